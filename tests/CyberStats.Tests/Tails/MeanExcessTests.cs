using System.Globalization;
using CsCheck;
using CyberStats.Distributions;
using CyberStats.Tails;

namespace CyberStats.Tests.Tails;

public class MeanExcessTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("mean_excess.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Points_and_intervals_are_those_of_the_definition(string line)
    {
        string[] cells = line.Split(',');
        double[] v = [.. cells[1..8].Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        double[] losses = [.. cells[8].Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

        MeanExcessPoint point = MeanExcess.Of(losses, v[0]).Points.Single(p => p.Threshold == v[1]);

        Assert.Equal((int)v[2], point.Count);
        Assert.Equal(v[0], point.Excess.Level);
        Assert.Equal(v[3], point.Excess.Value, 1e-14 * v[3]); // up to 40 sums of terms of one sign
        if (point.Count == 1)
        {
            Assert.Equal((double.NaN, v[5], v[6]), (point.Excess.StandardError, point.Excess.Low, point.Excess.High));
            return;
        }

        Assert.Equal(v[4], point.Excess.StandardError, 1e-14 * v[4]);
        double close = (1e-12 * (v[6] - v[5])) + (1e-14 * v[3]); // Student's quantile is right to 1e-12
        Assert.Equal(v[5], point.Excess.Low, close);
        Assert.Equal(v[6], point.Excess.High, close);
    }

    [Fact]
    public void There_is_a_point_for_every_distinct_loss_but_the_greatest() => Gen.Int[0, 20].Array[2, 40].Where(a => a.Distinct().Count() > 1).Sample(counts =>
    {
        double[] losses = [.. counts.Select(c => (double)c)];

        IReadOnlyList<MeanExcessPoint> points = MeanExcess.Of(losses).Points;

        Assert.Equal(losses.Distinct().Order().SkipLast(1), points.Select(p => p.Threshold));
        Assert.All(points, p =>
        {
            double[] above = [.. losses.Where(x => x > p.Threshold)];
            Assert.Equal(above.Length, p.Count);
            Assert.Equal(above.Average() - p.Threshold, p.Excess.Value, 1e-13 * 20); // sums of small whole numbers
        });
    });

    [Fact]
    public void Scales_with_the_unit_and_does_not_depend_on_order()
    {
        double[] losses = [12, 700, 55, 55, 1, 4096, 31, 9];
        IReadOnlyList<MeanExcessPoint> one = MeanExcess.Of(losses).Points;
        IReadOnlyList<MeanExcessPoint> other = MeanExcess.Of(losses.Reverse().Select(x => x * 1024).ToArray()).Points; // a power of two: exact

        Assert.Equal(
            one.Select(p => (p.Threshold * 1024, p.Count, p.Excess.Value * 1024, p.Excess.Low * 1024, p.Excess.High * 1024)),
            other.Select(p => (p.Threshold, p.Count, p.Excess.Value, p.Excess.Low, p.Excess.High)));
    }

    [Fact]
    public void Follows_the_mean_excess_of_the_law()
    {
        var law = new Lognormal(0, 0.5);
        var random = new RandomStream(3, 0);
        double[] losses = [.. Enumerable.Range(0, 100_000).Select(_ => law.Sample(random))];

        foreach (MeanExcessPoint point in MeanExcess.Of(losses, level: 0.9999).Points.Where((p, i) => i % 10_000 == 0 && p.Count > 1000))
        {
            Assert.InRange(law.MeanExcess(point.Threshold), point.Excess.Low, point.Excess.High); // nine intervals that miss 1 in 10,000
        }
    }

    [Fact]
    public void Refuses_bad_losses_and_too_few()
    {
        foreach (double bad in (double[])[-1, double.NaN, double.PositiveInfinity])
        {
            Assert.Contains("index 1", Refused.Argument("losses", () => MeanExcess.Of([1, bad])).Message, StringComparison.Ordinal);
        }

        foreach ((double[] losses, int actual) in ((double[], int)[])[([], 0), ([5], 1), ([5, 5, 5], 1)])
        {
            var error = Assert.Throws<InsufficientDataException>(() => MeanExcess.Of(losses));
            Assert.Equal(("losses", 2, actual), (error.ParamName, error.Required, error.Actual));
        }

        Refused.Argument("level", () => MeanExcess.Of([1, 2], 1));
    }
}
