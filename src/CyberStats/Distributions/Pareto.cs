using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The Pareto distribution of the first kind: a power law from a least loss on.
/// </summary>
/// <remarks>
/// P(X > x) = (scale / x)^shape for x from the scale on. actuar's <c>pareto1</c> has the same (<c>min</c>, <c>shape</c>), scipy's <c>pareto</c> the same
/// shape as <c>b</c>; actuar's <c>pareto</c> is the <see cref="Lomax"/> law. Source: Johnson, Kotz and Balakrishnan (1994), <i>Continuous Univariate
/// Distributions</i>, volume 1, chapter 20.
/// </remarks>
public sealed record Pareto : ISeverity, IBulkLaw, ILayeredLaw
{
    /// <summary>Creates the law.</summary>
    /// <param name="scale">The least loss, in currency units. Positive and finite.</param>
    /// <param name="shape">The tail index, a pure number. Positive and finite; up to 1 the mean is infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public Pareto(double scale, double shape)
    {
        Scale = Require.Positive(scale);
        Shape = Require.Positive(shape);
    }

    /// <summary>Gets the least loss, in currency units.</summary>
    public double Scale { get; }

    /// <summary>Gets the tail index. The k-th moment exists only where it is above k.</summary>
    public double Shape { get; }

    /// <inheritdoc/>
    public double Mean => Shape > 1 ? Scale * Shape / (Shape - 1) : double.PositiveInfinity;

    /// <inheritdoc/>
    public double Variance => Shape > 2 ? Scale / (Shape - 1) * (Scale / (Shape - 1)) * (Shape / (Shape - 2)) : double.PositiveInfinity;

    /// <inheritdoc/>
    public double Minimum => Scale;

    /// <inheritdoc/>
    public double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) =>
        value < Scale ? double.NegativeInfinity : Math.Log(Shape) - Math.Log(value) - (Shape * LogRatio(value));

    /// <inheritdoc/>
    public double Cumulative(double value) => -Elementary.ExpM1(-Shape * LogRatio(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) => Elementary.LogOneMinusExp(Shape * LogRatio(value));

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(-Shape * LogRatio(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) => -Shape * LogRatio(value);

    /// <inheritdoc/>
    public double Quantile(double probability) => Scale * Math.Exp(-Elementary.LogP1(-Require.Probability(probability)) / Shape);

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => Scale * Math.Exp(-Math.Log(Require.Probability(probability)) / Shape);

    /// <inheritdoc/>
    public double LimitedMean(double limit) =>
        limit <= Scale ? limit
        : double.IsPositiveInfinity(limit) ? Mean
        : Scale + (Scale * Elementary.ExpM1Over(1 - Shape, LogRatio(limit)));

    /// <inheritdoc/>
    public double MeanExcess(double threshold) =>
        double.IsPositiveInfinity(threshold) ? 0
        : double.IsNaN(threshold) ? threshold
        : Shape <= 1 ? double.PositiveInfinity
        : threshold <= Scale ? Mean - threshold
        : threshold / (Shape - 1);

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Scale * Math.Exp(-Math.Log(1 - random.NextDouble()) / Shape);
    }

    void IBulkLaw.LogDensity(ReadOnlySpan<double> values, Span<double> results)
    {
        LogRatios(values, results);
        double log = Math.Log(Shape) - Math.Log(Scale);
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = values[i] < Scale ? double.NegativeInfinity : log - ((Shape + 1) * results[i]);
        }
    }

    void IBulkLaw.LogSurvival(ReadOnlySpan<double> values, Span<double> results)
    {
        LogRatios(values, results);
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = values[i] <= Scale ? 0 : -Shape * results[i];
        }
    }

    void IBulkLaw.Sample(Random random, Span<double> results)
    {
        SpanFunctions.Exponentials(random, results);
        for (int i = 0; i < results.Length; i++)
        {
            results[i] /= Shape;
        }

        SpanFunctions.Exp(results);
        for (int i = 0; i < results.Length; i++)
        {
            results[i] *= Scale;
        }
    }

    double ILayeredLaw.LayerMean(double attachment, double limit) =>
        Survival(attachment) * new Lomax(attachment, Shape).LimitedMean(limit); // the excess over a loss is Lomax

    /// <summary>log(x / scale), 0 below the scale.</summary>
    private double LogRatio(double value) => value <= Scale ? 0 : Elementary.LogRatio(value, Scale);

    private void LogRatios(ReadOnlySpan<double> values, Span<double> results)
    {
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = (values[i] - Scale) / Scale;
        }

        SpanFunctions.LogP1(results);
    }
}
