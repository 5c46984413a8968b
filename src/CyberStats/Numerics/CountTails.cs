namespace CyberStats.Numerics;

/// <summary>
/// The cumulative probabilities and quantiles of Poisson and negative binomial counts.
/// </summary>
internal static class CountTails
{
    /// <summary>Returns log P(N ≤ count) of a count with a mean and the variance mean + alpha · mean².</summary>
    public static double LogLowerTail(double count, double mean, double alpha) =>
        count < 0 ? double.NegativeInfinity
        : alpha == 0 ? IncompleteGamma.LogUpperTail(Math.Floor(count) + 1, mean)
        : IncompleteBeta.LogLowerTail(1 / alpha, Math.Floor(count) + 1, -Math.Log(alpha * mean));

    /// <summary>Returns log P(N > count).</summary>
    public static double LogUpperTail(double count, double mean, double alpha) =>
        count < 0 ? 0
        : alpha == 0 ? IncompleteGamma.LogLowerTail(Math.Floor(count) + 1, mean)
        : IncompleteBeta.LogLowerTail(Math.Floor(count) + 1, 1 / alpha, Math.Log(alpha * mean));

    /// <summary>Returns the least count that has at most a given probability, in (0, 1), above it.</summary>
    public static double UpperQuantile(double above, double mean, double alpha) =>
        Least(Math.Floor(mean), Spread(mean, alpha), count => LogUpperTail(count, mean, alpha) <= Math.Log(above));

    /// <summary>Returns the least count that has at least a given probability, in (0, 1), up to it.</summary>
    public static double LowerQuantile(double upTo, double mean, double alpha) =>
        Least(Math.Floor(mean), Spread(mean, alpha), count => LogLowerTail(count, mean, alpha) >= Math.Log(upTo));

    /// <summary>Returns the least count with a property that all greater ones have.</summary>
    /// <param name="start">A count, near the one looked for.</param>
    /// <param name="step">How far to go at first where it does not have the property; at least 1.</param>
    /// <param name="holds">The property.</param>
    public static double Least(double start, double step, Func<double, bool> holds)
    {
        double high = start;
        while (!holds(high) && high < double.MaxValue)
        {
            high += step;
            step *= 2;
        }

        double low = -1; // the property does not hold
        for (double width = Math.Max(1, Math.ScaleB(high, -52)); high - width > low; width *= 2)
        {
            if (!holds(high - width))
            {
                low = high - width;
                break;
            }

            high -= width;
        }

        while (high - low > 1)
        {
            double middle = Math.Floor((low + high) / 2);
            if (middle <= low || middle >= high)
            {
                break; // counts beyond 2^53 are apart by more than 1
            }

            (low, high) = holds(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static double Spread(double mean, double alpha) => Math.Max(1, Math.Floor(Math.Sqrt(mean + (alpha * mean * mean))));
}
