namespace CyberStats.Distributions;

/// <summary>
/// The size of one loss. Losses, scales and limits share one currency unit, chosen by the caller.
/// </summary>
public interface ISeverity : ILaw
{
    /// <summary>
    /// Returns the loss that is exceeded with the given probability: <see cref="ILaw.Quantile"/> read from the upper tail, for probabilities too small to
    /// subtract from one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not in [0, 1].</exception>
    double LossExceededWith(double probability);

    /// <summary>
    /// Returns E[X - threshold | X > threshold]: by how much a loss above the threshold exceeds it on average; +∞ where the mean diverges, 0 from
    /// <see cref="ILaw.Maximum"/> on.
    /// </summary>
    double MeanExcess(double threshold);
}
