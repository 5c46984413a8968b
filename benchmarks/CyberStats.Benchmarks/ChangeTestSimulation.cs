using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Benchmarks;

/// <summary>How often the permutation test and the Bayes factors find a change: where there is none, where there is a trend, and where there is one.</summary>
internal static class ChangeTestSimulation
{
    private const int Overdispersed = 50; // of the replicates: the negative binomial factors take a tenth of a second

    private static readonly double Strong = Math.Log(10);

    private static readonly int[] Lengths = [5, 8, 12, 16];

    public static Simulation Run(int replicates, long seed)
    {
        var rows = new List<SimulationRow>();
        void Add(string name, int n, Func<int, double> mean, int? size, double[]? exposure, int? change, bool isPromised) =>
            rows.Add(Row($"{name}, n = {n}", n, mean, size, exposure, change, isPromised, replicates, seed + (1000 * rows.Count)));

        foreach (int n in Lengths)
        {
            double[] last = [.. Enumerable.Repeat(1.0, n - 1), 0.5];
            double[] half = [.. Enumerable.Range(0, n).Select(i => i < n / 2 ? 0.5 : 1)];
            Add("Poisson, mean 5", n, _ => 5, null, null, null, true);
            Add("Poisson, mean 50", n, _ => 50, null, null, null, true);
            Add("negative binomial, mean 50, size 10", n, _ => 50, 10, null, null, true);
            Add("the same, last period half seen", n, _ => 50, 10, last, null, true);
            Add("the same, first half of the periods half seen", n, _ => 50, 10, half, null, true);
            Add("Poisson, mean 50, growing 10 % a period", n, i => 50 * Math.Pow(1.1, i - ((n - 1) / 2.0)), null, null, null, false);
            Add("negative binomial, size 10, so growing", n, i => 50 * Math.Pow(1.1, i - ((n - 1) / 2.0)), 10, null, null, false);
            Add("Poisson, 5 to 15 at the middle", n, i => i < n / 2 ? 5 : 15, null, null, n / 2, false);
            Add("negative binomial, size 10, 30 to 90 at the middle", n, i => i < n / 2 ? 30 : 90, 10, null, n / 2, false);
            Add("the same, last period half seen", n, i => i < n / 2 ? 30 : 90, 10, last, n / 2, false);
        }

        return new Simulation(
            "A change found in short series",
            "Share of series, in per cent, in which the permutation test (999 orders where not all are gone through) rejects at 5 %; in which the Bayes factor of a change exceeds 10: of Poisson "
                + $"counts against no change and against a log-linear trend, and the same of negative binomial ones (the first {Overdispersed} replicates); and in which the most probable date is the true one. Without a change the "
                + "test promises never to exceed its level for independent counts of one law and equal exposure, and with unequal exposure too, since only equal ones trade places: kept where the 99.9 % binomial interval of "
                + "the observed share meets 5 % or less.",
            ["case", "permutation", "BF > 10", "BF over trend > 10", "NB BF > 10", "NB BF over trend > 10", "date right", "within 1"],
            rows);
    }

    private static SimulationRow Row(
        string name, int n, Func<int, double> mean, int? size, double[]? exposure, int? change, bool isPromised, int replicates, long seed)
    {
        var found = new (bool Rejects, double Factor, double OverTrend, double Wide, double WideOverTrend, int Break)[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed, replicate);
            double Count(int i)
            {
                double expected = mean(i) * (exposure?[i] ?? 1);
                return size is { } s ? Draw.NegativeBinomial(random, expected, s) : Draw.Poisson(random, expected);
            }

            CountSeries series = CountSeries.Yearly(2000, [.. Enumerable.Range(0, n).Select(i => (double?)Count(i))]);
            series = exposure is null ? series : series.WithExposure(exposure);
            var posterior = ChangePointPosterior.Of(series);
            OverdispersedChange? wide = replicate < Overdispersed ? posterior.Overdispersed() : null;
            found[replicate] = (
                ChangePointTest.Permutation(series, 999, seed + replicate).PValue <= 0.05,
                posterior.LogBayesFactor,
                posterior.LogBayesFactorOverTrend,
                wide?.LogBayesFactor ?? 0,
                wide?.LogBayesFactorOverTrend ?? 0,
                posterior.MostProbableBreak);
        });
        var rejects = new Proportion(found.Count(f => f.Rejects), replicates, 0.999);
        int few = Math.Min(Overdispersed, replicates);
        string[] figures =
        [
            Text(rejects.Value),
            Text((double)found.Count(f => f.Factor > Strong) / replicates),
            Text((double)found.Count(f => f.OverTrend > Strong) / replicates),
            Text((double)found.Take(few).Count(f => f.Wide > Strong) / few),
            Text((double)found.Take(few).Count(f => f.WideOverTrend > Strong) / few),
            change is null ? "" : Text((double)found.Count(f => f.Break == change) / replicates),
            change is null ? "" : Text((double)found.Count(f => Math.Abs(f.Break - change.Value) <= 1) / replicates),
        ];
        return new SimulationRow(name, figures, isPromised ? "5 % or less" : "none", isPromised ? rejects.Low <= 0.05 : null);
    }

    private static string Text(double share) => FormattableString.Invariant($"{100 * share:0.0}");
}
