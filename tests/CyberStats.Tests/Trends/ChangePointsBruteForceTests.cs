using CsCheck;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

/// <summary>For every cost, penalty and least length the segmentation found costs what the best of all of them costs.</summary>
public class ChangePointsBruteForceTests
{
    private const double Margin = 1e-9; // what a change has to gain beyond its penalty
    private const double Rounding = 2e-8; // the margin for each of up to 13 changes

    public static TheoryData<string> Costs => ["poisson", "poisson with exposure", "binomial", "binomial with exposure", "mean", "mean, from the data", "mean and variance"];

    private static Gen<int[]> Counts { get; } = Gen.OneOf(
        Gen.Int[0, 1].Array[1, 14],                         // ties and zeros
        Gen.Int[0, 3].Array[1, 14],
        Gen.Int[0, 40].Array[1, 14],
        OneOf(0, 0, 5, 1000).Array[1, 14],
        Gen.Select(Gen.Int[0, 4], Gen.Int[1, 6], (v, times) => Enumerable.Repeat(v, times)).Array[1, 5].Select(runs => runs.SelectMany(r => r).Take(14).ToArray()));

    private static Gen<double[]> Exposures { get; } = Gen.OneOf(
        OneOf(28.0, 30.0, 31.0).Array[14],
        OneOf(1.0, 1.0, 1.0, 0.5).Array[14],
        Gen.Double[0.01, 10].Array[14],
        OneOf(1.0, 1.0, 1e6).Array[14]);

