using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using CyberStats.Trends;

namespace CyberStats.Benchmarks;

/// <summary>Mann-Kendall and Theil-Sen with its interval on ten thousand values, against scipy; and Theil-Sen on a million, against a sort.</summary>
internal static class RankTrendComparison
{
    private const int Count = 10_000;
    private const int Many = 1_000_000;
    private const double SortsAllowed = 40;
    private const double MegabytesAllowed = 500;

    public static Comparison Run(CompareOptions options)
    {
        double[] values = Values(Count);
        double[] many = Values(Many);
        IReadOnlyList<JsonElement>? peers = RunPeers(options, values);
        Timing kendall = Timing.Of(() => MannKendall.Test(values));
        Timing sen = Timing.Of(() => TheilSen.Fit(values));
        (Timing senMany, double megabytes) = Few(() => TheilSen.Fit(many));
        double[] counts = Counts(Many);
        (Timing senCounts, double countMegabytes) = Few(() => TheilSen.Fit(counts));
        if (Math.Max(megabytes, countMegabytes) > MegabytesAllowed)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"A million values took {megabytes:0} MB, counts {countMegabytes:0} MB."));
        }

        (Timing sort, _) = Few(() =>
        {
            double[] copy = [.. many];
            Array.Sort(copy);
            return copy;
        });

        return new Comparison(
            "Rank tests and slopes",
            FormattableString.Invariant($"A random walk with a slope, {Count} values, and {Many} for the last rows. Tau, slope and interval agree with the peer's. ")
                + FormattableString.Invariant($"Theil-Sen on {Many} allocated {megabytes:0} MB in all, on as many Poisson counts that grow {countMegabytes:0} MB; its target is {SortsAllowed} times the sort, so that the ratio is {SortsAllowed} sorts over ours."),
            [
                new("CyberStats MannKendall.Test", kendall, 1),
                PeerRow(peers, "tau", MannKendall.Test(values).TauB, kendall, 1),
                new("CyberStats TheilSen.Fit with interval", sen, 1),
                PeerRow(peers, "slope", TheilSen.Fit(values).Slope.Value, sen, 500),
                new("CyberStats TheilSen.Fit, a million", senMany, 1),
                new("Array.Sort, a million", sort, SortsAllowed * sort.MedianMs / senMany.MedianMs, 1),
                new("CyberStats TheilSen.Fit, a million counts", senCounts, 1),
                new("Array.Sort, a million, against the counts", sort, SortsAllowed * sort.MedianMs / senCounts.MedianMs, 1),
            ]);
    }

    private static double[] Values(int count)
    {
        var random = new RandomStream(1, count);
        double[] values = new double[count];
        double walk = 0;
        for (int i = 0; i < count; i++)
        {
            walk += random.NextDouble() - 0.5;
            values[i] = walk + (0.001 * i) + random.NextDouble();
        }

        return values;
    }

    private static double[] Counts(int count)
    {
        var random = new RandomStream(2, count);
        return [.. Enumerable.Range(0, count).Select(i => (double)Draw.Poisson(random, 3 + (4.0 * i / count)))];
    }

    private static (Timing Timing, double Megabytes) Few<T>(Func<T> work)
    {
        GC.KeepAlive(work());
        double[] times = new double[3];
        long allocated = 0;
        for (int i = 0; i < times.Length; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            GC.KeepAlive(work());
            times[i] = watch.Elapsed.TotalMilliseconds;
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        Array.Sort(times);
        return (new Timing(times[1], times[0]), allocated / 1e6);
    }

    private static IReadOnlyList<JsonElement>? RunPeers(CompareOptions options, double[] values)
    {
        string input = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(input, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
            return Peer.Run(options.Python, Path.Combine(options.Peers, "rank_trend.py"), input);
        }
        finally
        {
            File.Delete(input);
        }
    }

    private static ComparisonRow PeerRow(IReadOnlyList<JsonElement>? peers, string what, double ours, Timing timing, double target)
    {
        foreach (JsonElement line in (peers ?? []).Where(l => l.GetProperty("what").GetString() == what))
        {
            double theirs = line.GetProperty("value").GetDouble();
            if (Math.Abs(theirs - ours) > 1e-9 * Math.Abs(ours))
            {
                throw new InvalidOperationException(FormattableString.Invariant($"The peer's {what} is {theirs}, ours {ours}."));
            }

            var peer = new Timing(line.GetProperty("median_ms").GetDouble(), line.GetProperty("min_ms").GetDouble());
            return new(line.GetProperty("peer").GetString()!, peer, peer.MedianMs / timing.MedianMs, target);
        }

        return new($"scipy, {what}", null, double.NaN, target);
    }
}
