namespace CyberStats.Tails;

/// <summary>
/// What one threshold makes of a rare loss.
/// </summary>
/// <param name="Fit">The fit above the threshold.</param>
/// <param name="Loss">The loss exceeded with the probability asked for, with its profile interval; null where no smaller share of losses lies above the threshold, so that the tail does not tell.</param>
public sealed record ThresholdSensitivityRow(GeneralizedParetoFit Fit, Estimate? Loss)
{
    /// <summary>Gets the threshold, in the currency unit of the losses.</summary>
    public double Threshold => Fit.Threshold;
}
