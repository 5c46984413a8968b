using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The geometric distribution from 0 on: how many failures come before the first success. The negative binomial law of the size 1.
/// </summary>
/// <remarks>
/// It is given by its mean, as the other laws of counts are; the probability of success is 1 / (1 + mean). Source: Johnson, Kemp and Kotz (2005),
/// <i>Univariate Discrete Distributions</i>, chapter 5.
/// </remarks>
public sealed record Geometric : IFrequency
{
    /// <summary>Creates the law.</summary>
    /// <param name="mean">The mean. Finite and not negative; at 0 every count is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is outside of that range.</exception>
    public Geometric(double mean) => Mean = Require.NotNegative(mean);

    /// <summary>Gets the mean.</summary>
    public double Mean { get; }

    /// <summary>Gets the probability that a trial succeeds: that of the count 0.</summary>
    public double SuccessProbability => 1 / (1 + Mean);

    /// <inheritdoc/>
    public double Variance => Mean * (1 + Mean);

    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Maximum => Mean > 0 ? double.PositiveInfinity : 0;

    private double LogFailure => -Elementary.LogP1(1 / Mean);

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) =>
        !CountSupport.IsCount(value) ? CountSupport.LogOutside(value)
        : (value == 0 ? 0 : value * LogFailure) - Elementary.LogP1(Mean);

    /// <inheritdoc/>
    public double Cumulative(double value) => value < 0 ? 0 : -Elementary.ExpM1(LogSurvival(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) =>
        value < 0 ? double.NegativeInfinity
        : LogSurvival(value) is double log && log < -1 ? Elementary.LogP1(-Math.Exp(log))
        : Math.Log(-Elementary.ExpM1(log));

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) => value < 0 ? 0 : double.IsNaN(value) ? value : (Math.Floor(value) + 1) * LogFailure;

    /// <inheritdoc/>
    public double Quantile(double probability) => CountQuantile.Lower(this, probability);

    /// <inheritdoc/>
    public double CountExceededWith(double probability) => CountQuantile.Upper(this, probability);

    /// <inheritdoc/>
    public double LimitedMean(double limit)
    {
        if (limit <= 0 || double.IsNaN(limit))
        {
            return limit;
        }

        double whole = Math.Floor(limit);
        return whole > double.MaxValue || Mean == 0 ? Mean
            : (-Mean * Elementary.ExpM1(whole * LogFailure)) + ((limit - whole) * Survival(whole)); // the sum of the survival function
    }

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Mean == 0 ? 0 : Math.Floor(Math.Log(1 - random.NextDouble()) / LogFailure);
    }
}
