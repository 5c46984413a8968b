namespace CyberStats.Numerics;

/// <summary>
/// The error and the interval that the replicates of a bootstrap give.
/// </summary>
/// <remarks>Source: Efron (1979), <i>Bootstrap methods: another look at the jackknife</i>, for percentiles.</remarks>
internal static class PercentileInterval
{
    /// <summary>
    /// Returns a value with the standard deviation of its replicates, +∞ where one is, and the interval between their quantiles, widened where need be so that it holds the value. Replicates that are NaN
    /// are left out; both are NaN where fewer than two are left.
    /// </summary>
    public static Estimate Of(double value, IEnumerable<double> replicates, double level)
    {
        double[] values = [.. replicates.Where(v => !double.IsNaN(v)).Order()];
        if (values.Length < 2)
        {
            return new Estimate(value, double.NaN, double.NaN, double.NaN, level);
        }

        double mean = values.Sum(v => v / values.Length);
        double error = double.IsFinite(mean) ? Math.Sqrt(values.Sum(v => (v - mean) * (v - mean) / (values.Length - 1))) : double.PositiveInfinity;
        double low = OrderStatistic(values, (1 - level) / 2);
        double high = OrderStatistic(values, (1 + level) / 2);
        return new Estimate(value, error, Math.Min(low, value), Math.Max(high, value), level);
    }

    /// <summary>The value at a probability among values in order, between two neighbours where it falls between them.</summary>
    private static double OrderStatistic(double[] values, double probability)
    {
        double place = Math.Clamp((probability * (values.Length + 1)) - 1, 0, values.Length - 1);
        int below = (int)Math.Floor(place);
        double share = place - below;
        return share == 0 || values[below] == values[below + 1] ? values[below] : values[below] + (share * (values[below + 1] - values[below]));
    }
}
