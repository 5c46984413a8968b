using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CyberStats.Datasets;
using CyberStats.Incidents;

namespace CyberStats.Benchmarks;

/// <summary>Reads VERIS incidents from memory: the library, a bare pass over their tokens, and Python's json with the same mapping.</summary>
internal static class VerisComparison
{
    private const double PassesAllowed = 6;
    private const int InventedCount = 2_000;
    private const int WarmUp = 150; // reads: so much code is compiled for good only after some seconds
    private const int Turns = 75;

    public static Comparison Run(CompareOptions options)
    {
        (byte[] json, int count, string origin) = Records();
        IReadOnlyList<JsonElement>? peers = RunPeer(options, json);
        (Timing ours, Timing pass) = InTurn(json);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        ImportResult<Incident> result = Read(json);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        RequireAgreement(peers, result);

        var rows = new List<ComparisonRow>
        {
            new("CyberStats VerisReader.Read", ours, 1),
            new(FormattableString.Invariant($"a bare Utf8JsonReader pass (times ours: {PassesAllowed} passes over ours)"), pass, PassesAllowed * pass.MedianMs / ours.MedianMs, 1),
        };
        JsonElement? line = peers is [var first] ? first : null;
        Timing? peer = line is { } l ? new Timing(l.GetProperty("median_ms").GetDouble(), l.GetProperty("min_ms").GetDouble()) : null;
        rows.Add(new ComparisonRow(line?.GetProperty("peer").GetString() + " and a mapping loop", peer, peer is null ? double.NaN : peer.MedianMs / ours.MedianMs, 2));
        return new Comparison(
            "Read VERIS incidents",
            FormattableString.Invariant($"{count} records, {json.Length / 1e6:0.0} MB of JSON in one array in memory: {origin}. All sides count the same records, types, links, victims, actors, losses and kept originals. ")
                + FormattableString.Invariant($"Ours takes {ours.MedianMs / pass.MedianMs:0.0} passes and allocates {allocated / count} bytes a record, most of it the result."),
            rows);
    }

    private static ImportResult<Incident> Read(byte[] json)
    {
        using var stream = new MemoryStream(json, writable: false);
        return VerisReader.Read(stream);
    }

    private static long Pass(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        long tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    /// <summary>Times both in turn, run by run, since the machine may change its pace.</summary>
    private static (Timing Ours, Timing Pass) InTurn(byte[] json)
    {
        for (int i = 0; i < WarmUp; i++)
        {
            GC.KeepAlive(Read(json));
            GC.KeepAlive(Pass(json));
        }

        GC.Collect();
        var ours = new double[Turns];
        var passes = new double[Turns];
        for (int i = 0; i < Turns; i++)
        {
            ours[i] = Milliseconds(() => Read(json));
            passes[i] = Milliseconds(() => Pass(json));
        }

        return (TimingOf(ours), TimingOf(passes));
    }

    private static double Milliseconds<T>(Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        GC.KeepAlive(work());
        return watch.Elapsed.TotalMilliseconds;
    }

    private static Timing TimingOf(double[] times)
    {
        Array.Sort(times);
        return new Timing(times[times.Length / 2], times[0]);
    }

    private static void RequireAgreement(IReadOnlyList<JsonElement>? peers, ImportResult<Incident> result)
    {
        long[] ours =
        [
            result.Records.Count, result.Records.Sum(r => r.Records.Best ?? 0), result.Records.Sum(r => r.Types.Length),
            result.Records.Sum(r => r.SourceIds.Length), result.Records.Sum(r => r.Original.Count), result.Records.Sum(r => r.Victims.Length),
            result.Records.Sum(r => r.ActorIds.Length), result.Records.Sum(r => r.Losses.Length), result.Records.Count(r => r.Discovered is not null),
        ];
        foreach (JsonElement line in peers ?? [])
        {
            long[] theirs = [.. line.GetProperty("counts").EnumerateArray().Select(n => n.GetInt64())];
            if (!theirs.SequenceEqual(ours))
            {
                throw new InvalidOperationException($"The peer counted {string.Join(' ', theirs)}, ours {string.Join(' ', ours)}.");
            }
        }
    }

    private static IReadOnlyList<JsonElement>? RunPeer(CompareOptions options, byte[] json)
    {
        string input = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(input, json);
            return Peer.Run(options.Python, Path.Combine(options.Peers, "veris.py"), input);
        }
        finally
        {
            File.Delete(input);
        }
    }

    /// <summary>The real sample or, where it is not at hand, invented records.</summary>
    private static (byte[] Json, int Count, string Origin) Records()
    {
        string data = Environment.GetEnvironmentVariable("CYBERSTATS_DATA") ?? Path.Combine(Here(), "..", "..", "..", "shared", "data");
        string file = Path.Combine(data, "incidents", "veris", "vcdb-sample.zip");
        var records = new List<string>();
        if (!File.Exists(file))
        {
            records.AddRange(Enumerable.Range(0, InventedCount).Select(Invented));
            return (Joined(records), records.Count, "invented, since the real sample is not at hand");
        }

        using ZipArchive archive = ZipFile.OpenRead(file);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            records.Add(reader.ReadToEnd());
        }

        return (Joined(records), records.Count, "the sample of the VERIS Community Database");
    }

    private static byte[] Joined(IEnumerable<string> records) => Encoding.UTF8.GetBytes($"[{string.Join(",\n", records)}]");

    private static string Invented(int i) => FormattableString.Invariant($$"""
        {
          "action": { "hacking": { "variety": [ "Unknown", "DoS" ], "vector": [ "Web application" ] } },
          "actor": { "external": { "country": [ "Unknown" ], "motive": [ "Financial" ], "variety": [ "Activist" ] } },
          "attribute": { "confidentiality": { "data": [ { "amount": {{i}}, "variety": "Personal" } ], "data_disclosure": "Yes", "data_total": {{i}} } },
          "incident_id": "{{i:D8}}",
          "plus": { "created": "2016-02-10T07:07:18Z", "master_id": "m{{i}}", "modified": "2016-02-10T07:07:18Z" },
          "reference": "https://example.org/{{i}}",
          "schema_version": "1.3.4",
          "security_incident": "Confirmed",
          "source_id": "invented",
          "summary": "An invented harbour office lost the bookings of a summer, number {{i}}.",
          "timeline": { "incident": { "day": {{1 + (i % 28)}}, "month": 7, "year": 2014 } },
          "victim": { "country": [ "EE" ], "employee_count": "11 to 100", "industry": "483114", "victim_id": "Harbour {{i}}" }
        }
        """);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
