using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// A law of counts whose probability of zero is given on its own, more or less than that of the law itself; above zero it is in proportion to the law.
/// </summary>
/// <remarks>
/// With a Poisson, negative binomial, geometric or binomial law it is of the (a, b, 1) class, of which zero-inflated laws are those with more zeros. Source:
/// Klugman, Panjer and Willmot (2012), <i>Loss Models</i>, section 6.6.
/// </remarks>
public sealed record ZeroModified : IFrequency
{
    private readonly ZeroTruncated _above;

    /// <summary>Creates the law.</summary>
    /// <param name="law">The law that the counts above zero follow.</param>
    /// <param name="zeroProbability">The probability of the count 0; in [0, 1].</param>
    /// <exception cref="ArgumentNullException"><paramref name="law"/> is null.</exception>
    /// <exception cref="ArgumentException">Counts of that law are always 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="zeroProbability"/> is not in [0, 1].</exception>
    public ZeroModified(IFrequency law, double zeroProbability)
    {
        _above = new ZeroTruncated(law);
        ZeroProbability = Require.Probability(zeroProbability);
    }

    /// <summary>Gets the law that the counts above zero follow.</summary>
    public IFrequency Law => _above.Law;

    /// <summary>Gets the probability of the count 0.</summary>
    public double ZeroProbability { get; }

    /// <inheritdoc/>
    public double Mean => ZeroProbability == 1 ? 0 : (1 - ZeroProbability) * _above.Mean;

    /// <inheritdoc/>
    public double Variance => ZeroProbability == 1 ? 0 : (1 - ZeroProbability) * (_above.Variance + (ZeroProbability * _above.Mean * _above.Mean));

    /// <inheritdoc/>
    public double Minimum => ZeroProbability > 0 ? 0 : _above.Minimum;

    /// <inheritdoc/>
    public double Maximum => ZeroProbability < 1 ? _above.Maximum : 0;

    private double LogAbove => Elementary.LogP1(-ZeroProbability);

    /// <inheritdoc/>
    public double Density(double value) => value == 0 ? ZeroProbability : Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) =>
        value == 0 ? Math.Log(ZeroProbability)
        : ZeroProbability == 1 && !double.IsNaN(value) ? double.NegativeInfinity
        : LogAbove + _above.LogDensity(value);

    /// <inheritdoc/>
    public double Cumulative(double value) => value < 0 ? 0 : ZeroProbability + ((1 - ZeroProbability) * _above.Cumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) =>
        value < 0 ? double.NegativeInfinity
        : Survival(value) is double survival && survival < 0.5 ? Elementary.LogP1(-survival)
        : ZeroProbability == 0 ? _above.LogCumulative(value)
        : Math.Log(Cumulative(value));

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) =>
        value < 0 ? 0
        : ZeroProbability == 1 && !double.IsNaN(value) ? double.NegativeInfinity
        : LogAbove + _above.LogSurvival(value);

    /// <inheritdoc/>
    public double Quantile(double probability) => CountQuantile.Lower(this, probability);

    /// <inheritdoc/>
    public double CountExceededWith(double probability) => CountQuantile.Upper(this, probability);

    /// <inheritdoc/>
    public double LimitedMean(double limit) => limit <= 0 ? limit : ZeroProbability == 1 ? 0 : (1 - ZeroProbability) * _above.LimitedMean(limit);

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return random.NextDouble() < ZeroProbability ? 0 : _above.Sample(random);
    }
}
