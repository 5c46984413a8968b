namespace CyberStats.Distributions;

/// <summary>Which values are counts, for the laws of counts.</summary>
internal static class CountSupport
{
    /// <summary>Returns whether a value is a whole number from 0 on.</summary>
    public static bool IsCount(double value) => value >= 0 && value <= double.MaxValue && value == Math.Floor(value);

    /// <summary>Returns the logarithm of the probability of what is no count; NaN for NaN.</summary>
    public static double LogOutside(double value) => double.IsNaN(value) ? value : double.NegativeInfinity;
}
