using CsCheck;
using CyberStats.Incidents;
using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

public class RequireTests
{
    [Theory]
    [InlineData(double.NaN, false, false, false)]
    [InlineData(double.PositiveInfinity, false, false, false)]
    [InlineData(double.NegativeInfinity, false, false, false)]
    [InlineData(-double.Epsilon, true, false, false)]
    [InlineData(0.0, true, false, true)]
    [InlineData(double.Epsilon, true, true, true)]
    [InlineData(double.MaxValue, true, true, true)]
    public void Lets_through_the_numbers_it_names_and_no_other(double value, bool isFinite, bool isPositive, bool isNotNegative)
    {
        Check(isFinite, value, v => Require.Finite(v, "value"));
        Check(isPositive, value, v => Require.Positive(v, "value"));
        Check(isNotNegative, value, v => Require.NotNegative(v, "value"));
    }

    [Theory]
    [InlineData(0.0, false)]
    [InlineData(double.Epsilon, true)]
    [InlineData(0.5, true)]
    [InlineData(0.99999999999999989, true)]
    [InlineData(1.0, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void Between_excludes_both_bounds(double value, bool isBetween) => Check(isBetween, value, v => Require.Between(0, 1, v, "value"));

    [Fact]
    public void A_range_of_whole_numbers_holds_both_ends() => Gen.Select(Gen.Int[-5, 5], Gen.Int[-5, 5], Gen.Int[-6, 6]).Sample((low, high, value) =>
    {
        bool isInside = low <= value && value <= high;
        Assert.Equal(isInside, Record.Exception(() => Require.InRange(low, high, value)) is null);
        if (isInside)
        {
            Assert.Equal(value, Require.InRange(low, high, value));
        }
    });

    [Theory]
    [InlineData(long.MinValue, false)]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(long.MaxValue, true)]
    public void Whole_numbers_are_not_negative(long value, bool isNotNegative)
    {
        if (isNotNegative)
        {
            Assert.Equal(value, Require.NotNegative(value));
        }
        else
        {
            Refused.Argument("value", () => Require.NotNegative(value));
        }
    }

    [Fact]
    public void An_enumeration_has_its_members_only()
    {
        Assert.Equal(Clock.Recorded, Require.Defined(Clock.Recorded));
        Clock clock = (Clock)99;
        ArgumentException error = Refused.Argument("clock", () => Require.Defined(clock));
        Assert.Contains("a Clock", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Text_is_not_blank(string? text) => Refused.Argument("text", () => Require.Text(text));

    [Fact]
    public void The_message_gives_the_range_allowed_and_the_value_met_in_every_culture() => Cultures.Each(() =>
    {
        double share = 1.5;
        var error = Assert.Throws<ArgumentOutOfRangeException>("share", () => Require.Between(0, 1.25, share));
        Assert.Contains("'share' must be in (0, 1.25).", error.Message, StringComparison.Ordinal);
        Assert.Equal(1.5, error.ActualValue);

        int month = 13;
        error = Assert.Throws<ArgumentOutOfRangeException>("month", () => Require.InRange(-1, 12, month));
        Assert.Contains("'month' must be from -1 to 12.", error.Message, StringComparison.Ordinal);
        Assert.Equal(13, error.ActualValue);
    });

    private static void Check(bool passes, double value, Func<double, double> require)
    {
        if (passes)
        {
            Assert.Equal(value, require(value));
        }
        else
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(nameof(value), () => require(value));
            Assert.Equal(value, error.ActualValue);
        }
    }
}
