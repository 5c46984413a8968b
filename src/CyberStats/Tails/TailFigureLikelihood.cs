using CyberStats.Fitting;
using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// The likelihood of a tail, with a figure of it in the place of the scale: by the logarithm of the figure's excess over the threshold, the shape ξ, and
/// the time m = log(ζ / p), where ζ is the share of losses above the threshold.
/// </summary>
/// <remarks>
/// The excess is σ (e^(ξ m) - 1) / ξ for the loss that is exceeded with the probability p, and σ e^(ξ m) / (1 - ξ) more for the mean of the losses above it. The losses
/// above the threshold are a binomial count with the chance ζ. Source: Coles (2001), §4.3.3; Davison and Smith (1990) for the parametrization.
/// </remarks>
/// <param name="exceedances">The likelihood of the exceedances, by the logarithm of the scale and the shape.</param>
/// <param name="kind">The figure.</param>
/// <param name="logProbability">The logarithm of p.</param>
/// <param name="above">How many losses lie above the threshold.</param>
/// <param name="below">How many do not.</param>
internal sealed class TailFigureLikelihood(ILikelihood exceedances, TailFigureKind kind, double logProbability, double above, double below) : ILikelihood
{
    private const double Far = 30; // from here on e^t - 1 is e^t to rounding, and e^t may leave the range

    /// <summary>Returns the logarithm of the figure's excess over the threshold in units of the scale.</summary>
    public static Jet LogFactor(TailFigureKind kind, in Jet shape, in Jet time)
    {
        Jet t = shape * time;
        Jet level = t.Value > Far ? t - shape.Log() : time.Log() + t.ExpM1Ratio().Log();
        return kind == TailFigureKind.Level ? level : NumeralFunctions.LogSum(level, t - (shape * -1).LogP1());
    }

    public double Value(ReadOnlySpan<double> point) => Derivatives(point, new double[3], new double[3, 3]);

    public double Derivatives(ReadOnlySpan<double> point, double[] gradient, double[,] hessian)
    {
        Jet shape = Jet.Variable(point[1], 1);
        Jet time = Jet.Variable(point[2], 2);
        Jet logScale = Jet.Variable(point[0], 0) - LogFactor(kind, shape, time);
        double[] g = new double[2];
        double[,] h = new double[2, 2];
        double value = exceedances.Derivatives([logScale.Value, shape.Value], g, h);
        if (!double.IsFinite(value))
        {
            return double.NegativeInfinity;
        }

        // The chain rule to the second order, by the distances from the point, whose own values are 0.
        Jet scaleStep = logScale.Plus(-logScale.Value);
        Jet shapeStep = shape.Plus(-shape.Value);
        Jet sum = (scaleStep * g[0]) + (shapeStep * g[1])
            + (scaleStep * scaleStep * (h[0, 0] / 2)) + (scaleStep * shapeStep * h[0, 1]) + (shapeStep * shapeStep * (h[1, 1] / 2));
        Jet logShare = time.Plus(logProbability);
        sum += logShare * above;
        if (below > 0)
        {
            sum += NumeralFunctions.LogOneMinusExp(logShare) * below;
        }

        return value + sum.Read(gradient, hessian);
    }
}
