using System.Diagnostics;
using CsCheck;
using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

/// <summary>Samples at the edge of what can be fitted: each has its answer, a status or a named exception, and none hangs.</summary>
public class SeverityFitEdgeTests
{
    public static TheoryData<string> Laws => [.. FitCase.All.Select(c => c.Name)];

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1.0)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_loss_that_is_no_amount_is_refused_with_its_index(double loss)
    {
        ArgumentException error = Refused.Argument("losses", () => LossSample.Of(1, 2, loss));

        Assert.Contains("index 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_sample_of_none_is_insufficient(string name)
    {
        var law = FitCase.Named(name);
        int parameters = law.Fit(SampleKind.Draw("exact", law.Example, 30, 1)).Parameters.Count;

        var error = Assert.Throws<InsufficientDataException>(() => law.Fit(LossSample.Of()));
        Assert.Equal((parameters, 0, "losses"), (error.Required, error.Actual, error.ParamName));
        Assert.Throws<ArgumentNullException>("losses", () => law.Fit(null!));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Fewer_losses_than_parameters_are_insufficient(string name)
    {
        var law = FitCase.Named(name);
        LossSample sample = SampleKind.Draw("exact", law.Example, 30, 1);
        int parameters = law.Fit(sample).Parameters.Count;
        LossObservation[] few = [.. SampleKind.Rows(sample).Take(parameters - 1)];

        Assert.Throws<InsufficientDataException>(() => law.Fit(LossSample.Of(few)));
        Assert.Throws<InsufficientDataException>(() => law.Fit(LossSample.Of([.. few, few.FirstOrDefault().Weighted(0)])));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void As_many_losses_as_parameters_give_a_law_or_a_status(string name)
    {
        var law = FitCase.Named(name);
        for (int seed = 0; seed < 20; seed++)
        {
            LossObservation[] rows = [.. SampleKind.Rows(SampleKind.Draw("exact", law.Example, 30, seed))];
            int parameters = law.Fit(LossSample.Of(rows)).Parameters.Count;

            AssertFinite(law, law.Fit(LossSample.Of(rows[..parameters])));
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Losses_that_are_all_equal_are_degenerate_unless_the_law_has_no_shape(string name)
    {
        var law = FitCase.Named(name);
        foreach (double loss in (double[])[1, 50_000, 1e-12, 1e15])
        {
            ISeverityFit fit = law.Fit(Enumerable.Repeat(loss, 20).ToArray());

            AssertFinite(law, fit);
            FitStatus[] expected = name switch
            {
                "Exponential" => [FitStatus.Converged],
                "Lomax" => [FitStatus.AtBoundary], // less spread than an exponential law
                "GeneralizedPareto" or "GeneralizedExtremeValue" => [FitStatus.Unbounded, FitStatus.Degenerate],
                "Burr" => [FitStatus.Degenerate, FitStatus.AtBoundary], // the Weibull law of its limit is degenerate
                "Gamma" or "Weibull" or "Lognormal" or "LogLogistic" or "InverseGaussian" or "Pareto" => [FitStatus.Degenerate],
                _ => [],
            };
            Assert.Contains(fit.Status, expected);
            Assert.True(name == "Exponential" || fit.Parameters.All(p => double.IsNaN(p.Estimate.StandardError) || fit.Status != FitStatus.Degenerate));
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Lower_bounds_alone_are_insufficient(string name)
    {
        var law = FitCase.Named(name);
        LossSample sample = LossSample.Of(Enumerable.Range(1, 20).Select(i => LossObservation.AtLeast(1000 * i)));

        Assert.Throws<InsufficientDataException>(() => law.Fit(sample));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Upper_bounds_alone_are_insufficient(string name)
    {
        var law = FitCase.Named(name);
        LossSample sample = LossSample.Of(Enumerable.Range(1, 20).Select(i => LossObservation.AtMost(1000 * i)));

        // All probability at 0 has the likelihood 1; and just above what is not reported, where the bounds are cut at it.
        Assert.Throws<InsufficientDataException>(() => law.Fit(sample));
        Assert.Throws<InsufficientDataException>(() => law.Fit(sample.Truncated(500)));
        Assert.Throws<InsufficientDataException>(() => law.Fit(LossSample.Of(Enumerable.Range(1, 20).Select(i => LossObservation.AtLeast(1000 * i).Truncated(10, 90_000)))));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void One_exact_loss_among_lower_bounds_is_enough_to_end(string name)
    {
        var law = FitCase.Named(name);
        AssertFinite(law, law.Fit(LossSample.Of([LossObservation.Exactly(500), .. Enumerable.Range(1, 20).Select(i => LossObservation.AtLeast(1000 * i))])));
        AssertFinite(law, law.Fit(LossSample.Of([LossObservation.Exactly(50_000), .. Enumerable.Range(1, 20).Select(i => LossObservation.AtLeast(1000 * i))])));
        AssertFinite(law, law.Fit(LossSample.Of([LossObservation.Exactly(50_000), .. Enumerable.Range(1, 20).Select(i => LossObservation.AtMost(1000 * i))])));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_loss_of_zero_is_refused_where_the_law_has_no_density_there(string name)
    {
        var law = FitCase.Named(name);
        double[] losses = [0, 3000, 8000, 12_000, 60_000, 250_000];
        if (name is "Exponential" or "Lomax" or "GeneralizedPareto" or "GeneralizedExtremeValue")
        {
            AssertFinite(law, law.Fit(losses));
            return;
        }

        ArgumentException error = Refused.Argument("losses", () => law.Fit(losses));
        Assert.Contains("1 of 6", error.Message, StringComparison.Ordinal);

        // As an interval it is welcome.
        AssertFinite(law, law.Fit(LossSample.Of([LossObservation.AtMost(500), .. losses.Skip(1).Select(LossObservation.Exactly)])));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Two_distinct_values_and_heavy_ties_give_a_law(string name)
    {
        var law = FitCase.Named(name);
        double[][] samples =
        [
            [1000, 1000, 1000, 5000], [1000, 5000, 5000, 5000, 5000, 5000], [.. Enumerable.Repeat(1e6, 50), 1e6 + 1],
            [.. Enumerable.Repeat(50_000.0, 40), .. Enumerable.Repeat(100_000.0, 30), .. Enumerable.Repeat(1e6, 12), 7e6],
            [1, 1e9, 1, 1e9], [999_999, 1_000_000, 1_000_001],
        ];
        foreach (double[] sample in samples)
        {
            AssertFinite(law, law.Fit(sample));
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Huge_spreads_give_a_law_or_a_named_refusal(string name)
    {
        var law = FitCase.Named(name);
        double[][] samples =
        [
            [1e-300, 1, 1e300], [1e-300, 1e-200, 1e-100, 1, 1e100, 1e200, 1e300], [1e-300, 1e-300, 1e-300, 1e-299, 1e300], [1e300, 2e300, 3e300, 1e300, 5e299],
            [1e-300, 2e-300, 3e-300, 1e-300], [5e-324, 1e-323, 2e-323, 4e-323], [double.MaxValue, 1e308, 1.5e308, 1.2e308], [5e-324, 1, double.MaxValue, 10],
            [1e-20, 1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7, 1e40],
        ];
        foreach (double[] sample in samples)
        {
            FitsOrRefuses(law, sample);
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Weights_of_any_size_give_a_law_or_a_named_refusal(string name)
    {
        var law = FitCase.Named(name);
        double[] losses = [3000, 8000, 12_000, 60_000, 250_000];
        foreach (double[] weights in (double[][])[[1e-300, 1, 1, 1, 1], [1e300, 1, 1, 1, 1], [1e-12, 1e-12, 1e-12, 1e-12, 1e-12], [1e12, 1e12, 1e12, 3e12, 1e12],
            [1e308, 1e308, 1e308, 1, 1], [1e-320, 1e-320, 1e-320, 1e-320, 1e-320]])
        {
            FitsOrRefuses(law, LossSample.Weighted(losses, weights));
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Intervals_that_touch_or_repeat_give_a_law(string name)
    {
        var law = FitCase.Named(name);
        LossObservation between = LossObservation.Between(100, 101);
        LossObservation[][] samples =
        [
            [.. Enumerable.Repeat(between, 10)], // no more is known than that all lie there
            [.. Enumerable.Repeat(LossObservation.Between(0, double.PositiveInfinity), 10), LossObservation.Exactly(5)],
            [LossObservation.AtMost(10), LossObservation.AtMost(10), LossObservation.AtLeast(10), LossObservation.AtLeast(10)],
            [LossObservation.Between(1, 1e9), LossObservation.Between(1, 1e9), LossObservation.Between(1, 1e9)],
            [LossObservation.Exactly(50), between, between, LossObservation.Between(100, 100.0000001)],
            [LossObservation.Between(10, 20).Truncated(5, 30), LossObservation.Between(12, 25).Truncated(5, 30), LossObservation.Exactly(29).Truncated(5, 30)],
            [.. Enumerable.Repeat(LossObservation.AtLeast(10).Truncated(10), 5), LossObservation.Exactly(11).Truncated(10), LossObservation.Exactly(20).Truncated(10)],
            [.. Enumerable.Repeat(LossObservation.Exactly(10).Truncated(10), 5), LossObservation.Exactly(20).Truncated(10), LossObservation.Exactly(40).Truncated(10)],
        ];
        foreach (LossObservation[] sample in samples)
        {
            FitsOrRefuses(law, LossSample.Of(sample));
        }
    }

    [Fact]
    public void A_threshold_above_a_loss_is_refused_with_the_index()
    {
        ArgumentException error = Refused.Argument("losses", () => SeverityFit.GeneralizedPareto((double[])[20, 5, 30], threshold: 10));

        Assert.Contains("index 1", error.Message, StringComparison.Ordinal);
        Refused.Argument("threshold", () => SeverityFit.GeneralizedPareto((double[])[20, 30], double.NaN));
        Refused.Argument("threshold", () => SeverityFit.GeneralizedPareto((double[])[20, 30], double.PositiveInfinity));
    }

    [Fact]
    public void An_unknown_parameter_and_a_level_out_of_range_are_refused()
    {
        SeverityFit<Lognormal> fit = SeverityFit.Lognormal((double[])[1000, 3000, 8000, 20_000]);

        Assert.Contains("Mu, Sigma", Refused.Argument("name", () => fit.Parameter("sigma")).Message, StringComparison.Ordinal);
        Refused.Argument("name", () => fit.Profile("Shape"));
        foreach (double level in (double[])[0, 1, -0.1, 95, double.NaN])
        {
            Refused.Argument("level", () => fit.Parameter("Mu", level));
            Refused.Argument("level", () => fit.Profile("Mu", level));
            Refused.Argument("level", () => fit.Of(l => l.Mean, level));
        }

        Refused.Argument("replicates", () => fit.Bootstrap(replicates: 1));
        Refused.Argument("kind", () => fit.Bootstrap((BootstrapKind)99));
        Assert.True(double.IsNaN(fit.Bootstrap(replicates: 5).Of(_ => double.NaN).StandardError));
    }

    [Fact]
    public void A_light_tail_brings_Lomax_to_its_exponential_limit_and_the_shape_of_the_generalized_Pareto_below_zero()
    {
        double[] losses = [800, 900, 1000, 1100, 1150, 1200, 1300];
        SeverityFit<Lomax> lomax = SeverityFit.Lomax(losses);
        SeverityFit<GeneralizedPareto> pareto = SeverityFit.GeneralizedPareto(losses);

        Assert.Equal(FitStatus.AtBoundary, lomax.Status);
        Near.Relative(SeverityFit.Exponential(losses).LogLikelihood, lomax.LogLikelihood, 1e-6); // the shape is bounded by e^13
        Assert.Equal(FitStatus.Unbounded, pareto.Status);
        Assert.Equal(-1, pareto.Law.Shape);
        Near.Relative(1300, pareto.Law.Maximum, 1e-9);
    }

    [Fact]
    public void Any_sample_ends_in_a_law_or_a_named_refusal()
    {
        Gen<double> amount = Gen.OneOf(
            Gen.Double[0, 1e6], Gen.Int[0, 5].Select(i => 1000.0 * i), Gen.Double[-300, 300].Select(e => Math.Pow(10, e)), Gen.OneOf(0.0, 5e-324, 1.0, 1e-300, 1e300, double.MaxValue));
        Gen<LossObservation> row = Gen.Select(amount, amount, Gen.Int[0, 8], Gen.Double[0, 4]).Select((a, b, kind, w) =>
        {
            double low = Math.Min(a, b);
            double high = Math.Max(a, b);
            LossObservation o = kind switch
            {
                0 => LossObservation.AtLeast(a),
                1 => LossObservation.AtMost(Math.Max(a, 5e-324)),
                2 => LossObservation.Between(low, high),
                3 => LossObservation.Exactly(high).Truncated(low, high > low ? high : double.PositiveInfinity),
                4 => LossObservation.Rounded(a, Math.Clamp(b, 5e-324, 1e300)),
                _ => LossObservation.Exactly(a),
            };
            return kind == 5 ? o.Weighted(w) : o;
        });
        row.Array[0, 8].Sample(
            rows =>
            {
                var sample = LossSample.Of(rows);
                foreach (FitCase law in FitCase.All)
                {
                    var time = Stopwatch.StartNew();
                    if (FitsOrRefuses(law, sample) is { } fit)
                    {
                        AssertErrors(law, fit);
                    }

                    Assert.True(time.Elapsed < Ends.Limit, $"{law}: {time.Elapsed}"); // a fit, its profiles and a bootstrap of eight rows: 6 s at most
                }
            },
            iter: 200);
    }

    /// <summary>Every error that can be asked for is a number or NaN, never an exception.</summary>
    private static void AssertErrors(FitCase law, ISeverityFit fit)
    {
        foreach (FittedParameter p in fit.Parameters)
        {
            Estimate profile = law.Profile(fit, p.Name);
            Assert.Equal(p.Estimate.Value, profile.Value);
            Assert.False(profile.Low > profile.Value || profile.High < profile.Value, $"{law}, {fit.Status}: {p.Name} {profile}");
        }

        Estimate quantile = fit.Of(l => l.Quantile(0.9));
        Assert.False(quantile.Low > quantile.Value || quantile.High < quantile.Value, $"{law}, {fit.Status}: {quantile}");
        (IReadOnlyList<ISeverity> laws, IReadOnlyList<ISeverity?> oneByOne) = law.Bootstrap(fit, BootstrapKind.Resampled, 3, 1);
        Assert.Equal(oneByOne.OfType<ISeverity>(), laws);
    }

    private static ISeverityFit? FitsOrRefuses(FitCase law, LossSample sample)
    {
        ISeverityFit fit;
        try
        {
            fit = law.Fit(sample);
        }
        catch (ArgumentException error) when (error.ParamName == "losses")
        {
            return null;
        }

        AssertFinite(law, fit);
        return fit;
    }

    private static void AssertFinite(FitCase law, ISeverityFit fit)
    {
        Assert.True(Enum.IsDefined(fit.Status));
        Assert.False(double.IsNaN(fit.LogLikelihood), $"{law}: the likelihood is NaN, {fit.Status}, {fit.Law}");
        foreach (FittedParameter p in fit.Parameters)
        {
            Assert.True(double.IsFinite(p.Estimate.Value), $"{law}: {p.Name} is {p.Estimate.Value}");
            Assert.Equal(p.Estimate.Value, FitCase.Value(fit.Law, p.Name));
            Assert.True(double.IsNaN(p.Estimate.StandardError) || p.Estimate.StandardError >= 0);
            Assert.False(fit.Status is FitStatus.Degenerate or FitStatus.Unbounded && !double.IsNaN(p.Estimate.StandardError));
        }
    }
}
