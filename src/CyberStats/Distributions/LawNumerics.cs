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

        double integral = LogIntegral(law, low, high, tail);
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
        double tail = law.LogSurvival(threshold);
        return law.Maximum > threshold && tail > double.NegativeInfinity
            ? Above(law, threshold, law.Maximum - threshold, _ => 1, 0)
            : 0;
    }

    /// <summary>Returns E[min(X, limit)], by integrals from the median outwards.</summary>
    public static double LimitedMean(ISeverity law, double limit)
    {
        double median = law.Quantile(0.5);
        return limit <= median
            ? limit - Below(law, limit, _ => 1)
            : median + Above(law, median, limit - median, _ => 1) - Below(law, median, _ => 1);
    }

    /// <summary>Returns the variance of a law of known mean, by integrals from the median outwards of distance times tail.</summary>
    /// <remarks>The square of the distance of mean and median, which is taken off, is never more than half of what it is taken from.</remarks>
    public static double Variance(ISeverity law, double mean)
    {
        double median = law.Quantile(0.5);
        double about = 2 * (Above(law, median, law.Maximum - median, v => v) + Below(law, median, v => v));
        return about - ((mean - median) * (mean - median));
    }

    /// <summary>The integral of a weight of the distance times the upper tail, from a point up to a distance.</summary>
    private static double Above(ILaw law, double point, double end, Func<double, double> weight, double? logScale = null)
    {
        double tail = law.LogSurvival(point);
        double scale = AtLogSurvival(law, tail + LogHalf, point, Math.Min(law.Maximum, double.MaxValue)) - point;
        return Math.Exp(logScale ?? tail) * AdaptiveIntegral.OverDistance(
            Math.Max(scale, double.Epsilon), end, v => weight(v) * Math.Exp(law.LogSurvival(point + v) - tail));
    }

    /// <summary>The integral of a weight of the distance times the lower tail, from a point down to the minimum.</summary>
    private static double Below(ILaw law, double point, Func<double, double> weight)
    {
        double tail = law.LogCumulative(point);
        double end = point - law.Minimum;
        if (!(end > 0) || double.IsNegativeInfinity(tail))
        {
            return 0;
        }

        double scale = point - AtLogCumulative(law, tail + LogHalf, Math.Max(law.Minimum, double.MinValue), point);
        return Math.Exp(tail) * AdaptiveIntegral.OverDistance(
            Math.Max(scale, double.Epsilon), end, v => weight(v) * Math.Exp(law.LogCumulative(point - v) - tail));
    }

    private static double LogIntegral(ILaw law, double low, double high, double scale)
    {
        double half = (high - low) / 2;
        double sum = 0;
        for (int i = 0; i < Points.Length; i++)
        {
            double step = half * (1 - Points[i]); // from the nearer end, so that no point leaves the interval
            sum += Weights[i] * (Math.Exp(law.LogDensity(low + step) - scale) + Math.Exp(law.LogDensity(high - step) - scale));
        }

        return scale + Math.Log(half) + Math.Log(sum);
    }
}
