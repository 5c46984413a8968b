namespace CyberStats.Tails;

/// <summary>
/// A threshold whose tail is part of an average.
/// </summary>
/// <param name="Fit">The fit above it.</param>
/// <param name="PredictiveScore">
/// How well the fit predicts losses above the highest threshold that it has not seen: the sum of the logarithms of their predicted densities, each loss left out in turn; NaN where the fit has no
/// errors.
/// </param>
/// <param name="Weight">Its weight in the average; 0 where the fit is not regular.</param>
public sealed record AveragedThreshold(GeneralizedParetoFit Fit, double PredictiveScore, double Weight)
{
    /// <summary>Gets the threshold, in the currency unit of the losses.</summary>
    public double Threshold => Fit.Threshold;
}
