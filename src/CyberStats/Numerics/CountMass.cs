namespace CyberStats.Numerics;

/// <summary>
/// The logarithm of the probability of a count, which keeps its digits for counts of any size.
/// </summary>
/// <remarks>
/// The saddle-point form of <see cref="LoaderTerms"/>: no terms that are large beside the result.
/// </remarks>
internal static class CountMass
{
    /// <summary>Returns the logarithm of the negative binomial probability of a count, whose variance is mean + mean² / size.</summary>
    /// <param name="count">The count; not negative.</param>
    /// <param name="mean">The mean; positive.</param>
    /// <param name="size">The size θ; positive, +∞ for the Poisson law.</param>
    public static double LogNegativeBinomial(double count, double mean, double size)
    {
        if (double.IsPositiveInfinity(size))
        {
            return LoaderTerms.LogPoisson(count, mean);
        }

        if (count == 0)
        {
            return -size * Elementary.LogP1(mean / size);
        }

        double n = count + size;
        double share = mean / (mean + size);
        return Math.Log(size / n) + LoaderTerms.StirlingError(n) - LoaderTerms.StirlingError(size) - LoaderTerms.StirlingError(count)
            - LoaderTerms.Deviance(count, n * share) - LoaderTerms.Deviance(size, n * (size / (mean + size)))
            - LoaderTerms.HalfLogTwoPi - (0.5 * Math.Log(size / n * count));
    }
}
