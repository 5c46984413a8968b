using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

public class TailCheckTests
{
    private static readonly double[] Losses = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100];

    [Fact]
    public void The_mean_and_the_counts_are_those_of_the_losses_beside_those_of_the_law()
    {
        TailCheck check = TailCheck.Of(new Pareto(1, 1), Losses, 0.5, 0.05);

        Assert.Equal((14.5, double.PositiveInfinity), (check.SampleMean, check.LawMean));
        Assert.Equal([(0.5, 5.0, 8.0), (0.05, 0.5, 1.0)], check.Counts.Select(c => (c.Exceedance, c.Expected, c.Observed)));
        Near.Relative(2, check.Counts[0].Amount, 1e-14);
        Near.Relative(20, check.Counts[1].Amount, 1e-14);
        Near.Relative(2 * 56.0 / 1024, check.Counts[0].PValue, 1e-13); // (45 + 10 + 1) of 1024 throws of a coin have 8 heads or more
        Near.Relative(2 * (1 - Math.Pow(0.95, 10)), check.Counts[1].PValue, 1e-13);
        Assert.Equal([0.1, 0.05, 0.01, 0.001], TailCheck.Of(new Pareto(1, 1), Losses).Counts.Select(c => c.Exceedance));
    }

    [Fact]
    public void None_and_all_are_counts_like_others_and_a_weight_is_as_many()
    {
        Near.Relative(2 * Math.Pow(0.5, 10), TailCheck.Of(new Exponential(10), Losses, 0.5).Counts[0].PValue, 1e-13);
        Near.Relative(2 * Math.Pow(0.5, 10), TailCheck.Of(new Exponential(1e-6), Losses, 0.5).Counts[0].PValue, 1e-13);

        TailCheck weighted = TailCheck.Of(new Exponential(1), LossSample.Weighted([1, 4], [3, 1]), 0.1);
        Assert.Equal((1.75, 1.0), (weighted.SampleMean, weighted.Counts[0].Observed));
        Near.Relative(0.4, weighted.Counts[0].Expected, 1e-15);
    }

    [Fact]
    public void Edges_are_named()
    {
        Assert.Throws<ArgumentNullException>("law", () => TailCheck.Of(null!, Losses));
        Assert.Throws<ArgumentNullException>("losses", () => TailCheck.Of(new Exponential(1), null!));
        Assert.Throws<ArgumentOutOfRangeException>("exceedances", () => TailCheck.Of(new Exponential(1), Losses, 1));
        Assert.Throws<InsufficientDataException>("losses", () => TailCheck.Of(new Exponential(1), LossSample.Of()));
        Refused.Argument("losses", () => TailCheck.Of(new Exponential(1), LossSample.Of(Losses).Truncated(0.5)));
        Refused.Argument("losses", () => TailCheck.Of(new Exponential(1), LossSample.Of([LossObservation.AtLeast(3)])));
        Refused.Argument("losses", () => TailCheck.Of(new Exponential(1), LossSample.Weighted([1], [0.5])));
    }
}
