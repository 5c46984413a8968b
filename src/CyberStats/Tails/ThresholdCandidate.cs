namespace CyberStats.Tails;

/// <summary>
/// A threshold that was tried, and whether the losses above it refuse a generalized Pareto law.
/// </summary>
/// <param name="Fit">The fit above it.</param>
/// <param name="Statistic">The Anderson-Darling statistic A² of the losses above it under the fitted law.</param>
/// <param name="PValue">The probability of a greater one where the law holds, allowing for the fitted scale and shape.</param>
/// <param name="ForwardStop">The mean of -log(1 - p) over this threshold and all lower ones.</param>
/// <param name="IsRefused">Whether it is refused, together with all lower ones.</param>
public sealed record ThresholdCandidate(GeneralizedParetoFit Fit, double Statistic, double PValue, double ForwardStop, bool IsRefused)
{
    /// <summary>Gets the threshold, in the currency unit of the losses.</summary>
    public double Threshold => Fit.Threshold;
}
