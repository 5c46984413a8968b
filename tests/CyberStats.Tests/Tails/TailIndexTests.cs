using CyberStats.Tails;

namespace CyberStats.Tests.Tails;

public class TailIndexTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("tail_index.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Estimates_are_those_of_their_definitions(string row)
    {
        double[] v = ReferenceFile.Numbers(row);
        TailIndexPlot plot = Of((int)v[0], v[6..]);
        TailIndexPoint point = plot.Points[(int)v[1] - 1];

        Assert.Equal(((int)v[1], v[2]), (point.Count, point.Threshold));
        Assert.Equal(v[3], point.Index.Value, 1e-11 * Math.Max(1, Math.Abs(v[3]))); // the moment estimate divides by a difference near 0
        Near.Relative(v[4], point.Index.StandardError, 1e-10);
        Assert.Equal(2 * 1.959963984540054 * v[4], point.Index.High - point.Index.Low, 1e-9 * Math.Max(1, v[4]));
    }

    [Fact]
    public void The_unit_changes_nothing_and_a_shift_leaves_pickands_alone()
    {
        double[] values = PowerLawTests.Make("pareto", 400, 1);
        for (int estimator = 0; estimator < 3; estimator++)
        {
            IReadOnlyList<TailIndexPoint> points = Of(estimator, values).Points;
            IReadOnlyList<TailIndexPoint> scaled = Of(estimator, [.. values.Select(x => 1e9 * x).Reverse()]).Points;
            Assert.All(points.Zip(scaled).Skip(3), p => Assert.Equal(p.First.Index.Value, p.Second.Index.Value, 1e-8));
        }

        Assert.All(
            TailIndex.Pickands(values).Points.Zip(TailIndex.Pickands([.. values.Select(x => x + 100)]).Points),
            p => Assert.Equal(p.First.Index.Value, p.Second.Index.Value, 1e-6));
    }

    [Fact]
    public void Finds_the_index_of_a_heavy_and_of_a_light_tail()
    {
        double[] heavy = PowerLawTests.Make("pareto", 20_000, 5); // ξ = 0.8
        double[] bounded = [.. PowerLawTests.Make("uniform", 20_000, 5).Select(u => 2 - u)]; // ξ = -1

        Assert.InRange(0.8, TailIndex.Hill(heavy, 0.999).Points[4999].Index.Low, TailIndex.Hill(heavy, 0.999).Points[4999].Index.High);
        Assert.InRange(0.8, TailIndex.Moment(heavy, 0.999).Points[4999].Index.Low, TailIndex.Moment(heavy, 0.999).Points[4999].Index.High);
        Assert.InRange(0.8, TailIndex.Pickands(heavy, 0.999).Points[1999].Index.Low, TailIndex.Pickands(heavy, 0.999).Points[1999].Index.High);
        Assert.InRange(-1, TailIndex.Moment(bounded, 0.999).Points[499].Index.Low, TailIndex.Moment(bounded, 0.999).Points[499].Index.High);
        Assert.InRange(-1, TailIndex.Pickands(bounded, 0.999).Points[499].Index.Low, TailIndex.Pickands(bounded, 0.999).Points[499].Index.High);
    }

    [Fact]
    public void Suggests_the_tail_of_the_power_law_fit()
    {
        double[] values = PowerLawTests.Make("mixture", 500, 3);
        PowerLawFit fit = PowerLaw.Fit(values, PowerLawKind.Continuous);
        TailIndexPoint suggested = TailIndex.Hill(values).Suggested!.Value;

        Assert.Equal((fit.Threshold, fit.TailCount - 1), (suggested.Threshold, suggested.Count));
        Assert.Null(TailIndex.Pickands(values).Suggested);
        Assert.Null(TailIndex.Hill([2, 2, 2]).Suggested);
    }

    [Fact]
    public void Ties_zeros_and_negative_values_are_held()
    {
        Assert.Equal(2, TailIndex.Hill([5, 3, 2, 0, 0, -4]).Points.Count); // thresholds 3 and 2
        Assert.Equal(0, TailIndex.Hill([5, 5, 2]).Points[0].Index.Value);
        Assert.True(double.IsNaN(TailIndex.Moment([5, 5, 2]).Points[0].Index.Value));
        Assert.True(double.IsNaN(TailIndex.Pickands([5, 5, 2, 1]).Points[0].Index.Value));
        Assert.True(double.IsFinite(TailIndex.Hill([double.MaxValue, 1, double.Epsilon]).Points[1].Index.Value));
        Assert.Single(TailIndex.Pickands([double.MaxValue, 1, 0, double.MinValue]).Points);
    }

    [Fact]
    public void Says_what_is_missing_or_wrong()
    {
        for (int i = 0; i < 3; i++)
        {
            int estimator = i;
            Assert.Throws<InsufficientDataException>(() => Of(estimator, [1]));
            Assert.Throws<InsufficientDataException>(() => Of(estimator, []));
            Assert.Contains("index 1", Refused.Argument("values", () => Of(estimator, [1, double.NaN, 3, 4, 5])).Message, StringComparison.Ordinal);
            Refused.Argument("values", () => Of(estimator, [1, double.PositiveInfinity, 3, 4, 5]));
        }

        Assert.Equal(2, Assert.Throws<InsufficientDataException>(() => TailIndex.Hill([0, -1, 5])).Required);
        Refused.Argument("level", () => TailIndex.Hill([1, 2, 3], 1));
    }

    private static TailIndexPlot Of(int estimator, double[] values) => estimator switch
    {
        0 => TailIndex.Hill(values),
        1 => TailIndex.Moment(values),
        _ => TailIndex.Pickands(values),
    };
}
