using CsCheck;
using CyberStats.Series;

namespace CyberStats.Tests.Series;

public class CountSeriesTests
{
    [Fact]
    public void A_yearly_series_keeps_missing_apart_from_zero()
    {
        CountSeries series = CountSeries.Yearly(2005, [8, null, 0, 88]);

        Assert.Equal([8, null, 0, 88], series.Counts);
        Assert.Equal([1, 0, 1, 1], series.Exposure);
        Assert.Equal(series.Counts, series.Lower);
        Assert.Equal(series.Counts, series.Upper);
        Assert.Equal((4, 1, 96.0), (series.Length, series.MissingPeriods, series.Total));
        Assert.Equal(["2005", "2006", "2007", "2008"], Enumerable.Range(0, 4).Select(series.Label));
        Assert.Equal(new DateOnly(2006, 1, 1), series.Start(1));
        Assert.Equal((Period.Year, SeriesKind.Counts, 0), (series.Period, series.Kind, series.Included));
        Assert.Equal((null, null), (series.Clock, series.AsOf));
        Assert.Empty(series.Excluded);
        Assert.Empty(series.Caveats);
        Assert.Empty(series.SourceIds);
        Assert.Equal("2005: 8, 2006: missing, 2007: 0, 2008: 88", series.ToString());
    }

    [Fact]
    public void Counts_in_fractions_are_of_their_own_kind()
    {
        Assert.Equal(SeriesKind.Fractional, CountSeries.Yearly(2005, [8, 0.5]).Kind);
        Assert.Equal(SeriesKind.Counts, CountSeries.Yearly(2005, [8, null]).Kind);
    }

    [Fact]
    public void Any_period_starts_with_the_one_that_holds_the_day() => Gen.Select(
        Generate.Period, Gen.Int[1000, 3_000_000].Select(DateOnly.FromDayNumber)).Sample(
        (period, day) =>
        {
            CountSeries series = CountSeries.Of(period, day, [1, 2, 3]);

            Assert.Equal(period.IndexOf(day), series.FirstIndex);
            Assert.Equal(period, series.Period);
            Assert.True(series.Start(0) <= day && day < series.Start(1) && series.Start(1) < series.Start(2));
            Assert.Equal(period.Label(series.FirstIndex + 2), series.Label(2));
        });

