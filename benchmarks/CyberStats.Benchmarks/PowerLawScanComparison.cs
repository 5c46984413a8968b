using System.Runtime.InteropServices;
using System.Text.Json;
using CyberStats.Tails;

namespace CyberStats.Benchmarks;

/// <summary>Power laws over all thresholds: against sorting the values, brute force in C, and R's poweRlaw.</summary>
internal static class PowerLawScanComparison
{
    private const double SortTarget = 0.1; // at most ten times the time of sorting the same values
    private const double BruteForceTarget = 50;

    private static readonly (string Name, int Count, int PeerRuns)[] Cases =
    [
        ("Pareto from 1 on", 1_000, 9),
        ("Pareto from 1 on", 10_000, 5),
        ("Pareto from 1 on", 100_000, 1),
        ("uniform with a Pareto tail", 10_000, 5),
        ("uniform with a Pareto tail", 100_000, 1),
        ("lognormal", 10_000, 5),
        ("lognormal", 100_000, 1),
        ("lognormal", 1_000_000, 0), // the peer's time grows with the square
    ];

    private static readonly int[] ForR = [0, 1];

    public static Comparison Run(CompareOptions options)
    {
        double[][] inputs = [.. Cases.Select(c => Values(c.Name, c.Count))];
        (Queue<JsonElement>? compiled, Queue<JsonElement>? r) = RunPeers(options, inputs);
        var rows = new List<ComparisonRow>();
        for (int i = 0; i < Cases.Length; i++)
        {
            double[] values = inputs[i];
            string what = FormattableString.Invariant($"{Cases[i].Count} values, {Cases[i].Name}");
            PowerLawFit fit = PowerLaw.Fit(values, PowerLawKind.Continuous);
            Timing ours = Timing.Of(() => PowerLaw.Fit(values, PowerLawKind.Continuous));
            Timing sort = Timing.Of(() => Sorted(values));
            rows.Add(new($"CyberStats PowerLaw.Fit, {what}", ours, 1));
            rows.Add(new("Array.Sort of a copy", sort, sort.MedianMs / ours.MedianMs, Cases[i].Count is 10_000 or 100_000 ? SortTarget : null));
            if (Cases[i].PeerRuns > 0)
            {
                rows.Add(compiled is null
                    ? new("brute force in C", null, double.NaN, BruteForceTarget)
                    : Row(compiled.Dequeue(), ours, Cases[i].Count >= 10_000 ? BruteForceTarget : null, fit));
            }

            if (ForR.Contains(i))
            {
                rows.Add(r is null ? new("R poweRlaw", null, double.NaN) : Row(r.Dequeue(), ours, null, null));
            }
        }

        double[] whole = [.. inputs[1].Select(Math.Floor)];
        PowerLawFit discrete = PowerLaw.Fit(whole, PowerLawKind.Discrete);
        rows.Add(new("CyberStats PowerLaw.Fit, discrete, 10000 whole numbers", Timing.Of(() => PowerLaw.Fit(whole, PowerLawKind.Discrete)), 1));
        PowerLawFit tested = PowerLaw.Fit(inputs[3], PowerLawKind.Continuous);
        rows.Add(new("CyberStats PValue, 100 replicates of 10000 values, all processors", Timing.Of(() => tested.PValue(100)), 1));
        rows.Add(new("CyberStats Bootstrap, 100 replicates of 10000 values, all processors", Timing.Of(() => tested.Bootstrap(100)), 1));
        rows.Add(new("CyberStats PValue, discrete, 100 replicates of 10000 whole numbers, all processors", Timing.Of(() => discrete.PValue(100)), 1));
        return new Comparison(
            "Power laws over all thresholds",
            "Every distinct value is tried as the threshold, and the distance is exact at each, on both sides of all steps. Pareto: exponent 2.5; the mixture is uniform below 10 with chance 2/3, "
                + "else Pareto from 10 on; lognormal: standard. Threshold, exponent and distance of the brute force agree with ours to 1e-9. At most ten times the time of sorting is a ratio of 0.1 or more. "
                + "The brute force, quadratic, is run once at 100000. poweRlaw looks at one side of the steps, so that its distance and threshold may differ.",
            rows);
    }

    private static double[] Sorted(double[] values)
    {
        double[] copy = [.. values];
        Array.Sort(copy);
        return copy;
    }

    private static double[] Values(string name, int count)
    {
        var random = new RandomStream(1, count);
        double Pareto() => Math.Pow(1 - random.NextDouble(), -1 / 1.5);
        return [.. Enumerable.Range(0, count).Select(_ => name switch
        {
            "lognormal" => Math.Exp(Draw.Normal(random)),
            "Pareto from 1 on" => Pareto(),
            _ => random.Next(3) == 0 ? 10 * Pareto() : 10 * (1 - random.NextDouble()),
        })];
    }

    private static (Queue<JsonElement>? Compiled, Queue<JsonElement>? R) RunPeers(CompareOptions options, double[][] inputs)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var compiled = new List<string> { options.Compiler };
            var r = new List<string>();
            for (int i = 0; i < inputs.Length; i++)
            {
                string file = Path.Combine(folder, FormattableString.Invariant($"{i}"));
                File.WriteAllBytes(file, MemoryMarshal.AsBytes(inputs[i].AsSpan()).ToArray());
                if (Cases[i].PeerRuns > 0)
                {
                    compiled.AddRange([file, FormattableString.Invariant($"{Cases[i].PeerRuns}")]);
                }

                if (ForR.Contains(i))
                {
                    r.Add(file);
                }
            }

            return (
                Peer.Run(options.Python, Path.Combine(options.Peers, "power_law.py"), [.. compiled]) is { } lines ? new(lines) : null,
                Peer.Run(options.R, Path.Combine(options.Peers, "power_law.R"), [.. r]) is { } rows ? new(rows) : null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ComparisonRow Row(JsonElement line, Timing ours, double? target, PowerLawFit? fit)
    {
        (double threshold, double exponent, double distance) =
            (line.GetProperty("threshold").GetDouble(), line.GetProperty("exponent").GetDouble(), line.GetProperty("distance").GetDouble());
        if (fit is not null
            && (threshold != fit.Threshold || Math.Abs(exponent - fit.Exponent.Value) > 1e-9 * exponent || Math.Abs(distance - fit.Distance) > 1e-9))
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"The peer has {exponent} from {threshold} at {distance}, ours {fit.Exponent.Value} from {fit.Threshold} at {fit.Distance}."));
        }

        var peer = new Timing(line.GetProperty("median_ms").GetDouble(), line.GetProperty("min_ms").GetDouble());
        return new(line.GetProperty("peer").GetString()!, peer, peer.MedianMs / ours.MedianMs, target);
    }
}
