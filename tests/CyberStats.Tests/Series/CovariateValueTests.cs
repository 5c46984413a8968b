using CyberStats.Series;

namespace CyberStats.Tests.Series;

public class CovariateValueTests
{
    private static readonly DateRange Year = DateRange.Parse("2007");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Is_always_finite(double value)
    {
        Refused.Argument("Value", () => new CovariateValue(Year, value));
        Refused.Argument("Value", () => new CovariateValue(Year, 1) with { Value = value });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(double.MaxValue)]
    [InlineData(5e-324)]
    public void May_have_any_finite_value(double value) => Assert.Equal(value, new CovariateValue(Year, value).Value);

    [Fact]
    public void Needs_a_period()
    {
        Refused.Argument("Period", () => new CovariateValue(default, 1));
        Refused.Argument("Period", () => new CovariateValue(Year, 1) with { Period = default });
    }

    [Fact]
    public void Is_equal_when_period_and_value_are()
    {
        Assert.Equal(new CovariateValue(Year, 66.19), new CovariateValue(DateRange.Parse("2007"), 66.19));
        Assert.NotEqual(new CovariateValue(Year, 66.19), new CovariateValue(Year, 66.2));
        Assert.NotEqual(new CovariateValue(Year, 66.19), new CovariateValue(DateRange.Parse("2008"), 66.19));
    }

    [Fact]
    public void Is_written_the_same_in_every_culture() => Cultures.Each(() =>
    {
        Assert.Equal("2007: 66.19", new CovariateValue(Year, 66.19).ToString());
        Assert.Equal("2007/2008-03: -1234567.5", new CovariateValue(DateRange.Parse("2007/2008-03"), -1_234_567.5).ToString());
    });
}
