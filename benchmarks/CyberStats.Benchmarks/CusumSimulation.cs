using CyberStats.Trends;

namespace CyberStats.Benchmarks;

/// <summary>The run lengths of the CUSUM of counts, by simulation beside the chain that computes them.</summary>
internal static class CusumSimulation
{
    private static readonly (double Mean, double Ratio, double RunLength, int? Size, double Shift)[] Cases =
    [
        (5, 2, 100, null, 1), (5, 2, 100, null, 2), (50, 1.2, 200, null, 1), (50, 1.2, 200, null, 1.2), (0.5, 3, 100, null, 1), (5, 0.5, 100, null, 1), (5, 0.5, 100, null, 0.5),
        (20, 1.5, 100, 10, 1), (20, 1.5, 100, 10, 1.5),
    ];

    public static Simulation Run(int replicates, long seed) => new(
        "Run lengths of the CUSUM for counts",
        "Average number of periods up to the first signal, from independent counts drawn with the mean in control times the shift, beside the one computed by the Markov chain. Kept where the "
            + "two differ by at most 3.29 standard errors of the simulation (99.9 %). The last column is what a Poisson chart of that design does with negative binomial counts of size 10.",
        ["mean, ratio, wanted run length, size, shift", "limit", "by the chain", "simulated", "standard error", "Poisson chart, size 10"],
        [.. Cases.Select((c, i) => Row(c, replicates, seed + (1000 * i)))]);

    private static SimulationRow Row((double Mean, double Ratio, double RunLength, int? Size, double Shift) c, int replicates, long seed)
    {
        var chart = CountCusum.WithRunLength(c.Mean, c.Ratio, c.RunLength, c.Size ?? double.PositiveInfinity);
        var plain = CountCusum.WithRunLength(c.Mean, c.Ratio, c.RunLength);
        double[] lengths = new double[replicates];
        double[] misled = new double[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            lengths[replicate] = Length(chart, c.Mean * c.Shift, c.Size, new RandomStream(seed, replicate));
            misled[replicate] = Length(plain, c.Mean * c.Shift, 10, new RandomStream(seed + 1, replicate));
        });
        double mean = lengths.Average();
        double error = Math.Sqrt(lengths.Sum(l => (l - mean) * (l - mean)) / replicates / Math.Max(1, replicates - 1));
        double exact = chart.AverageRunLength(c.Shift);
        return new SimulationRow(
            FormattableString.Invariant($"{c.Mean}, {c.Ratio}, {c.RunLength}, {c.Size?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "Poisson"}, {c.Shift}"),
            [Text(chart.Limit), Text(exact), Text(mean), Text(error), Text(misled.Average())],
            "that of the chain",
            Math.Abs(mean - exact) <= 3.29 * error);
    }

    /// <summary>Draws blocks of counts, each twice as long as the last, until one signals.</summary>
    private static double Length(CountCusum chart, double mean, int? size, RandomStream random)
    {
        List<double> counts = [];
        for (int more = 64; ; more = counts.Count)
        {
            for (int i = 0; i < more; i++)
            {
                counts.Add(size is { } s ? Draw.NegativeBinomial(random, mean, s) : Draw.Poisson(random, mean));
            }

            if (chart.Run(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(counts)).Signals is [var first, ..])
            {
                return first.Place + 1;
            }
        }
    }

    private static string Text(double number) => FormattableString.Invariant($"{number:0.00}");
}
