namespace CyberStats.Numerics;

/// <summary>
/// What the tests of dispersion share, whether the means are those of a regression or one for all.
/// </summary>
internal static class CountDispersion
{
    /// <summary>Returns Cameron and Trivedi's t: of the slope of ((y - μ)² - y) / μ on μ, which is 1 / θ of a negative binomial law.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="means">Their means.</param>
    /// <param name="weights">Their weights; empty where all are 1.</param>
    /// <param name="freedom">The degrees of freedom, one less than the counts.</param>
    public static double CameronTrivedi(ReadOnlySpan<double> counts, ReadOnlySpan<double> means, ReadOnlySpan<double> weights, double freedom)
    {
        double products = 0;
        double squares = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double weight = weights.IsEmpty ? 1 : weights[i];
            products += weight * Excess(counts[i], means[i]) * means[i];
            squares += weight * means[i] * means[i];
        }

        double slope = products / squares;
        double rest = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            rest += (weights.IsEmpty ? 1 : weights[i]) * Math.Pow(Excess(counts[i], means[i]) - (slope * means[i]), 2);
        }

        double error = Math.Sqrt(rest / freedom / squares);
        return error > 0 ? slope / error : 0; // all on one line: nothing to test
    }

    /// <summary>Returns P(Z ≥ z) of a standard normal variable.</summary>
    public static double UpperPValue(double z)
    {
        double upper = TailProbability.TwoSidedNormal(z) / 2;
        return z > 0 ? upper : 1 - upper;
    }

    /// <summary>Returns the p-value of a likelihood ratio whose hypothesis is a boundary: it is 0 for half of all large samples, and else chi-square of one degree.</summary>
    public static double BoundaryPValue(double ratio) => ratio > 0 ? TailProbability.ChiSquare(ratio, 1) / 2 : 1;

    /// <summary>Returns whether a statistic is at least another, or equal but for rounding.</summary>
    public static bool IsAtLeast(double statistic, double other) => statistic >= other * (1 - 1e-10);

    private static double Excess(double count, double mean) => (((count - mean) * (count - mean)) - count) / mean;
}
