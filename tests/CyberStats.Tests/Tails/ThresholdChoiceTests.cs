using CyberStats.Distributions;
using CyberStats.Fitting;
using CyberStats.Tails;

namespace CyberStats.Tests.Tails;

public class ThresholdChoiceTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("pareto_anderson_darling.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_law_of_the_statistic_is_that_of_its_eigenvalues(string row)
    {
        double[] v = ReferenceFile.Numbers(row);

        // Both cut infinite sums, of the scores at 200 and of the eigenvalues at 240 terms: some 1e-5 of probability.
        Assert.Equal(v[2], new ParetoAndersonDarling(v[0]).UpperTail(v[1]), 3e-5);
    }

    [Fact]
    public void The_law_passes_smoothly_through_the_shapes_0_and_minus_one_half()
    {
        double at = new ParetoAndersonDarling(0).UpperTail(0.8);

        Assert.Equal(at, new ParetoAndersonDarling(2e-4).UpperTail(0.8), 1e-4);
        Assert.Equal(at, new ParetoAndersonDarling(-2e-4).UpperTail(0.8), 1e-4);
        Assert.Equal(new ParetoAndersonDarling(-0.499).UpperTail(0.8), new ParetoAndersonDarling(-3).UpperTail(0.8));
        Assert.Equal(0, new ParetoAndersonDarling(0.3).UpperTail(double.PositiveInfinity));
        Assert.Equal(1, new ParetoAndersonDarling(0.3).UpperTail(0.01), 1e-6);
    }

    [Fact]
    public void P_values_are_uniform_where_the_law_holds()
    {
        double[] p = new double[400];
        Parallel.For(0, p.Length, i =>
        {
            var random = new RandomStream(11, i);
            var law = new GeneralizedPareto(0, 1, 0.4);
            double[] losses = [.. Enumerable.Range(0, 150).Select(_ => law.Sample(random))];
            p[i] = PeaksOverThreshold.ChooseThreshold(losses, [0]).Candidates[0].PValue;
        });
        Array.Sort(p);
        double distance = p.Select((x, i) => Math.Max(Math.Abs(x - ((i + 1.0) / p.Length)), Math.Abs(x - ((double)i / p.Length)))).Max();

        Assert.InRange(distance, 0, 1.95 / Math.Sqrt(p.Length)); // Kolmogorov's point of 0.1 %, for a fixed seed
    }

    [Fact]
    public void Finds_where_a_tail_begins()
    {
        // A narrow band below 10 and a generalized Pareto tail above it.
        var random = new RandomStream(5, 0);
        var tail = new GeneralizedPareto(10, 8, 0.5);
        double[] losses = [.. Enumerable.Range(0, 400).Select(_ => 9 + random.NextDouble()), .. Enumerable.Range(0, 400).Select(_ => tail.Sample(random))];
        ThresholdChoice choice = PeaksOverThreshold.ChooseThreshold(losses, [12, 0, 9.2, 9.6, 10, 15, 20]);

        Assert.Equal(10, choice.Threshold);
        Assert.Equal([0, 9.2, 9.6, 10, 12, 15, 20], choice.Candidates.Select(c => c.Threshold));
        Assert.Equal([true, true, true, false, false, false, false], choice.Candidates.Select(c => c.IsRefused));
        Assert.Contains(Caveat.ThresholdChosen, choice.Fit!.Caveats);
        Assert.DoesNotContain(Caveat.ThresholdChosen, choice.Candidates[3].Fit.Caveats);
    }

    [Fact]
    public void The_default_candidates_begin_at_nothing_and_leave_enough_losses()
    {
        double[] losses = [.. Enumerable.Range(1, 40).Select(i => Math.Exp(i / 10.0))];
        ThresholdChoice choice = PeaksOverThreshold.ChooseThreshold(losses);

        Assert.Equal(0, choice.Candidates[0].Threshold);
        Assert.All(choice.Candidates, c => Assert.True(c.Fit.ExceedanceCount >= PeaksOverThreshold.MinimumExceedances));
        Assert.Equal(30, choice.Candidates.Max(c => losses.Count(x => x <= c.Threshold)));
    }

    [Fact]
    public void Rounded_losses_refuse_every_threshold()
    {
        double[] losses = [.. Enumerable.Range(0, 600).Select(i => Math.Floor(-3 * Math.Log((i + 0.5) / 600)) + 1)];
        ThresholdChoice choice = PeaksOverThreshold.ChooseThreshold(losses, [0.5, 1, 2]);

        Assert.Null(choice.Fit);
        Assert.Null(choice.Threshold);
    }

    [Fact]
    public void Refuses_what_makes_no_sense()
    {
        double[] losses = [.. Enumerable.Range(1, 40).Select(i => Math.Exp(i / 10.0))];
        Refused.Argument("falseShare", () => PeaksOverThreshold.ChooseThreshold(losses, null, 0));
        Refused.Argument("losses", () => PeaksOverThreshold.ChooseThreshold(LossSample.Of(losses).Truncated(0.5)));
        Refused.Argument("thresholds", () => PeaksOverThreshold.ChooseThreshold(losses, [-1]));
        Assert.Equal(9, Assert.Throws<InsufficientDataException>("losses", () => PeaksOverThreshold.ChooseThreshold(losses[..9])).Actual);
    }
}
