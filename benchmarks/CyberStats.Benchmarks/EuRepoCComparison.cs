using System.Globalization;
using System.Text.Json;
using CyberStats.Datasets;
using CyberStats.Incidents;

namespace CyberStats.Benchmarks;

/// <summary>Reads EuRepoC's three files, repeated to 100 MB, into typed records: the library, and pandas.</summary>
internal static class EuRepoCComparison
{
    private const string Title = "Read EuRepoC's three files";
    private const int Runs = 7; // of seconds each
    private const double WarmUpSeconds = 8;

    public static Comparison Run(CompareOptions options)
    {
        if (!Directory.Exists(options.Data))
        {
            return new Comparison(Title, $"Not run: there is no folder of real data at '{options.Data}'.", []);
        }

        using var data = new EuRepoCData(options.Data);
        ImportResult<Incident> result = Read(data);
        long before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(Read(data));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        IReadOnlyList<JsonElement>? pandas = Peer.Run(options.Python, Path.Combine(options.Peers, "eurepoc.py"), data.Global, data.Attributions, data.Receivers);
        foreach (JsonElement line in pandas ?? [])
        {
            RequireSame(line, result);
        }

        int rows = result.Rows;
        long issues = result.IssueCounts.Sum(c => (long)c.Count);
        double parts = (double)result.Records.Sum(r => r.Victims.Length + r.Attributions.Length) / rows;
        result = null!; // what is timed does not run beside it
        Timing ours = Timing.Of(() => Read(data).Rows, Runs, WarmUpSeconds, collects: true);
        return new Comparison(
            Title,
            string.Create(CultureInfo.InvariantCulture, $"The global, attribution and receiver files of version 1.1, {data.Copies} times over with ids, names and descriptions of their own: {data.Bytes / 1e6:0} MB, ")
                + string.Create(CultureInfo.InvariantCulture, $"{rows} incidents, from files that the system has in memory. Ours reads, types, joins and reports {issues} issues; ")
                + "pandas reads with dates parsed, vocabularies as categories, numbers and lists read (each different cell once), and the rows of the other files found by incident. "
                + string.Create(CultureInfo.InvariantCulture, $"Ours allocates {allocated / 1e3 / rows:0.0} kB per incident, with its {parts:0.0} victims and attributions. What a run leaves behind is collected before the next, outside of what is timed."),
            [
                new("CyberStats EuRepoCReader, joined", ours, 1),
                Row(pandas, "typed", ours, 1),
                Row(pandas, "strings", ours, null),
            ]);
    }

    private static ImportResult<Incident> Read(EuRepoCData data)
    {
        using FileStream global = File.OpenRead(data.Global), attributions = File.OpenRead(data.Attributions), receivers = File.OpenRead(data.Receivers);
        return EuRepoCReader.Read(global, attributions, receivers);
    }

    private static void RequireSame(JsonElement line, ImportResult<Incident> result)
    {
        (int Rows, int Victims, double Intensity) peer = (line.GetProperty("rows").GetInt32(), line.GetProperty("receivers").GetInt32(), line.GetProperty("intensity").GetDouble());
        (int Rows, int Victims, double Intensity) ours = (result.Rows, result.Records.Sum(r => r.Victims.Length), result.Records.Sum(r => r.Severity?.Score ?? 0));
        if (peer != ours)
        {
            throw new InvalidOperationException($"The peer read something else: {peer} in place of {ours}.");
        }
    }

    private static ComparisonRow Row(IReadOnlyList<JsonElement>? lines, string variant, Timing ours, double? target)
    {
        foreach (JsonElement line in (lines ?? []).Where(l => l.GetProperty("variant").GetString() == variant))
        {
            var timing = new Timing(line.GetProperty("median_ms").GetDouble(), line.GetProperty("min_ms").GetDouble());
            return new($"{line.GetProperty("peer").GetString()} read_csv, {variant}", timing, timing.MedianMs / ours.MedianMs, target);
        }

        return new($"pandas read_csv, {variant}", null, double.NaN, target);
    }
}
