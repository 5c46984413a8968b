using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Benchmarks;

/// <summary>How often the interval of a yearly growth rate holds the truth, on short series of counts.</summary>
internal static class CountTrendSimulation
{
    private static readonly int[] Lengths = [5, 8, 12, 16];

    public static Simulation Run(int replicates, long seed)
    {
        var rows = new List<SimulationRow>();
        foreach (double growth in (double[])[0, 0.15, 0.25])
        {
            foreach (double mean in (double[])[5, 50])
            {
                foreach (int n in Lengths)
                {
                    foreach (bool isPoisson in (bool[])[true, false])
                    {
                        string law = isPoisson ? "Poisson" : "negative binomial, size 10";
                        rows.Add(Row(
                            FormattableString.Invariant($"{100 * growth:0} % a year, {law}, mean {mean}, n = {n}"), replicates, seed + rows.Count, n, growth, mean, growth < 0.2,
                            (random, means) => [.. means.Select(m => (double?)(isPoisson ? Draw.Poisson(random, m) : Draw.NegativeBinomial(random, m, 10)))]));
                    }
                }
            }
        }

        foreach (double correlation in (double[])[0.3, 0.6])
        {
            foreach (int n in Lengths)
            {
                rows.Add(Row(
                    FormattableString.Invariant($"0 % a year, neighbours correlated {correlation}, mean 50, n = {n}"), replicates, seed + rows.Count, n, 0, 50, false,
                    (random, means) => Correlated(random, means, correlation)));
            }
        }

        return new Simulation(
            "The interval of a growth rate",
            "Share of series whose 95 % interval of the growth per year holds the truth, in per cent. The mean is that of the middle of the series. The default, "
                + "quasi-Poisson with Student's t, promises 93 to 97 for independent years that grow by up to 15 %: kept where the 99.9 % binomial interval of the observed share "
                + "meets that. The correlated rows are Poisson counts whose mean varies by a lognormal factor of standard deviation 0.32, which is autoregressive of order one; "
                + "they and 25 % a year carry no promise. Other families and the profile stand beside the default.",
            ["case", "default", "profile", "Poisson", "negative binomial"],
            rows);
    }

    private static SimulationRow Row(
        string name, int replicates, long seed, int n, double growth, double mean, bool isPromised, Func<RandomStream, double[], double?[]> draw)
    {
        double[] means = [.. Enumerable.Range(0, n).Select(t => mean * Math.Pow(1 + growth, t - ((n - 1) / 2.0)))];
        var held = new (int Default, int Profile, int Poisson, int NegativeBinomial)[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            CountSeries series = CountSeries.Yearly(2005, draw(new RandomStream(seed, replicate), means));
            int Holds(CountFamily family, CountRegressionOptions? options = null) =>
                CountTrend.Fit(series, family, options).GrowthPerYear is var g && g.Low <= growth && growth <= g.High ? 1 : 0;
            held[replicate] = (
                Holds(CountFamily.QuasiPoisson),
                Holds(CountFamily.QuasiPoisson, new CountRegressionOptions { Interval = CoefficientInterval.Profile }),
                Holds(CountFamily.Poisson),
                Holds(CountFamily.NegativeBinomial));
        });
        var share = new Proportion(held.Sum(h => h.Default), replicates, 0.999);
        string[] figures =
        [
            Text(share.Value),
            Text((double)held.Sum(h => h.Profile) / replicates),
            Text((double)held.Sum(h => h.Poisson) / replicates),
            Text((double)held.Sum(h => h.NegativeBinomial) / replicates),
        ];
        return new SimulationRow(name, figures, isPromised ? "93 to 97 %" : "none", isPromised ? share.High >= 0.93 && share.Low <= 0.97 : null);
    }

    private static double?[] Correlated(RandomStream random, double[] means, double correlation)
    {
        const double Deviation = 0.32;
        double state = Draw.Normal(random);
        var counts = new double?[means.Length];
        for (int i = 0; i < means.Length; i++)
        {
            counts[i] = Draw.Poisson(random, means[i] * Math.Exp((Deviation * state) - (Deviation * Deviation / 2)));
            state = (correlation * state) + (Math.Sqrt(1 - (correlation * correlation)) * Draw.Normal(random));
        }

        return counts;
    }

    private static string Text(double share) => FormattableString.Invariant($"{100 * share:0.0}");
}
