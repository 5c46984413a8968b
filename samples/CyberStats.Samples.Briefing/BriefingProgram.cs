using System.Globalization;
using System.Text.Json;
using CyberStats.Datasets;
using CyberStats.Json;

namespace CyberStats.Samples.Briefing;

/// <summary>
/// Answers the headline "8 incidents in 2005, 88 in 2020" and the questions of the founding texts and, given the tracker's export, shows what
/// that says.
/// </summary>
public static class BriefingProgram
{
    private const string Help = """
        CyberStats briefing: headlines on cyber danger, turned into figures with their uncertainty.

        Usage: briefing [--record FILE] [--json FILE] [--cfr FILE [--as-of YYYY-MM-DD]]

          --record FILE        read the figures, incidents and agreements from a saved document,
                               in place of the founding record that comes with the library
          --json FILE          save that record as such a document
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
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        DateOnly? asOf = null;
        for (int i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h":
                    output.WriteLine(Help);
                    return 0;
                case "--cfr" or "--record" or "--json" when i + 1 < args.Count && args[i + 1].Length > 0:
                    if (!files.TryAdd(args[i], args[i + 1]))
                    {
                        return Complain(error, $"{args[i]} is given twice");
                    }

                    i++;
                    break;
                case "--as-of" when i + 1 < args.Count && ReadDay(args[i + 1]) is { } day:
                    asOf = day;
                    i++;
                    break;
                case "--cfr" or "--record" or "--json":
                    return Complain(error, $"{args[i]} needs the name of a file");
                case "--as-of":
                    return Complain(error, "--as-of needs a day such as 2022-12-31");
                default:
                    return Complain(error, $"unknown argument '{args[i]}'; --help shows what there is");
            }
        }

        if (asOf is not null && !files.ContainsKey("--cfr"))
        {
            return Complain(error, "--as-of is the day of a file, and none is given with --cfr");
        }

        // Everything is read, and saved, before anything is printed: a complaint stands alone. A record that is saved again is read
        // strictly, since what is not understood would be lost.
        CyberStatsDocument ReadRecord(Stream stream) => CyberStatsJson.Deserialize(stream, refuseUnknownMembers: files.ContainsKey("--json"));
        if (!Try("--record", "read", error, files, file => Read(file, ReadRecord), out CyberStatsDocument? record)
            || !Try("--cfr", "read", error, files, file => Read(file, stream => TrackerReport.Read(stream, asOf)), out TrackerReport? tracker)
            || !Try("--json", "write", error, files, file => Save(record ?? FoundingRecord.Load(), file, files.GetValueOrDefault("--cfr")), out string? saved))
        {
            return 2;
        }

        record ??= FoundingRecord.Load();
        var page = new Page(output);
        Headline.Write(page, record);
        new FoundingReport(record).Write(page);
        tracker?.Write(page, record);
        if (saved is not null)
        {
            page.Line();
            page.Line(saved);
        }

        return 0;
    }

    private static T Read<T>(string file, Func<Stream, T> read)
    {
        using FileStream stream = File.OpenRead(file);
        return read(stream);
    }

    /// <summary>Writes beside the file first, and puts that in its place when it is whole.</summary>
    private static string Save(CyberStatsDocument record, string file, string? tracker)
    {
        string target = Path.GetFullPath(file);
        if (tracker is not null && target == Path.GetFullPath(tracker))
        {
            throw new IOException("it is the file of --cfr");
        }

        string beside = target + ".new";
        using (FileStream stream = File.Create(beside))
        {
            CyberStatsJson.Serialize(record, stream);
            stream.WriteByte((byte)'\n');
        }

        File.Move(beside, target, overwrite: true);
        return $"  The record is saved in {target}.";
    }

    /// <summary>Does something with the file of an option, if it is given; false, with one line of complaint, where that fails.</summary>
    private static bool Try<T>(string option, string verb, TextWriter error, Dictionary<string, string> files, Func<string, T> use, out T? result)
        where T : class
    {
        result = null;
        if (!files.TryGetValue(option, out string? file))
        {
            return true;
        }

        try
        {
            result = use(file);
            return true;
        }
        catch (Exception e) when (
            e is IOException or UnauthorizedAccessException or InvalidDataException or JsonException or ArgumentException { ParamName: "path" })
        {
            string why = e switch
            {
                FileNotFoundException => "there is no such file",
                DirectoryNotFoundException => "there is no such folder",
                UnauthorizedAccessException when Directory.Exists(file) => "it is a folder",
                _ => e.Message,
            };
            Complain(error, $"cannot {verb} '{file}': {why}");
            return false;
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
