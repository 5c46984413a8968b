using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The members of a law that has no closed forms for them, from the logarithms of its tails.
/// </summary>
internal static class LawNumerics
{
    private const double LogHalf = -0.69314718055994530942;
    private const double Close = 0.1; // tails whose logarithms differ by less are subtracted by integrating the density

    // Gauss and Legendre's rule of 8 points: on the intervals it is used for, where the tail changes by a tenth, the density is nearly a line.
    private static readonly double[] Points = [0.18343464249564980494, 0.52553240991632898582, 0.79666647741362673959, 0.96028985649753623168];
    private static readonly double[] Weights = [0.36268378337836198297, 0.31370664587788728734, 0.22238103445337447054, 0.10122853629037625915];

    /// <summary>Returns log P(low &lt; X ≤ high), from the tail in which it loses least; negative infinity where there is none.</summary>
    /// <remarks>
    /// Where the two tails are so close that their difference has few digits, the density is integrated, if the result lies within what the
    /// difference leaves open: it does not for a law with steps, whose differences are exact.
    /// </remarks>
    public static double LogMass(ILaw law, double low, double high)
    {
        double lower = law.LogCumulative(high);
        double upper = law.LogSurvival(low);
        double difference;
        double tail;
        if (LogProbability.IsSmall(lower))
        {
            (tail, double rest) = (lower, law.LogCumulative(low));
            difference = LogProbability.Difference(tail, rest);
        }
        else if (LogProbability.IsSmall(upper))
        {
            (tail, double rest) = (upper, law.LogSurvival(high));
            difference = LogProbability.Difference(tail, rest);
        }
        else
        {
            tail = 0;
            difference = LogProbability.Complement(LogProbability.Sum(law.LogCumulative(low), law.LogSurvival(high)));
        }

        if (!(difference < tail + Math.Log(Close)) || !(low < high) || double.IsInfinity(low) || double.IsInfinity(high) || double.IsInfinity(tail))
        {
            return difference;
        }

        double integral = LogIntegral(law, low, high);
        double open = 1e-12 * (1 + Math.Abs(tail)) * Math.Exp(tail - Math.Max(difference, tail - 700));
        return double.IsFinite(integral) && (open > 1 || Math.Abs(integral - difference) <= open) ? integral : difference;
    }

    /// <summary>Returns the least value that is not exceeded with at least a probability in (0, 1), between two values that enclose it.</summary>
    public static double Quantile(ILaw law, double probability, double low, double high) => probability <= 0.5
        ? AtLogCumulative(law, Math.Log(probability), low, high)
        : AtLogSurvival(law, Math.Log(1 - probability), low, high); // 1 - p is exact from one half on

    /// <summary>Returns the least value that is exceeded with at most a probability in (0, 1), between two values that enclose it.</summary>
    public static double LossExceededWith(ILaw law, double probability, double low, double high) => probability <= 0.5
        ? AtLogSurvival(law, Math.Log(probability), low, high)
        : AtLogCumulative(law, Math.Log(1 - probability), low, high);

    /// <summary>Returns the least value whose lower tail has at least a given logarithm.</summary>
    public static double AtLogCumulative(ILaw law, double logTail, double low, double high) =>
        LeastPoint.Find(low, high, x => law.LogCumulative(x) - logTail);

    /// <summary>Returns the least value whose upper tail has at most a given logarithm.</summary>
    public static double AtLogSurvival(ILaw law, double logTail, double low, double high) =>
        LeastPoint.Find(low, high, x => logTail - law.LogSurvival(x));

    /// <summary>Returns E[X - threshold | X > threshold], by integrating the survival function over the logarithm of the distance.</summary>
    public static double MeanExcess(ILaw law, double threshold)
    {
        double end = law.Maximum - threshold;
        double tail = law.LogSurvival(threshold);
        if (!(end > 0) || double.IsNegativeInfinity(tail))
        {
            return 0;
        }

        double scale = AtLogSurvival(law, tail + LogHalf, threshold, Math.Min(law.Maximum, double.MaxValue)) - threshold;
        return AdaptiveIntegral.OverDistance(scale, end, v => Math.Exp(law.LogSurvival(threshold + v) - tail));
    }

    /// <summary>Returns E[limit - X | X ≤ limit] P(X ≤ limit), by integrating the distribution function over the logarithm of the distance.</summary>
    public static double MeanShortfall(ILaw law, double limit)
    {
        double end = limit - law.Minimum;
        double tail = law.LogCumulative(limit);
        if (!(end > 0) || double.IsNegativeInfinity(tail))
        {
            return 0;
        }

        double scale = limit - AtLogCumulative(law, tail + LogHalf, Math.Max(law.Minimum, double.MinValue), limit);
        return Math.Exp(tail) * AdaptiveIntegral.OverDistance(Math.Max(scale, double.Epsilon), end, v => Math.Exp(law.LogCumulative(limit - v) - tail));
    }

    /// <summary>Returns the variance about a known mean, by integrating distance times tail on both sides of it.</summary>
    public static double Variance(ILaw law, double mean)
    {
        double above = AtLogSurvival(law, law.LogSurvival(mean) + LogHalf, mean, Math.Min(law.Maximum, double.MaxValue)) - mean;
        double below = mean - AtLogCumulative(law, law.LogCumulative(mean) + LogHalf, Math.Max(law.Minimum, double.MinValue), mean);
        return 2 * (AdaptiveIntegral.OverDistance(above, law.Maximum - mean, v => v * law.Survival(mean + v))
            + AdaptiveIntegral.OverDistance(Math.Max(below, double.Epsilon), mean - law.Minimum, v => v * law.Cumulative(mean - v)));
    }

    private static double LogIntegral(ILaw law, double low, double high)
    {
        double half = (high - low) / 2;
        double sum = 0;
        for (int i = 0; i < Points.Length; i++)
        {
            double step = half * (1 - Points[i]); // from the nearer end, so that no point leaves the interval
            sum += Weights[i] * (law.Density(low + step) + law.Density(high - step));
        }

        return Math.Log(half) + Math.Log(sum);
    }
}
