using System.Globalization;

namespace CyberStats.Samples.Briefing;

/// <summary>Answers the headline "8 incidents in 2005, 88 in 2020" and, given the tracker's export, shows what that says.</summary>
public static class BriefingProgram
{
    private const string Help = """
        CyberStats briefing: a headline on cyber incidents, turned into figures with their uncertainty.

        Usage: briefing [--cfr FILE] [--as-of YYYY-MM-DD]

          --cfr FILE           also read the CSV export of the CFR Cyber Operations Tracker
          --as-of YYYY-MM-DD   the day of that export; by default the day of its latest incident
          --help               show this text

        Exit codes: 0 done, 2 wrong arguments, or a file that is missing or of another format.
        """;

    /// <summary>Runs the program.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Where the briefing goes.</param>
    /// <param name="error">Where a complaint goes: one line.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        string? file = null;
        DateOnly? asOf = null;
        for (int i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h":
                    output.WriteLine(Help);
                    return 0;
                case "--cfr" when i + 1 < args.Count && args[i + 1].Length > 0:
                    file = args[++i];
                    break;
                case "--as-of" when i + 1 < args.Count && ReadDay(args[i + 1]) is { } day:
                    asOf = day;
                    i++;
                    break;
                case "--cfr":
                    return Complain(error, "--cfr needs the name of a file");
                case "--as-of":
                    return Complain(error, "--as-of needs a day such as 2022-12-31");
                default:
                    return Complain(error, $"unknown argument '{args[i]}'; --help shows what there is");
            }
        }

        if (file is null && asOf is not null)
        {
            return Complain(error, "--as-of is the day of a file, and none is given with --cfr");
        }

        if (file is null)
        {
            Headline.Write(new Page(output));
            return 0;
        }

        try
        {
            using FileStream stream = File.OpenRead(file);
            TrackerReport report = TrackerReport.Read(stream, asOf);
            Headline.Write(new Page(output));
            report.Write(new Page(output));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException { ParamName: "path" })
        {
            return Complain(error, $"cannot read '{file}': {(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message)}");
        }
    }

    private static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static int Complain(TextWriter error, string what)
    {
        error.WriteLine($"briefing: {what}");
        return 2;
    }
}
