using System.Globalization;

namespace CyberStats.Samples.Losses;

/// <summary>
/// Says what a file of losses says: how it is rounded, which law describes it, how heavy its tail is, what to expect beyond it, and what it
/// cannot tell.
/// </summary>
public static class LossesProgram
{
    private const string Help = """
        CyberStats losses: from a file of losses to their law, their tail and what lies beyond them.

        Usage: losses FILE [--threshold AMOUNT]

          FILE                 one amount a line, or a date and an amount (2017-06-27,1250000);
                               lines that start with '#' and a first line of names are passed over
          --threshold AMOUNT   where the tail begins; by default the library chooses
          --help               show this text

        Amounts are in one currency, with a point for decimals and nothing between thousands.
        Exit codes: 0 done, 2 wrong arguments, or a file that is missing or holds no losses.
        """;

    /// <summary>Runs the program.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="error">Where a complaint goes: one line.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        string? name = null;
        double? threshold = null;
        for (int i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h":
                    output.WriteLine(Help);
                    return 0;
                case "--threshold" when i + 1 < args.Count && ReadAmount(args[i + 1]) is { } amount:
                    threshold = amount;
                    i++;
                    break;
                case "--threshold":
                    return Complain(error, "--threshold needs an amount such as 100000");
                case ['-', _, ..]:
                    return Complain(error, $"unknown argument '{args[i]}'; --help shows what there is");
                default:
                    if (name is not null)
                    {
                        return Complain(error, $"one file at a time, but '{name}' and '{args[i]}' are given");
                    }

                    name = args[i];
                    break;
            }
        }

        if (string.IsNullOrEmpty(name))
        {
            return Complain(error, "which file? --help shows what there is");
        }

        LossFile file;
        try
        {
            using var reader = new StreamReader(name);
            file = LossFile.Read(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException { ParamName: "path" })
        {
            string why = e switch
            {
                FileNotFoundException => "there is no such file",
                DirectoryNotFoundException => "there is no such folder",
                UnauthorizedAccessException when Directory.Exists(name) => "it is a folder",
                _ => e.Message,
            };
            return Complain(error, $"cannot read '{name}': {why}");
        }

        new LossReport(file, threshold).Write(new Page(output));
        return 0;
    }

    private static double? ReadAmount(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double amount) && double.IsFinite(amount) && amount >= 0 ? amount : null;

    private static int Complain(TextWriter error, string what)
    {
        error.WriteLine($"losses: {what}");
        return 2;
    }
}
