using CyberStats.Growth;
using CyberStats.Series;

namespace CyberStats.Tests.Growth;

public class GrowthCurveTests
{
    private static readonly double[] Tracker = [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147];
    private static readonly double[] Saturated = [2, 5, 8, 19, 38, 61, 79, 95, 92, 104, 99, 101];

    public static TheoryData<GrowthCurveKind> Bounded => [GrowthCurveKind.Logistic, GrowthCurveKind.Gompertz, GrowthCurveKind.Bass];

    public static TheoryData<GrowthCurveKind, CountFamily> All =>
        [.. from kind in Enum.GetValues<GrowthCurveKind>() from family in Enum.GetValues<CountFamily>() select (kind, family)];

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    public void Before_the_inflection_the_capacity_is_not_identified(int n)
    {
        double[] counts = [.. Enumerable.Range(0, n).Select(i => Math.Round(400 / (1 + Math.Exp(-0.5 * (i - n - 2)))))];
        foreach (GrowthCurveKind kind in Bounded)
        {
            GrowthCurveFit fit = GrowthCurve.Fit(counts, kind, CountFamily.Poisson);

            Assert.Equal(GrowthCurveStatus.CapacityNotIdentified, fit.Status);
            Assert.Equal(double.PositiveInfinity, fit.Capacity!.Value.High);
            Assert.True(fit.Capacity!.Value.Low > counts[^1] / 2);
            Assert.Equal(double.PositiveInfinity, fit.Inflection!.Value.High);
            Assert.Contains(Caveat.CapacityNotIdentified, fit.Caveats);
        }

        Assert.False(GrowthCurve.Compare(counts, CountFamily.Poisson).ShowsSaturation);
        Assert.False(GrowthCurve.Compare(counts).ShowsSaturation);
    }

    [Theory]
    [MemberData(nameof(Bounded))]
    public void Exponential_counts_put_the_capacity_at_infinity_and_the_rest_at_its_limit(GrowthCurveKind kind)
    {
        double[] counts = [.. Enumerable.Range(0, 8).Select(i => 3 * Math.Exp(0.4 * i))];

        GrowthCurveFit fit = GrowthCurve.Fit(counts, kind);

        Assert.Equal(double.PositiveInfinity, fit.Capacity!.Value.Value);
        Assert.Equal(double.PositiveInfinity, fit.Inflection!.Value.Value);
        Near.Relative(0.4, kind switch { GrowthCurveKind.Logistic => fit.GrowthRate!.Value.Value, GrowthCurveKind.Bass => fit.Imitation!.Value.Value, _ => 0.4 }, 1e-7);
        Near.Relative(3 * Math.Exp(0.4 * 10), fit.MeanAt(10).Mean.Value, 1e-6);
    }

    [Fact]
    public void A_logistic_is_found_again_in_its_own_means()
    {
        double[] means = [.. Enumerable.Range(0, 12).Select(i => 250 / (1 + Math.Exp(-0.7 * (i - 5.25))))];

        GrowthCurveFit fit = GrowthCurve.Fit(means, GrowthCurveKind.Logistic);

        Near.Relative(250, fit.Capacity!.Value.Value, 1e-9);
        Near.Relative(0.7, fit.GrowthRate!.Value.Value, 1e-9);
        Near.Relative(5.25, fit.Inflection!.Value.Value, 1e-9);
        Assert.Equal(GrowthCurveStatus.Converged, fit.Status);
        Near.Relative(250, fit.Capacity.Value.High, 1e-4);
    }

    [Fact]
    public void A_gompertz_curve_is_found_again_in_its_own_means()
    {
        double[] means = [.. Enumerable.Range(0, 12).Select(i => 250 * Math.Exp(-Math.Exp(-0.4 * (i - 4.5))))];

        GrowthCurveFit fit = GrowthCurve.Fit(means, GrowthCurveKind.Gompertz);

        Near.Relative(250, fit.Capacity!.Value.Value, 1e-9);
        Near.Relative(0.4, fit.GrowthRate!.Value.Value, 1e-9);
        Near.Relative(4.5, fit.Inflection!.Value.Value, 1e-9);
    }

