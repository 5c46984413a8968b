using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The zeta distribution: a power law on the whole numbers from a minimum on, P(X = k) = k^-exponent / ζ(exponent, minimum).
/// </summary>
/// <remarks>
/// The mean is infinite up to the exponent 2, the variance up to 3. Draws may leave the range of numbers where the exponent is close to 1: they are then +∞.
/// Sources: Johnson, Kemp and Kotz (2005), <i>Univariate Discrete Distributions</i>, section 11.2.20; Clauset, Shalizi and Newman (2009),
/// <i>Power-law distributions in empirical data</i>, table 2.1.
/// </remarks>
public sealed record Zeta : IFrequency
{
    /// <summary>Creates the law.</summary>
    /// <param name="exponent">The exponent, a pure number above 1; finite.</param>
    /// <param name="minimum">The least count: a whole number from 1 to 2^53.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public Zeta(double exponent, double minimum = 1)
    {
        Exponent = Require.Between(1, double.PositiveInfinity, exponent);
        MinimumCount = minimum >= 1 && minimum <= 1L << 53 && double.IsInteger(minimum)
            ? minimum
            : throw new ArgumentOutOfRangeException(nameof(minimum), minimum, "'minimum' must be a whole number from 1 to 2^53.");
        LogScale = HurwitzZeta.LogScaled(exponent, minimum);
    }

    /// <summary>Gets the exponent α.</summary>
    public double Exponent { get; }

    /// <inheritdoc/>
    public double Minimum => MinimumCount;

    /// <inheritdoc/>
    public double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Mean => HurwitzZeta.Moments(Exponent, Minimum) is var m ? Minimum + (m.One / m.Zero) : 0;

    /// <inheritdoc/>
    public double Variance => Exponent <= 3
        ? double.PositiveInfinity
        : HurwitzZeta.Moments(Exponent, Minimum) is var m ? (m.Two / m.Zero) - (m.One / m.Zero * (m.One / m.Zero)) : 0;

    private double MinimumCount { get; }

    /// <summary>log(minimum^exponent ζ(exponent, minimum)).</summary>
    private double LogScale { get; }

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) =>
        double.IsNaN(value) ? double.NaN
        : value < Minimum || !double.IsInteger(value) ? double.NegativeInfinity
        : (-Exponent * Elementary.LogRatio(value, Minimum)) - LogScale;

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value)
    {
        if (!(value >= Minimum))
        {
            return double.IsNaN(value) ? double.NaN : double.NegativeInfinity;
        }

        double logTail = LogSurvival(value);
        return logTail < -1
            ? Elementary.LogP1(-Math.Exp(logTail))
            : Math.Log(HurwitzZeta.PartialSum(Exponent, Minimum, Math.Floor(value) + 1)) - LogScale;
    }

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value)
    {
        if (!(value >= Minimum))
        {
            return double.IsNaN(value) ? double.NaN : 0;
        }

        double next = Math.Floor(value) + 1;
        return double.IsPositiveInfinity(value)
            ? double.NegativeInfinity
            : (-Exponent * Elementary.LogRatio(next, Minimum)) + HurwitzZeta.LogScaled(Exponent, next) - LogScale;
    }

    /// <inheritdoc/>
    public double Quantile(double probability)
    {
        double target = Math.Log(Require.Probability(probability));
        return probability > 0.5 ? CountExceededWith(1 - probability) : Least(count => LogCumulative(count) >= target);
    }

    /// <inheritdoc/>
    public double CountExceededWith(double probability)
    {
        double target = Math.Log(Require.Probability(probability));
        return probability == 0 ? double.PositiveInfinity
            : probability > 0.5 ? Quantile(1 - probability)
            : Least(count => LogSurvival(count) <= target);
    }

    /// <inheritdoc/>
    public double LimitedMean(double limit)
    {
        if (!(limit >= Minimum))
        {
            return limit;
        }

        return double.IsPositiveInfinity(limit)
            ? Mean
            : (Minimum * HurwitzZeta.PartialSum(Exponent - 1, Minimum, Math.Floor(limit) + 1) / Math.Exp(LogScale)) + (limit * Survival(limit));
    }

    /// <inheritdoc/>
    /// <remarks>By rejection from the whole part of a Pareto variable: Devroye (1986), <i>Non-Uniform Random Variate Generation</i>, section X.6.1, for any minimum.</remarks>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double power = Exponent - 1;
        double least = Spread(Minimum, power);
        while (true)
        {
            double count = Math.Floor(Minimum * Math.Pow(1 - random.NextDouble(), -1 / power));
            if (random.NextDouble() * Spread(count, power) <= least)
            {
                return count;
            }
        }
    }

    /// <summary>k (1 - (1 + 1/k)^-power), which rises from k = 1 to the power: the chance of the proposal k over that of the law, up to a constant.</summary>
    private static double Spread(double count, double power) =>
        double.IsPositiveInfinity(count) ? power : count * -Elementary.ExpM1(-power * Elementary.LogP1(1 / count));

    /// <summary>The least count that has a property, which all greater ones have too; by bisection on the bits, which are in the order of the numbers.</summary>
    private double Least(Func<double, bool> holds)
    {
        if (holds(Minimum))
        {
            return Minimum;
        }

        long below = BitConverter.DoubleToInt64Bits(Minimum);
        long above = BitConverter.DoubleToInt64Bits(double.PositiveInfinity);
        while (above - below > 1)
        {
            long middle = below + ((above - below) / 2);
            (below, above) = holds(BitConverter.Int64BitsToDouble(middle)) ? (below, middle) : (middle, above);
        }

        return BitConverter.Int64BitsToDouble(above);
    }
}
