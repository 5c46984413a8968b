using CsCheck;

namespace CyberStats.Tests;

public class EstimateTests
{
    [Fact]
    public void Gives_back_what_it_was_made_of()
    {
        var estimate = new Estimate(11, 2.5, 5.345, 26.27, level: 0.9);

        Assert.Equal((11, 2.5, 5.345, 26.27, 0.9), (estimate.Value, estimate.StandardError, estimate.Low, estimate.High, estimate.Level));
        Assert.Equal(0.95, new Estimate(11, 2.5, 5.345, 26.27).Level);
    }

    [Theory]
    [InlineData(1, -0.1, 0, 2, 0.95, "standardError")]
    [InlineData(1, double.NegativeInfinity, 0, 2, 0.95, "standardError")]
    [InlineData(-0.1, 1, 0, 2, 0.95, "value")]
    [InlineData(2.1, 1, 0, 2, 0.95, "value")]
    [InlineData(double.NaN, 1, 2, 0, 0.95, "value")] // low above high
    [InlineData(double.PositiveInfinity, 1, 0, 2, 0.95, "value")]
    [InlineData(1, 1, 0, 2, 0, "level")]
    [InlineData(1, 1, 0, 2, 1, "level")]
    [InlineData(1, 1, 0, 2, 95, "level")]
    [InlineData(1, 1, 0, 2, double.NaN, "level")]
    public void Refuses_what_cannot_be_by_name(double value, double error, double low, double high, double level, string name) =>
        Refused.Argument(name, () => new Estimate(value, error, low, high, level));

    [Theory]
    [InlineData(double.NaN, double.NaN, double.NaN, double.NaN)]
    [InlineData(1, double.NaN, double.NaN, double.NaN)]
    [InlineData(1, double.NaN, 0.5, double.PositiveInfinity)]
    [InlineData(1, 0, 1, 1)]
    [InlineData(double.PositiveInfinity, double.NaN, 3, double.PositiveInfinity)]
    public void Allows_for_what_the_data_do_not_give(double value, double error, double low, double high)
    {
        var estimate = new Estimate(value, error, low, high);

        Assert.Equal(new Estimate(value, error, low, high), estimate); // NaN included
        Assert.Equal(new Estimate(value, error, low, high).GetHashCode(), estimate.GetHashCode());
    }

    [Fact]
    public void Is_refused_exactly_when_the_value_is_outside_its_interval() =>
        Gen.Select(Gen.Double[-3, 3], Gen.Double[-3, 3], Gen.Double[-3, 3]).Sample((value, low, high) =>
            Assert.Equal(low <= value && value <= high, Record.Exception(() => new Estimate(value, 1, low, high)) is null));

    [Fact]
    public void Is_written_with_four_digits_in_every_culture() => Cultures.Each(() =>
    {
        Assert.Equal("11 [5.345, 26.27]", new Estimate(11, 1, 5.34512, 26.2699).ToString());
        Assert.Equal("-0.5 [-1.25, Infinity]", new Estimate(-0.5, 1, -1.25, double.PositiveInfinity).ToString());
        Assert.Equal("NaN [NaN, NaN]", new Estimate(double.NaN, double.NaN, double.NaN, double.NaN).ToString());
    });
}
