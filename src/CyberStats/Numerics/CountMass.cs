using static CyberStats.Numerics.IncompleteBeta;

namespace CyberStats.Numerics;

/// <summary>
/// The logarithms of the probabilities of a count, which keep their digits for counts of any size.
/// </summary>
/// <remarks>
/// The saddle-point form: no terms that are large beside the result. Source: Loader (2000), <i>Fast and accurate computation of binomial probabilities</i>.
/// </remarks>
internal static class CountMass
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>Returns the logarithm of the Poisson probability of a count.</summary>
    /// <param name="count">The count; not negative.</param>
    /// <param name="mean">The mean; positive.</param>
    public static double LogPoisson(double count, double mean) => count == 0
        ? -mean
        : -StirlingError(count) - Deviance(count, mean) - HalfLogTwoPi - (0.5 * Math.Log(count));

    /// <summary>Returns the logarithm of the negative binomial probability of a count, whose variance is mean + mean² / size.</summary>
    /// <param name="count">The count; not negative.</param>
    /// <param name="mean">The mean; positive.</param>
    /// <param name="size">The size θ; positive, +∞ for the Poisson law.</param>
    public static double LogNegativeBinomial(double count, double mean, double size)
    {
        if (double.IsPositiveInfinity(size))
        {
            return LogPoisson(count, mean);
        }

        if (count == 0)
        {
            return -size * Elementary.LogP1(mean / size);
        }

        double n = count + size;
        double share = mean / (mean + size);
        return Math.Log(size / n) + StirlingError(n) - StirlingError(size) - StirlingError(count)
            - Deviance(count, n * share) - Deviance(size, n * (size / (mean + size)))
            - HalfLogTwoPi - (0.5 * Math.Log(size / n * count));
    }
}