    [Fact]
    public void Does_not_change_with_the_array_it_was_made_of()
    {
        double?[] counts = [1, 2];
        CountSeries series = CountSeries.Yearly(2005, counts);
        counts[0] = 99;

        Assert.Equal([1, 2], series.Counts);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-double.Epsilon)]
    public void Refuses_a_count_that_is_none_and_says_where(double count)
    {
        ArgumentException error = Refused.Argument("counts", () => CountSeries.Yearly(2005, [1, null, count, 4]));
        Assert.Contains("index 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_years_outside_the_calendar()
    {
        Assert.Throws<ArgumentOutOfRangeException>("firstYear", () => CountSeries.Yearly(0, [1]));
        Assert.Throws<ArgumentOutOfRangeException>("firstYear", () => CountSeries.Yearly(10_000, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountSeries.Yearly(9998, [1, 2, 3]));
        Assert.Equal("9999", CountSeries.Yearly(9998, [1, 2]).Label(1));
        Assert.Throws<ArgumentNullException>("counts", () => CountSeries.Yearly(2005, null!));
        Assert.Throws<ArgumentNullException>("counts", () => CountSeries.Of(Period.Day, default, null!));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Refuses_a_place_outside(int place)
    {
        CountSeries series = CountSeries.Yearly(2005, [1, 2]);
        Refused.Argument("i", () => series.Label(place));
        Refused.Argument("i", () => series.Start(place));
        Refused.Argument("i", () => CountSeries.Yearly(2005, []).Label(0));
    }

    [Fact]
    public void Exposure_replaces_the_one_before_and_leaves_all_else()
    {
        CountSeries series = CountSeries.Yearly(2005, [8, null, 88]);
        double[] shares = [1, 0, 0.5];
        CountSeries half = series.WithExposure(shares);
        shares[0] = 99;
        CountSeries again = half.WithExposure([0.25, 3, 1]);

        Assert.Equal([1, 0, 0.5], half.Exposure);
        Assert.Equal([0.25, 3, 1], again.Exposure);
        Assert.Equal([1, 0, 1], series.Exposure);
        Assert.Equal(series.Counts, again.Counts);
        Assert.Equal((series.FirstIndex, series.Kind), (again.FirstIndex, again.Kind));
    }

    [Theory]
    [InlineData(0, 0, 1, "index 0")] // not missing, but without exposure
    [InlineData(1, -0.1, 1, "index 1")]
    [InlineData(1, 0, double.NaN, "index 2")]
    [InlineData(1, 0, double.PositiveInfinity, "index 2")]
    public void Refuses_an_exposure_that_is_none_and_says_where(double a, double b, double c, string place)
    {
        ArgumentException error = Refused.Argument("exposure", () => CountSeries.Yearly(2005, [8, null, 88]).WithExposure([a, b, c]));
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_exposures_of_another_number()
    {
        CountSeries series = CountSeries.Yearly(2005, [8, null, 88]);
        ArgumentException error = Refused.Argument("exposure", () => series.WithExposure([1, 1]));
        Assert.Contains("3 periods", error.Message, StringComparison.Ordinal);
        Assert.Contains("2 exposures", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("exposure", () => series.WithExposure(null!));
    }

    [Fact]
    public void Figures_become_a_series_in_the_order_of_time_with_what_lies_between_missing()
    {
        CountSeries series = CountSeries.FromFigures([Figure("2008", 88), Figure("2005", 8), Figure("2007", 0)], Period.Year);

        Assert.Equal([8, null, 0, 88], series.Counts);
        Assert.Equal([1, 0, 1, 1], series.Exposure);
        Assert.Equal("2005", series.Label(0));
        Assert.Equal(["cfr"], series.SourceIds);
        Assert.Empty(series.Caveats);
        Assert.Equal(0, series.Included);
    }

    [Fact]
    public void Figures_known_in_part_bound_their_counts()
    {
        CountSeries series = CountSeries.FromFigures(
            [
                Figure("2005", Bounds<double>.AtLeast(51)),
                Figure("2006", Bounds<double>.AtMost(9)),
                Figure("2007", Bounds<double>.Between(5, 26)),
                Figure("2008", new Bounds<double>(5, 11, 26)),
                Figure("2009", Bounds<double>.Between(7, 7)),
                Figure("2010", Bounds<double>.Unknown),
            ],
            Period.Year);

        Assert.Equal([null, null, null, 11, 7, null], series.Counts);
        Assert.Equal([51.0, 5, 5, 7], new[] { 0, 2, 3, 4 }.Select(i => series.Lower[i]!.Value));
        Assert.Equal([null, 9, 26, 26, 7, null], series.Upper);
        Assert.Equal(4, series.MissingPeriods);
    }

    [Fact]
    public void Figures_are_for_one_whole_period_of_any_length()
    {
        Assert.Equal("2020-Q3", CountSeries.FromFigures([Figure("2020-07/2020-09", 3)], Period.Quarter).Label(0));
        Assert.Equal("2020-07", CountSeries.FromFigures([Figure("2020-07-01/2020-07-31", 3)], Period.Month).Label(0));
        Assert.Equal("2019-07/2020-06", CountSeries.FromFigures([Figure("2019-07/2020-06", 3)], Period.FiscalYear(7)).Label(0));
        Assert.Equal("2020-W30", CountSeries.FromFigures([Figure("2020-07-20/2020-07-26", 3)], Period.Week).Label(0));

        foreach (string period in (string[])["2020-07", "2019/2020", "2020-07/2021-06", "2020/..", "../2020", "2020-01-02/2020-12-31"])
        {
            ArgumentException error = Refused.Argument("figures", () => CountSeries.FromFigures([Figure(period, 3)], Period.Year));
            Assert.Contains("one whole year", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Figures_of_several_states_of_their_sources_may_not_count_the_same()
    {
        var day = new DateOnly(2022, 12, 31);
        ReportedFigure a = Figure("2005", 8) with { AsOf = day };
        ReportedFigure b = Figure("2006", 9) with { AsOf = day };

        Assert.Empty(CountSeries.FromFigures([a, b], Period.Year).Caveats);
        Assert.Equal(day, CountSeries.FromFigures([a, b], Period.Year).AsOf);
        Assert.Equal([Caveat.DefinitionMayDiffer], CountSeries.FromFigures([a, b with { AsOf = day.AddDays(1) }], Period.Year).Caveats);

        CountSeries two = CountSeries.FromFigures([a, b with { SourceId = "acme" }], Period.Year);
        Assert.Equal([Caveat.DefinitionMayDiffer], two.Caveats);
        Assert.Equal(["acme", "cfr"], two.SourceIds);
    }

    [Fact]
    public void Figures_that_make_no_series_are_refused()
    {
        ReportedFigure figure = Figure("2005", 8);
        var share = new ReportedFigure("incidents", Bounds<double>.Exactly(0.78), FigureUnit.Ratio, DateRange.Parse("2006"), "cfr");

        Refused.Argument("figures", () => CountSeries.FromFigures([figure, share], Period.Year));
        Refused.Argument("figures", () => CountSeries.FromFigures([figure, Figure("2006", 9) with { Measure = "states" }], Period.Year));
        Refused.Argument("figures", () => CountSeries.FromFigures(
            [figure, Figure("2006", 9) with { Scope = figure.Scope.Add("level", "government") }], Period.Year));
        Assert.Throws<ArgumentNullException>("figures", () => CountSeries.FromFigures(null!, Period.Year));
        Assert.Throws<ArgumentNullException>("figures", () => CountSeries.FromFigures([figure, null!], Period.Year));
    }

    [Fact]
    public void Two_figures_of_a_period_agree_or_are_refused()
    {
        Assert.Equal([8], CountSeries.FromFigures([Figure("2005", 8), Figure("2005", 8)], Period.Year).Counts);

        ArgumentException error = Refused.Argument("figures", () => CountSeries.FromFigures([Figure("2005", 8), Figure("2005", 9)], Period.Year));
        Assert.Contains("incidents 2005: 8", error.Message, StringComparison.Ordinal);
        Assert.Contains("incidents 2005: 9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_figures_are_a_series_without_periods()
    {
        CountSeries none = CountSeries.FromFigures([], Period.Month);

        Assert.Equal((0, 0.0, 0, Period.Month), (none.Length, none.Total, none.MissingPeriods, none.Period));
        Assert.Equal("", none.ToString());
    }

    [Fact]
    public void Is_written_with_its_first_ten_periods_in_every_culture() => Cultures.Each(() =>
    {
        Assert.Equal("2005: 0.5, 2006: missing", CountSeries.Yearly(2005, [0.5, null]).ToString());
        string text = CountSeries.Yearly(2005, [.. Enumerable.Repeat<double?>(1, 11)]).ToString();
        Assert.EndsWith(", 2014: 1, …", text, StringComparison.Ordinal);
        Assert.DoesNotContain("…", CountSeries.Yearly(2005, [.. Enumerable.Repeat<double?>(1, 10)]).ToString(), StringComparison.Ordinal);
    });

    private static ReportedFigure Figure(string period, double count) => Figure(period, Bounds<double>.Exactly(count));

    private static ReportedFigure Figure(string period, Bounds<double> count) =>
        new("incidents", count, FigureUnit.Count, DateRange.Parse(period), "cfr");
}
