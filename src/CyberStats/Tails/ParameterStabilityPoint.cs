using CyberStats.Fitting;

namespace CyberStats.Tails;

/// <summary>
/// The tail above one threshold, in figures that do not depend on the threshold where the law holds.
/// </summary>
/// <param name="Threshold">The threshold u, in the currency unit of the losses.</param>
/// <param name="ExceedanceCount">How many observations lie above it.</param>
/// <param name="Status">How the search ended; errors are NaN unless it converged.</param>
/// <param name="Shape">The shape ξ, with its profile interval.</param>
/// <param name="ModifiedScale">σ - ξ u, in the same unit, with its error by the delta method and the interval from that.</param>
public readonly record struct ParameterStabilityPoint(double Threshold, int ExceedanceCount, FitStatus Status, Estimate Shape, Estimate ModifiedScale);
