using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The Poisson distribution: counts of independent events at a steady rate. Its variance is its mean.
/// </summary>
/// <remarks>Source: Johnson, Kemp and Kotz (2005), <i>Univariate Discrete Distributions</i>, chapter 4.</remarks>
public sealed record Poisson : IFrequency
{
    /// <summary>Creates the law.</summary>
    /// <param name="mean">The mean. Finite and not negative; at 0 every count is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is outside of that range.</exception>
    public Poisson(double mean) => Mean = Require.NotNegative(mean);

    /// <summary>Gets the mean.</summary>
    public double Mean { get; }

    /// <inheritdoc/>
    public double Variance => Mean;

    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Maximum => Mean > 0 ? double.PositiveInfinity : 0;

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) => CountSupport.IsCount(value) ? LoaderTerms.LogPoisson(value, Mean) : CountSupport.LogOutside(value);

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) =>
        value < 0 ? double.NegativeInfinity
        : double.IsPositiveInfinity(value) ? 0
        : double.IsNaN(value) ? value
        : IncompleteGamma.LogUpperTail(Math.Floor(value) + 1, Mean);

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) =>
        value < 0 ? 0
        : double.IsPositiveInfinity(value) ? double.NegativeInfinity
        : double.IsNaN(value) ? value
        : IncompleteGamma.LogLowerTail(Math.Floor(value) + 1, Mean);

    /// <inheritdoc/>
    public double Quantile(double probability) => CountQuantile.Lower(this, probability);

    /// <inheritdoc/>
    public double CountExceededWith(double probability) => CountQuantile.Upper(this, probability);

    /// <inheritdoc/>
    public double LimitedMean(double limit) =>
        limit <= 0 || double.IsNaN(limit) ? limit
        : double.IsPositiveInfinity(limit) ? Mean
        : (Mean * Cumulative(Math.Floor(limit) - 1)) + (limit * Survival(limit));

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return RandomPoisson.Next(random, Mean);
    }
}
