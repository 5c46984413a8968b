using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The Lomax distribution, or Pareto of the second kind: a power law that starts at zero.
/// </summary>
/// <remarks>
/// P(X > x) = (1 + x / scale)^-shape for x from 0 on: the <see cref="GeneralizedPareto"/> of the threshold 0, the shape 1 / shape and the scale
/// scale / shape. actuar's <c>pareto</c> has the same (<c>shape</c>, <c>scale</c>), scipy's <c>lomax</c> the same shape as <c>c</c>. Source: Johnson, Kotz
/// and Balakrishnan (1994), <i>Continuous Univariate Distributions</i>, volume 1, chapter 20.
/// </remarks>
public sealed record Lomax : ISeverity, IBulkLaw, ILayeredLaw
{
    /// <summary>Creates the law.</summary>
    /// <param name="scale">The scale, in currency units. Positive and finite.</param>
    /// <param name="shape">The tail index, a pure number. Positive and finite; up to 1 the mean is infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public Lomax(double scale, double shape)
    {
        Scale = Require.Positive(scale);
        Shape = Require.Positive(shape);
    }

    /// <summary>Gets the scale, in currency units.</summary>
    public double Scale { get; }

    /// <summary>Gets the tail index. The k-th moment exists only where it is above k.</summary>
    public double Shape { get; }

    /// <inheritdoc/>
    public double Mean => Shape > 1 ? Scale / (Shape - 1) : double.PositiveInfinity;

    /// <inheritdoc/>
    public double Variance => Shape > 2 ? Scale / (Shape - 1) * (Scale / (Shape - 1)) * (Shape / (Shape - 2)) : double.PositiveInfinity;

    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) =>
        value < 0 ? double.NegativeInfinity : Math.Log(Shape) - Math.Log(Scale) - ((Shape + 1) * LogGrowth(value));

    /// <inheritdoc/>
    public double Cumulative(double value) => -Elementary.ExpM1(-Shape * LogGrowth(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) => Elementary.LogOneMinusExp(Shape * LogGrowth(value));

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(-Shape * LogGrowth(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) => -Shape * LogGrowth(value);

    /// <inheritdoc/>
    public double Quantile(double probability) => Scale * Elementary.ExpM1(-Elementary.LogP1(-Require.Probability(probability)) / Shape);

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => Scale * Elementary.ExpM1(-Math.Log(Require.Probability(probability)) / Shape);

    /// <inheritdoc/>
    public double LimitedMean(double limit) =>
        limit <= 0 ? limit
        : double.IsPositiveInfinity(limit) ? Mean
        : Scale * Elementary.ExpM1Over(1 - Shape, LogGrowth(limit));

    /// <inheritdoc/>
    public double MeanExcess(double threshold) =>
        double.IsPositiveInfinity(threshold) ? 0
        : double.IsNaN(threshold) ? threshold
        : Shape <= 1 ? double.PositiveInfinity
        : threshold <= 0 ? Mean - threshold
        : (Scale + threshold) / (Shape - 1);

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Scale * Elementary.ExpM1(-Math.Log(1 - random.NextDouble()) / Shape);
    }

    void IBulkLaw.LogDensity(ReadOnlySpan<double> values, Span<double> results)
    {
        LogGrowths(values, results);
        double log = Math.Log(Shape) - Math.Log(Scale);
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = values[i] < 0 ? double.NegativeInfinity : log - ((Shape + 1) * results[i]);
        }
    }

    void IBulkLaw.LogSurvival(ReadOnlySpan<double> values, Span<double> results)
    {
        LogGrowths(values, results);
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = values[i] <= 0 ? 0 : -Shape * results[i];
        }
    }

    void IBulkLaw.Sample(Random random, Span<double> results)
    {
        SpanFunctions.Exponentials(random, results);
        for (int i = 0; i < results.Length; i++)
        {
            results[i] /= Shape;
        }

        SpanFunctions.ExpM1(results);
        for (int i = 0; i < results.Length; i++)
        {
            results[i] *= Scale;
        }
    }

    double ILayeredLaw.LayerMean(double attachment, double limit) =>
        Survival(attachment) * new Lomax(Math.Min(Scale + attachment, double.MaxValue), Shape).LimitedMean(limit); // the excess is Lomax again

    /// <summary>log(1 + x / scale), 0 below zero.</summary>
    private double LogGrowth(double value) =>
        value <= 0 ? 0 : value < 1e10 * Scale || !double.IsFinite(value) ? Elementary.LogP1(value / Scale) : Elementary.LogRatio(value, Scale) + (Scale / value);

    private void LogGrowths(ReadOnlySpan<double> values, Span<double> results)
    {
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = values[i] / Scale;
        }

        SpanFunctions.LogP1(results);
    }
}
