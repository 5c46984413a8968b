using System.Globalization;
using System.Runtime.CompilerServices;

namespace CyberStats.Fuzzing;

/// <summary>The options of the program.</summary>
internal sealed record FuzzOptions
{
    public string? Only { get; private init; }

    public double Minutes { get; private init; } = 10;

    public int Jobs { get; private init; } = 1;

    public int Seed { get; private init; } = 1;

    public string Out { get; private init; } = Path.Combine(Benchmarks, "results");

    public string Findings { get; private init; } = Path.Combine(Project, "TestResults", "fuzzing");

    /// <summary>Gets the number of the flood that this process is to read; -1 for none.</summary>
    public int Flood { get; private init; } = -1;

    /// <summary>Gets whether this is the process that runs one target on libraries whose branches are watched.</summary>
    public bool IsChild { get; private init; }

    public static string Help => $"""
        Feeds hostile files to the readers, led by the branches that they reach; with flood, endless streams of them.

        Usage: [flood] [--only NAME] [--minutes M] [--jobs N] [--seed N] [--out FOLDER] [--findings FOLDER]

          --only NAME        one reader: {string.Join(", ", FuzzTarget.All.Keys)}
          --minutes M        how long each reader is fed; 10 unless given
          --jobs N           how many readers at once; 1 unless given
          --seed N           the seed of the random changes; 1 unless given
          --out FOLDER       where the report fuzzing.md goes; benchmarks/results of the project unless given
          --findings FOLDER  where files go that broke a promise; TestResults/fuzzing of the project unless given

        A reader promises: no exception but InvalidDataException (a document: JsonException); rows = records + rows with an error;
        the same result however the stream hands out its bytes; memory in proportion to the input; and an end.
        A flood is 1 GB made on the fly; its report flood.md has what came of each, and the memory it took.
        """;

    private static string Benchmarks => Path.GetFullPath(Path.Combine(Here(), ".."));

    public static string Project => Path.GetFullPath(Path.Combine(Benchmarks, ".."));

    /// <summary>Reads the options; null where they are wrong.</summary>
    public static FuzzOptions? Parse(string[] args, out string complaint)
    {
        var options = new FuzzOptions();
        complaint = "";
        for (int i = 0; i < args.Length; i += 2)
        {
            string value = i + 1 < args.Length ? args[i + 1] : "";
            FuzzOptions? next = args[i] switch
            {
                "--only" when FuzzTarget.All.ContainsKey(value) => options with { Only = value },
                "--minutes" when double.TryParse(value, CultureInfo.InvariantCulture, out double minutes) && minutes > 0 => options with { Minutes = minutes },
                "--jobs" when int.TryParse(value, CultureInfo.InvariantCulture, out int jobs) && jobs > 0 => options with { Jobs = jobs },
                "--seed" when int.TryParse(value, CultureInfo.InvariantCulture, out int seed) => options with { Seed = seed },
                "--out" when value.Length > 0 => options with { Out = value },
                "--findings" when value.Length > 0 => options with { Findings = value },
                "--flood" when int.TryParse(value, CultureInfo.InvariantCulture, out int flood) => options with { Flood = flood },
                "--child" when value == "yes" => options with { IsChild = true },
                _ => null,
            };
            if (next is null)
            {
                complaint = $"not understood: '{args[i]} {value}'";
                return null;
            }

            options = next;
        }

        return options;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
