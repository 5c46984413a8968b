using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

public class LossSampleTests
{
    private static readonly LossObservation[] OneOfEach =
    [
        LossObservation.Exactly(0),
        LossObservation.Exactly(250),
        LossObservation.AtLeast(100),
        LossObservation.AtMost(40),
        LossObservation.Between(10, 20),
        LossObservation.Rounded(3000, 1000),
        LossObservation.Exactly(7).Weighted(2.5),
        LossObservation.Exactly(500).Truncated(100),
        LossObservation.AtLeast(500).Truncated(100, 900).Weighted(0),
    ];

    [Fact]
    public void Kinds_are_counted()
    {
        var sample = LossSample.Of(OneOfEach);

        Assert.Equal(9, sample.Count);
        Assert.Equal(4, sample.ExactCount);
        Assert.Equal(1, sample.RightCensoredCount);
        Assert.Equal(1, sample.LeftCensoredCount);
        Assert.Equal(3, sample.IntervalCount); // what is at least 500 and reported up to 900 lies between them
        Assert.Equal(2, sample.TruncatedCount);
        Assert.Equal(9.5, sample.TotalWeight);
        Assert.False(sample.IsComplete);
        Assert.Empty(sample.Excluded);
    }

    [Fact]
    public void An_observation_reads_back_as_it_was_given()
    {
        var sample = LossSample.Of(OneOfEach);

        Assert.Equal(OneOfEach, SampleKind.Rows(sample));
        Assert.Equal(OneOfEach, SampleKind.Rows(LossSample.Of(SampleKind.Rows(sample))));
        Refused.Argument("index", () => sample[-1]);
        Refused.Argument("index", () => sample[9]);
    }

    [Fact]
    public void An_array_is_a_sample_of_exact_losses_and_its_own()
    {
        double[] losses = [3, 1, 2];
        LossSample sample = losses;
        losses[0] = 99;

        Assert.Equal([3, 1, 2], SampleKind.Rows(sample).Select(o => o.Low));
        Assert.True(sample.IsComplete);
        Assert.Equal((3, 0, 0, 0, 0), (sample.ExactCount, sample.RightCensoredCount, sample.LeftCensoredCount, sample.IntervalCount, sample.TruncatedCount));
        Assert.Equal(3, sample.TotalWeight);
        Assert.Throws<ArgumentNullException>("losses", () => (LossSample)(double[])null!);
        Assert.Throws<ArgumentNullException>("observations", () => LossSample.Of((IEnumerable<LossObservation>)null!));
    }

    [Fact]
    public void Weights_are_kept_and_checked()
    {
        LossSample sample = LossSample.Weighted([10, 20], [0.5, 3]);

        Assert.Equal([0.5, 3], SampleKind.Rows(sample).Select(o => o.Weight));
        Assert.Equal(3.5, sample.TotalWeight);
        Assert.True(sample.IsComplete);
        Refused.Argument("weights", () => LossSample.Weighted([1, 2], [1]));
        foreach (double weight in (double[])[-1, double.NaN, double.PositiveInfinity])
        {
            Assert.Contains("index 1", Refused.Argument("weights", () => LossSample.Weighted([1, 2], [1, weight])).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_sample_is_truncated_row_by_row_and_keeps_what_was_excluded()
    {
        var excluded = new Exclusion(ExclusionReason.Undated, 4);
        LossSample sample = LossSample.Of([LossObservation.Exactly(50), LossObservation.AtMost(80).Weighted(2), LossObservation.AtLeast(30)], [excluded]);
        LossSample truncated = sample.Truncated(10, 100);

        Assert.Equal([excluded], truncated.Excluded);
        Assert.Equal(3, truncated.TruncatedCount);
        Assert.Equal([(50.0, 50.0), (10, 80), (30, 100)], SampleKind.Rows(truncated).Select(o => (o.Low, o.High)));
        Assert.Equal([1, 2, 1], SampleKind.Rows(truncated).Select(o => o.Weight));
        Assert.All(SampleKind.Rows(truncated), o => Assert.Equal((10.0, 100.0), (o.ReportedAbove, o.ReportedUpTo)));
        Refused.Argument("above", () => sample.Truncated(60)); // the loss of 50 would not be on record
        Refused.Argument("upTo", () => sample.Truncated(10, 10));
        Refused.Argument("above", () => sample.Truncated(double.NaN));
    }
}
