namespace CyberStats.Numerics;

/// <summary>
/// The score interval of a share: the p for which |p̂ - p| is at most z standard errors at p.
/// </summary>
/// <remarks>Source: Wilson (1927), the two roots of (p̂ - p)² = z² p (1 - p) / n. The counts need not be whole: an effective number of draws will do.</remarks>
internal static class WilsonInterval
{
    public static (double Low, double High) Of(double count, double of, double z)
    {
        if (of <= 0)
        {
            return (0, 1);
        }

        double share = count / of;
        double square = z * z / of;
        double sum = (2 * share) + square + Math.Sqrt(square * (square + (4 * share * ((of - count) / of))));

        // The smaller root by way of the larger, whose terms all have one sign: exact to rounding at 1 of 1e15 as at 500 of 1,000.
        return (sum == 0 ? 0 : 2 * share * share / sum, count == of ? 1 : sum / (2 * (1 + square)));
    }
}
