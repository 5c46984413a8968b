namespace CyberStats.Distributions;

/// <summary>
/// How many losses or incidents there are: a law on the whole numbers from 0 on, or on part of them.
/// </summary>
/// <remarks>
/// Counts are doubles, since those of a heavy-tailed law leave the range of whole-number types; the density of what is no whole number is 0, and
/// cumulative probabilities hold the value up to the next whole number.
/// </remarks>
public interface IFrequency : ILaw
{
    /// <summary>Returns the least count that is exceeded with at most the given probability, for probabilities too small to subtract from one.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not in [0, 1].</exception>
    double CountExceededWith(double probability);
}
