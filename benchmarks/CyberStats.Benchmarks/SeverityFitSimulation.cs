using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Benchmarks;

/// <summary>Whether laws of losses recover themselves from their own draws, and how often their intervals hold the truth.</summary>
internal static class SeverityFitSimulation
{
    private const int ManyDraws = 10_000;
    private const double Rare = 1e-3;

    private enum Scheme
    {
        Complete,
        Censored,
        Truncated,
    }

    public static Simulation Run(int replicates, long seed)
    {
        var rows = new List<SimulationRow>();
        foreach (Scheme scheme in Enum.GetValues<Scheme>())
        {
            Add("lognormal", new Lognormal(10, 2), SeverityFit.Lognormal, 10, 2);
            Add("gamma", new Gamma(0.7, 1e-4), SeverityFit.Gamma, 0.7, 1e-4);
            Add("Weibull", new Weibull(0.7, 3e4), SeverityFit.Weibull, 0.7, 3e4);
            Add("exponential", new Exponential(1e-5), SeverityFit.Exponential, 1e-5);
            Add("Lomax", new Lomax(2e5, 1.7), SeverityFit.Lomax, 2e5, 1.7);
            Add("generalized Pareto", new GeneralizedPareto(0, 1e5, 0.6), losses => SeverityFit.GeneralizedPareto(losses), 1e5, 0.6);
            Add("Burr", new Burr(2.2, 1.3, 5e4), SeverityFit.Burr, 2.2, 1.3, 5e4);
            Add("log-logistic", new LogLogistic(1.4, 5e4), SeverityFit.LogLogistic, 1.4, 5e4);
            Add("inverse Gaussian", new InverseGaussian(1e5, 6e4), SeverityFit.InverseGaussian, 1e5, 6e4);
            if (scheme == Scheme.Complete)
            {
                Add("generalized extreme value", new GeneralizedExtremeValue(1e5, 2e4, 0.3), SeverityFit.GeneralizedExtremeValue, 1e5, 2e4, 0.3);
                Add("Pareto (irregular: its shape only)", new Pareto(1e4, 1.3), SeverityFit.Pareto, double.NaN, 1.3);
                Add(
                    "mixture",
                    new Mixture([0.7, 0.3], [new Lognormal(7, 1), new Lognormal(11, 0.8)]),
                    SeverityFit.Mixture, 0.3, 7, 1, 11, 0.8);
                Add(
                    "spliced",
                    new Spliced(new Lognormal(9, 1.2), new GeneralizedPareto(5e4, 4e4, 0.5), 5e4, 0.1),
                    losses => SeverityFit.Spliced(losses, 5e4), 0.1, 9, 1.2, 4e4, 0.5);
            }

            void Add<TLaw>(string name, TLaw law, Func<LossSample, SeverityFit<TLaw>> fit, params double[] truth)
                where TLaw : class, ISeverity =>
                rows.AddRange(Rows(name, law, fit, truth, scheme, replicates, seed + rows.Count));
        }

        return new Simulation(
            "Recovery of laws of losses",
            FormattableString.Invariant($"Share of Wald's intervals at 95 % that hold the true parameter, from {ManyDraws} draws of the law, and of the delta method's that hold the loss exceeded with probability {Rare}; ")
                + "the median of the estimate over the truth, its greatest distance from 1, and the share of fits that are not regular. Samples are complete; or censored, where of ten losses two are known to a limit at the upper quartile only, two are rounded to two digits "
                + "and one is known to be below that limit if it is; or truncated, on record only above the lower quartile. Promised are 93 to 97 %: kept where the 99.9 % binomial interval of the observed share meets that.",
            ["case", "sample", "figure", "covered %", "above %", "below %", "median / truth", "farthest", "not regular %"],
            rows);
    }

    private static IEnumerable<SimulationRow> Rows<TLaw>(
        string name, TLaw law, Func<LossSample, SeverityFit<TLaw>> fit, double[] truth, Scheme scheme, int replicates, long seed)
        where TLaw : class, ISeverity
    {
        var found = new (FitStatus Status, Estimate[] Figures)[replicates];
        double rareLoss = law.LossExceededWith(Rare);
        Parallel.For(0, replicates, i =>
        {
            SeverityFit<TLaw> one = fit(Sample(law, scheme, new RandomStream(seed, i)));
            found[i] = (one.Status, [.. one.Parameters.Select(p => p.Estimate), one.Of(l => l.LossExceededWith(Rare))]);
        });

        string[] names = [.. fit(Sample(law, scheme, new RandomStream(seed, 0))).Parameters.Select(p => p.Name), "rare loss"];
        double[] all = [.. truth, rareLoss];
        for (int k = 0; k < all.Length; k++)
        {
            (FitStatus Status, Estimate Figure)[] figures = [.. found.Select(f => (f.Status, f.Figures[k])).Where(f => !double.IsNaN(f.Item2.Low))];
            if (double.IsNaN(all[k]) || figures.Length == 0)
            {
                continue; // no error is promised
            }

            double[] ratios = [.. figures.Select(f => f.Figure.Value / all[k]).Order()];
            int above = figures.Count(f => f.Figure.Low > all[k]);
            int below = figures.Count(f => f.Figure.High < all[k]);
            var covered = new Proportion(figures.Length - above - below, figures.Length, 0.999);
            double irregular = 1 - ((double)found.Count(f => f.Status == FitStatus.Converged) / replicates);
            yield return new SimulationRow(
                name,
                [
                    scheme.ToString(), names[k], Percent(covered.Value), Percent((double)above / figures.Length), Percent((double)below / figures.Length),
                    FormattableString.Invariant($"{ratios[ratios.Length / 2]:0.0000}"),
                    FormattableString.Invariant($"{Math.Max(1 - ratios[0], ratios[^1] - 1):0.000}"),
                    Percent(irregular),
                ],
                "93 to 97 %",
                covered.High >= 0.93 && covered.Low <= 0.97);
        }
    }

    private static LossSample Sample(ISeverity law, Scheme scheme, RandomStream random)
    {
        double[] losses = new double[ManyDraws];
        double least = scheme == Scheme.Truncated ? law.Quantile(0.25) : 0;
        for (int i = 0; i < losses.Length; i++)
        {
            double loss = law.Sample(random);
            while (loss <= least)
            {
                loss = law.Sample(random);
            }

            losses[i] = loss;
        }

        double limit = law.Quantile(0.75);
        return scheme switch
        {
            Scheme.Complete => losses,
            Scheme.Truncated => LossSample.Of(losses).Truncated(least),
            _ => LossSample.Of(losses.Select((x, i) => (i % 10) switch
            {
                0 or 1 => x > limit ? LossObservation.AtLeast(limit) : LossObservation.Exactly(x),
                2 or 3 => Rounded(x),
                4 => x < limit ? LossObservation.AtMost(limit) : LossObservation.Exactly(x), // below a figure that is the same for all
                _ => LossObservation.Exactly(x),
            })),
        };
    }

    /// <summary>The loss rounded to two digits.</summary>
    private static LossObservation Rounded(double loss)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(loss)) - 1);
        return LossObservation.Rounded(Math.Round(loss / unit) * unit, unit);
    }

    private static string Percent(double share) => FormattableString.Invariant($"{100 * share:0.0}");
}