    [Fact]
    public void A_bass_curve_is_found_again_in_its_own_increases()
    {
        static double F(double t) => (1 - Math.Exp(-0.53 * t)) / (1 + (0.5 / 0.03 * Math.Exp(-0.53 * t)));
        double[] means = [.. Enumerable.Range(0, 14).Select(i => 900 * (F(i + 1) - F(i)))];

        GrowthCurveFit fit = GrowthCurve.Fit(means, GrowthCurveKind.Bass);

        Near.Relative(900, fit.Capacity!.Value.Value, 1e-9);
        Near.Relative(0.03, fit.Innovation!.Value.Value, 1e-9);
        Near.Relative(0.5, fit.Imitation!.Value.Value, 1e-9);
        Near.Relative((Math.Log(0.5 / 0.03) / 0.53) - 0.5, fit.Inflection!.Value.Value, 1e-9); // from the middle of the first period
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_shift_of_the_calendar_shifts_times_alone(GrowthCurveKind kind, CountFamily family)
    {
        GrowthCurveFit a = GrowthCurve.Fit(CountSeries.Yearly(2005, [.. Tracker]), kind, family);
        GrowthCurveFit b = GrowthCurve.Fit(CountSeries.Yearly(1905, [.. Tracker]), kind, family);

        Same(a.GrowthRate, b.GrowthRate, 1);
        Same(a.Capacity, b.Capacity, 1);
        Same(a.Innovation, b.Innovation, 1);
        if (a.Inflection is { } there)
        {
            Near.Relative(there.Value - 100, b.Inflection!.Value.Value, 1e-9);
            Near.Relative(there.Low - 100, b.Inflection!.Value.Low, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Months_are_twelfths_of_years(GrowthCurveKind kind, CountFamily family)
    {
        GrowthCurveFit years = GrowthCurve.Fit(CountSeries.Yearly(2005, [.. Saturated]), kind, family);
        GrowthCurveFit months = GrowthCurve.Fit(CountSeries.Of(Period.Month, new DateOnly(2005, 1, 1), [.. Saturated]), kind, family);

        Assert.Equal(years.Status, months.Status);
        Same(years.GrowthRate, months.GrowthRate, 12);
        Same(years.Innovation, months.Innovation, 12);
        Same(years.Imitation, months.Imitation, 12);
        Same(years.Capacity, months.Capacity, 1);
        Near.Relative(years.Deviance, months.Deviance, 1e-8);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Exposure_scales_the_capacity_alone(GrowthCurveKind kind, CountFamily family)
    {
        GrowthCurveFit whole = GrowthCurve.Fit(Saturated, kind, family);
        GrowthCurveFit half = GrowthCurve.Fit(Saturated, [.. Enumerable.Repeat(0.5, Saturated.Length)], kind, family);

        Same(whole.GrowthRate, half.GrowthRate, 1);
        Same(whole.Imitation, half.Imitation, 1);
        Same(whole.Inflection, half.Inflection, 1);
        Same(whole.Capacity, half.Capacity, 2);
    }

    [Theory]
    [MemberData(nameof(Bounded))]
    public void Twice_the_counts_is_the_same_curve_twice_as_high(GrowthCurveKind kind)
    {
        GrowthCurveFit once = GrowthCurve.Fit(Saturated, kind, CountFamily.Poisson);
        GrowthCurveFit twice = GrowthCurve.Fit([.. Saturated.Select(c => 2 * c)], kind, CountFamily.Poisson);

        Near.Relative(2 * once.Capacity!.Value.Value, twice.Capacity!.Value.Value, 1e-8);
        Near.Relative(once.Inflection!.Value.Value, twice.Inflection!.Value.Value, 1e-8);
        Near.Relative(once.GrowthRate?.Value ?? once.Imitation!.Value.Value, twice.GrowthRate?.Value ?? twice.Imitation!.Value.Value, 1e-8);
        Assert.True(twice.Capacity.Value.High / twice.Capacity.Value.Low < once.Capacity.Value.High / once.Capacity.Value.Low);
    }

    [Fact]
    public void A_missing_period_is_not_a_zero_and_time_goes_on()
    {
        double[] means = [.. Enumerable.Range(0, 12).Select(i => 250 / (1 + Math.Exp(-0.7 * (i - 5.25))))];
        double?[] gaps = [.. means.Select((m, i) => i is 0 or 4 ? (double?)null : m)];

        GrowthCurveFit fit = GrowthCurve.Fit(CountSeries.Yearly(2000, gaps), GrowthCurveKind.Logistic);

        Near.Relative(250, fit.Capacity!.Value.Value, 1e-9);
        Near.Relative(2005.75, fit.Inflection!.Value.Value, 1e-9);
        Assert.Equal(10, fit.Count);
    }

    [Theory]
    [InlineData(GrowthCurveKind.Logistic)]
    [InlineData(GrowthCurveKind.Gompertz)]
    public void A_decline_is_no_growth(GrowthCurveKind kind)
    {
        GrowthCurveFit fit = GrowthCurve.Fit([9, 7, 5, 3, 2, 1], kind, CountFamily.Poisson);

        Assert.Equal(GrowthCurveStatus.NoGrowth, fit.Status);
        Near.Relative(4.5, fit.Capacity!.Value.Value, 1e-9);
        Assert.True(double.IsNaN(fit.GrowthRate!.Value.Value));
        Assert.Equal((0, double.PositiveInfinity), (fit.GrowthRate.Value.Low, fit.GrowthRate.Value.High));
        Near.Relative(4.5, fit.MeanAt(3).Mean.Value, 1e-9);
    }

    [Fact]
    public void A_bass_curve_without_imitation_falls_from_the_start()
    {
        GrowthCurveFit fit = GrowthCurve.Fit([60, 25, 12, 9, 7, 6, 5], GrowthCurveKind.Bass, CountFamily.Poisson);

        Assert.Equal(GrowthCurveStatus.NoGrowth, fit.Status);
        Assert.Equal(0, fit.Imitation!.Value.Value);
        Assert.Equal(double.NegativeInfinity, fit.Inflection!.Value.Value);
        Assert.True(double.IsFinite(fit.Capacity!.Value.High));
    }

    [Fact]
    public void A_jump_has_no_rate()
    {
        GrowthCurveFit fit = GrowthCurve.Fit([0, 0, 0, 5, 6, 5, 7], GrowthCurveKind.Logistic);

        Assert.Equal(GrowthCurveStatus.RateNotIdentified, fit.Status);
        Assert.Equal(double.PositiveInfinity, fit.GrowthRate!.Value.Value);
        Near.Relative(6, fit.Capacity!.Value.Value, 1e-8); // of the last three: the first may lie on the way up
        Assert.InRange(fit.Inflection!.Value.Value, 2, 3);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_interval_of_a_mean_widens_after_the_data_and_says_so(GrowthCurveKind kind, CountFamily family)
    {
        GrowthCurveFit fit = GrowthCurve.Fit(Tracker, kind, family);
        GrowthCurveMean inside = fit.MeanAt(17);
        GrowthCurveMean ahead = fit.MeanAt(20);
        GrowthCurveMean farther = fit.MeanAt(24);

        Assert.DoesNotContain(Caveat.Extrapolated, inside.Caveats);
        Assert.Contains(Caveat.Extrapolated, ahead.Caveats);
        Assert.True(ahead.Mean.High / ahead.Mean.Low > inside.Mean.High / inside.Mean.Low);
        Assert.True(farther.Mean.High / farther.Mean.Low > ahead.Mean.High / ahead.Mean.Low);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_ends_of_a_mean_are_those_of_its_profile_and_hold_it(GrowthCurveKind kind, CountFamily family)
    {
        foreach (double year in (double[])[0, 3.5, 11, 15])
        {
            Estimate mean = GrowthCurve.Fit(Saturated, kind, family).MeanAt(year).Mean;

            Assert.True(mean.Low < mean.Value && mean.Value < mean.High && mean.StandardError > 0, $"{year}: {mean}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_wider_level_holds_a_narrower(GrowthCurveKind kind, CountFamily family)
    {
        CountSeries series = CountSeries.Yearly(2005, [.. Saturated]);
        GrowthCurveFit narrow = GrowthCurve.Fit(series, kind, family, 0.5);
        GrowthCurveFit wide = GrowthCurve.Fit(series, kind, family, 0.99);
        Estimate inner = (narrow.GrowthRate ?? narrow.Imitation)!.Value;
        Estimate outer = (wide.GrowthRate ?? wide.Imitation)!.Value;

        Assert.True(outer.Low < inner.Low && inner.High < outer.High);
    }

    [Fact]
    public void The_caveats_are_those_of_the_family_and_the_length()
    {
        Assert.Equal([Caveat.AutocorrelationUntestable], GrowthCurve.Fit(Saturated, GrowthCurveKind.Logistic).Caveats);
        Assert.Equal([Caveat.PoissonAssumed, Caveat.AutocorrelationUntestable], GrowthCurve.Fit(Saturated, GrowthCurveKind.Logistic, CountFamily.Poisson).Caveats);
        Assert.DoesNotContain(Caveat.AutocorrelationUntestable, GrowthCurve.Fit([.. Enumerable.Range(1, 30).Select(i => (double)i)], GrowthCurveKind.Logistic).Caveats);
    }

    [Fact]
    public void Refuses_what_no_curve_can_be_fitted_to()
    {
        Assert.Equal(4, Assert.Throws<InsufficientDataException>(() => GrowthCurve.Fit([1, 2, 3], GrowthCurveKind.Logistic)).Required);
        Assert.Equal(3, Assert.Throws<InsufficientDataException>(() => GrowthCurve.Fit([1, 2], GrowthCurveKind.Exponential)).Required);
        Assert.Equal(0, Assert.Throws<InsufficientDataException>(() => GrowthCurve.Fit([0, 0, 0, 0, 0], GrowthCurveKind.Gompertz)).Actual);
        Assert.Throws<InsufficientDataException>(() => GrowthCurve.Fit([0, 0, 0, 0, 9], GrowthCurveKind.Exponential));
        Assert.Throws<InsufficientDataException>(() => GrowthCurve.Fit([], GrowthCurveKind.Exponential));
        Assert.Throws<InsufficientDataException>(() => GrowthCurve.Compare([1, 2, 3]));
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => GrowthCurve.Fit([1, double.NaN, 3, 4], GrowthCurveKind.Bass)).Message, StringComparison.Ordinal);
        Assert.Contains("index 2", Assert.Throws<ArgumentException>(() => GrowthCurve.Fit([1, 2, 3.5, 4], GrowthCurveKind.Bass, CountFamily.Poisson)).Message, StringComparison.Ordinal);
        Assert.Contains("index 0", Assert.Throws<ArgumentException>(() => GrowthCurve.Fit([1, 2, 3], [0, 1, 1], GrowthCurveKind.Exponential)).Message, StringComparison.Ordinal);
        Refused.Argument("level", () => GrowthCurve.Fit(Saturated, GrowthCurveKind.Bass, level: 1));
        Refused.Argument("kind", () => GrowthCurve.Fit(Saturated, (GrowthCurveKind)9));
        Refused.Argument("family", () => GrowthCurve.Fit(Saturated, GrowthCurveKind.Bass, (CountFamily)9));
        Refused.Argument("year", () => GrowthCurve.Fit(Saturated, GrowthCurveKind.Bass).MeanAt(-2));
        CountSeries fractional = CountSeries.Yearly(2000, [1.5, 2, 3, 5, 8]);
        Assert.Contains("Fractional", Assert.Throws<ArgumentException>(() => GrowthCurve.Fit(fractional, GrowthCurveKind.Logistic, CountFamily.Poisson)).Message, StringComparison.Ordinal);
        Assert.Equal(5, GrowthCurve.Fit(fractional, GrowthCurveKind.Logistic).Count);
    }

    private static void Same(Estimate? expected, Estimate? actual, double factor)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } e && actual is { } a)
        {
            Near.Relative(factor * e.Value, a.Value, 1e-8);
            Near.Relative(factor * e.Low, a.Low, 1e-8);
            Near.Relative(factor * e.High, a.High, 1e-8);
        }
    }
}
