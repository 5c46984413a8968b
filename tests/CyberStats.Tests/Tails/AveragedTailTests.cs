using System.Globalization;
using CyberStats.Distributions;
using CyberStats.Fitting;
using CyberStats.Tails;

namespace CyberStats.Tests.Tails;

public class AveragedTailTests
{
    private static readonly double[] Draws = [.. Sample(new Lognormal(1, 1.5), 600, 3)];

    public static TheoryData<string> Rows =>
        [.. ReferenceFile.Lines("peaks_over_threshold.csv").Where(line => line.StartsWith("weight", StringComparison.Ordinal) || line.StartsWith("average", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Matches_the_oracle(string row)
    {
        string[] words = row.Split(',');
        double[] v = [.. words[1..8].Select(Number)];
        AveragedTail tail = AveragedTail.Of(words[9..].Select(Number).ToArray(), [.. words[8].Split('|').Select(Number)]);

        // The oracle takes derivatives by differences at 30 digits, so that 1e-8 is the library's own rounding with room to spare; ends are roots of areas that carry 1e-9.
        if (words[0] == "weight")
        {
            AveragedThreshold threshold = tail.Thresholds.Single(t => t.Threshold == v[0]);
            Near.Relative(v[3], threshold.PredictiveScore, 1e-9);
            Near.Relative(v[4], threshold.Weight, 1e-8);
            return;
        }

        Estimate loss = tail.LossExceededWith(v[1]);
        Near.Relative(v[3], loss.Value, 1e-9);
        Near.Relative(v[4], loss.StandardError, 1e-7);
        Near.Relative(v[5], loss.Low, 1e-6);
        Near.Relative(v[6], loss.High, 1e-6);

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_score_is_that_of_leaving_out_each_loss_but_for_terms_of_the_second_order()
    {
        double[] losses = Draws[..200];
        double[] thresholds = [5, 8];
        AveragedTail tail = AveragedTail.Of(losses, thresholds);
        foreach (AveragedThreshold threshold in tail.Thresholds)
        {
            double left = 0;
            for (int i = 0; i < losses.Length; i++)
            {
                GeneralizedParetoFit fit = PeaksOverThreshold.Fit((double[])[.. losses[..i], .. losses[(i + 1)..]], threshold.Threshold);
                double share = fit.ShareAbove.Value;
                left += losses[i] > 8 ? Math.Log(share) + fit.Law.LogDensity(losses[i]) : Math.Log(1 - (share * fit.Law.Survival(8)));
            }

            double plain = losses.Sum(x => x > 8
                ? Math.Log(threshold.Fit.ShareAbove.Value) + threshold.Fit.Law.LogDensity(x)
                : Math.Log(1 - (threshold.Fit.ShareAbove.Value * threshold.Fit.Law.Survival(8))));

            // The step is of the first order in one over the number above, some 60: what it leaves out is a small part of what it mends.
            Assert.InRange(threshold.PredictiveScore - left, -0.3 * (plain - left), 0.3 * (plain - left));
        }
    }

    [Fact]
    public void One_threshold_is_its_own_average()
    {
        AveragedTail tail = AveragedTail.Of(Draws, [10]);
        Estimate alone = PeaksOverThreshold.Fit(Draws, 10).LossExceededWith(1e-3);
        Estimate average = tail.LossExceededWith(1e-3);

        Near.Relative(alone.Value, average.Value, 1e-9);
        Near.Relative(alone.StandardError, average.StandardError, 1e-7);
        Near.Relative(alone.Low, average.Low, 1e-7); // found by areas, not by the likelihood itself
        Near.Relative(alone.High, average.High, 1e-7);
        Near.Relative(1, tail.EffectiveThresholds, 1e-12);
    }

    [Fact]
    public void The_average_lies_among_its_parts_and_so_do_the_ends_of_its_interval()
    {
        ThresholdSensitivity sensitivity = ThresholdSensitivity.Of(Draws, 2e-4);
        Estimate average = sensitivity.Average!.Value;
        Estimate[] losses = [.. sensitivity.Rows.Select(row => row.Loss!.Value)];

        Near.Relative(1, sensitivity.Tail!.Thresholds.Sum(t => t.Weight), 1e-12);
        Assert.InRange(average.Value, losses.Min(l => l.Value), losses.Max(l => l.Value));
        Assert.InRange(average.Low, losses.Min(l => l.Low), losses.Max(l => l.Low));
        Assert.InRange(average.High, losses.Min(l => l.High), losses.Max(l => l.High));
        Assert.InRange(sensitivity.Tail.EffectiveThresholds, 1, sensitivity.Rows.Count);
        Near.Relative(2e-4, sensitivity.Tail.Survival(average.Value), 1e-9);
        Near.Relative(losses.Max(l => l.Value) / losses.Min(l => l.Value), sensitivity.Spread, 1e-12);
        Assert.Equal(average, sensitivity.Tail.ReturnLevel(lossesPerYear: 50, years: 100));
    }

    [Fact]
    public void Does_not_depend_on_unit_or_order()
    {
        Estimate one = AveragedTail.Of(Draws).LossExceededWith(1e-3);
        Estimate other = AveragedTail.Of(Draws.Reverse().Select(x => x * 1e6).ToArray()).LossExceededWith(1e-3);

        Near.Relative(one.Value * 1e6, other.Value, 1e-9);
        Near.Relative(one.Low * 1e6, other.Low, 1e-7);
        Near.Relative(one.High * 1e6, other.High, 1e-7);
    }

    [Fact]
    public void A_low_threshold_that_the_law_does_not_hold_above_gets_no_weight()
    {
        // Half of the losses lie in a narrow band, the others are Pareto from 10 on: above 1 no generalized Pareto law holds.
        double[] losses = [.. Enumerable.Range(0, 3000).Select(i => 2 + (i / 3000.0)), .. Sample(new Pareto(10, 1.5), 3000, 4)];
        AveragedTail tail = AveragedTail.Of(losses, [1, 10, 15]);

        Assert.InRange(tail.Thresholds[0].Weight, 0, 1e-3);
    }

    [Fact]
    public void Other_than_exact_losses_have_rows_but_no_average()
    {
        LossSample sample = LossSample.Of(Draws.Select(x => x > 100 ? LossObservation.AtLeast(100) : LossObservation.Exactly(x)));
        ThresholdSensitivity sensitivity = ThresholdSensitivity.Of(sample, 1e-3, [5, 10]);

        Assert.Equal(2, sensitivity.Rows.Count);
        Assert.Null(sensitivity.Average);
        Refused.Argument("losses", () => AveragedTail.Of(sample, [5, 10]));
    }

    [Fact]
    public void Refuses_what_makes_no_sense()
    {
        AveragedTail tail = AveragedTail.Of(Draws, [5, 10]);
        Refused.Argument("probability", () => tail.LossExceededWith(0.9));
        Refused.Argument("probability", () => tail.LossExceededWith(0));
        Refused.Argument("loss", () => tail.Survival(9.9));
        Refused.Argument("thresholds", () => AveragedTail.Of(Draws, [5, double.NaN]));
        Refused.Argument("losses", () => AveragedTail.Of(Draws, [1e9]));
        Refused.Argument("probability", () => ThresholdSensitivity.Of(Draws, 1));
        Assert.Null(ThresholdSensitivity.Of(Draws, 0.5, [1, 30]).Rows[1].Loss);
    }

    [Theory]
    [InlineData("few")]
    [InlineData("ties")]
    [InlineData("two values")]
    [InlineData("zeros")]
    [InlineData("wide")]
    [InlineData("tiny")]
    [InlineData("huge")]
    public void Any_sample_gives_figures_in_order_or_says_what_it_lacks(string kind)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new RandomStream(seed, 1);
            double[] losses = [.. Enumerable.Range(0, kind == "few" ? 12 : 60).Select(_ => kind switch
            {
                "ties" => Math.Ceiling(5 * random.NextDouble() / (0.2 + random.NextDouble())),
                "two values" => random.NextDouble() < 0.5 ? 1 : 2,
                "zeros" => random.NextDouble() < 0.3 ? 0 : 1 / random.NextDouble(),
                "wide" => Math.Exp(40 * (random.NextDouble() - random.NextDouble())),
                "tiny" => 1e-200 / (1 - random.NextDouble()),
                "huge" => 1e200 / (1 - random.NextDouble()),
                _ => -Math.Log(1 - random.NextDouble()),
            })];
            GeneralizedParetoFit fit = PeaksOverThreshold.Fit(losses, threshold: 0);
            foreach (double p in new[] { 0.5, 0.01, 1e-9 })
            {
                InOrder(fit.LossExceededWith(p));
                InOrder(fit.ExpectedShortfall(1 - p));
            }

            try
            {
                InOrder(AveragedTail.Of(losses).LossExceededWith(1e-3));
            }
            catch (InsufficientDataException error)
            {
                Assert.True(error.Actual < error.Required);
            }
        }

        static void InOrder(Estimate figure) => Assert.True(
            figure.Value >= 0 && (double.IsNaN(figure.Low) || (figure.Low >= 0 && figure.Low <= figure.Value && figure.Value <= figure.High)), figure.ToString());
    }

    private static IEnumerable<double> Sample(ISeverity law, int count, long seed)
    {
        var random = new RandomStream(seed, 0);
        for (int i = 0; i < count; i++)
        {
            yield return law.Sample(random);
        }
    }
}
