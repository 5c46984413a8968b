using CsCheck;
using CyberStats.Growth;
using CyberStats.Incidents;
using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class CountTrendTests
{
    private static readonly double?[] Tracker = [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147];

    private static readonly CountSeries Yearly = CountSeries.Yearly(2005, Tracker);

    [Fact]
    public void The_tracker_grows_by_a_quarter_a_year()
    {
        CountTrendFit trend = CountTrend.Fit(Yearly);

        // R: glm(y ~ t, quasipoisson), qt(.975, 16); count_regression.csv has the coefficients to 20 digits.
        Estimate growth = trend.GrowthPerYear;
        Assert.Equal("0.2538 [0.221, 0.2874]", growth.ToString());
        Near.Relative(Math.Log(1 + growth.High), trend.LogRate.High, 1e-12);
        Assert.Equal((18, 0, CountRegressionStatus.Converged), (trend.Count, trend.Missing, trend.Status));
        Assert.Equal(trend.Regression.Dispersion, trend.Dispersion);
        Assert.InRange(trend.Dispersion, 1.61, 1.62);
        Assert.InRange(trend.PValue, 1e-13, 1e-8);
        Assert.Contains(Caveat.AutocorrelationUntestable, trend.Caveats);
        Assert.Equal("doubles in 2.74 to 3.47 years", trend.Doubling.ToString());
    }

    [Fact]
    public void The_endpoints_are_another_number_and_have_the_dispersion_of_the_line()
    {
        CountTrendFit trend = CountTrend.Fit(Yearly);

        GrowthBetween ends = trend.Endpoints!;
        Assert.Equal((1, 147, 17.0, trend.Dispersion), (ends.From, ends.To, ends.Years, ends.Dispersion));
        Assert.Null(CountTrend.Fit(Yearly.WithExposure([.. Tracker.Select(_ => 0.5)])).Endpoints);
        Assert.Equal(120, CountTrend.Fit(CountSeries.Yearly(2005, Tracker[..17]).WithExposure([.. Enumerable.Repeat(1.0, 16), 0.9])).Endpoints!.To);
        Assert.Equal(1, CountTrend.Fit(CountSeries.Yearly(2005, [3, 9])).Endpoints!.Dispersion); // two counts show none
    }

    [Fact]
    public void Acceleration_is_twice_the_quadratic_term()
    {
        double[] time = [.. Enumerable.Range(0, 18).Select(i => (double)i)];
        CountRegressionFit square = CountRegression.Fit([.. Tracker.Select(c => c!.Value)], [time, [.. time.Select(t => t * t)]]);

        Estimate acceleration = CountTrend.Fit(Yearly).Acceleration!.Value;

        Near.Relative(2 * square.Coefficients[2].Value, acceleration.Value, 1e-9);
        Near.Relative(2 * square.Coefficients[2].High, acceleration.High, 1e-9);
        Assert.Null(CountTrend.Fit(CountSeries.Yearly(2005, [3, 4, 8])).Acceleration);
    }

    [Theory]
    [InlineData(CountFamily.QuasiPoisson)]
    [InlineData(CountFamily.Poisson)]
    [InlineData(CountFamily.NegativeBinomial)]
    public void The_calendar_and_the_unit_of_exposure_and_the_direction_of_time_do_not_matter(CountFamily family)
    {
        CountTrendFit trend = CountTrend.Fit(Yearly, family);
        CountTrendFit shifted = CountTrend.Fit(CountSeries.Yearly(1805, Tracker), family);
        CountTrendFit days = CountTrend.Fit(Yearly.WithExposure([.. Tracker.Select(_ => 365.25)]), family);
        CountTrendFit turned = CountTrend.Fit(CountSeries.Yearly(2005, [.. Tracker.Reverse()]), family);

        Assert.Equal(trend.LogRate, shifted.LogRate);
        Near.Relative(trend.LogRate.Low, days.LogRate.Low, 1e-10);
        Near.Relative(trend.LogRate.Value, -turned.LogRate.Value, 1e-10);
        Near.Relative(trend.LogRate.High, -turned.LogRate.Low, 1e-9);
        Near.Relative(trend.PValue, days.PValue, 1e-8);
    }

    [Fact]
    public void Splitting_a_period_in_two_with_its_exposure_changes_nothing_where_the_split_is_at_one_time() =>
        Gen.Int[0, 40].Array[4, 8].Where(c => c.Sum() > 0 && c[..^1].Sum() > 0 && c[1..].Sum() > 0).Sample(counts =>
        {
            // The Poisson likelihood of a count is that of two counts of shares of its exposure, whatever they are, if they have the time of the whole.
            double[] time = [.. Enumerable.Range(0, counts.Length).Select(i => (double)i)];
            double first = Math.Floor(counts[0] / 3.0);
            CountRegressionFit whole = CountRegression.Fit([.. counts.Select(c => (double)c)], [time], family: CountFamily.Poisson);
            CountRegressionFit split = CountRegression.Fit(
                [first, counts[0] - first, .. counts[1..].Select(c => (double)c)],
                [[0, .. time]],
                [Math.Log(0.3), Math.Log(0.7), .. new double[counts.Length - 1]],
                CountFamily.Poisson);
            if (whole.Status == CountRegressionStatus.Converged)
            {
                Assert.Equal(whole.Coefficients[1].Value, split.Coefficients[1].Value, 1e-9);
                Assert.Equal(whole.Coefficients[1].StandardError, split.Coefficients[1].StandardError, 1e-9);
            }
        });

    [Fact]
    public void Half_a_year_of_reports_is_no_fall()
    {
        CountSeries half = CountSeries.Yearly(2018, [100, 100, 100, 100, 100, 50]).WithExposure([1, 1, 1, 1, 1, 0.5]);

        CountTrendFit trend = CountTrend.Fit(half);
        CountTrendFit naive = CountTrend.Fit(CountSeries.Yearly(2018, [100, 100, 100, 100, 100, 50]));

        Assert.Equal(0, trend.LogRate.Value, 1e-12);
        Assert.InRange(naive.GrowthPerYear.Value, -0.15, -0.05);
    }

    [Fact]
    public void A_missing_year_is_left_out_and_time_goes_on()
    {
        CountTrendFit trend = CountTrend.Fit(CountSeries.Yearly(2005, [4, null, 16, 32]), CountFamily.Poisson);

        Near.Relative(Math.Log(2), trend.LogRate.Value, 1e-12);
        Assert.Equal((3, 1), (trend.Count, trend.Missing));
    }

    [Fact]
    public void Months_give_growth_per_year()
    {
        double?[] monthly = [.. Enumerable.Range(0, 36).Select(m => (double?)(1000 * Math.Pow(2, m / 12.0)))];

        CountTrendFit trend = CountTrend.Fit(CountSeries.Of(Period.Month, new DateOnly(2020, 1, 1), monthly));

        Near.Relative(1, trend.GrowthPerYear.Value, 1e-10);
        CountPrediction next = trend.Predict(36);
        Near.Relative(8000, next.Mean.Value, 1e-9);
        Near.Relative(4000, trend.Predict(36, 0.5).Mean.Value, 1e-9);
    }

    [Fact]
    public void Fractions_and_pairs_enter_no_likelihood()
    {
        CountSeries fractional = CountSeries.Yearly(2005, [1.5, 2, 3.25, 4]);

        Assert.Equal(CountRegressionStatus.Converged, CountTrend.Fit(fractional).Status);
        Assert.Contains("kind Fractional", Assert.Throws<ArgumentException>("series", () => CountTrend.Fit(fractional, CountFamily.Poisson)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("options", () => CountTrend.Fit(Yearly, options: new CountRegressionOptions { Weights = [1] }));
        Assert.Throws<ArgumentNullException>("series", () => CountTrend.Fit(null!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Fewer_than_two_counts_have_no_growth(int count) =>
        Assert.Throws<InsufficientDataException>("counts", () => CountTrend.Fit(CountSeries.Yearly(2005, [.. Enumerable.Repeat<double?>(3, count)])));

    [Fact]
    public void Two_counts_grow_by_an_unknown_rate_unless_they_are_poisson_counts()
    {
        CountSeries two = CountSeries.Yearly(2005, [8, 16]);

        CountTrendFit quasi = CountTrend.Fit(two);
        CountTrendFit poisson = CountTrend.Fit(two, CountFamily.Poisson);

        Assert.Equal((-1, double.PositiveInfinity), (quasi.GrowthPerYear.Low, quasi.GrowthPerYear.High));
        Near.Relative(1, quasi.GrowthPerYear.Value, 1e-10);
        Assert.Equal("doubles in any time, or halves in any time, or does not change", quasi.Doubling.ToString());
        Assert.Contains(Caveat.PoissonAssumed, poisson.Caveats);
        Assert.InRange(poisson.GrowthPerYear.Low, -0.3, 0.1);
    }

    [Fact]
    public void The_caveats_of_the_series_come_along()
    {
        var incidents = new IncidentSet(
            [.. Enumerable.Range(0, 6).Select(i => new Incident(IncidentId.Parse($"x:{i}"), "a", disclosed: PartialDate.Parse($"{2015 + i}-02-01")))],
            coverage: DateRange.Parse("2015/2020"),
            asOf: new DateOnly(2020, 6, 30));

        CountTrendFit trend = CountTrend.Fit(incidents.Count(Period.Year, Clock.Disclosed));

        Assert.Contains(Caveat.PartialPeriod, trend.Caveats);
    }

    [Fact]
    public void Neighbours_that_go_together_are_seen_on_a_long_series_and_allowed_for_on_demand()
    {
        double?[] waves = [.. Enumerable.Range(0, 60).Select(i => (double?)Math.Round(50 + (30 * Math.Sin(i / 4.0))))];
        CountSeries series = CountSeries.Of(Period.Month, new DateOnly(2015, 1, 1), waves);

        CountTrendFit plain = CountTrend.Fit(series);
        CountTrendFit robust = CountTrend.Fit(series, options: new CountRegressionOptions { Errors = CoefficientErrors.AutocorrelationRobust });

        Assert.InRange(plain.LagOneCorrelation, 0.8, 1);
        Assert.Contains(Caveat.Autocorrelated, plain.Caveats);
        Assert.DoesNotContain(Caveat.Autocorrelated, robust.Caveats);
        Assert.True(robust.LogRate.StandardError > 1.3 * plain.LogRate.StandardError);
    }
}
