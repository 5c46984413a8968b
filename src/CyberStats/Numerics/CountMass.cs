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
        double above = (count - mean) * (size / (mean + size)); // count - n · mean / (mean + size), and its negative for the size: nothing cancels
        return Math.Log(size / n) + LoaderTerms.StirlingError(n) - LoaderTerms.StirlingError(size) - LoaderTerms.StirlingError(count)
            - LoaderTerms.Deviance(count, n * (mean / (mean + size)), above) - LoaderTerms.Deviance(size, n * (size / (mean + size)), -above)
            - LoaderTerms.HalfLogTwoPi - (0.5 * Math.Log(size / n * count));
    }

    /// <summary>Returns the logarithm of the binomial probability of a count.</summary>
    /// <param name="count">The count; from 0 to the number of trials.</param>
    /// <param name="trials">The number of trials.</param>
    /// <param name="probability">The probability of success in a trial; in [0, 1].</param>
    public static double LogBinomial(double count, double trials, double probability)
    {
        double rest = trials - count;
        if (count == 0)
        {
            return trials == 0 ? 0 : trials * Elementary.LogP1(-probability);
        }

        if (rest == 0)
        {
            return trials * Math.Log(probability);
        }

        if (probability is 0 or 1)
        {
            return double.NegativeInfinity;
        }

        double above = Math.FusedMultiplyAdd(-trials, probability, count);
        return LoaderTerms.StirlingError(trials) - LoaderTerms.StirlingError(count) - LoaderTerms.StirlingError(rest)
            - LoaderTerms.Deviance(count, trials * probability, above) - LoaderTerms.Deviance(rest, trials * (1 - probability), -above)
            - LoaderTerms.HalfLogTwoPi - (0.5 * (Math.Log(count) + Math.Log(rest / trials)));
    }
}
