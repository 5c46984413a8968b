using System.Globalization;
using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

/// <summary>The fits of empirical, PERT and metalog laws against their oracle, under changes that must not matter, and where they refuse.</summary>
public class NonparametricFitTests
{
    // Closed forms: products of some 100 ratios.
    private const double ClosedForm = 1e-12;

    // Self-consistency halts where a step changes no probability by more than 1e-15; near the end each step leaves a share of what is missing, all but some per cent at worst.
    private const double Searched = 1e-9;

    private const double Binary = 1.0 / (1L << 40); // a unit that changes no digit

    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("nonparametric_fits.csv")];

    public static TheoryData<string> Kinds => [.. SampleKind.All];

    private static Lognormal Law => new(11, 1.5);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_figure_is_that_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        LossSample sample = cells[1].Contains(' ', StringComparison.Ordinal) ? SeveritySamples.Of(cells[1]) : SeveritySamples.Named(cells[1]);
        string[] figures = cells[4].Split(' ');
        switch (cells[0])
        {
            case "Empirical":
                EmpiricalIs(Number(cells[3]), figures, SeverityFit.Empirical(sample));
                break;
            case "Pert":
                double?[] ends = [.. cells[2].Split('~').Select(e => e.Length == 0 ? (double?)null : Number(e))];
                PertIs(Number(cells[3]), figures, SeverityFit.Pert(sample, ends[0], ends[1]));
                break;
            default:
                MetalogIs(Number(cells[3]), figures, SeverityFit.Metalog(sample, (int)Number(cells[2])));
                break;
        }
    }

    [Fact]
    public void The_oracle_holds_every_law()
    {
        string[] laws = [.. ReferenceFile.Lines("nonparametric_fits.csv").Select(r => r.Split(',')[0])];

        Assert.True(laws.Length >= 40);
        Assert.Equal(["Empirical", "Metalog", "Pert"], laws.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Unit_order_and_weights_do_not_change_an_empirical_law(string kind)
    {
        LossSample sample = SampleKind.Draw(kind, Law, 60, 4);
        EmpiricalFit fit = SeverityFit.Empirical(sample);
        foreach ((LossSample other, double unit, double weight) in Variants(sample))
        {
            EmpiricalFit changed = SeverityFit.Empirical(other);

            Assert.Equal(fit.Status, changed.Status);
            Assert.InRange(changed.Gap, 0, 1e-9); // a gain of the log-likelihood that no figure shows
            Near.Relative(weight * fit.LogLikelihood, changed.LogLikelihood, 1e-11);
            foreach (double p in (double[])[0.1, 0.3, 0.5, 0.7, 0.9])
            {
                Near.Relative(fit.Law.Survival(Law.Quantile(p)), changed.Law.Survival(unit * Law.Quantile(p)), Searched);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Unit_order_and_weights_do_not_change_a_metalog_law(string kind)
    {
        LossSample sample = SampleKind.Draw(kind, Law, 60, 4);
        MetalogFit fit = SeverityFit.Metalog(sample);
        foreach ((LossSample other, double unit, _) in Variants(sample))
        {
            MetalogFit changed = SeverityFit.Metalog(other);

            Assert.Equal((fit.Terms, fit.Status), (changed.Terms, changed.Status));
            Near.Relative(fit.Misfit, changed.Misfit, 1e-7); // squares of what probabilities with an error of 1e-9 leave
            foreach (double p in (double[])[0.01, 0.5, 0.99])
            {
                Near.Relative(fit.Law.Quantile(p) * unit, changed.Law.Quantile(p), 1e-7);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_mode_is_found_again_whatever_the_unit_order_and_weights(string kind)
    {
        var law = new Pert(10_000, 60_000, 250_000);
        LossSample sample = SampleKind.Draw(kind, law, 300, 4);
        SeverityFit<Pert> fit = SeverityFit.Pert(sample, 10_000, 250_000);
        Estimate mode = fit.Parameter("Mode");

        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.InRange(mode.Value - 60_000, -5 * mode.StandardError, 5 * mode.StandardError); // further away once in 2 million samples
        Estimate profile = fit.Profile("Mode");
        Assert.InRange((profile.High - profile.Low) / (mode.High - mode.Low), 0.9, 1.1); // some 1/√300 apart
        SeverityBootstrap<Pert> drawn = fit.Bootstrap(BootstrapKind.Resampled, 40, 3);
        Assert.Equal(0, drawn.FailedCount);
        Assert.InRange(drawn.Of(l => l.Mode).StandardError / mode.StandardError, 0.5, 1.6); // 40 draws leave an error of 11 %, unequal weights widen by 7 %
        foreach ((LossSample other, double unit, double weight) in Variants(sample))
        {
            Estimate changed = SeverityFit.Pert(other, 10_000 * unit, 250_000 * unit).Parameter("Mode");
            Near.Relative(mode.Value * unit, changed.Value, 1e-10); // where rounding hides the slope
            Near.Relative(mode.StandardError * unit / Math.Sqrt(weight), changed.StandardError, 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_shift_of_probability_raises_the_likelihood_of_an_empirical_law(string kind)
    {
        LossSample sample = SampleKind.Draw(kind, Law, 40, 9);
        EmpiricalFit fit = SeverityFit.Empirical(sample);
        var random = new RandomStream(3, 0);
        Near.Relative(fit.LogLikelihood, LogLikelihood(fit.Law, sample), 1e-10); // a sum of 40 logarithms
        for (int i = 0; i < 200; i++)
        {
            double[] shifted = [.. fit.Law.Probabilities.Select(p => p * Math.Exp(0.3 * ((2 * random.NextDouble()) - 1)))];

            Assert.True(LogLikelihood(new Empirical(fit.Law.Values, shifted), sample) <= fit.LogLikelihood + 1e-10);
        }
    }

    [Fact]
    public void Exact_losses_are_their_own_law()
    {
        var sample = LossSample.Weighted([5, 3, 3, 8, 1], [1, 2, 1, 0.5, 0]);
        EmpiricalFit fit = SeverityFit.Empirical(sample);

        Assert.Equal([3, 5, 8], fit.Law.Values);
        Assert.Equal([3 / 4.5, 1 / 4.5, 0.5 / 4.5], fit.Law.Probabilities, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal((FitStatus.Converged, 0, 0.0, 4.5), (fit.Status, fit.IterationCount, fit.Gap, fit.Weight));
        Assert.Same(sample, fit.Sample);
        Assert.Equal(new Estimate(1, 0, 1, 1), fit.Survival(2));
        Assert.Equal(0, fit.Survival(8).Value);
        Assert.Equal(double.NaN, fit.Survival(8).StandardError);
    }

    [Fact]
    public void Probability_beyond_the_greatest_loss_is_reported()
    {
        EmpiricalFit fit = SeverityFit.Empirical(LossSample.Of([LossObservation.Exactly(2), LossObservation.AtLeast(3)]));

        Assert.Equal(FitStatus.Degenerate, fit.Status);
        Assert.Equal([2, double.PositiveInfinity], fit.Law.Values);
        Assert.Equal(0.5, fit.Law.Survival(1e300));
        Assert.Equal(double.PositiveInfinity, fit.Law.Mean);
    }

    [Fact]
    public void A_loss_at_the_limit_of_what_is_reported_is_at_risk()
    {
        EmpiricalFit fit = SeverityFit.Empirical(LossSample.Of([5, 7]).Truncated(5));

        Assert.Equal(0.5, fit.Law.Survival(5), 1e-15);
    }

    [Fact]
    public void A_mode_at_an_end_and_estimated_ends_are_reported()
    {
        Assert.Equal(FitStatus.AtBoundary, SeverityFit.Pert(LossSample.Of(1, 1.1, 1.2, 1.3), 0.99, 100).Status);
        SeverityFit<Pert> ends = SeverityFit.Pert(SeveritySamples.Named("light60"));
        Assert.Equal(["Minimum", "Mode", "Maximum"], ends.Parameters.Select(p => p.Name));
        Assert.NotEqual(FitStatus.Converged, ends.Status);
        Assert.All(ends.Parameters, p => Assert.Equal(double.NaN, p.Estimate.StandardError));
    }

    [Fact]
    public void Fewer_terms_are_taken_where_no_law_has_as_many()
    {
        MetalogFit fit = SeverityFit.Metalog(LossSample.Of(1, 1.01, 1.02, 50, 51, 52), 6);

        Assert.Equal((6, FitStatus.AtBoundary), (fit.RequestedTerms, fit.Status));
        Assert.InRange(fit.Terms, 2, 5);
        Assert.Equal(fit.Terms, fit.Law.Coefficients.Count);
    }

    [Fact]
    public void A_metalog_bootstrap_depends_on_its_seed_alone()
    {
        MetalogFit fit = SeverityFit.Metalog(SampleKind.Draw("mixed", Law, 40, 2), 3);
        SeverityBootstrap<Metalog> drawn = fit.Bootstrap(20, 7);

        Assert.Equal(Medians(drawn), Medians(fit.Bootstrap(20, 7)));
        Assert.NotEqual(Medians(drawn), Medians(fit.Bootstrap(20, 8)));
        Assert.Equal(20, drawn.Laws.Count + drawn.FailedCount);
        for (int i = 0; i < 3; i++)
        {
            Metalog alone = SeverityFit.Metalog(SampleDraw.Resample(fit.Sample, new RandomStream(7, i)), 3).Law;
            Assert.Equal(alone.Coefficients, drawn.Laws[i].Coefficients);
        }

        static double[] Medians(SeverityBootstrap<Metalog> bootstrap) => [.. bootstrap.Laws.Select(l => l.Quantile(0.5))];
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused_by_name()
    {
        var bounds = LossSample.Of([LossObservation.AtLeast(3), LossObservation.AtLeast(4)]);
        Refused.Argument("losses", () => SeverityFit.Empirical(null!));
        Refused.Argument("losses", () => SeverityFit.Empirical(LossSample.Of()));
        Refused.Argument("losses", () => SeverityFit.Empirical(LossSample.Weighted([1], [0])));
        Refused.Argument("losses", () => SeverityFit.Empirical(bounds));
        Refused.Argument("losses", () => SeverityFit.Empirical(LossSample.Weighted([1, 2], [1e308, 1e308])));
        Refused.Argument("loss", () => SeverityFit.Empirical(LossSample.Of(1)).Survival(double.NaN));
        Refused.Argument("level", () => SeverityFit.Empirical(LossSample.Of(1)).Survival(1, 1));
        Refused.Argument("losses", () => SeverityFit.Pert(null!));
        Refused.Argument("minimum", () => SeverityFit.Pert(LossSample.Of(1, 2), double.NaN));
        Refused.Argument("maximum", () => SeverityFit.Pert(LossSample.Of(1, 2), 3, 3));
        Refused.Argument("maximum", () => SeverityFit.Pert(LossSample.Of(1, 2), null, double.PositiveInfinity));
        Refused.Argument("losses", () => SeverityFit.Pert(LossSample.Of(1, 2), 1, 3));
        Refused.Argument("losses", () => SeverityFit.Pert(LossSample.Of(1, 2), 0, 2));
        Refused.Argument("losses", () => SeverityFit.Pert(LossSample.Of(2, 2, 2)));
        Refused.Argument("losses", () => SeverityFit.Pert(LossSample.Of(1, 2)));
        Refused.Argument("losses", () => SeverityFit.Metalog(null!));
        Refused.Argument("losses", () => SeverityFit.Metalog(bounds));
        Refused.Argument("losses", () => SeverityFit.Metalog(LossSample.Of(1, 2, 3)));
        Refused.Argument("losses", () => SeverityFit.Metalog(LossSample.Of(0, 1, 2, 3)));
        Refused.Argument("terms", () => SeverityFit.Metalog(LossSample.Of(1, 2, 3), 1));
        Refused.Argument("terms", () => SeverityFit.Metalog(LossSample.Of(1, 2, 3), 17));
        Refused.Argument("lower", () => SeverityFit.Metalog(LossSample.Of(1, 2, 3), 3, double.NaN));
        Refused.Argument("replicates", () => SeverityFit.Metalog(LossSample.Of(1, 2, 3), 3).Bootstrap(1));
    }

    private static void EmpiricalIs(double logLikelihood, string[] figures, EmpiricalFit fit)
    {
        double tolerance = fit.IterationCount == 0 ? ClosedForm : Searched;
        Assert.InRange(fit.Gap, 0, 1e-9);
        if (!double.IsNaN(logLikelihood)) // in which the oracle has 0 of 0
        {
            Near.Relative(logLikelihood, fit.LogLikelihood, fit.IterationCount == 0 ? ClosedForm : 1e-11);
        }

        foreach (string figure in figures)
        {
            double[] numbers = [.. figure.Split(':').Select(Number)];
            Estimate survival = fit.Survival(numbers[0]);
            Assert.InRange(survival.Value - numbers[1], -tolerance, tolerance);
            if (double.IsNaN(numbers[2]) || numbers[1] == 0)
            {
                Assert.Equal(double.NaN, survival.StandardError);
                continue;
            }

            Near.Relative(numbers[2], survival.StandardError, 1e-11); // sums of terms with a difference of near weights
            Near.Relative(numbers[3], survival.Low, 1e-11);
            Near.Relative(numbers[4], survival.High, 1e-11);
        }
    }

    private static void PertIs(double logLikelihood, string[] figures, SeverityFit<Pert> fit)
    {
        Near.Relative(logLikelihood, fit.LogLikelihood, 1e-12); // a sum of some logarithms of size 10
        Assert.Equal(figures.Length == 1 ? FitStatus.Converged : FitStatus.Irregular, fit.Status);
        foreach ((string figure, FittedParameter parameter) in figures.Zip(fit.Parameters))
        {
            string[] parts = figure.Split(':');
            Assert.Equal(parts[0], parameter.Name);
            Near.Relative(Number(parts[1]), parameter.Estimate.Value, 1e-9); // the rounding of the gradient over the curvature
            Near.Relative(Number(parts[1]), FitCase.Value(fit.Law, parts[0]), 1e-9);
            if (parts[2] != "NaN")
            {
                Near.Relative(Number(parts[2]), parameter.Estimate.StandardError, 1e-8);
            }
        }
    }

    private static void MetalogIs(double logLikelihood, string[] figures, MetalogFit fit)
    {
        Assert.Equal(Number(figures[0]), fit.Terms);
        Near.Relative(Number(figures[1]), fit.Misfit, 1e-8); // the condition of the least squares, some 1e5 with 9 terms
        Near.Relative(logLikelihood, fit.LogLikelihood, 1e-9);
        double scale = fit.Law.Coefficients.Max(Math.Abs);
        foreach ((string figure, double coefficient) in figures.Skip(2).Zip(fit.Law.Coefficients))
        {
            Assert.InRange(coefficient - Number(figure), -1e-8 * scale, 1e-8 * scale);
        }
    }

    private static IEnumerable<(LossSample Sample, double Unit, double Weight)> Variants(LossSample sample)
    {
        LossObservation[] rows = [.. SampleKind.Rows(sample)];
        LossObservation[] shuffled = [.. rows];
        new RandomStream(5, 0).Shuffle(shuffled);
        yield return (SampleKind.Times(sample, Binary), Binary, 1);
        yield return (LossSample.Of(shuffled), 1, 1);
        yield return (LossSample.Of([.. rows, .. rows]), 1, 2);
        yield return (LossSample.Of(rows.Select(o => o.Weighted(2 * o.Weight))), 1, 2);
    }

    private static double LogLikelihood(Empirical law, LossSample sample) => SampleKind.Rows(sample).Sum(o => o.Weight * (
        Math.Log(o.IsExact ? law.Probability(o.Low) : Within(law, o.Low, o.High)) - Math.Log(Within(law, o.ReportedAbove, o.ReportedUpTo))));

    private static double Within(Empirical law, double low, double high) =>
        law.Values.Zip(law.Probabilities).Where(v => (v.First > low || low == 0) && v.First <= high).Sum(v => v.Second);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
