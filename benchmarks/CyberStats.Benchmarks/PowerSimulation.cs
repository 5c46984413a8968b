using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Benchmarks;

/// <summary>How often the default test of a trend finds the growth of which the library says that it finds it in 80 %.</summary>
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

        return new Simulation(
            "Power of the smallest detectable growth",
            "Share of series in which the quasi-Poisson trend, by Student's t with n - 2 degrees of freedom, is found at 5 % and upwards, in per cent. The growth is "
                + "the one stated to be found with a power of 80 %. Counts are Poisson, or negative binomial with a variance that is the mean times the "
                + "dispersion. The power stated is an approximation; kept where the observed share is within 5 points of it and no caveat says that it is rough.",
            ["case", "growth, % a year", "found"],
            rows);
    }

    private static SimulationRow Row(string name, int years, double mean, double dispersion, int replicates, long seed)
    {
        string label = FormattableString.Invariant($"{name}, n = {years}, mean {mean}");
        GrowthDetection? detection = GrowthPower.SmallestGrowth(years, mean, new PowerOptions { Dispersion = dispersion, Power = Power });
        if (detection is null)
        {
            return new SimulationRow(label, ["none", ""], "none", null);
        }

        double[] means = [.. Enumerable.Range(0, years).Select(t => Math.Exp(detection.LogRate * t))];
        double scale = years * mean / means.Sum();
        bool[] found = new bool[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed, replicate);
            found[replicate] = IsFound([.. means.Select(m => (double)Count(random, m * scale, dispersion))]);
        });
        var share = new Proportion(found.LongCount(f => f), replicates, 0.999);
        bool isRough = detection.Caveats.Contains(Caveat.SmallExpectedCounts);
        return new SimulationRow(
            label,
            [FormattableString.Invariant($"{100 * detection.GrowthPerYear:0.0}"), FormattableString.Invariant($"{100 * share.Value:0.0}")],
            isRough ? "none: rough" : "75 to 85",
            isRough ? null : share.Low <= Power + 0.05 && share.High >= Power - 0.05);
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
