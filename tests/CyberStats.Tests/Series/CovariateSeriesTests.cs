using System.Collections.Immutable;
using CsCheck;
using CyberStats.Series;

namespace CyberStats.Tests.Series;

public class CovariateSeriesTests : RecordTests<CovariateSeries>
{
    private static readonly CovariateSeries Users = new("est-users", "individuals_using_the_internet", FigureUnit.Ratio, "itu");

    private protected override Gen<CovariateSeries> Values => Generate.Covariate;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_has_a_blank_id_measure_or_source(string? blank)
    {
        Refused.Argument("Id", () => new CovariateSeries(blank!, "m", FigureUnit.Count, "s"));
        Refused.Argument("Measure", () => new CovariateSeries("a", blank!, FigureUnit.Count, "s"));
        Refused.Argument("SourceId", () => new CovariateSeries("a", "m", FigureUnit.Count, blank!));
        Refused.Argument("Id", () => Users with { Id = blank! });
        Refused.Argument("Measure", () => Users with { Measure = blank! });
        Refused.Argument("SourceId", () => Users with { SourceId = blank! });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(99)]
    public void Has_a_unit_of_the_vocabulary(int unit)
    {
        Refused.Argument("Unit", () => new CovariateSeries("a", "m", (FigureUnit)unit, "s"));
        Refused.Argument("Unit", () => Users with { Unit = (FigureUnit)unit });
    }

    [Fact]
    public void Starts_without_values_scope_or_country()
    {
        Assert.Empty(Users.Values);
        Assert.Empty(Users.Scope);
        Assert.Equal(default, Users.Country);
        Assert.Null(Users.ValueOn(new DateOnly(2007, 4, 27)));
        Assert.Equal(Users, Users with { Values = default, Scope = null! });
    }

    [Theory]
    [InlineData("2007", "2007", "The values follow one another, but '2007: 2' comes after '2007: 1'.")]
    [InlineData("2008", "2007", "The values follow one another, but '2007: 2' comes after '2008: 1'.")]
    [InlineData("2007", "2007-12-31", "The values follow one another, but '2007-12-31: 2' comes after '2007: 1'.")]
    [InlineData("2007/..", "2020", "The values follow one another, but '2020: 2' comes after '2007/..: 1'.")]
    [InlineData("2007", "../2020", "The values follow one another, but '../2020: 2' comes after '2007: 1'.")]
    public void Refuses_values_that_overlap_or_go_back_and_names_both(string first, string second, string message)
    {
        ArgumentException error = Refused.Argument("Values", () => Users with { Values = Two(first, second) });

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2007", "2008")]
    [InlineData("2007-12-31", "2008")]
    [InlineData("../2007", "2008/..")]
    [InlineData("2007", "2015")]
    public void Keeps_values_that_follow_one_another(string first, string second) =>
        Assert.Equal(2, (Users with { Values = Two(first, second) }).Values.Length);

    [Fact]
    public void Refuses_a_null_value_by_its_place()
    {
        ArgumentException error = Refused.Argument("Values", () => Users with { Values = [new(DateRange.Parse("2007"), 1), null!] });

        Assert.StartsWith("The item of 'Values' at index 1 is null.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2006-12-31", null)]
    [InlineData("2007-01-01", 66.19)]
    [InlineData("2007-12-31", 66.19)]
    [InlineData("2008-07-01", null)] // a span without a value is unknown, not zero
    [InlineData("2009-01-01", 72.5)]
    [InlineData("9999-12-31", 72.5)]
    public void Has_the_value_of_the_span_that_holds_the_day(string day, double? expected)
    {
        CovariateSeries series = Users with { Values = [new(DateRange.Parse("2007"), 66.19), new(DateRange.Parse("2009/.."), 72.5)] };

        Assert.Equal(expected, series.ValueOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_scope_is_in_ordinal_order_whatever_the_comparer_it_came_with()
    {
        var texts = ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase).Add("sex", "all").Add("Age", "16-74");

        Assert.Equal(["Age", "sex"], (Users with { Scope = texts }).Scope.Keys);
        Assert.False((Users with { Scope = texts }).Scope.ContainsKey("SEX"));
    }

    private static ImmutableArray<CovariateValue> Two(string first, string second) =>
        [new(DateRange.Parse(first), 1), new(DateRange.Parse(second), 2)];
}