    private static Gen<double> Penalties { get; } = Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 1], Gen.Double[0, 12], OneOf(2 * Math.Log(14), 100.0, double.PositiveInfinity));

    [Theory]
    [MemberData(nameof(Costs))]
    public void The_cost_is_that_of_the_best_of_all_segmentations(string kind) =>
        Gen.Select(Counts, Exposures, Penalties, Gen.Int[1, 4], OneOf(0.1, 3.0, 1e5)).Sample(
            (counts, exposures, penalty, minimum, parameter) => IsTheBest(kind, counts, exposures, penalty, minimum, parameter), iter: 2000);

    /// <summary>The rates of the two halves differ by 1e-6: a change gains 1.0025e-9, computed with 50 digits, just above the margin of 1e-9.</summary>
    [Fact]
    public void A_gain_at_the_margin_is_the_best_with_a_change_and_without()
    {
        int[] counts = [1000, 1000, 5, 0, 5, 1000, 1000];
        double[] exposures = [1, 1e6, 1, 1, 1, 1, 1e6];
        IsTheBest("poisson with exposure", counts, exposures, penalty: 0, minimum: 3, parameter: 3);

        double[] values = [.. counts.Select(c => (double)c)];
        double Cost(double penalty) => ChangePoints.Find(values, exposures, ChangePointCost.Poisson, penalty, 3).TotalCost;
        Assert.Equal(1.0025e-9, Cost(1) - Cost(0), 5e-11); // a cost of 5e4 is rounded by 4e-12
    }

    [Theory]
    [MemberData(nameof(Costs))]
    public void The_modified_criterion_is_the_best_too(string kind) =>
        Gen.Select(Counts, Exposures, Gen.Int[1, 4], OneOf(0.1, 3.0, 1e5)).Sample(
            (counts, exposures, minimum, parameter) =>
            {
                if (counts.Length >= minimum)
                {
                    (AllSegmentations all, Func<ChangePointPenalty, Segmentation> find, _) = Make(kind, counts, exposures, parameter, minimum);
                    Segmentation found = find(ChangePointPenalty.Mbic);
                    int p = found.Cost.ParametersPerSegment;
                    Near(Best(all.Least(minimum, p), (p + 2) * Math.Log(counts.Length)), found.PenalizedCost);
                }
            },
            iter: 500);

    [Theory]
    [MemberData(nameof(Costs))]
    public void The_path_is_the_lower_hull_of_all_segmentations(string kind) =>
        Gen.Select(Counts, Exposures, Gen.Select(Penalties, Penalties), Gen.Int[1, 4], OneOf(0.1, 3.0, 1e5)).Sample(
            (counts, exposures, ends, minimum, parameter) =>
            {
                if (counts.Length < minimum)
                {
                    return;
                }

                (double low, double high) = (Math.Min(ends.Item1, ends.Item2), Math.Max(ends.Item1, ends.Item2));
                (AllSegmentations all, _, Func<double, double, IReadOnlyList<SegmentationRange>> path) = Make(kind, counts, exposures, parameter, minimum);
                IReadOnlyList<SegmentationRange> found = path(low, high);
                double[] least = all.Least(minimum);

                Assert.Equal((low, high), (found[0].LowestPenalty, found[^1].HighestPenalty));
                for (int i = 0; i < found.Count; i++)
                {
                    SegmentationRange range = found[i];
                    int k = range.Segmentation.Breaks.Count;
                    Near(least[k], range.Segmentation.TotalCost);
                    Near(Best(least, range.LowestPenalty), least[k] + Total(range.LowestPenalty, k)); // as good as any at both ends,
                    Near(Best(least, range.HighestPenalty), least[k] + Total(range.HighestPenalty, k)); // so that it is in between
                    if (i > 0)
                    {
                        Assert.Equal(found[i - 1].HighestPenalty, range.LowestPenalty);
                        Assert.True(k < found[i - 1].Segmentation.Breaks.Count);
                    }
                }
            },
            iter: 500);

    private static void IsTheBest(string kind, int[] counts, double[] exposures, double penalty, int minimum, double parameter)
    {
        (AllSegmentations all, Func<ChangePointPenalty, Segmentation> find, _) = Make(kind, counts, exposures, parameter, minimum);
        if (counts.Length < minimum)
        {
            Assert.Throws<InsufficientDataException>(() => { find(penalty); });
            return;
        }

        Segmentation found = find(penalty);
        double[] least = all.Least(minimum);
        double best = Best(least, penalty);

        Near(all.Of(found.Breaks), found.TotalCost);
        Near(best, found.PenalizedCost);

        // What gains so near the margin that rounding may decide is a change or is none.
        double rounding = 3e-15 * Math.Abs(best);
        Assert.InRange(found.Breaks.Count, Changes(least, penalty, (1.5 * Margin) + rounding), Changes(least, penalty, (0.5 * Margin) + rounding));
        Assert.All(found.Segments, s => Assert.True(s.Count >= minimum));
    }

    private static (AllSegmentations All, Func<ChangePointPenalty, Segmentation> Find, Func<double, double, IReadOnlyList<SegmentationRange>> Path) Make(
        string kind, int[] counts, double[] exposures, double parameter, int minimum)
    {
        double[] y = [.. counts.Select(c => (double)c)];
        double[] ones = [.. y.Select(_ => 1.0)];
        double[] e = exposures[..y.Length];
        double[] halves = [.. y.Select(v => 1e9 + (v / 2))];
        double least = LeastVariance(halves);
        ChangePointCost mean = ChangePointCost.NormalMean(parameter > 1000 ? 1 : parameter);
        return kind switch
        {
            "poisson" => Bare(AllSegmentations.Poisson(y, ones), y, ChangePointCost.Poisson),
            "poisson with exposure" => Exposed(AllSegmentations.Poisson(y, e), ChangePointCost.Poisson),
            "binomial" => Bare(AllSegmentations.NegativeBinomial(y, ones, parameter), y, ChangePointCost.NegativeBinomial(parameter)),
            "binomial with exposure" => Exposed(AllSegmentations.NegativeBinomial(y, e, parameter), ChangePointCost.NegativeBinomial(parameter)),
            "mean" => Bare(AllSegmentations.NormalMean(y, mean.StandardDeviation!.Value), [.. y.Select(v => v + 1e9)], mean),
            "mean, from the data" => Bare(AllSegmentations.NormalMean(y, StandardDeviation(y)), y, ChangePointCost.NormalMean()),
            _ => Bare(AllSegmentations.NormalMeanAndVariance([.. y.Select(v => v / 2)], least), halves, ChangePointCost.NormalMeanAndVariance),
        };

        (AllSegmentations, Func<ChangePointPenalty, Segmentation>, Func<double, double, IReadOnlyList<SegmentationRange>>) Bare(
            AllSegmentations all, double[] values, ChangePointCost cost) =>
            (all, p => ChangePoints.Find(values, cost, p, minimum), (low, high) => ChangePoints.Path(values, cost, low, high, minimum));

        (AllSegmentations, Func<ChangePointPenalty, Segmentation>, Func<double, double, IReadOnlyList<SegmentationRange>>) Exposed(
            AllSegmentations all, ChangePointCost cost) =>
            (all, p => ChangePoints.Find(y, e, cost, p, minimum), (low, high) => ChangePoints.Path(y, e, cost, low, high, minimum));
    }

    private static double StandardDeviation(double[] y)
    {
        double[] d = [.. y.Zip(y.Skip(1), (a, b) => Math.Abs(b - a)).Order()];
        return d.All(v => v == 0) ? 1 : d[d.Length / 2] > 0 ? d[d.Length / 2] / 0.953872552417 : Math.Sqrt(d.Average(v => v * v) / 2);
    }

    private static double LeastVariance(double[] values)
    {
        double[] different = [.. values.Distinct().Order()];
        double least = different.Zip(different.Skip(1), (a, b) => b - a).DefaultIfEmpty(Math.Sqrt(12)).Min();
        return least * least / 12;
    }

    private static double Best(double[] least, double penalty) => Enumerable.Range(0, least.Length).Min(k => least[k] + Total(penalty, k));

    /// <summary>The number of changes of the best, where each has to gain a margin beyond the penalty; the fewest of equals.</summary>
    private static int Changes(double[] least, double penalty, double margin) =>
        Enumerable.Range(0, least.Length).MinBy(k => least[k] + Total(penalty + margin, k));

    private static double Total(double penalty, int changes) => changes == 0 ? 0 : penalty * changes;

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>Relative to the size of the costs, which the brute force sums without care.</summary>
    private static void Near(double expected, double actual) =>
        Assert.True(expected == actual || Math.Abs(expected - actual) <= Rounding * Math.Max(1, Math.Abs(expected) / 1000), $"{expected:R} {actual:R}");
}
