using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

public class QuantilePlotTests
{
    [Fact]
    public void The_rth_of_n_losses_is_plotted_where_its_authors_say()
    {
        double[] losses = [9, 1, 4];

        Assert.Equal([1.0 / 6, 0.5, 5.0 / 6], Positions(PlottingPosition.Hazen), Close);
        Assert.Equal([0.625 / 3.25, 0.5, 2.625 / 3.25], Positions(PlottingPosition.Blom), Close);
        Assert.Equal([0.25, 0.5, 0.75], Positions(PlottingPosition.Weibull), Close);
        Assert.Equal([1.0, 4, 9], QuantilePlot.Of(new Exponential(1), losses).Select(p => p.Observed));

        IEnumerable<double> Positions(PlottingPosition position)
        {
            IReadOnlyList<QuantilePoint> points = QuantilePlot.Of(new Exponential(1), losses, position);
            Assert.All(points, p => Assert.Equal(1, p.Position + p.Exceedance, 1e-15));
            return points.Select(p => p.Position);
        }
    }

    [Fact]
    public void The_expected_loss_is_the_quantile_of_the_law()
    {
        IReadOnlyList<QuantilePoint> points = QuantilePlot.Of(new Exponential(0.5), (LossSample)new double[] { 3, 1 });

        Near.Relative(2 * -Math.Log(0.75), points[0].Expected, 1e-14);
        Near.Relative(2 * Math.Log(4), points[1].Expected, 1e-14);
    }

    [Fact]
    public void The_limits_are_those_of_order_statistics()
    {
        // The least of n has the tail (1 - u)^n, the greatest the probability u^n below.
        IReadOnlyList<ProbabilityPoint> points = ProbabilityPlot.Of(new Exponential(1), (LossSample)new double[] { 1, 2, 3, 4, 5 }, level: 0.9);
        Near.Relative(1 - Math.Pow(0.95, 0.2), points[0].Low, 1e-12);
        Near.Relative(1 - Math.Pow(0.05, 0.2), points[0].High, 1e-12);
        Near.Relative(Math.Pow(0.05, 0.2), points[4].Low, 1e-12);
        Near.Relative(Math.Pow(0.95, 0.2), points[4].High, 1e-12);

        IReadOnlyList<QuantilePoint> quantiles = QuantilePlot.Of(new Exponential(1), (LossSample)new double[] { 1, 2, 3, 4, 5 }, level: 0.9);
        Near.Relative(-Math.Log(0.95) / 5, quantiles[0].Low, 1e-12);
        Near.Relative(-Math.Log(1 - Math.Pow(0.95, 0.2)), quantiles[4].High, 1e-11); // the test's own 1 - u loses digits
    }

    [Fact]
    public void Of_losses_from_the_law_nineteen_of_twenty_points_lie_within_the_limits()
    {
        const int Samples = 400;
        var law = new Lomax(10, 1.5);
        int[] inside = new int[3];
        for (int k = 0; k < Samples; k++)
        {
            double[] losses = new double[15];
            law.Sample(new RandomStream(2, k), losses);
            IReadOnlyList<QuantilePoint> points = QuantilePlot.Of(law, losses);
            int[] places = [0, 7, 14];
            for (int j = 0; j < places.Length; j++)
            {
                QuantilePoint p = points[places[j]];
                inside[j] += p.Low <= p.Observed && p.Observed <= p.High ? 1 : 0;
            }
        }

        Assert.All(inside, n => Assert.InRange(n, 380 - 22, 400)); // 380 are expected; five standard errors of 4.4
    }

    [Fact]
    public void A_lower_bound_moves_the_shares_of_greater_losses()
    {
        // Kaplan and Meier: a third of the law lies at 1, and what is left, two thirds, at 3.
        LossSample sample = LossSample.Of([LossObservation.AtLeast(2), LossObservation.Exactly(3), LossObservation.Exactly(1)]);

        IReadOnlyList<ProbabilityPoint> points = ProbabilityPlot.Of(new Exponential(1), sample);

        Assert.Equal([1.0, 3], points.Select(p => p.Loss));
        Assert.Equal([1.0 / 6, 2.0 / 3], points.Select(p => p.Position), Close);
        Assert.Equal([-Math.Exp(-1) + 1, 1 - Math.Exp(-3)], points.Select(p => p.Expected), Close);
        Assert.All(points, p => Assert.True(double.IsNaN(p.Low) && double.IsNaN(p.High)));
        Assert.All(QuantilePlot.Of(new Exponential(1), sample), p => Assert.True(double.IsNaN(p.Low) && double.IsNaN(p.High)));
    }

    [Fact]
    public void Above_a_threshold_the_law_begins_there()
    {
        double[] losses = [4, 11, 1, 30];
        IReadOnlyList<QuantilePoint> whole = QuantilePlot.Of(new Exponential(0.1), losses);
        IReadOnlyList<QuantilePoint> above = QuantilePlot.Of(new Exponential(0.1), LossSample.Of([.. losses.Select(x => x + 50)]).Truncated(50));

        Assert.Equal(whole.Select(p => p.Expected + 50), above.Select(p => p.Expected), Close);
        Assert.Equal(whole.Select(p => p.High + 50), above.Select(p => p.High), Close);
        Assert.Equal(whole.Select(p => p.Position), above.Select(p => p.Position));
        IReadOnlyList<QuantilePoint> below = QuantilePlot.Of(new Exponential(0.1), LossSample.Of(losses).Truncated(0, 30));
        Assert.All(below, p => Assert.InRange(p.High, 0, 30));
    }

    [Fact]
    public void A_weight_is_one_point_for_as_many_losses()
    {
        IReadOnlyList<QuantilePoint> points = QuantilePlot.Of(new Exponential(1), LossSample.Weighted([1, 2, 5], [1, 0, 3]));

        Assert.Equal([(1.0, 1.0), (5.0, 3.0)], points.Select(p => (p.Observed, p.Weight)));
        Assert.Equal([1.0 / 8, 5.0 / 8], points.Select(p => p.Position), Close);
    }

    [Fact]
    public void Edges_are_named()
    {
        double[] losses = [1, 2];
        Assert.Empty(QuantilePlot.Of(new Exponential(1), LossSample.Of()));
        Assert.Throws<ArgumentNullException>("law", () => QuantilePlot.Of(null!, losses));
        Assert.Throws<ArgumentNullException>("sample", () => ProbabilityPlot.Of(new Exponential(1), null!));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => ProbabilityPlot.Of(new Exponential(1), losses, level: 1));
        Assert.Throws<ArgumentOutOfRangeException>("position", () => QuantilePlot.Of(new Exponential(1), losses, (PlottingPosition)9));
        Refused.Argument("sample", () => QuantilePlot.Of(new Exponential(1), LossSample.Of([LossObservation.AtMost(3)])));
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-13 * Math.Max(1, Math.Abs(a));
}
