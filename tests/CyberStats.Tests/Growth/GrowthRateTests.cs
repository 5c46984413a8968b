using CyberStats.Growth;
using CyberStats.Series;

namespace CyberStats.Tests.Growth;

public class GrowthRateTests
{
    [Theory]
    [InlineData(-1, 5, 1, 1, 0.95, "from", -1L)]
    [InlineData(5, -1, 1, 1, 0.95, "to", -1L)]
    [InlineData(5, 5, 0, 1, 0.95, "years", 0.0)]
    [InlineData(5, 5, -1, 1, 0.95, "years", -1.0)]
    [InlineData(5, 5, double.NaN, 1, 0.95, "years", double.NaN)]
    [InlineData(5, 5, double.PositiveInfinity, 1, 0.95, "years", double.PositiveInfinity)]
    [InlineData(5, 5, 1, 0, 0.95, "dispersion", 0.0)]
    [InlineData(5, 5, 1, double.NaN, 0.95, "dispersion", double.NaN)]
    [InlineData(5, 5, 1, double.PositiveInfinity, 0.95, "dispersion", double.PositiveInfinity)]
    [InlineData(5, 5, 1, 1, 0, "level", 0.0)]
    [InlineData(5, 5, 1, 1, 1, "level", 1.0)]
    [InlineData(5, 5, 1, 1, 95, "level", 95.0)]
    [InlineData(5, 5, 1, 1, double.NaN, "level", double.NaN)]
    public void Refuses_by_name_and_value(long from, long to, double years, double dispersion, double level, string name, object value)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(name, () => GrowthRate.Between(from, to, years, dispersion, level));
        Assert.Equal(value, error.ActualValue);
    }

    [Fact]
    public void Between_figures_is_between_their_counts_over_the_years_between()
    {
        GrowthBetween growth = GrowthRate.Between(Figure("2005", 8), Figure("2020", 88), dispersion: 1.6, level: 0.9);

        Assert.Equal((8L, 88L, 15.0, 1.6, 0.9), (growth.From, growth.To, growth.Years, growth.Dispersion, growth.Level)); // 15 exactly
        Assert.Equal(GrowthRate.Between(8, 88, 15, 1.6, 0.9).Factor, growth.Factor);
    }

    [Theory]
    [InlineData("2005", "2006", 1)]
    [InlineData("2019", "2020", 1)] // into a leap year
    [InlineData("2020", "2021", 1)]
    [InlineData("0001", "9999", 9998)]
    [InlineData("2019/2020", "2021/2022", 2)]
    public void Years_are_years_of_the_calendar(string from, string to, double years) =>
        Near.Relative(years, GrowthRate.Between(Figure(from, 8), Figure(to, 88)).Years, 1e-13);

    [Theory]
    [InlineData("2021-01", "2021-07", 0.4986)] // from the middle of January to that of July: 182 of 365 days less half a day and a bit
    [InlineData("2020-01/2020-03", "2021-01/2021-03", 1)]
    [InlineData("2005-07/2006-06", "2019-07/2020-06", 14)] // fiscal years, of which the second has a leap day
    public void Shorter_periods_are_as_far_apart_as_their_middles(string from, string to, double years) =>
        Assert.InRange(GrowthRate.Between(Figure(from, 8), Figure(to, 88)).Years, years - 0.005, years + 0.005);

    [Fact]
    public void Says_where_the_two_may_not_count_the_same()
    {
        var vintage = new DateOnly(2022, 12, 31);
        ReportedFigure first = Figure("2005", 8) with { AsOf = vintage };
        ReportedFigure last = Figure("2020", 88) with { AsOf = vintage };
        Caveat[] always = [Caveat.PoissonAssumed, Caveat.TwoPoints];
        Caveat[] warned = [.. always, Caveat.DefinitionMayDiffer];

        Assert.Equal(always, GrowthRate.Between(8, 88, 15).Caveats);
        Assert.Equal(always, GrowthRate.Between(first, last).Caveats);
        Assert.Equal(warned, GrowthRate.Between(first, last with { SourceId = "other" }).Caveats);
        Assert.Equal(warned, GrowthRate.Between(first, last with { AsOf = vintage.AddDays(1) }).Caveats);
        Assert.Equal(warned, GrowthRate.Between(first, last with { AsOf = null }).Caveats);
        Assert.Equal(warned, GrowthRate.Between(first with { AsOf = null }, last with { AsOf = null }).Caveats);
    }

    [Fact]
    public void Figures_that_do_not_compare_are_refused()
    {
        ReportedFigure first = Figure("2005", 8);
        ReportedFigure last = Figure("2020", 88);

        Assert.Throws<ArgumentNullException>("from", () => GrowthRate.Between(null!, last));
        Assert.Throws<ArgumentNullException>("to", () => GrowthRate.Between(first, null!));
        Refused.Argument("to", () => GrowthRate.Between(first, last with { Measure = "states" }));
        Refused.Argument("to", () => GrowthRate.Between(first, last with { Scope = last.Scope.Add("level", "government") }));
        Refused.Argument("to", () => GrowthRate.Between(last, first)); // the later is not the later
        Refused.Argument("to", () => GrowthRate.Between(first, first));
        Refused.Argument("to", () => GrowthRate.Between(first, Figure("2020-01", 88))); // not as long
        Refused.Argument("to", () => GrowthRate.Between(first, Figure("2019/2020", 88)));
        Refused.Argument("from", () => GrowthRate.Between(Figure("../2005", 8), last));
        Refused.Argument("to", () => GrowthRate.Between(first, Figure("2020/..", 88)));
        Refused.Argument("from", () => GrowthRate.Between(Figure("2005", Bounds<double>.AtLeast(8)), last));
        Refused.Argument("from", () => GrowthRate.Between(Figure("2005", Bounds<double>.Unknown), last));
        Refused.Argument("to", () => GrowthRate.Between(first, Figure("2020", Bounds<double>.Between(80, 90))));
        Refused.Argument("to", () => GrowthRate.Between(first, Figure("2020", 1e19)));
        Refused.Argument("from", () => GrowthRate.Between(
            new ReportedFigure("incidents", Bounds<double>.Exactly(8), FigureUnit.Ratio, DateRange.Parse("2005"), "cfr"), last));
        Refused.Argument("dispersion", () => GrowthRate.Between(first, last, dispersion: 0));
        Refused.Argument("level", () => GrowthRate.Between(first, last, level: 1));
    }

    [Fact]
    public void A_range_of_one_number_is_a_count_known_exactly() =>
        Assert.Equal(88, GrowthRate.Between(Figure("2005", 8), Figure("2020", Bounds<double>.Between(88, 88))).To);

    private static ReportedFigure Figure(string period, double count) => Figure(period, Bounds<double>.Exactly(count));

    private static ReportedFigure Figure(string period, Bounds<double> count) =>
        new("incidents", count, FigureUnit.Count, DateRange.Parse(period), "cfr");
}
