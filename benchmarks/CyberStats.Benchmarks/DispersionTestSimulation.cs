using CyberStats.Trends;

namespace CyberStats.Benchmarks;

/// <summary>How often the tests of dispersion find more variation than Poisson where there is none, and where there is.</summary>
internal static class DispersionTestSimulation
{
    private const int InnerReplicates = 199;

    public static Simulation Run(int replicates, long seed)
    {
        var rows = new List<SimulationRow>();
        foreach (int n in (int[])[8, 18, 50])
        {
            foreach (double mean in (double[])[3, 20])
            {
                rows.Add(Row(FormattableString.Invariant($"Poisson, mean {mean}, n = {n}"), replicates, seed + rows.Count, n, mean, true, (r, m) => Draw.Poisson(r, m)));
            }
        }

        rows.Add(Row("Poisson, mean 20, n = 200", replicates, seed + rows.Count, 200, 20, false, (r, m) => Draw.Poisson(r, m)));
        rows.Add(Row("negative binomial, size 10, mean 20, n = 18", replicates, seed + rows.Count, 18, 20, false, (r, m) => Draw.NegativeBinomial(r, m, 10)));
        return new Simulation(
            "Tests of dispersion",
            "Share of series with 10 % growth a year in which a test finds more variation than Poisson at 5 %, in per cent. The Monte Carlo test "
                + FormattableString.Invariant($"({InnerReplicates} draws) promises about its level for Poisson counts: kept where the 99.9 % binomial interval of the observed share meets 4 to 6 %."),
            ["case", "Monte Carlo", "Cameron-Trivedi", "likelihood ratio"],
            rows);
    }

    private static SimulationRow Row(string name, int replicates, long seed, int n, double mean, bool isPromised, Func<RandomStream, double, long> draw)
    {
        double[] time = [.. Enumerable.Range(0, n).Select(t => (double)t)];
        int[] found = new int[3];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed, replicate);
            double[] counts = [.. time.Select(t => (double)draw(random, mean * Math.Pow(1.1, (t - ((n - 1) / 2.0)) * Math.Min(1, 18.0 / n))))];
            if (counts.Sum() == 0)
            {
                return;
            }

            CountRegressionFit fit = CountRegression.Fit(counts, [time], family: CountFamily.Poisson);
            Count(ref found[0], DispersionTest.MonteCarlo(fit, InnerReplicates, replicate));
            Count(ref found[1], DispersionTest.CameronTrivedi(fit));
            Count(ref found[2], DispersionTest.LikelihoodRatio(fit));
        });
        var share = new Proportion(found[0], replicates, 0.999);
        return new SimulationRow(
            name,
            [.. found.Select(f => FormattableString.Invariant($"{100.0 * f / replicates:0.0}"))],
            isPromised ? "4 to 6 %" : "none",
            isPromised ? share.High >= 0.04 && share.Low <= 0.06 : null);
    }

    private static void Count(ref int found, DispersionTestResult result)
    {
        if (result.PValue <= 0.05)
        {
            Interlocked.Increment(ref found);
        }
    }
}
