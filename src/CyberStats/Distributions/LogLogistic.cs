using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The log-logistic distribution, or Fisk's: the logarithm of a loss is logistic. Its tail is a power law.
/// </summary>
/// <remarks>
/// P(X > x) = 1 / (1 + (x / scale)^shape) for x from 0 on; the scale is the median. actuar's <c>llogis</c> has the same (<c>shape</c>, <c>scale</c>),
/// scipy's <c>fisk</c> calls the shape <c>c</c>. Source: Kleiber and Kotz (2003), <i>Statistical Size Distributions in Economics and Actuarial
/// Sciences</i>, §6.4.
/// </remarks>
public sealed record LogLogistic : ISeverity
{
    private readonly Burr _burr;

    /// <summary>Creates the law.</summary>
    /// <param name="shape">The tail index, a pure number. Positive and finite; up to 1 the mean is infinite.</param>
    /// <param name="scale">The median, in currency units. Positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public LogLogistic(double shape, double scale)
    {
        Shape = Require.Positive(shape);
        Scale = Require.Positive(scale);
        _burr = new(shape, 1, scale);
    }

    /// <summary>Gets the tail index. The k-th moment exists only where it is above k.</summary>
    public double Shape { get; }

    /// <summary>Gets the median, in currency units.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public double Mean => _burr.Mean;

    /// <inheritdoc/>
    public double Variance => _burr.Variance;

    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Density(double value) => _burr.Density(value);

    /// <inheritdoc/>
    public double LogDensity(double value) => _burr.LogDensity(value);

    /// <inheritdoc/>
    public double Cumulative(double value) => _burr.Cumulative(value);

    /// <inheritdoc/>
    public double LogCumulative(double value) => value <= 0 ? double.NegativeInfinity : -Elementary.Softplus(-Shape * Elementary.LogRatio(value, Scale));

    /// <inheritdoc/>
    public double Survival(double value) => _burr.Survival(value);

    /// <inheritdoc/>
    public double LogSurvival(double value) => _burr.LogSurvival(value);

    /// <inheritdoc/>
    public double Quantile(double probability) => _burr.Quantile(probability);

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => _burr.LossExceededWith(probability);

    /// <inheritdoc/>
    public double LimitedMean(double limit) => _burr.LimitedMean(limit);

    /// <inheritdoc/>
    public double MeanExcess(double threshold) => _burr.MeanExcess(threshold);

    /// <inheritdoc/>
    public double Sample(Random random) => _burr.Sample(random);
}
