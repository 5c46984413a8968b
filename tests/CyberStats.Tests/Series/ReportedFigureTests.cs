using System.Collections.Immutable;
using CsCheck;
using CyberStats.Series;

namespace CyberStats.Tests.Series;

public class ReportedFigureTests : RecordTests<ReportedFigure>
{
    private static readonly DateRange In2020 = DateRange.Parse("2020");

    private protected override Gen<ReportedFigure> Values => Generate.ReportedFigure;

    [Fact]
    public void Gives_back_what_it_was_made_of()
    {
        var figure = new ReportedFigure("incidents", Bounds<double>.Exactly(88), FigureUnit.Count, In2020, "cfr");

        Assert.Equal(("incidents", Bounds<double>.Exactly(88), FigureUnit.Count), (figure.Measure, figure.Value, figure.Unit));
        Assert.Equal((In2020, "cfr"), (figure.Period, figure.SourceId));
        Assert.Empty(figure.Scope);
        Assert.Null(figure.Base);
        Assert.Null(figure.AsOf);
        Cultures.Each(() => Assert.Equal("incidents 2020: 88", figure.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Has_an_id_that_is_not_blank_or_none(string blank)
    {
        var figure = new ReportedFigure("incidents", Bounds<double>.Exactly(88), FigureUnit.Count, In2020, "cfr");

        Assert.Null(figure.Id);
        Assert.Null((figure with { Id = "f1" } with { Id = null }).Id);
        Refused.Argument("Id", () => figure with { Id = blank });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Needs_a_measure_and_a_source(string? text)
    {
        Refused.Argument("Measure", () => new ReportedFigure(text!, default, FigureUnit.Count, In2020, "cfr"));
        Refused.Argument("SourceId", () => new ReportedFigure("incidents", default, FigureUnit.Count, In2020, text!));
    }

    [Fact]
    public void Needs_a_period_of_which_an_end_is_known()
    {
        Refused.Argument("period", () => new ReportedFigure("incidents", default, FigureUnit.Count, default, "cfr"));
        Assert.Null(new ReportedFigure("incidents", default, FigureUnit.Count, DateRange.Parse("../2020"), "cfr").Period.Start);
    }

    [Fact]
    public void Refuses_a_unit_that_is_none() =>
        Refused.Argument("unit", () => new ReportedFigure("incidents", default, (FigureUnit)99, In2020, "cfr"));

    [Fact]
    public void A_count_is_whole_and_not_below_zero_and_nothing_else_need_be() =>
        Gen.Select(Generate.Bounds(Gen.Int[-2, 8].Select(n => n / 2.0)), Gen.Enum<FigureUnit>()).Sample((value, unit) =>
        {
            bool isCount = new[] { value.Low, value.Best, value.High }.All(v => v is null || (v >= 0 && v % 1 == 0));
            if (unit == FigureUnit.Count && !isCount)
            {
                Refused.Argument("value", () => new ReportedFigure("incidents", value, unit, In2020, "cfr"));
            }
            else
            {
                Assert.Equal(value, new ReportedFigure("incidents", value, unit, In2020, "cfr").Value);
            }
        });

    [Fact]
    public void An_unknown_amount_is_not_zero()
    {
        var unknown = new ReportedFigure("incidents", Bounds<double>.Unknown, FigureUnit.Count, In2020, "cfr");

        Assert.NotEqual(unknown, new ReportedFigure("incidents", Bounds<double>.Exactly(0), FigureUnit.Count, In2020, "cfr"));
        Assert.Equal("incidents 2020: unknown", unknown.ToString());
    }

    [Fact]
    public void The_scope_is_in_ordinal_order_whatever_order_it_came_in()
    {
        ImmutableSortedDictionary<string, string> backwards = ImmutableSortedDictionary.CreateRange(
            Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)),
            [KeyValuePair.Create("a", "1"), KeyValuePair.Create("b", "2")]);
        var figure = new ReportedFigure("incidents", default, FigureUnit.Count, In2020, "cfr") { Scope = backwards };

        Assert.Equal(["a", "b"], figure.Scope.Keys);
        Assert.Equal(figure, figure with { Scope = ImmutableSortedDictionary.CreateRange(backwards) });
        Assert.Empty((figure with { Scope = null! }).Scope);
    }
}
