using CyberStats.Series;

namespace CyberStats.Tests.Series;

public class ReconciliationTests
{
    [Fact]
    public void The_published_8_and_88_beside_1_and_120_recomputed()
    {
        CountSeries published = CountSeries.FromFigures([Figure("2020", 88), Figure("2005", 8)], Period.Year);
        CountSeries recomputed = CountSeries.Yearly(
            2005, [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147]);

        Reconciliation both = Reconciliation.Compare(published, recomputed);

        Assert.Equal(Enumerable.Range(2005, 18).Select(y => $"{y}"), both.Periods.Select(p => p.Label));
        Assert.Equal([new ReconciledPeriod("2005", 8, 1), new ReconciledPeriod("2020", 88, 120)], both.Shared);
        Assert.Equal([-7, 32], both.Shared.Select(p => p.Difference!.Value));
        Assert.Equal([0.125, 120 / 88.0], both.Shared.Select(p => p.Ratio!.Value));
        Assert.Equal((null, 3.0), (both.Periods[1].Published, both.Periods[1].Recomputed));
        Assert.False(both.Agrees);
    }

    [Fact]
    public void Periods_that_neither_has_are_left_out_and_the_order_is_that_of_time()
    {
        Reconciliation both = Reconciliation.Compare(CountSeries.Yearly(2010, [null, 5]), CountSeries.Yearly(2005, [1, null, null]));

        Assert.Equal([new ReconciledPeriod("2005", null, 1), new ReconciledPeriod("2011", 5, null)], both.Periods);
        Assert.All(both.Periods, p => Assert.Null(p.Difference));
        Assert.All(both.Periods, p => Assert.Null(p.Ratio));
        Assert.All(both.Periods, p => Assert.False(p.Agrees));
        Assert.Empty(both.Shared);
        Assert.False(both.Agrees); // nothing in common is no agreement
    }

    [Fact]
    public void Agrees_where_all_that_both_have_is_equal()
    {
        Assert.True(Reconciliation.Compare(CountSeries.Yearly(2005, [8, 0, null]), CountSeries.Yearly(2005, [8, 0, 3])).Agrees);
        Assert.False(Reconciliation.Compare(CountSeries.Yearly(2005, [8, 0]), CountSeries.Yearly(2005, [8, 1])).Agrees);
    }

    [Fact]
    public void The_ratio_to_zero_is_not_given()
    {
        Assert.Null(new ReconciledPeriod("2005", 0, 3).Ratio);
        Assert.Null(new ReconciledPeriod("2005", 0, 0).Ratio);
        Assert.Equal(0, new ReconciledPeriod("2005", 3, 0).Ratio);
        Assert.True(new ReconciledPeriod("2005", 0, 0).Agrees);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("2022-12-31", null, true)]
    [InlineData(null, "2022-12-31", true)]
    [InlineData("2021-12-31", "2022-12-31", true)]
    [InlineData("2022-12-31", "2022-12-31", false)]
    public void Warns_unless_both_show_one_state(string? published, string? recomputed, bool warns)
    {
        Reconciliation both = Reconciliation.Compare(AsOf(published), AsOf(recomputed));

        Assert.Equal(warns ? [Caveat.DefinitionMayDiffer] : [], both.Caveats);
        Assert.Equal((published, recomputed), (both.PublishedAsOf?.ToString("O"), both.RecomputedAsOf?.ToString("O")));
    }

    [Fact]
    public void Refuses_what_does_not_compare()
    {
        CountSeries years = CountSeries.Yearly(2005, [1]);
        CountSeries months = CountSeries.Of(Period.Month, new DateOnly(2005, 1, 1), [1]);
        CountSeries fiscal = CountSeries.Of(Period.FiscalYear(7), new DateOnly(2005, 7, 1), [1]);

        Refused.Argument("recomputed", () => Reconciliation.Compare(years, months));
        ArgumentException error = Refused.Argument("recomputed", () => Reconciliation.Compare(years, fiscal));
        Assert.Contains("fiscal year from month 7", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("published", () => Reconciliation.Compare(null!, years));
        Assert.Throws<ArgumentNullException>("recomputed", () => Reconciliation.Compare(years, null!));
    }

    private static CountSeries AsOf(string? day) => CountSeries.FromFigures(
        [Figure("2005", 8) with { AsOf = day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) }],
        Period.Year);

    private static ReportedFigure Figure(string period, double count) =>
        new("incidents", Bounds<double>.Exactly(count), FigureUnit.Count, DateRange.Parse(period), "cfr");
}
