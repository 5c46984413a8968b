using CyberStats.Trends;

namespace CyberStats.Benchmarks;

/// <summary>How often a segmentation finds a change where there is none, by penalty, and how often where the law of its cost does not hold.</summary>
internal static class ChangePointsSimulation
{
    public static Simulation Run(int replicates, long seed)
    {
        var rows = new List<SimulationRow>();
        foreach (int n in new[] { 20, 100, 1000 })
        {
            int times = n == 1000 ? Math.Max(1, replicates / 10) : replicates;
            Add("Poisson, mean 0.5", n, times, r => (double)Draw.Poisson(r, 0.5), ChangePointCost.Poisson);
            Add("Poisson, mean 20", n, times, r => (double)Draw.Poisson(r, 20), ChangePointCost.Poisson);
            Add("negative binomial, mean 20, size 10", n, times, r => (double)Draw.NegativeBinomial(r, 20, 10), ChangePointCost.NegativeBinomial(10));
            Add("normal, standard deviation known", n, times, Draw.Normal, ChangePointCost.NormalMean(1));
            Add("normal, standard deviation from the data", n, times, Draw.Normal, ChangePointCost.NormalMean());
            Add("normal, mean and variance, five values a segment", n, times, Draw.Normal, ChangePointCost.NormalMeanAndVariance);
            Add("normal, mean and variance, two values a segment", n, times, Draw.Normal, ChangePointCost.NormalMeanAndVariance, 2);
            Add("the law broken: negative binomial, mean 20, size 10, by Poisson's cost", n, times, r => (double)Draw.NegativeBinomial(r, 20, 10), ChangePointCost.Poisson);
        }

        return new Simulation(
            "False change points",
            "Share of series without a change in which one is found, in per cent, by penalty; a tenth of the replicates for n = 1000. No level is promised: a penalty is "
                + "not a test. The last rows of each length show what variance beyond the law of the cost does.",
            ["case", "BIC", "MBIC"],
            rows);

        void Add(string name, int n, int times, Func<RandomStream, double> draw, ChangePointCost cost, int? minimum = null)
        {
            long own = seed + rows.Count;
            var found = new (bool Bic, bool Mbic)[times];
            Parallel.For(0, times, replicate =>
            {
                var random = new RandomStream(own, replicate);
                double[] values = new double[n];
                for (int i = 0; i < n; i++)
                {
                    values[i] = draw(random);
                }

                found[replicate] = (
                    ChangePoints.Find(values, cost, ChangePointPenalty.Bic, minimum).Breaks.Count > 0,
                    ChangePoints.Find(values, cost, ChangePointPenalty.Mbic, minimum).Breaks.Count > 0);
            });
            rows.Add(new SimulationRow(
                FormattableString.Invariant($"{name}, n = {n}"),
                [Text(found.Count(f => f.Bic), times), Text(found.Count(f => f.Mbic), times)],
                "none",
                null));
        }
    }

    private static string Text(int found, int times) => FormattableString.Invariant($"{100.0 * found / times:0.0}");
}
