using System.Text;
using System.Text.Json;
using CyberStats.Datasets;
using CyberStats.Json;

namespace CyberStats.Fuzzing;

/// <summary>A reader, the files that its changes start from, and how it is asked.</summary>
/// <param name="Read">Reads a file; returns what was wrong with the result, and a text by which two results can be compared.</param>
/// <param name="Folders">The folders of hand-made files, under the fixtures of the tests.</param>
/// <param name="RealFiles">Real files, under the data folder, of which the first part is a start too.</param>
/// <param name="Texts">Small starts, written here.</param>
internal sealed record FuzzTarget(Func<Stream, FuzzResult> Read, string[] Folders, string[] RealFiles, params string[] Texts)
{
    private const int MostOfRealFile = 12 * 1024;
    private const int LongestStart = 64 * 1024;

    // Bounds small enough for a fuzzer to meet them.
    private static readonly CfrOptions Cfr = new() { MaxRecordBytes = 64 * 1024, MaxUnpackedBytes = 1024 * 1024 };

    public static SortedDictionary<string, FuzzTarget> All { get; } = new(StringComparer.Ordinal)
    {
        ["cfr"] = Of(s => CfrReader.Read(s, Cfr), ["Cfr"], ["incidents/cfr-2022-12.csv"]),
        ["document"] = new(Document, ["Document"], [], """{"schema":"cyberstats/1","incidents":[{"id":"a:b","title":"t","disclosed":"2020-01"}]}"""),
    };

    /// <summary>Returns the files to start from.</summary>
    public IEnumerable<byte[]> Starts()
    {
        string fixtures = Path.Combine(FuzzOptions.Project, "tests", "CyberStats.Datasets.Tests", "Fixtures");
        string data = Environment.GetEnvironmentVariable("CYBERSTATS_DATA") ?? Path.Combine(FuzzOptions.Project, "..", "shared", "data");
        IEnumerable<byte[]> handMade = Folders.Select(f => Path.Combine(fixtures, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            .Select(File.ReadAllBytes).Where(bytes => bytes.Length <= LongestStart);
        IEnumerable<byte[]> real = RealFiles.Select(f => Path.Combine(data, f)).Where(File.Exists).Select(Head);
        return [.. handMade, .. real, .. Texts.Select(Encoding.UTF8.GetBytes), []];
    }

    private static byte[] Head(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] head = new byte[MostOfRealFile];
        return head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    private static FuzzTarget Of<T>(Func<Stream, ImportResult<T>> read, string[] folders, string[] realFiles, params string[] texts) =>
        new(stream => Import(() => read(stream)), folders, realFiles, texts);

    private static FuzzResult Import<T>(Func<ImportResult<T>> read)
    {
        try
        {
            ImportResult<T> import = read();
            string? broken = import.Rows != import.Records.Count + import.RowsWithError
                ? FormattableString.Invariant($"{import.Rows} rows, but {import.Records.Count} records and {import.RowsWithError} rows with an error")
                : import.Records.Any(r => r is null) ? "a record is null" : null;
            var text = new StringBuilder();
            text.AppendJoin('\n', import.Issues);
            text.AppendJoin('\n', import.Records);
            return new FuzzResult(broken, text.ToString());
        }
        catch (InvalidDataException e)
        {
            return new FuzzResult(null, e.Message);
        }
    }

    private static FuzzResult Document(Stream stream)
    {
        try
        {
            CyberStatsDocument document = CyberStatsJson.Deserialize(stream);
            string json = CyberStatsJson.Serialize(document);
            return new FuzzResult(CyberStatsJson.Deserialize(json).Equals(document) ? null : "a document that is written and read again is another", json);
        }
        catch (JsonException e)
        {
            return new FuzzResult(null, e.Message);
        }
    }
}
