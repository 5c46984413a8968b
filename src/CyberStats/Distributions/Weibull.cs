using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The Weibull distribution: a power of the loss is exponential. Below the shape 1 it is the stretched exponential, of a tail between exponential and
/// power law.
/// </summary>
/// <remarks>
/// P(X > x) = exp(-(x / scale)^shape) for x from 0 on. R and actuar name the parameters alike; scipy's <c>weibull_min</c> calls the shape <c>c</c>.
/// Source: Johnson, Kotz and Balakrishnan (1994), <i>Continuous Univariate Distributions</i>, volume 1, chapter 21.
/// </remarks>
public sealed record Weibull : ISeverity, IBulkLaw
{
    /// <summary>Creates the law.</summary>
    /// <param name="shape">The exponent, a pure number. Positive and finite.</param>
    /// <param name="scale">The loss exceeded with probability 1 / e, in currency units. Positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public Weibull(double shape, double scale)
    {
        Shape = Require.Positive(shape);
        Scale = Require.Positive(scale);
    }

    /// <summary>Gets the exponent.</summary>
    public double Shape { get; }

    /// <summary>Gets the loss exceeded with probability 1 / e, in currency units.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public double Mean => Scale * Math.Exp(LogGamma.OfOnePlus(1 / Shape));

    /// <inheritdoc/>
    public double Variance => Scale * Scale * Math.Exp(2 * LogGamma.OfOnePlus(1 / Shape)) * Elementary.ExpM1(LogGamma.SecondDifference(1 + (1 / Shape), 1 / Shape));

    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) =>
        value < 0 || double.IsPositiveInfinity(value) ? double.NegativeInfinity
        : value == 0 ? (Shape < 1 ? double.PositiveInfinity : Shape == 1 ? -Math.Log(Scale) : double.NegativeInfinity)
        : Math.Log(Shape) - Math.Log(Scale) + ((Shape - 1) * Elementary.LogRatio(value, Scale)) - TimeOf(value);

    /// <inheritdoc/>
    public double Cumulative(double value) => value <= 0 ? 0 : -Elementary.ExpM1(-TimeOf(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) =>
        value <= 0 ? double.NegativeInfinity : Elementary.LogOneMinusExpOfLog(Shape * Elementary.LogRatio(value, Scale));

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(-TimeOf(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) => -TimeOf(value);

    /// <inheritdoc/>
    public double Quantile(double probability) => Scale * Math.Pow(-Elementary.LogP1(-Require.Probability(probability)), 1 / Shape);

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => Scale * Math.Pow(-Math.Log(Require.Probability(probability)), 1 / Shape);

    /// <inheritdoc/>
    public double LimitedMean(double limit) =>
        limit <= 0 ? limit : Scale * Math.Exp(LogGamma.OfOnePlus(1 / Shape) + IncompleteGamma.LogLowerTail(1 / Shape, TimeOf(limit)));

    /// <inheritdoc/>
    public double MeanExcess(double threshold) =>
        threshold <= 0 ? Mean - threshold
        : double.IsPositiveInfinity(threshold) ? 0
        : ExcessAt(threshold, TimeOf(threshold));

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Scale * Math.Pow(-Math.Log(1 - random.NextDouble()), 1 / Shape);
    }

    void IBulkLaw.LogDensity(ReadOnlySpan<double> values, Span<double> results)
    {
        Span<double> times = stackalloc double[Layers.Block];
        times = times[..values.Length];
        LogRatios(values, results);
        for (int i = 0; i < values.Length; i++)
        {
            times[i] = Shape * results[i];
        }

        SpanFunctions.Exp(times);
        double log = Math.Log(Shape) - Math.Log(Scale);
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = results[i] is > -680 and < 700
                ? log + ((Shape - 1) * results[i]) - times[i]
                : LogDensity(values[i]); // x / scale has left the range
        }
    }

    void IBulkLaw.LogSurvival(ReadOnlySpan<double> values, Span<double> results)
    {
        LogRatios(values, results);
        for (int i = 0; i < values.Length; i++)
        {
            results[i] *= Shape;
        }

        SpanFunctions.Exp(results);
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = values[i] <= 0 ? 0 : -results[i];
        }
    }

    void IBulkLaw.Sample(Random random, Span<double> results)
    {
        SpanFunctions.Exponentials(random, results);
        SpanFunctions.Log(results);
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

    /// <summary>The standard exponential variable (x / scale)^shape; 0 below zero.</summary>
    private double TimeOf(double value) => value <= 0 ? 0 : Math.Exp(Shape * Elementary.LogRatio(value, Scale));

    /// <summary>(scale / shape) Γ(1 / shape, t) e^t: far out by the fraction, whose factor e^-t is then gone.</summary>
    private double ExcessAt(double threshold, double time)
    {
        double a = 1 / Shape;
        return time > a + 1
            ? threshold * a / (time + 1 - a + IncompleteGamma.FractionRest(a, time))
            : Scale * Math.Exp(LogGamma.OfOnePlus(a) + IncompleteGamma.LogUpperTail(a, time) + time);
    }

    private void LogRatios(ReadOnlySpan<double> values, Span<double> results)
    {
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = values[i] / Scale;
        }

        SpanFunctions.Log(results);
    }
}
