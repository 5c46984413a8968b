using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The generalized extreme value distribution: the law of the greatest of many losses.
/// </summary>
/// <remarks>
/// <para>
/// With location μ, scale σ and shape ξ, P(X ≤ x) = exp(-(1 + ξ (x - μ) / σ)^(-1/ξ)), and exp(-exp(-(x - μ) / σ)), Gumbel's law, where ξ = 0. The sign of ξ
/// follows Coles and R's evd: positive is heavy-tailed, with a minimum; negative has a maximum. scipy's <c>genextreme</c> takes <c>c</c> = -ξ.
/// </para>
/// <para>
/// With w = log(1 + ξ (x - μ) / σ) / ξ the law is exp(-e^-w), and every member passes smoothly through ξ = 0. Values may be negative: a law of maxima in
/// currency units or of their logarithms. Source: Coles (2001), <i>An Introduction to Statistical Modeling of Extreme Values</i>, §3.1.
/// </para>
/// </remarks>
public sealed record GeneralizedExtremeValue : ISeverity
{
    private const double Euler = 0.57721566490153286061;

    /// <summary>Creates the law.</summary>
    /// <param name="location">The location μ, in currency units: not exceeded with probability 1 / e. Finite.</param>
    /// <param name="scale">The scale σ, in currency units. Positive and finite.</param>
    /// <param name="shape">The shape ξ, a pure number. Finite; from 1 on the mean is infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public GeneralizedExtremeValue(double location, double scale, double shape)
    {
        Location = Require.Finite(location);
        Scale = Require.Positive(scale);
        Shape = Require.Finite(shape);
    }

    /// <summary>Gets the location μ, in currency units.</summary>
    public double Location { get; }

    /// <summary>Gets the scale σ, in currency units.</summary>
    public double Scale { get; }

    /// <summary>Gets the shape ξ. The k-th moment exists only where it is below 1 / k.</summary>
    public double Shape { get; }

    /// <inheritdoc/>
    public double Mean => Shape < 1 ? Location + (Scale * StandardMean) : double.PositiveInfinity;

    /// <inheritdoc/>
    public double Variance
    {
        get
        {
            if (Shape >= 0.5)
            {
                return double.PositiveInfinity;
            }

            double relative = Math.Abs(Shape) < 1e-100
                ? Math.PI * Math.PI / 6
                : Elementary.ExpM1(LogGamma.SecondDifference(1 - Shape, Shape)) / Shape / Shape;
            return Scale * Scale * Math.Exp(2 * LogGamma.OfOnePlus(-Shape)) * relative;
        }
    }

    /// <inheritdoc/>
    public double Minimum => Shape > 0 ? Location - (Scale / Shape) : double.NegativeInfinity;

    /// <inheritdoc/>
    public double Maximum => Shape < 0 ? Location - (Scale / Shape) : double.PositiveInfinity;

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value)
    {
        double w = TimeOf(value);
        return value < Minimum || value > Maximum || double.IsInfinity(value) || double.IsNegativeInfinity(w) ? double.NegativeInfinity
            : (Shape == -1 && w > 0 ? 0 : -((1 + Shape) * w)) - Math.Exp(-w) - Math.Log(Scale);
    }

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) => -Math.Exp(-TimeOf(value));

    /// <inheritdoc/>
    public double Survival(double value) => -Elementary.ExpM1(LogCumulative(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) => Elementary.LogOneMinusExpOfLog(-TimeOf(value));

    /// <inheritdoc/>
    public double Quantile(double probability) => LossAt(-Math.Log(-Math.Log(Require.Probability(probability))));

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => LossAt(-Math.Log(-Elementary.LogP1(-Require.Probability(probability))));

    /// <inheritdoc/>
    public double LimitedMean(double limit) =>
        limit <= Minimum ? limit
        : limit >= Maximum ? Mean
        : Location + (Scale * ExtremeValueMeans.Limited(Shape, TimeOf(limit)));

    /// <inheritdoc/>
    public double MeanExcess(double threshold) =>
        threshold >= Maximum ? 0
        : double.IsNaN(threshold) ? threshold
        : Shape >= 1 ? double.PositiveInfinity
        : threshold <= Minimum ? Mean - threshold
        : Scale * ExtremeValueMeans.Excess(Shape, TimeOf(threshold), StandardMean);

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return LossAt(-Math.Log(-Math.Log(1 - random.NextDouble())));
    }

    /// <summary>(Γ(1 - ξ) - 1) / ξ.</summary>
    private double StandardMean => Shape == 0 ? Euler : Elementary.ExpM1(LogGamma.OfOnePlus(-Shape)) / Shape;

    /// <summary>Maps a value to w of the remarks; -∞ below the support, ∞ above it.</summary>
    private double TimeOf(double value) => Elementary.LogP1Over(Shape, (value - Location) / Scale);

    /// <summary>The inverse of <see cref="TimeOf"/>.</summary>
    private double LossAt(double time) =>
        double.IsPositiveInfinity(time) ? Maximum
        : double.IsNegativeInfinity(time) ? Minimum
        : Location + (Scale * Elementary.ExpM1Over(Shape, time));
}
