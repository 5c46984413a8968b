using System.Globalization;
using CyberStats.Distributions;
using CyberStats.Fitting;
using CyberStats.Tails;

namespace CyberStats.Tests.Tails;

public class PeaksOverThresholdTests
{
    // Losses in USD million; two of the twenty lie below the threshold of 1.
    private static readonly double[] Losses =
        [0.4, 0.9, 1.02, 1.1, 1.15, 1.3, 1.4, 1.6, 1.7, 2.0, 2.2, 2.6, 3.1, 3.3, 4.0, 5.2, 6.5, 9.0, 14.0, 37.0];

    public static TheoryData<string> Rows =>
        [.. ReferenceFile.Lines("peaks_over_threshold.csv").Where(line => !line.StartsWith("weight", StringComparison.Ordinal) && !line.StartsWith("average", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Matches_the_oracle(string row)
    {
        string[] words = row.Split(',');
        double[] v = [.. words.Skip(1).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        (double argument, double level, double value, double error, double low, double high) = (v[1], v[2], v[3], v[4], v[5], v[6]);
        GeneralizedParetoFit fit = PeaksOverThreshold.Fit(v[8..], threshold: v[0]);

        Assert.Equal((FitStatus.Converged, (int)v[7], v.Length - 8), (fit.Status, fit.ExceedanceCount, fit.Count));
        Estimate actual = words[0] switch
        {
            "likelihood" => new Estimate(fit.LogLikelihood, double.NaN, double.NaN, double.NaN),
            "shape" => level == 0.95 ? fit.Shape : fit.ExceedanceFit.Profile("Shape", level),
            "scale" => fit.Scale,
            "level" => fit.LossExceededWith(argument, level),
            "shortfall" => fit.ExpectedShortfall(argument, level),
            _ => throw new InvalidOperationException(row),
        };

        // Estimates and errors are smooth functions of a maximum that Newton's method finds to rounding; an estimate near 0 is compared with its error. Ends are roots of a
        // likelihood whose values, of size 100, carry 1e-14 each: 1e-8 of an end is what is left far out, where the likelihood is flat.
        Close(value, actual.Value, 1e-9 * Math.Max(Math.Abs(value), double.IsNaN(error) ? 0 : error));
        Close(error, actual.StandardError, 1e-7 * error);
        Close(low, actual.Low, 1e-7 * Math.Max(Math.Abs(low), double.IsNaN(error) ? 0 : Math.Min(error, Math.Abs(value))));
        Close(high, actual.High, 1e-7 * Math.Max(Math.Abs(high), double.IsNaN(error) ? 0 : Math.Min(error, Math.Abs(value))));

        static void Close(double expected, double actual, double tolerance) =>
            Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance, FormattableString.Invariant($"expected {expected:R}, got {actual:R}"));
    }

    [Fact]
    public void Value_at_risk_and_return_level_are_the_same_loss_asked_for_in_other_words()
    {
        GeneralizedParetoFit fit = PeaksOverThreshold.Fit(Losses, threshold: 1);
        Estimate loss = fit.LossExceededWith(0.0625, 0.9);

        Assert.Equal(loss, fit.ValueAtRisk(0.9375, 0.9));
        Assert.Equal(loss, fit.ReturnLevel(lossesPerYear: 4, years: 4, 0.9));
    }

    [Fact]
    public void The_delta_interval_is_symmetric_about_the_excess_in_logarithms()
    {
        Estimate loss = PeaksOverThreshold.Fit(Losses, threshold: 1).LossExceededWith(0.01, 0.95, TailInterval.Delta);

        // Davison and Smith's expected information gives 104.17 for the error of this sample; the observed one differs.
        Near.Relative((loss.Value - 1) * (loss.Value - 1), (loss.Low - 1) * (loss.High - 1), 1e-12);
        Near.Relative(1.959963984540054 * loss.StandardError / (loss.Value - 1), Math.Log((loss.High - 1) / (loss.Value - 1)), 1e-12);
    }

    [Fact]
    public void Scales_with_the_currency_unit_and_ignores_the_order()
    {
        GeneralizedParetoFit millions = PeaksOverThreshold.Fit(Losses, threshold: 1);
        GeneralizedParetoFit dollars = PeaksOverThreshold.Fit(Losses.Reverse().Select(x => x * 1e9).ToArray(), threshold: 1e9);

        Same(millions.Shape, dollars.Shape, 1);
        Same(millions.Scale, dollars.Scale, 1e9);
        Same(millions.LossExceededWith(1e-3), dollars.LossExceededWith(1e-3), 1e9);
        Same(millions.ExpectedShortfall(0.95), dollars.ExpectedShortfall(0.95), 1e9);

        static void Same(Estimate expected, Estimate actual, double unit)
        {
            Near.Relative(expected.Value * unit, actual.Value, 1e-9);
            Near.Relative(expected.StandardError * unit, actual.StandardError, 1e-9);
            Near.Relative(expected.Low * unit, actual.Low, 1e-8);
            Near.Relative(expected.High * unit, actual.High, 1e-8);
        }
    }

    [Fact]
    public void A_weight_of_three_is_the_loss_three_times()
    {
        GeneralizedParetoFit often = PeaksOverThreshold.Fit(Losses.SelectMany(x => new[] { x, x, x }).ToArray(), threshold: 1);
        GeneralizedParetoFit weighted = PeaksOverThreshold.Fit(LossSample.Weighted(Losses, [.. Losses.Select(_ => 3.0)]), threshold: 1);

        Near.Relative(often.Shape.Value, weighted.Shape.Value, 1e-9);
        Near.Relative(often.Shape.High, weighted.Shape.High, 1e-8);
        Near.Relative(often.ShareAbove.High, weighted.ShareAbove.High, 1e-12);
        Near.Relative(often.LossExceededWith(0.01).High, weighted.LossExceededWith(0.01).High, 1e-8);
        Assert.Equal((54, 54.0, 18, 54.0), (often.ExceedanceCount, often.ExceedanceWeight, weighted.ExceedanceCount, weighted.ExceedanceWeight));
    }

    [Fact]
    public void Bounds_enter_the_tail_where_they_lie_above_the_threshold()
    {
        // Bounds a millionth part apart are as good as the amounts themselves.
        LossSample bounded = LossSample.Of(Losses.Select(x => LossObservation.Between(x * (1 - 5e-7), x * (1 + 5e-7))));
        GeneralizedParetoFit exact = PeaksOverThreshold.Fit(Losses, threshold: 1);
        GeneralizedParetoFit fit = PeaksOverThreshold.Fit(bounded, threshold: 1);

        Near.Relative(exact.Shape.Value, fit.Shape.Value, 1e-5);
        Near.Relative(exact.LossExceededWith(0.01).High, fit.LossExceededWith(0.01).High, 1e-5);

        // A limit of 20 on the greatest leaves less of the tail: it may be heavier or lighter than with 37, but is less sure.
        LossSample limited = LossSample.Of(Losses.Select(x => x > 5 ? LossObservation.AtLeast(5) : LossObservation.Exactly(x)));
        Assert.True(PeaksOverThreshold.Fit(limited, threshold: 1).Shape.StandardError > exact.Shape.StandardError);
    }

    [Fact]
    public void Bounds_on_both_sides_of_the_threshold_are_left_out_and_said_so()
    {
        LossSample sample = LossSample.Of([.. Losses.Select(LossObservation.Exactly), LossObservation.Between(0.5, 2), LossObservation.AtLeast(0.7), LossObservation.AtMost(0.8)]);
        GeneralizedParetoFit fit = PeaksOverThreshold.Fit(sample, threshold: 1);

        Assert.Equal((18, 23, 2.0), (fit.ExceedanceCount, fit.Count, fit.StraddlingWeight));
        Near.Relative(18.0 / 21, fit.ShareAbove.Value, 1e-15);
        Assert.Contains(Caveat.ThresholdStraddled, fit.Caveats);
    }

    [Fact]
    public void Losses_reported_only_above_the_threshold_tell_nothing_of_the_share()
    {
        LossSample sample = LossSample.Of([
            .. Losses.Select(LossObservation.Exactly), .. new[] { 3.0, 4, 9 }.Select(x => LossObservation.Exactly(x).Truncated(2)),
            .. new[] { 3.0, 4, 9 }.Select(x => LossObservation.Exactly(x).Truncated(0.1))]);
        GeneralizedParetoFit fit = PeaksOverThreshold.Fit(sample, threshold: 1);

        Assert.Equal(24, fit.ExceedanceCount);
        Near.Relative(21.0 / 23, fit.ShareAbove.Value, 1e-15);
    }

    [Fact]
    public void A_deductible_above_the_threshold_is_allowed_for()
    {
        // The law above 3 of one that begins at 1, reported above 3 only: it must come back as the law above 1.
        var law = new GeneralizedPareto(1, 2, 0.4);
        double share = law.Survival(3);
        double[] losses = [.. Enumerable.Range(0, 4000).Select(i => law.LossExceededWith(share * (i + 0.5) / 4000))];
        GeneralizedParetoFit fit = PeaksOverThreshold.Fit(LossSample.Of(losses).Truncated(3), threshold: 1);

        Assert.InRange(fit.Law.Shape, 0.4 - fit.Shape.StandardError, 0.4 + fit.Shape.StandardError);
        Assert.InRange(fit.Law.Scale, 2 - fit.Scale.StandardError, 2 + fit.Scale.StandardError);
        Assert.True(double.IsNaN(fit.ShareAbove.Value));
        Refused.Argument("probability", () => fit.LossExceededWith(0.01));
    }

    [Theory]
    [InlineData(-0.3)]
    [InlineData(0)]
    [InlineData(0.9)]
    [InlineData(1.8)]
    public void Recovers_the_law_from_its_own_quantiles(double shape)
    {
        var law = new GeneralizedPareto(threshold: 2, scale: 3, shape);
        double[] losses = [.. Enumerable.Range(1, 5000).Select(i => law.Quantile((i - 0.5) / 5000))];

        GeneralizedParetoFit fit = PeaksOverThreshold.Fit(losses, threshold: 2);

        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.InRange(fit.Shape.Value, shape - fit.Shape.StandardError, shape + fit.Shape.StandardError);
        Estimate loss = fit.LossExceededWith(1e-3);
        Assert.InRange(law.LossExceededWith(1e-3), loss.Low, loss.High);
    }

    [Fact]
    public void Says_where_the_mean_is_infinite_or_undecided()
    {
        var heavy = new GeneralizedPareto(0, 1, 2);
        GeneralizedParetoFit infinite = PeaksOverThreshold.Fit(Enumerable.Range(0, 500).Select(i => heavy.Quantile((i + 0.5) / 500)).ToArray(), 0);
        GeneralizedParetoFit undecided = PeaksOverThreshold.Fit(Losses, threshold: 1);

        Assert.Equal([Caveat.InfiniteMean], infinite.Caveats);
        Estimate mean = infinite.ExpectedShortfall(0.9);
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity), (mean.Value, mean.Low, mean.High));
        Assert.Equal([Caveat.MeanUndecided], undecided.Caveats);
        Assert.Equal(double.PositiveInfinity, undecided.ExpectedShortfall(0.95).High);
        Assert.Equal([Caveat.MeanUndecided, Caveat.TailExtrapolated], undecided.CaveatsAt(0.01));
        Assert.Equal([Caveat.MeanUndecided], undecided.CaveatsAt(0.1));
    }

    [Fact]
    public void Reports_a_tail_that_the_usual_theory_does_not_suit()
    {
        double[] uniform = [.. Enumerable.Range(1, 200).Select(i => i / 200.0)];
        GeneralizedParetoFit fit = PeaksOverThreshold.Fit(uniform, threshold: 0);

        Assert.True(fit.Status is FitStatus.Unbounded or FitStatus.Irregular);
        Estimate loss = fit.LossExceededWith(0.01);
        Assert.True(double.IsFinite(loss.Value));
        Assert.Equal((double.NaN, double.NaN, double.NaN), (fit.Shape.StandardError, loss.StandardError, loss.Low));

        var bounded = new GeneralizedPareto(0, 1, -0.7);
        GeneralizedParetoFit irregular = PeaksOverThreshold.Fit(Enumerable.Range(0, 500).Select(i => bounded.Quantile((i + 0.5) / 500)).ToArray(), 0);
        Assert.Equal((FitStatus.Irregular, double.NaN), (irregular.Status, irregular.Shape.High));
    }

    [Fact]
    public void Equal_losses_are_no_tail()
    {
        GeneralizedParetoFit fit = PeaksOverThreshold.Fit(Enumerable.Repeat(5.0, 20).ToArray(), threshold: 1);

        Assert.NotEqual(FitStatus.Converged, fit.Status);
        Assert.Equal(double.NaN, fit.LossExceededWith(0.01).High);
    }

    [Fact]
    public void Counts_a_loss_at_the_threshold_as_below_it()
    {
        GeneralizedParetoFit fit = PeaksOverThreshold.Fit((double[])[1, .. Losses], threshold: 1);

        Assert.Equal((18, 21), (fit.ExceedanceCount, fit.Count));
    }

    [Fact]
    public void Says_how_many_losses_it_lacks()
    {
        var error = Assert.Throws<InsufficientDataException>("losses", () => PeaksOverThreshold.Fit(Losses, threshold: 6));

        Assert.Equal((PeaksOverThreshold.MinimumExceedances, 4), (error.Required, error.Actual));
        Assert.Throws<InsufficientDataException>("losses", () => PeaksOverThreshold.Fit((double[])[], threshold: 0));
        Assert.Throws<InsufficientDataException>("losses", () => PeaksOverThreshold.Fit(LossSample.Of(Losses.Select(LossObservation.AtLeast)), threshold: 0.1));
    }

    [Fact]
    public void Refuses_what_makes_no_sense()
    {
        Assert.Contains("index 1", Refused.Argument("losses", () => PeaksOverThreshold.Fit((double[])[1, double.NaN, 3], threshold: 0)).Message, StringComparison.Ordinal);
        Refused.Argument("losses", () => PeaksOverThreshold.Fit(null!, threshold: 0));
        Refused.Argument("threshold", () => PeaksOverThreshold.Fit(Losses, double.NaN));
        Refused.Argument("threshold", () => PeaksOverThreshold.Fit(Losses, -1));
        GeneralizedParetoFit fit = PeaksOverThreshold.Fit(Losses, threshold: 1);
        foreach (double probability in new[] { 0, 0.9, 1, -1, double.NaN })
        {
            Refused.Argument("probability", () => fit.LossExceededWith(probability));
        }

        Refused.Argument("probability", () => fit.ValueAtRisk(0.05));
        Refused.Argument("probability", () => fit.ExpectedShortfall(1));
        Refused.Argument("level", () => fit.LossExceededWith(0.01, 1));
        Refused.Argument("interval", () => fit.LossExceededWith(0.01, 0.9, (TailInterval)7));
        Refused.Argument("years", () => fit.ReturnLevel(1, 1));
        Refused.Argument("lossesPerYear", () => fit.ReturnLevel(0, 10));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-5)]
    [InlineData(-1e-5)]
    [InlineData(0.3)]
    public void A_level_far_beyond_the_data_keeps_its_order(double shape)
    {
        var law = new GeneralizedPareto(0, 1, shape);
        GeneralizedParetoFit fit = PeaksOverThreshold.Fit(Enumerable.Range(0, 200).Select(i => law.Quantile((i + 0.5) / 200)).ToArray(), 0.1);
        double previous = 0.1;
        foreach (double p in new[] { 0.8, 0.1, 1e-3, 1e-8, 1e-30, 1e-300 })
        {
            Estimate loss = fit.LossExceededWith(p);

            Assert.True(loss.Low <= loss.Value && loss.Value < loss.High && loss.Value > previous, FormattableString.Invariant($"{p}: {loss}"));
            previous = loss.Value;
        }
    }
}
