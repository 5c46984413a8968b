using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using CyberStats.Trends;

namespace CyberStats.Benchmarks;

/// <summary>Poisson change points, with a change every 20 counts, every 1000, and none, against a straightforward PELT in C.</summary>
internal static class ChangePointsComparison
{
    private static readonly (string Name, int Count, int Every, int PeerRuns, double? Target)[] Cases =
    [
        ("a change every 20", 10_000, 20, 25, null),
        ("a change every 20", 100_000, 20, 9, null),
        ("a change every 20", 1_000_000, 20, 3, null),
        ("a change every 1000", 10_000, 1000, 9, 10),
        ("a change every 1000", 100_000, 1000, 3, 10),
        ("a change every 1000", 1_000_000, 1000, 0, null),
        ("no change", 10_000, int.MaxValue, 3, 10),
        ("no change", 100_000, int.MaxValue, 1, 10),
        ("no change", 1_000_000, int.MaxValue, 0, null), // the peer's time grows with the square
    ];

    public static Comparison Run(CompareOptions options)
    {
        double[][] inputs = [.. Cases.Select(c => Counts(c.Count, c.Every))];
        Queue<JsonElement>? peers = RunPeer(options, inputs) is { } lines ? new(lines) : null;
        var rows = new List<ComparisonRow>();
        for (int i = 0; i < Cases.Length; i++)
        {
            (string name, int count, _, int runs, double? target) = Cases[i];
            double[] counts = inputs[i];
            Timing ours = Timing.Of(() => ChangePoints.Find(counts, ChangePointCost.Poisson, Penalty(counts)));
            Segmentation found = ChangePoints.Find(counts, ChangePointCost.Poisson, Penalty(counts));
            string what = FormattableString.Invariant($"{count} counts, {name} ({found.Breaks.Count} found)");
            rows.Add(new($"CyberStats ChangePoints.Find, {what}", ours, 1));
            if (runs > 0)
            {
                rows.Add(peers is null ? new("PELT in C", null, double.NaN, target) : PeerRow(peers.Dequeue(), found, ours, target));
            }
        }

        return new Comparison(
            "Poisson change points",
            "Counts whose mean, from 1 to 41, changes at random places, penalty 2 log n. The peer evaluates its starts one by one: where a change every 20 counts leaves it "
                + "a handful of them it has nothing to lose, and no target is set. "
                + "Number of changes and total cost agree. The peer's time without a change grows with the square of n: it is run once at 100000, and not at a million.",
            rows);
    }

    private static double Penalty(double[] counts) => 2 * Math.Log(counts.Length);

    private static double[] Counts(int count, int every)
    {
        var random = new RandomStream(1, count);
        double[] counts = new double[count];
        double mean = 5;
        for (int i = 0; i < count; i++)
        {
            mean = random.NextDouble() * every < 1 ? 1 + (40 * random.NextDouble()) : mean;
            counts[i] = Draw.Poisson(random, mean);
        }

        return counts;
    }

    private static IReadOnlyList<JsonElement>? RunPeer(CompareOptions options, double[][] inputs)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var arguments = new List<string> { options.Compiler };
            for (int i = 0; i < inputs.Length; i++)
            {
                if (Cases[i].PeerRuns > 0)
                {
                    string file = Path.Combine(folder, FormattableString.Invariant($"{i}"));
                    File.WriteAllBytes(file, MemoryMarshal.AsBytes(inputs[i].AsSpan()).ToArray());
                    arguments.AddRange([file, Penalty(inputs[i]).ToString("R", CultureInfo.InvariantCulture), FormattableString.Invariant($"{Cases[i].PeerRuns}")]);
                }
            }

            return Peer.Run(options.Python, Path.Combine(options.Peers, "change_points.py"), [.. arguments]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ComparisonRow PeerRow(JsonElement line, Segmentation found, Timing ours, double? target)
    {
        double cost = line.GetProperty("cost").GetDouble();
        int changes = line.GetProperty("changes").GetInt32();
        if (changes != found.Breaks.Count || Math.Abs(cost - found.TotalCost) > 1e-10 * Math.Abs(cost))
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"The peer has {changes} changes at a cost of {cost}, ours {found.Breaks.Count} at {found.TotalCost}."));
        }

        var peer = new Timing(line.GetProperty("median_ms").GetDouble(), line.GetProperty("min_ms").GetDouble());
        return new(line.GetProperty("peer").GetString()!, peer, peer.MedianMs / ours.MedianMs, target);
    }
}
