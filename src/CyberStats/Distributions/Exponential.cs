using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The exponential distribution: a loss whose excess over any threshold has the same law as the loss itself.
/// </summary>
/// <remarks>
/// P(X > x) = exp(-rate · x) for x from 0 on. R and actuar call the rate alike; scipy's <c>expon</c> takes the scale 1 / rate. Source: Johnson, Kotz and
/// Balakrishnan (1994), <i>Continuous Univariate Distributions</i>, volume 1, chapter 19.
/// </remarks>
public sealed record Exponential : ISeverity, IBulkLaw, ILayeredLaw
{
    /// <summary>Creates the law.</summary>
    /// <param name="rate">One over the mean, per currency unit. Positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside of its range.</exception>
    public Exponential(double rate) => Rate = Require.Positive(rate);

    /// <summary>Gets one over the mean, per currency unit.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public double Mean => 1 / Rate;

    /// <inheritdoc/>
    public double Variance => 1 / Rate / Rate;

    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Density(double value) => value < 0 ? 0 : Rate * Math.Exp(-Rate * value);

    /// <inheritdoc/>
    public double LogDensity(double value) => value < 0 ? double.NegativeInfinity : Math.Log(Rate) - (Rate * value);

    /// <inheritdoc/>
    public double Cumulative(double value) => value <= 0 ? 0 : -Elementary.ExpM1(-Rate * value);

    /// <inheritdoc/>
    public double LogCumulative(double value) => value <= 0 ? double.NegativeInfinity : Elementary.LogOneMinusExp(Rate * value);

    /// <inheritdoc/>
    public double Survival(double value) => value <= 0 ? 1 : Math.Exp(-Rate * value);

    /// <inheritdoc/>
    public double LogSurvival(double value) => value <= 0 ? 0 : -Rate * value;

    /// <inheritdoc/>
    public double Quantile(double probability) => -Elementary.LogP1(-Require.Probability(probability)) / Rate;

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => -Math.Log(Require.Probability(probability)) / Rate;

    /// <inheritdoc/>
    public double LimitedMean(double limit) => limit <= 0 ? limit : -Elementary.ExpM1(-Rate * limit) / Rate;

    /// <inheritdoc/>
    public double MeanExcess(double threshold) =>
        threshold <= 0 ? Mean - threshold
        : double.IsPositiveInfinity(threshold) ? 0
        : threshold > 0 ? Mean : double.NaN;

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return -Math.Log(1 - random.NextDouble()) / Rate; // 1 - u lies in (0, 1], so the logarithm is finite
    }

    void IBulkLaw.LogDensity(ReadOnlySpan<double> values, Span<double> results)
    {
        double log = Math.Log(Rate);
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = values[i] < 0 ? double.NegativeInfinity : log - (Rate * values[i]);
        }
    }

    void IBulkLaw.LogSurvival(ReadOnlySpan<double> values, Span<double> results)
    {
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = LogSurvival(values[i]);
        }
    }

    void IBulkLaw.Sample(Random random, Span<double> results)
    {
        SpanFunctions.Exponentials(random, results);
        for (int i = 0; i < results.Length; i++)
        {
            results[i] /= Rate;
        }
    }

    double ILayeredLaw.LayerMean(double attachment, double limit) => Survival(attachment) * LimitedMean(limit);
}
