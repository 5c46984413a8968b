using System.Text.Json;
using CyberStats.Datasets;

namespace CyberStats.Benchmarks;

/// <summary>Reads the campaigns of a real STIX bundle: the library, a bare pass over its tokens, and Python's json with a plain mapping.</summary>
internal static class StixComparison
{
    private const string Name = "ics-attack-18.1.json";

    private const int WarmUp = 500; // reads: so much code is compiled for good only after some seconds

    public static Comparison Run(CompareOptions options)
    {
        string path = Path.Combine(
            Environment.GetEnvironmentVariable("CYBERSTATS_DATA") ?? Path.Combine(options.Peers, "..", "..", "..", "shared", "data"), "incidents", "stix", Name);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"The comparison reads a real bundle: set CYBERSTATS_DATA to the folder of real data that holds incidents/stix/{Name}.", path);
        }

        byte[] bytes = File.ReadAllBytes(path);
        for (int i = 0; i < WarmUp; i++)
        {
            GC.KeepAlive(Read(bytes));
        }

        Timing ours = Timing.Of(() => Read(bytes));
        Timing tokens = Timing.Of(() => Tokens(bytes));
        JsonElement? peer = RunPeer(options, path, Read(bytes));
        Timing oursAgain = Timing.Of(() => Read(bytes)); // the machine may have changed its pace meanwhile
        ours = oursAgain.MedianMs > ours.MedianMs ? oursAgain : ours;

        long before = GC.GetAllocatedBytesForCurrentThread();
        StixImport import = Read(bytes);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        int objects = import.ObjectCounts.Values.Sum();
        var python = peer is { } line ? new Timing(line.GetProperty("median_ms").GetDouble(), line.GetProperty("min_ms").GetDouble()) : null;
        return new Comparison(
            "Read campaigns from a STIX bundle",
            FormattableString.Invariant(
                $"The ICS ATT&CK bundle 18.1, {bytes.Length / 1e6:0.00} MB in memory, {objects} objects, {import.Records.Count} records with what they refer to, {import.Actors.Count} actors. ")
                + FormattableString.Invariant($"The library allocates {allocated / 1e6:0.00} MB, {allocated / objects} bytes an object, what it returns among them. ")
                + "All sides find the same records, attributions, techniques, references and months; the bare pass finds nothing, it only reads the tokens.",
            [
                new("CyberStats StixReader", ours, 1),
                new("bare Utf8JsonReader pass", tokens, tokens.MedianMs / ours.MedianMs),
                new(peer is { } p ? $"{p.GetProperty("peer").GetString()}.load and a plain mapping" : "python json.load and a plain mapping", python, python is null ? double.NaN : python.MedianMs / ours.MedianMs),
            ]);
    }

    private static StixImport Read(byte[] bytes) => StixReader.Read(new MemoryStream(bytes, writable: false));

    private static long Tokens(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        long count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }

    private static JsonElement? RunPeer(CompareOptions options, string path, StixImport import)
    {
        if (Peer.Run(options.Python, Path.Combine(options.Peers, "stix_read.py"), path) is not [JsonElement line, ..])
        {
            return null;
        }

        (string What, int Count)[] found =
        [
            ("records", import.Records.Count), ("actors", import.Actors.Count), ("attributions", import.Records.Sum(r => r.Attributions.Length)),
            ("techniques", import.Records.Sum(r => r.Techniques.Length)), ("references", import.Records.Sum(r => r.SourceIds.Length - 1)),
            ("months", import.IssueCounts.Where(c => c.Code == "month_at_local_midnight").Sum(c => c.Count)),
        ];
        foreach ((string what, int count) in found)
        {
            if (line.GetProperty(what).GetInt32() != count)
            {
                throw new InvalidOperationException($"The peer found {line.GetProperty(what)} {what} in place of {count}.");
            }
        }

        return line;
    }
}
