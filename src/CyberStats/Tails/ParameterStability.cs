using System.Collections.Immutable;
using CyberStats.Fitting;
using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// The parameter stability plot: shape and modified scale of the tail, by the threshold.
/// </summary>
/// <remarks>
/// Where a generalized Pareto law holds above a threshold, it holds above every higher one with the same shape ξ and the same σ - ξ u. So the points level off from the threshold
/// that will do, but for chance. They share their losses, so that neighbours go together: a run of points on one side is no evidence.
/// Source: Coles (2001), §4.3.4. Cost: a fit and two profiles a threshold.
/// </remarks>
public sealed class ParameterStability
{
    private ParameterStability(ImmutableArray<ParameterStabilityPoint> points) => Points = points;

    /// <summary>Gets a point for each threshold with enough losses above it, from the lowest on.</summary>
    public IReadOnlyList<ParameterStabilityPoint> Points { get; }

    /// <summary>Calculates the plot.</summary>
    /// <param name="losses">The losses, on both sides of the thresholds.</param>
    /// <param name="thresholds">The thresholds, in any order; unless given, the losses at the quantiles 0.50, 0.52, … 0.98.</param>
    /// <param name="level">The coverage that each interval promises by itself, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="ArgumentException">A loss or a threshold is out of its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not in (0, 1).</exception>
    /// <exception cref="InsufficientDataException">Fewer than <see cref="PeaksOverThreshold.MinimumExceedances"/> losses exceed every threshold.</exception>
    public static ParameterStability Of(LossSample losses, IReadOnlyList<double>? thresholds = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(losses);
        Require.Between(0, 1, level);
        double[] candidates = CandidateThresholds.From(losses, thresholds, 0.5, 0.98, 0.02, nameof(losses));
        return new([.. candidates.Select(u => PointOf(PeaksOverThreshold.Fit(losses, u), level))]);
    }

    private static ParameterStabilityPoint PointOf(GeneralizedParetoFit fit, double level)
    {
        // By the delta method over the logarithm of the scale, and the shape.
        double[,] c = fit.ExceedanceFit.Covariance;
        double scale = fit.Law.Scale;
        double u = fit.Threshold;
        double modified = scale - (fit.Law.Shape * u);
        double ratio = u / scale;
        double error = scale * Math.Sqrt(c[0, 0] - (2 * ratio * c[0, 1]) + (ratio * ratio * c[1, 1]));
        double reach = Quantiles.TwoSidedNormal(level) * error;
        return new(
            u, fit.ExceedanceCount, fit.Status, fit.ExceedanceFit.Profile("Shape", level), new Estimate(modified, error, modified - reach, modified + reach, level));
    }
}
