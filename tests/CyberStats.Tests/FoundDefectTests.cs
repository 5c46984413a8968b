using CsCheck;
using CyberStats.Growth;
using CyberStats.Incidents;
using CyberStats.Losses;
using CyberStats.Numerics;
using CyberStats.Series;
using CyberStats.Tests.Series;

namespace CyberStats.Tests;

/// <summary>What once failed in series and growth, each by what should hold.</summary>
public class FoundDefectTests
{
    [Fact]
    public void A_start_known_to_the_month_is_certain_in_that_month_though_the_end_is_known_to_the_year_only()
    {
        CountSeries months = Active("2018", null, "2018-07/2018").CountActive(Period.Month);
        Assert.Equal((0, 1, 0), (months.Counts[5], months.Counts[6], months.Counts[7]));
    }

    [Fact]
    public void An_end_known_to_the_month_is_certain_in_that_month_though_the_start_is_known_to_the_year_only()
    {
        CountSeries months = Active("2018", null, "2018/2018-07").CountActive(Period.Month);
        Assert.Equal((0, 1, 0), (months.Counts[5], months.Counts[6], months.Counts[7]));
    }

    [Fact]
    public void A_campaign_after_the_as_of_day_is_excluded_from_the_active()
    {
        CountSeries series = Active("2018/2021", "2019-12-31", "2020-05/2020-06").CountActive(Period.Year);
        Assert.Equal((0, 1), (series.Included, series.Excluded.Sum(e => e.Count)));
    }

    [Fact]
    public void A_campaign_after_the_as_of_day_in_the_same_year_is_excluded_from_the_active_as_from_the_count()
    {
        IncidentSet set = Active("2018/2021", "2019-06-30", "2019-09-01/2019-09-02");
        Assert.Equal(0, set.Count(Period.Year, Clock.Started).Counts[1]);
        Assert.Equal(0, set.CountActive(Period.Year).Counts[1]);
    }

    [Fact]
    public void A_campaign_over_before_the_coverage_starts_is_excluded_from_the_active_as_from_the_count()
    {
        IncidentSet set = Active("2019-07/2021", null, "2019-02-01/2019-02-02");
        Assert.Equal(0, set.Count(Period.Year, Clock.Started).Counts[0]);
        Assert.Equal(0, set.CountActive(Period.Year).Counts[0]);
    }

    [Fact]
    public void A_total_of_unknown_amount_does_not_take_known_parts_away()
    {
        var incident = new Incident(new IncidentId("test", "0"), "title", disclosed: PartialDate.Parse("2019"))
        {
            Losses =
            [
                new Loss(LossForm.Theft, Bounds<decimal>.Exactly(5_000_000), CurrencyCode.USD),
                new Loss(LossForm.Total, default, default),
            ],
        };
        LossSeries series = new IncidentSet([incident], DateRange.Parse("2019")).SumLosses(Period.Year, Clock.Disclosed, CurrencyCode.USD);
        Assert.Equal(5_000_000, series.Totals[0]!.Value.Low);
    }

    [Fact]
    public void A_figure_at_most_9_has_no_lower_bound_of_5()
    {
        var figure = new ReportedFigure("incidents", new Bounds<double>(null, 5, 9), FigureUnit.Count, DateRange.Parse("2020"), "cfr");
        Assert.NotEqual(5, CountSeries.FromFigures([figure], Period.Year).Lower[0]);
    }

    [Fact]
    public void Figures_that_agree_keep_both_sources_whatever_their_order()
    {
        var figure = new ReportedFigure("incidents", Bounds<double>.Exactly(88), FigureUnit.Count, DateRange.Parse("2020"), "cfr");
        ReportedFigure other = figure with { SourceId = "acme" };
        Assert.Equal(CountSeries.FromFigures([figure, other], Period.Year).SourceIds, CountSeries.FromFigures([other, figure], Period.Year).SourceIds);
    }

    [Fact]
    public void Quarters_compare_with_quarters()
    {
        ReportedFigure Quarter(string period) => new("incidents", Bounds<double>.Exactly(8), FigureUnit.Count, DateRange.Parse(period), "cfr");
        Assert.Equal(0.5, GrowthRate.Between(Quarter("2021-01/2021-03"), Quarter("2021-07/2021-09")).Years, 0.01);
    }

    [Fact]
    public void Two_growths_are_equal_if_their_numbers_are()
    {
        GrowthBetween growth = GrowthRate.Between(8, 88, 15);

        Assert.Equal(growth, GrowthRate.Between(8, 88, 15));
        Assert.Equal(growth.GetHashCode(), GrowthRate.Between(8, 88, 15).GetHashCode());
        Assert.All(
            (GrowthBetween[])[
                GrowthRate.Between(9, 88, 15), GrowthRate.Between(8, 89, 15), GrowthRate.Between(8, 88, 14),
                GrowthRate.Between(8, 88, 15, 2), GrowthRate.Between(8, 88, 15, 1, 0.9)],
            other => Assert.NotEqual(growth, other));
    }

