using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// Quantiles of laws of counts, from the logarithm of either tail.
/// </summary>
/// <remarks>
/// A probability that is that of a count but for the rounding of an exponential is taken as reached, so that a quantile undoes a cumulative probability.
/// Cost: the tail at some tens of counts.
/// </remarks>
internal static class CountQuantile
{
    private const double Epsilon = 1.0 / (1L << 52);

    /// <summary>Returns the least count that is not exceeded with at least a probability.</summary>
    public static double Lower(IFrequency law, double probability)
    {
        if (Require.Probability(probability) is 0 or 1)
        {
            return probability == 0 ? law.Minimum : law.Maximum;
        }

        double log = Math.Log(probability);
        double slack = Slack(probability, log);
        return Least(law, count => law.LogCumulative(count) >= log - slack);
    }

    /// <summary>Returns the least count that is exceeded with at most a probability.</summary>
    public static double Upper(IFrequency law, double probability)
    {
        if (Require.Probability(probability) is 0 or 1)
        {
            return probability == 0 ? law.Maximum : law.Minimum;
        }

        double log = Math.Log(probability);
        double slack = Slack(probability, log);
        return Least(law, count => law.LogSurvival(count) <= log + slack);
    }

    private static double Least(IFrequency law, Func<double, bool> holds)
    {
        double spread = Math.Sqrt(law.Variance);
        double start = double.IsFinite(law.Mean) ? Math.Floor(law.Mean) : law.Minimum;
        double least = CountTails.Least(Math.Max(start, law.Minimum), double.IsFinite(spread) ? Math.Max(1, Math.Floor(spread)) : 1, holds);
        return Math.Clamp(least, law.Minimum, law.Maximum);
    }

    /// <summary>How far the logarithm of a probability can be off by the rounding of the probability and of its exponential.</summary>
    private static double Slack(double probability, double log) => ((Math.BitIncrement(probability) - probability) / probability) + (2 * Epsilon * Math.Abs(log));
}
