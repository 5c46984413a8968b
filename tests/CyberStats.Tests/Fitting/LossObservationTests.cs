using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

public class LossObservationTests
{
    [Fact]
    public void Each_kind_knows_itself_alone()
    {
        AssertKind(LossObservation.Exactly(5), 5, 5, exact: true);
        AssertKind(LossObservation.Exactly(0), 0, 0, exact: true);
        AssertKind(LossObservation.AtLeast(5), 5, double.PositiveInfinity, right: true);
        AssertKind(LossObservation.AtLeast(0), 0, double.PositiveInfinity, right: true);
        AssertKind(LossObservation.AtMost(5), 0, 5, left: true);
        AssertKind(LossObservation.Between(5, 6), 5, 6);
        AssertKind(LossObservation.Between(5, 5), 5, 5, exact: true);
        AssertKind(LossObservation.Between(5, double.PositiveInfinity), 5, double.PositiveInfinity, right: true);
        AssertKind(LossObservation.Between(0, 6), 0, 6, left: true);
        AssertKind(default, 0, 0, exact: true);
    }

    [Fact]
    public void A_rounded_loss_lies_within_half_a_unit()
    {
        Assert.Equal((250_000.0, 350_000.0), (LossObservation.Rounded(300_000, 100_000).Low, LossObservation.Rounded(300_000, 100_000).High));
        Assert.Equal((0.0, 0.5), (LossObservation.Rounded(0, 1).Low, LossObservation.Rounded(0, 1).High));
        Assert.True(LossObservation.Rounded(0, 1).IsLeftCensored);
        Refused.Argument("unit", () => LossObservation.Rounded(1, 0));
        Refused.Argument("loss", () => LossObservation.Rounded(-1, 1));
    }

    [Fact]
    public void Amounts_and_weights_out_of_range_are_refused_by_name()
    {
        foreach (double bad in (double[])[-1, double.NaN, double.NegativeInfinity])
        {
            Refused.Argument("loss", () => LossObservation.Exactly(bad));
            Refused.Argument("low", () => LossObservation.AtLeast(bad));
            Refused.Argument("high", () => LossObservation.AtMost(bad));
            Refused.Argument("low", () => LossObservation.Between(bad, 5));
            Refused.Argument("high", () => LossObservation.Between(5, bad));
            Refused.Argument("weight", () => LossObservation.Exactly(5).Weighted(bad));
            Refused.Argument("above", () => LossObservation.Exactly(5).Truncated(bad));
            Refused.Argument("upTo", () => LossObservation.Exactly(5).Truncated(0, bad));
        }

        Refused.Argument("loss", () => LossObservation.Exactly(double.PositiveInfinity));
        Refused.Argument("low", () => LossObservation.AtLeast(double.PositiveInfinity));
        Refused.Argument("high", () => LossObservation.AtMost(double.PositiveInfinity));
        Refused.Argument("high", () => LossObservation.AtMost(0));
        Refused.Argument("weight", () => LossObservation.Exactly(5).Weighted(double.PositiveInfinity));
        Assert.Contains("low", Refused.Argument("high", () => LossObservation.Between(6, 5)).Message, StringComparison.Ordinal); // reversed
    }

    [Fact]
    public void An_interval_is_cut_at_the_range_of_reporting()
    {
        LossObservation cut = LossObservation.Between(50, 500).Weighted(3).Truncated(100, 400);

        Assert.Equal((100.0, 400.0, 3.0, 100.0, 400.0), (cut.Low, cut.High, cut.Weight, cut.ReportedAbove, cut.ReportedUpTo));
        Assert.Equal(double.PositiveInfinity, LossObservation.Exactly(5).ReportedUpTo);
        Assert.Equal(double.PositiveInfinity, default(LossObservation).ReportedUpTo);
        Assert.Equal(LossObservation.Exactly(5), LossObservation.Exactly(5).Truncated(0));
        Refused.Argument("above", () => LossObservation.Exactly(50).Truncated(100));
        Refused.Argument("above", () => LossObservation.AtMost(100).Truncated(100));
        Refused.Argument("above", () => LossObservation.AtLeast(400).Truncated(100, 400));
        Refused.Argument("above", () => LossObservation.Exactly(500).Truncated(100, 400));
    }

    [Fact]
    public void Equality_is_by_content_and_text_is_invariant()
    {
        Assert.Equal(LossObservation.Between(1, 2).Weighted(3), LossObservation.Between(1, 2).Weighted(3));
        Assert.NotEqual(LossObservation.Between(1, 2), LossObservation.Between(1, 2).Weighted(3));
        Assert.NotEqual(LossObservation.Between(1, 2), LossObservation.Between(1, 2).Truncated(0.5));
        Assert.Equal("[0.5, Infinity]", LossObservation.AtLeast(0.5).ToString());
        Assert.Equal("0.5", LossObservation.Exactly(0.5).ToString());
    }

    private static void AssertKind(LossObservation o, double low, double high, bool exact = false, bool right = false, bool left = false)
    {
        Assert.Equal((low, high), (o.Low, o.High));
        Assert.Equal((exact, right, left), (o.IsExact, o.IsRightCensored, o.IsLeftCensored));
    }
}
