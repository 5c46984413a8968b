namespace CyberStats.Trends;

/// <summary>What the normal costs take from the data where the caller leaves it open.</summary>
internal static class NormalScale
{
    /// <summary>The median of the absolute difference of two independent normal variables, √2 · 0.6745, over their standard deviation.</summary>
    private const double MedianDifference = 0.953872552417;

    /// <summary>A difference below this share of the range is rounding.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Returns the cost with every parameter known.</summary>
    public static ChangePointCost Complete(ChangePointCost cost, double[] values) => cost.Law switch
    {
        ChangePointLaw.NormalMean when cost.StandardDeviation is null => ChangePointCost.NormalMean(StandardDeviation(values)),
        ChangePointLaw.NormalMeanAndVariance when cost.LeastVariance is null => ChangePointCost.NormalMeanAndVarianceAbove(LeastVariance(values)),
        _ => cost,
    };

    private static double StandardDeviation(double[] values)
    {
        double[] differences = new double[Math.Max(0, values.Length - 1)];
        double most = 0;
        for (int i = 0; i < differences.Length; i++)
        {
            differences[i] = Math.Abs(values[i + 1] - values[i]);
            most = Math.Max(most, differences[i]);
        }

        if (most == 0)
        {
            return 1;
        }

        double squares = differences.Sum(d => d / most * (d / most));
        double median = Quickselect.Select(differences, differences.Length / 2);
        return median > Rounding * most ? median / MedianDifference : most * Math.Sqrt(squares / (2 * differences.Length));
    }

    private static double LeastVariance(double[] values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        double range = sorted.Length == 0 ? 0 : sorted[^1] - sorted[0];
        if (range == 0)
        {
            return 1;
        }

        double rounding = Math.Max(Rounding * range, 4 * Math.BitIncrement(Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1])))
            - (4 * Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1]))));
        double least = range;
        for (int i = 1; i < sorted.Length; i++)
        {
            double difference = sorted[i] - sorted[i - 1];
            least = difference > rounding ? Math.Min(least, difference) : least;
        }

        return Math.Max(least * least / 12, 1e-300);
    }
}
