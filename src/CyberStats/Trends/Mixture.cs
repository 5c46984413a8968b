namespace CyberStats.Trends;

/// <summary>A mixture of laws of a positive quantity, by the logarithm of it.</summary>
internal sealed class Mixture(double[] weights, Func<int, double, double> cumulative)
{
    /// <summary>Laws of a smaller weight move no figure.</summary>
    public const double Negligible = 1e-15;

    /// <summary>Returns the median with the equal-tailed interval.</summary>
    public Estimate Interval(double level, double standardError) => new(
        Math.Exp(Quantile(0.5)), standardError, Math.Exp(Quantile((1 - level) / 2)), Math.Exp(Quantile((1 + level) / 2)), level);

    /// <summary>The logarithm that a probability lies below: brackets by doubling, then halves to the last bit.</summary>
    private double Quantile(double probability)
    {
        (double low, double high) = (-1, 1);
        while (Cumulative(low) > probability && low > -1e6)
        {
            (low, high) = (2 * low, low);
        }

        while (Cumulative(high) < probability && high < 1e6)
        {
            (low, high) = (high, 2 * high);
        }

        for (int i = 0; i < 100; i++)
        {
            double middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = Cumulative(middle) < probability ? (middle, high) : (low, middle);
        }

        return low + ((high - low) / 2);
    }

    private double Cumulative(double log)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * cumulative(i, log);
        }

        return sum;
    }
}
