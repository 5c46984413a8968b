using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Benchmarks;

/// <summary>Whether the p-values of the goodness-of-fit tests are uniform where the law is right, and what they find where it is not.</summary>
internal static class GoodnessOfFitSimulation
{
    private const int InnerReplicates = 199;

    public static Simulation Run(int replicates, long seed)
    {
        (string Name, ISeverity Law, Func<LossSample, ISeverityFit> Fit)[] laws =
        [
            ("lognormal", new Lognormal(2, 1.5), SeverityFit.Lognormal),
            ("gamma", new Gamma(0.7, 0.02), SeverityFit.Gamma),
            ("Weibull", new Weibull(0.6, 30), SeverityFit.Weibull),
            ("GPD", new GeneralizedPareto(0, 20, 0.4), losses => SeverityFit.GeneralizedPareto(losses)),
            ("Lomax", new Lomax(50, 1.3), SeverityFit.Lomax),
        ];
        var rows = new List<SimulationRow>();
        foreach ((string name, ISeverity law, Func<LossSample, ISeverityFit> fit) in laws)
        {
            foreach (int n in (int[])[20, 100])
            {
                rows.AddRange(Rows(FormattableString.Invariant($"{name}, n = {n}"), replicates, seed + rows.Count, law, n, 0, fit, true));
            }
        }

        foreach ((string name, ISeverity law, Func<LossSample, ISeverityFit> fit) in laws.Where(l => l.Name is "lognormal" or "Weibull"))
        {
            rows.AddRange(Rows(name + ", n = 100, reported above the lower quartile", replicates, seed + rows.Count, law, 100, law.Quantile(0.25), fit, true));
        }

        rows.AddRange(Rows("Weibull fitted to lognormal, n = 100", replicates, seed + rows.Count, laws[0].Law, 100, 0, SeverityFit.Weibull, false));
        rows.AddRange(Rows("lognormal fitted to Weibull, n = 100", replicates, seed + rows.Count, laws[2].Law, 100, 0, SeverityFit.Lognormal, false));
        rows.AddRange(Rows("gamma fitted to Lomax, n = 100", replicates, seed + rows.Count, laws[4].Law, 100, 0, SeverityFit.Gamma, false));
        return new Simulation(
            "Goodness of fit",
            FormattableString.Invariant($"Samples from a law, to which a law is fitted and tested by {InnerReplicates} samples of the bootstrap: the share of p-values up to 5 and 10 %, in per cent, ")
                + "the greatest distance of their distribution from the uniform one on the p-values that can be, and the p-value of that distance (Kolmogorov's, which is cautious for such a grid). "
                + "Kept where the 99.9 % binomial intervals of both shares meet 4 to 6 and 8.5 to 11.5 %. Samples to which the law cannot be fitted are left out, and counted.",
            ["case", "test", "≤ 5 %", "≤ 10 %", "distance", "its p", "left out"],
            rows);
    }

    private static SimulationRow[] Rows(
        string name, int replicates, long seed, ISeverity law, int n, double above, Func<LossSample, ISeverityFit> fit, bool isPromised)
    {
        var results = new GoodnessOfFitResult?[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed, replicate);
            double[] losses = new double[n];
            for (int i = 0; i < n; i++)
            {
                do
                {
                    losses[i] = law.Sample(random);
                }
                while (losses[i] <= above);
            }

            LossSample sample = above > 0 ? LossSample.Of(losses).Truncated(above) : losses;
            ISeverityFit fitted = fit(sample);
            results[replicate] = fitted.Status == FitStatus.Degenerate ? null : GoodnessOfFit.Test(fitted, InnerReplicates, (replicate * 1_000_003L) + seed);
        });
        GoodnessOfFitResult[] made = [.. results.OfType<GoodnessOfFitResult>()];
        return
        [
            Row("KS", r => r.KolmogorovSmirnov),
            Row("CvM", r => r.CramerVonMises),
            Row("AD", r => r.AndersonDarling),
            Row("upper AD", r => r.UpperTailAndersonDarling),
        ];

        SimulationRow Row(string test, Func<GoodnessOfFitResult, GoodnessOfFitStatistic> select)
        {
            double[] p = [.. made.Select(r => select(r).PValue).Order()];
            int five = p.Count(v => v <= 0.05 + 1e-12);
            int ten = p.Count(v => v <= 0.1 + 1e-12);
            double distance = Enumerable.Range(1, InnerReplicates + 1).Max(k => Math.Abs((p.Count(v => v <= (k + 1e-6) / (InnerReplicates + 1)) / (double)p.Length) - (k / (InnerReplicates + 1.0))));
            var atFive = new Proportion(five, p.Length, 0.999);
            var atTen = new Proportion(ten, p.Length, 0.999);
            bool isKept = atFive.High >= 0.04 && atFive.Low <= 0.06 && atTen.High >= 0.085 && atTen.Low <= 0.115;
            return new SimulationRow(
                name,
                [
                    test,
                    FormattableString.Invariant($"{100.0 * five / p.Length:0.0}"),
                    FormattableString.Invariant($"{100.0 * ten / p.Length:0.0}"),
                    FormattableString.Invariant($"{distance:0.000}"),
                    FormattableString.Invariant($"{KolmogorovTail(Math.Sqrt(p.Length) * distance):0.000}"),
                    FormattableString.Invariant($"{replicates - p.Length}"),
                ],
                isPromised ? "5 and 10 %" : "none",
                isPromised ? isKept : null);
        }
    }

    /// <summary>P(K > x) of Kolmogorov's limit (1933).</summary>
    private static double KolmogorovTail(double x)
    {
        if (x < 0.3)
        {
            return 1;
        }

        double sum = 0;
        for (int k = 1; k <= 100; k++)
        {
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2 * k * k * x * x);
        }

        return Math.Clamp(sum, 0, 1);
    }
}
