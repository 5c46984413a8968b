using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Benchmarks;

/// <summary>How often the default tests find the growth, and the difference, of which the library says that they find it in 80 %.</summary>
internal static class PowerSimulation
{
    private const double Power = 0.8;

    public static Simulation Run(int replicates, long seed)
    {
        var rows = new List<SimulationRow>();
        foreach (int years in (int[])[5, 8, 12, 16])
        {
            foreach (double mean in (double[])[2, 5, 10, 50])
            {
                rows.Add(Row("Poisson", years, mean, 1, replicates, seed + rows.Count));
            }

            rows.Add(Row("dispersion 2", years, 20, 2, replicates, seed + rows.Count));
            rows.Add(Row("dispersion 4", years, 60, 4, replicates, seed + rows.Count));
        }

        foreach ((int before, int after, double mean, double dispersion) in ((int, int, double, double)[])[(5, 5, 5, 1), (5, 5, 20, 1), (12, 4, 20, 2), (4, 12, 60, 4)])
        {
            rows.Add(Row(RatioPower.SmallestRise(before, after, mean, new PowerOptions { Dispersion = dispersion, Power = Power }), replicates, seed + rows.Count));
            rows.Add(Row(RatioPower.SmallestFall(before, after, mean, new PowerOptions { Dispersion = dispersion, Power = Power }), replicates, seed + rows.Count));
        }

        return new Simulation(
            "Power of the smallest detectable growth and ratio",
            "Share of series in which the default test finds the effect at 5 % and in its direction, in per cent: the quasi-Poisson trend, or step, by Student's t with "
                + "n - 2 degrees of freedom. The effect is the one stated to be found with a power of 80 %. Counts are Poisson, or negative binomial with a "
                + "variance that is the mean times the dispersion. The power stated is an approximation; kept where the 99.9 % binomial interval of the observed share "
                + "meets 75 to 85 %, for ratios 70 to 90 %, unless a caveat says that it is rough.",
            ["case", "effect", "found"],
            rows);
    }

    private static SimulationRow Row(string name, int years, double mean, double dispersion, int replicates, long seed)
    {
        string label = FormattableString.Invariant($"{name}, n = {years}, mean {mean}");
        GrowthDetection? detection = GrowthPower.SmallestGrowth(years, mean, new PowerOptions { Dispersion = dispersion, Power = Power });
        if (detection is null)
        {
            return new SimulationRow(label, ["none is found", ""], "none", null);
        }

        double[] means = [.. Enumerable.Range(0, years).Select(t => Math.Exp(detection.LogRate * t))];
        double scale = years * mean / means.Sum();
        bool[] found = new bool[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed, replicate);
            found[replicate] = IsFound([.. means.Select(m => (double)Count(random, m * scale, dispersion))]);
        });
        return Row(label, FormattableString.Invariant($"{100 * detection.GrowthPerYear:0.0} % a year"), found, detection.Caveats, 0.05);
    }

    private static SimulationRow Row(RatioDetection? detection, int replicates, long seed)
    {
        if (detection is null)
        {
            throw new InvalidOperationException("Every case of a ratio has an answer.");
        }

        double[] step = [.. Enumerable.Repeat(0.0, detection.Before), .. Enumerable.Repeat(1.0, detection.After)];
        bool[] found = new bool[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed, replicate);
            double[] counts = [.. step.Select(s => (double)Count(random, detection.MeanBefore * Math.Pow(detection.Ratio, s), detection.Options.Dispersion))];
            if (counts.Any(c => c > 0))
            {
                Estimate effect = CountRegression.Fit(counts, [step], family: CountFamily.QuasiPoisson).Coefficients[1];
                found[replicate] = detection.Ratio > 1 ? effect.Low > 0 : effect.High < 0;
            }
        });
        return Row(
            FormattableString.Invariant($"dispersion {detection.Options.Dispersion}, {detection.Before} before and {detection.After} after, mean {detection.MeanBefore}"),
            FormattableString.Invariant($"ratio {detection.Ratio:0.00}"),
            found,
            detection.Caveats,
            0.1);
    }

    private static SimulationRow Row(string label, string effect, bool[] found, IReadOnlyList<Caveat> caveats, double margin)
    {
        var share = new Proportion(found.LongCount(f => f), found.Length, 0.999);
        bool isRough = caveats.Contains(Caveat.SmallExpectedCounts);
        return new SimulationRow(
            label,
            [effect, FormattableString.Invariant($"{100 * share.Value:0.0}")],
            isRough ? "none: rough" : FormattableString.Invariant($"{100 * (Power - margin):0} to {100 * (Power + margin):0}"),
            isRough ? null : share.Low <= Power + margin && share.High >= Power - margin);
    }

    /// <summary>A count whose variance is the mean times the dispersion: a sum of gamma-Poisson counts in the limit of many small ones.</summary>
    private static long Count(RandomStream random, double mean, double dispersion)
    {
        if (dispersion == 1)
        {
            return Draw.Poisson(random, mean);
        }

        // Negative binomial as a Poisson number of logarithmic counts, whose rate is linear in the mean: Quenouille (1949).
        double q = (dispersion - 1) / dispersion;
        long count = 0;
        for (long clusters = Draw.Poisson(random, mean * Math.Log(dispersion) / (dispersion - 1)); clusters > 0; clusters--)
        {
            count += Logarithmic(random, q);
        }

        return count;
    }

    private static long Logarithmic(RandomStream random, double q)
    {
        double u = random.NextDouble();
        double mass = -q / Math.Log(1 - q);
        long k = 1;
        while (u >= mass && k < 10_000)
        {
            u -= mass;
            mass *= q * k / (k + 1);
            k++;
        }

        return k;
    }

    /// <summary>Whether the default test finds growth: the interval of the rate lies above 0.</summary>
    private static bool IsFound(double[] counts) =>
        counts.Any(c => c > 0) && CountTrend.Fit(CountSeries.Yearly(2001, [.. counts.Select(c => (double?)c)])).LogRate.Low > 0;
}