    [Theory]
    [InlineData(1e12, 3, 114060551330.18766)]
    public void The_limit_keeps_ten_digits_for_3_against_a_million_millions(double to, double from, double factorLow) =>
        Near.Relative(factorLow, GrowthRate.Between((long)from, (long)to, 15).Factor.Low, 1e-10);

    // At a = 1 / 1000 the lower tail is x^a / (a B(a, b)) up to O(x): log-odds log(0.025 a B) / a, here about -3690.
    [Fact]
    public void A_large_dispersion_gives_the_quantile_and_not_where_the_search_stopped()
    {
        double w = IncompleteBeta.LogOddsQuantile(0.025, 0.001, 1.005);
        Assert.InRange(w, -3700, -3680);
    }

    [Fact]
    public void A_record_of_weight_zero_is_a_record()
    {
        var incident = new Incident(new IncidentId("test", "0"), "title", disclosed: PartialDate.Parse("2019"));
        Assert.Equal([0], new IncidentSet([incident]).Sum(Period.Year, Clock.Disclosed, _ => 0).Counts);
    }

    [Fact]
    public void The_series_that_leaves_the_calendar_is_refused_by_an_argument_of_its_own()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => CountSeries.Yearly(9998, [1, 2, 3]));
        Assert.Contains(error.ParamName, (string[])["firstYear", "counts"]);
    }

    [Fact]
    public void A_record_is_excluded_once()
    {
        var incident = new Incident(new IncidentId("test", "0"), "title", disclosed: PartialDate.Parse("2019"));
        GroupedSeries<string> groups = new IncidentSet([incident], DateRange.Parse("2019")).CountBy(Period.Month, Clock.Disclosed, _ => (string?)null);
        Assert.Equal(1, groups.All.Included + groups.All.Excluded.Sum(e => e.Count));
    }

    [Fact]
    public void A_group_of_pairs_counts_its_records_once()
    {
        var incident = new Incident(new IncidentId("test", "0"), "title", disclosed: PartialDate.Parse("2019")) { Victims = [new Victim("a"), new Victim("a")] };
        GroupedSeries<string> groups = new IncidentSet([incident]).CountByEach(
            Period.Year, Clock.Disclosed, i => i.Victims.Select(v => v.Name!), new CountOptions { Rule = CountingRule.PerPair });
        Assert.Equal(1, groups["a"].Included);
    }

    [Fact]
    public void Campaigns_of_any_dates_are_those_of_the_count_day_by_day() => Gen.Select(
            Gen.Select(Generate.Day.Select(d => new DateOnly(2016 + (d.DayNumber % 4), 1 + (d.DayNumber % 12), 1 + (d.DayNumber % 28))), Gen.Int[0, 2], Gen.Int[0, 2])
                .Array[2].Array[0, 6],
            Gen.OneOf("2016/2019", "2017-05-10/2018-08", "2016/.."),
            Gen.Int[0, 900],
            Gen.OneOf(Period.Year, Period.Quarter, Period.Month))
        .Sample(
            (items, coverage, days, period) =>
            {
                var set = new IncidentSet(
                    items.Select((ends, n) => new Incident(new IncidentId("test", $"{n}"), "title", Range(ends))),
                    DateRange.Parse(coverage),
                    new DateOnly(2017, 6, 1).AddDays(days));
                CountSeries series = set.CountActive(period);
                DayByDay.Answer expected = DayByDay.CountActive(set, period);

                Assert.Equal(expected.IsMissing.Select((m, i) => m ? (double?)null : expected.Certain[i]), series.Counts);
                Assert.Equal(expected.IsMissing.Select((m, i) => m ? (double?)null : expected.Certain[i] + expected.Possible[i]), series.Upper);
                Assert.Equal(expected.Included, series.Included);
                Assert.Equal(expected.Excluded.OrderBy(e => e.Key), series.Excluded.Select(e => KeyValuePair.Create(e.Reason, e.Count)));
            },
            iter: 200);

    private static DateRange Range((DateOnly Day, int Precision, int Open)[] ends)
    {
        PartialDate[] dates = [.. ends.Select(e => e.Precision switch
        {
            0 => new PartialDate(e.Day.Year),
            1 => new PartialDate(e.Day.Year, e.Day.Month),
            _ => PartialDate.FromDay(e.Day),
        })];
        return dates[1].IsBefore(dates[0]) ? new DateRange(dates[1], dates[0]) : new DateRange(dates[0], dates[1]);
    }

    private static IncidentSet Active(string coverage, string? asOf, params string[] occurred) => new(
        occurred.Select((range, n) => new Incident(new IncidentId("test", $"{n}"), "title", DateRange.Parse(range))),
        DateRange.Parse(coverage),
        asOf is null ? null : PartialDate.Parse(asOf).Last);
}
