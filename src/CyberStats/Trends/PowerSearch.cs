using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>Searches for the smallest effect that is found with a given power.</summary>
internal static class PowerSearch
{
    private const double LargestEffect = 600; // of a logarithm: e^600 is more than can be counted

    /// <summary>Returns the point above zero where a function that rises and then may fall is highest, or the largest effect where it does not fall.</summary>
    public static double Highest(Func<double, double> function, double start)
    {
        double low = 0;
        double middle = start;
        double high = 2 * start;
        while (function(high) > function(middle) && high < LargestEffect)
        {
            (low, middle, high) = (middle, high, 2 * high);
        }

        while (high - low > 1e-9 * high)
        {
            double third = (high - low) / 3;
            _ = function(low + third) < function(high - third) ? low += third : high -= third;
        }

        return Math.Min(LargestEffect, (low + high) / 2);
    }

    /// <summary>Returns the smallest effect up to a strongest one with which a rising power reaches a target; null where it does not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The power is found without any effect.</exception>
    public static double? Smallest(Func<double, double> power, PowerOptions options, double strongest)
    {
        double target = RequirePower(options);
        if (power(strongest) < target)
        {
            return null;
        }

        double low = strongest;
        while (power(low) > target && low > strongest * 1e-12)
        {
            low /= 2;
        }

        double high = Math.Min(strongest, 2 * low);
        double goal = LogOdds(target);
        double Excess(double effect) => LogOdds(power(effect)) - goal;
        return BracketedRoot.Find(low, Excess(low), high, Excess(high), Excess);
    }

    /// <summary>Returns the power asked for, if it is more than chance alone reaches.</summary>
    public static double RequirePower(PowerOptions options) => options.Power > options.Level / 2
        ? options.Power
        : throw new ArgumentOutOfRangeException(
            nameof(options), options.Power, FormattableString.Invariant($"The power must be above half the level ({options.Level / 2}), which is reached without any effect."));

    private static double LogOdds(double p) => Math.Clamp(Math.Log(p) - Elementary.LogP1(-p), -700, 700);
}
