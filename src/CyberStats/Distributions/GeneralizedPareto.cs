using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The generalized Pareto distribution: the law of losses above a high threshold.
/// </summary>
/// <remarks>
/// <para>
/// For a loss x at or above the threshold u, with scale σ and shape ξ, P(X > x) = (1 + ξ (x - u) / σ)^(-1/ξ), and exp(-(x - u) / σ) where ξ = 0. The sign
/// of ξ follows Coles, as in scipy's <c>genpareto</c> (<c>c</c>) and R's evd: positive is heavy-tailed. Hydrology writes κ = -ξ; actuar's <c>genpareto</c>
/// is another law.
/// </para>
/// <para>
/// With w = log(1 + ξ (x - u) / σ) / ξ, a standard exponential variable, every member is an elementary function of w that passes smoothly through ξ = 0.
/// Source: Coles (2001), <i>An Introduction to Statistical Modeling of Extreme Values</i>, §4.2.
/// </para>
/// </remarks>
public sealed record GeneralizedPareto : ISeverity, IBulkLaw, ILayeredLaw
{
    /// <summary>Creates the law.</summary>
    /// <param name="threshold">The least loss u, in currency units. Finite.</param>
    /// <param name="scale">The scale σ, in currency units. Positive and finite.</param>
    /// <param name="shape">The shape ξ, a pure number. Finite; from 1 on the mean is infinite, below 0 losses have a maximum.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public GeneralizedPareto(double threshold, double scale, double shape)
    {
        Threshold = Require.Finite(threshold);
        Scale = Require.Positive(scale);
        Shape = Require.Finite(shape);
    }

    /// <summary>Gets the least loss u, in currency units.</summary>
    public double Threshold { get; }

    /// <summary>Gets the scale σ, in currency units.</summary>
    public double Scale { get; }

    /// <summary>Gets the shape ξ. The k-th moment exists only where it is below 1 / k.</summary>
    public double Shape { get; }

    /// <inheritdoc/>
    public double Mean => Shape < 1 ? Threshold + (Scale / (1 - Shape)) : double.PositiveInfinity;

    /// <inheritdoc/>
    public double Variance => Shape < 0.5 ? Scale / (1 - Shape) * (Scale / (1 - Shape)) / (1 - (2 * Shape)) : double.PositiveInfinity;

    /// <inheritdoc/>
    public double Minimum => Threshold;

    /// <inheritdoc/>
    public double Maximum => Shape < 0 ? Threshold - (Scale / Shape) : double.PositiveInfinity;

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) =>
        value < Threshold || value > Maximum || double.IsPositiveInfinity(value) ? double.NegativeInfinity
        : Shape == -1 && !double.IsNaN(value) ? -Math.Log(Scale)
        : -((1 + Shape) * TimeOf(value)) - Math.Log(Scale);

    /// <inheritdoc/>
    public double Cumulative(double value) => -Elementary.ExpM1(-TimeOf(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) => Elementary.LogOneMinusExp(TimeOf(value));

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(-TimeOf(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) => -TimeOf(value);

    /// <inheritdoc/>
    public double Quantile(double probability) => LossAt(-Elementary.LogP1(-Require.Probability(probability)));

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => LossAt(-Math.Log(Require.Probability(probability)));

    /// <inheritdoc/>
    public double LimitedMean(double limit) =>
        limit <= Threshold ? limit
        : limit >= Maximum ? Mean
        : Threshold + (Scale * Elementary.ExpM1Over(Shape - 1, TimeOf(limit)));

    /// <inheritdoc/>
    public double MeanExcess(double threshold) =>
        threshold >= Maximum ? 0
        : double.IsNaN(threshold) ? threshold
        : Shape >= 1 ? double.PositiveInfinity
        : threshold <= Threshold ? Mean - threshold
        : ScaleAbove(threshold) / (1 - Shape);

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return LossAt(-Math.Log(1 - random.NextDouble()));
    }

    void IBulkLaw.LogDensity(ReadOnlySpan<double> values, Span<double> results)
    {
        Times(values, results);
        double log = Math.Log(Scale);
        double maximum = Maximum;
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = values[i] < Threshold || values[i] > maximum || double.IsPositiveInfinity(values[i]) ? double.NegativeInfinity
                : Shape == -1 && !double.IsNaN(values[i]) ? -log
                : -((1 + Shape) * results[i]) - log;
        }
    }

    void IBulkLaw.LogSurvival(ReadOnlySpan<double> values, Span<double> results)
    {
        Times(values, results);
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = -results[i];
        }
    }

    void IBulkLaw.Sample(Random random, Span<double> results)
    {
        SpanFunctions.Exponentials(random, results);
        if (IsExponential)
        {
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = Threshold + (Scale * results[i]);
            }

            return;
        }

        for (int i = 0; i < results.Length; i++)
        {
            results[i] *= Shape;
        }

        SpanFunctions.ExpM1(results);
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = Threshold + (Scale * (results[i] / Shape));
        }
    }

    double ILayeredLaw.LayerMean(double attachment, double limit) =>
        Survival(attachment) * new GeneralizedPareto(0, ScaleAbove(attachment), Shape).LimitedMean(limit); // the excess is such a law again

    private bool IsExponential => Math.Abs(Shape) < 1e-18; // the shape times any w below 745 is nothing beside 1

    private double ScaleAbove(double threshold) => Math.Clamp(Scale + (Shape * (threshold - Threshold)), double.Epsilon, double.MaxValue);

    /// <summary>Maps a loss to w of the remarks; 0 below the support, ∞ above it.</summary>
    private double TimeOf(double value) => value <= Threshold ? 0 : Elementary.LogP1Over(Shape, (value - Threshold) / Scale);

    /// <summary>The inverse of <see cref="TimeOf"/>.</summary>
    private double LossAt(double time) =>
        double.IsPositiveInfinity(time) ? Maximum : Threshold + (Scale * Elementary.ExpM1Over(Shape, time));

    private void Times(ReadOnlySpan<double> values, Span<double> results)
    {
        double factor = IsExponential ? 1 : Shape;
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = values[i] <= Threshold ? 0 : factor * ((values[i] - Threshold) / Scale);
        }

        if (!IsExponential)
        {
            SpanFunctions.LogP1(results);
            for (int i = 0; i < results.Length; i++)
            {
                results[i] /= factor;
            }
        }
    }
}
