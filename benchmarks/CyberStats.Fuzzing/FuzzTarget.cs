using System.Text;
using System.Text.Json;
using CyberStats.Datasets;
using CyberStats.Incidents;
using CyberStats.Json;

namespace CyberStats.Fuzzing;

/// <summary>A reader, the files that its changes start from, and how it is asked.</summary>
/// <param name="Read">Reads a file: with bounds small enough for a fuzzer to meet them where the second argument is true, else with the defaults.</param>
/// <param name="Folders">The folders of hand-made files, under the fixtures of the tests.</param>
/// <param name="RealFiles">Real files, under the data folder, of which the first part is a start too.</param>
/// <param name="Head">What a file of the format begins with: a header, or a bracket and the name of a member.</param>
/// <param name="Row">A small row or object, with what separates it from the next.</param>
internal sealed record FuzzTarget(Func<Stream, bool, FuzzResult> Read, string[] Folders, string[] RealFiles, string Head, string Row)
{
    private const int MostOfRealFile = 12 * 1024;
    private const int LongestStart = 64 * 1024;

    public static SortedDictionary<string, FuzzTarget> All { get; } = new(StringComparer.Ordinal)
    {
        ["cfr"] = Of<Incident, CfrOptions>(
            (stream, options) => CfrReader.Read(stream, options),
            ["Cfr"],
            ["incidents/cfr-2022-12.csv"],
            "Title,Date,Affiliations,Description,Response,Victims,Sponsor,Type,Category,Sources_1,Sources_2,Sources_3\n",
            "a,1/2/2020,,,,,,,,,,\n"),
        ["dataset"] = new(Any, ["Kev", "Misp"], [], "ID,name,start_date,incident_type\n", "1,a,2020-01-02,Disruption\n"),
        ["document"] = new(Document, ["Document"], [], """{"schema":"cyberstats/1","incidents":[""", """{"id":"a:b","title":"t","disclosed":"2020-01"},"""),
        ["kev"] = Of<ExploitedVulnerability, KevOptions>(
            (stream, options) => KevReader.Read(stream, options),
            ["Kev"],
            ["vulnerabilities/known_exploited_vulnerabilities.json", "vulnerabilities/known_exploited_vulnerabilities.csv"],
            """{"catalogVersion":"1","vulnerabilities":[""",
            """{"cveID":"CVE-2021-26855","dateAdded":"2021-11-03"},"""),
        ["misp"] = Of<Actor, MispOptions>(
            (stream, options) => MispReader.Read(stream, options),
            ["Misp"],
            ["incidents/misp-threat-actor.json"],
            """{"type":"threat-actor","values":[""",
            """{"value":"a","uuid":"b"},"""),
    };

    /// <summary>Returns the files to start from.</summary>
    public IEnumerable<byte[]> Starts()
    {
        string fixtures = Path.Combine(FuzzOptions.Project, "tests", "CyberStats.Datasets.Tests", "Fixtures");
        string data = Environment.GetEnvironmentVariable("CYBERSTATS_DATA") ?? Path.Combine(FuzzOptions.Project, "..", "shared", "data");
        IEnumerable<byte[]> handMade = Folders.Select(f => Path.Combine(fixtures, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            .Select(File.ReadAllBytes).Where(bytes => bytes.Length <= LongestStart);
        IEnumerable<byte[]> real = RealFiles.Select(f => Path.Combine(data, f)).Where(File.Exists).Select(HeadOf);
        return [.. handMade, .. real, Encoding.UTF8.GetBytes(Head + Row + Row), []];
    }

    private static byte[] HeadOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] head = new byte[MostOfRealFile];
        return head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    private static FuzzTarget Of<T, TOptions>(
        Func<Stream, TOptions, ImportResult<T>> read, string[] folders, string[] realFiles, string head, string row)
        where TOptions : ImportOptions, new() => new(
            (stream, isBounded) => Import(() => read(
                stream, isBounded ? (TOptions)(new TOptions() with { MaxRecordBytes = 64 * 1024, MaxUnpackedBytes = 1024 * 1024 }) : new TOptions())),
            folders,
            realFiles,
            head,
            row);

    private static FuzzResult Import<T>(Func<ImportResult<T>> read)
    {
        try
        {
            ImportResult<T> import = read();
            string? broken = import.Rows != import.Records.Count + import.RowsWithError
                ? FormattableString.Invariant($"{import.Rows} rows, but {import.Records.Count} records and {import.RowsWithError} rows with an error")
                : import.Records.Any(r => r is null) ? "a record is null" : null;
            return new FuzzResult(
                broken,
                FormattableString.Invariant($"{import.Rows} rows, {import.RowsWithError} with an error"),
                () => string.Join('\n', [.. import.Issues, .. import.Records.Cast<object>()]));
        }
        catch (InvalidDataException e)
        {
            return new FuzzResult(null, $"refused: {e.Message}", () => e.Message);
        }
    }

    private static FuzzResult Any(Stream stream, bool isBounded)
    {
        try
        {
            using Dataset data = Dataset.Open(stream, isBounded ? new DatasetOptions { MaxRecordBytes = 64 * 1024, MaxUnpackedBytes = 1024 * 1024 } : null);
            DatasetImport import = data.Read();
            return new FuzzResult(
                import.Rows < import.RowsWithError ? "more rows with an error than rows" : null,
                data.ToString(),
                () => $"{string.Join('\n', import.Issues)}\n{CyberStatsJson.Serialize(import.Document)}");
        }
        catch (InvalidDataException e)
        {
            return new FuzzResult(null, $"refused: {e.Message}", () => e.Message);
        }
    }

    private static FuzzResult Document(Stream stream, bool isBounded)
    {
        try
        {
            CyberStatsDocument document = CyberStatsJson.Deserialize(stream);
            string json = CyberStatsJson.Serialize(document);
            return new FuzzResult(
                CyberStatsJson.Deserialize(json).Equals(document) ? null : "a document that is written and read again is another", document.ToString(), () => json);
        }
        catch (JsonException e)
        {
            return new FuzzResult(null, $"refused: {e.Message}", () => e.Message);
        }
    }
}
