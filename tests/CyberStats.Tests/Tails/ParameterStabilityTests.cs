using CyberStats.Distributions;
using CyberStats.Fitting;
using CyberStats.Tails;

namespace CyberStats.Tests.Tails;

public class ParameterStabilityTests
{
    [Fact]
    public void Levels_off_where_the_law_holds()
    {
        var law = new GeneralizedPareto(0, 2, 0.4);
        double[] losses = [.. Enumerable.Range(0, 4000).Select(i => law.Quantile((i + 0.5) / 4000))];
        ParameterStability plot = ParameterStability.Of(losses);

        Assert.Equal(25, plot.Points.Count);
        Assert.All(plot.Points, point =>
        {
            Assert.Equal(FitStatus.Converged, point.Status);
            Assert.InRange(0.4, point.Shape.Low, point.Shape.High);
            Assert.InRange(2, point.ModifiedScale.Low, point.ModifiedScale.High); // σ - ξ u of a law that begins at 0 is its scale
        });
        Assert.Equal(plot.Points.Select(p => p.Threshold).Order(), plot.Points.Select(p => p.Threshold));
    }

    [Fact]
    public void The_error_of_the_modified_scale_is_that_of_the_scale_of_the_law_that_begins_at_0()
    {
        // Above the threshold 0 the modified scale is the scale; by the engine's own delta method elsewhere.
        double[] losses = [.. Enumerable.Range(1, 60).Select(i => Math.Exp(i / 12.0))];
        ParameterStability plot = ParameterStability.Of(losses, [0, 3], 0.9);

        GeneralizedParetoFit fit = PeaksOverThreshold.Fit(losses, 3);
        Estimate expected = fit.ExceedanceFit.Of(law => law.Scale - (law.Shape * law.Threshold));
        Near.Relative(expected.Value, plot.Points[1].ModifiedScale.Value, 1e-12);
        Near.Relative(expected.StandardError, plot.Points[1].ModifiedScale.StandardError, 1e-6); // that one differentiates by differences
        Near.Relative(PeaksOverThreshold.Fit(losses, 0).Scale.StandardError, plot.Points[0].ModifiedScale.StandardError, 1e-12);
        Assert.Equal(fit.ExceedanceFit.Profile("Shape", 0.9), plot.Points[1].Shape);
    }

    [Fact]
    public void Leaves_out_thresholds_with_too_few_losses_above_them()
    {
        double[] losses = [.. Enumerable.Range(1, 40).Select(i => (double)i * i)];

        Assert.Equal([4, 100], ParameterStability.Of(losses, [100, 1600, 4, 4]).Points.Select(p => p.Threshold));
        Refused.Argument("losses", () => ParameterStability.Of(losses, [1600]));
        Refused.Argument("level", () => ParameterStability.Of(losses, null, 0));
    }
}
