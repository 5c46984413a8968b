using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The gamma distribution: a body of any skewness with an exponential tail.
/// </summary>
/// <remarks>
/// The density is proportional to x^(shape - 1) exp(-rate · x) for x above 0. R and actuar name the parameters alike; scipy's <c>gamma</c> calls the shape
/// <c>a</c> and takes the scale 1 / rate. Source: Johnson, Kotz and Balakrishnan (1994), <i>Continuous Univariate Distributions</i>, volume 1, chapter 17.
/// Sampling after Marsaglia and Tsang (2000), exact for every shape.
/// </remarks>
public sealed record Gamma : ISeverity
{
    private const double Few = 10;

    /// <summary>Creates the law.</summary>
    /// <param name="shape">The shape, a pure number. Positive and finite.</param>
    /// <param name="rate">One over the scale, per currency unit. Positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public Gamma(double shape, double rate)
    {
        Shape = Require.Positive(shape);
        Rate = Require.Positive(rate);
    }

    /// <summary>Gets the shape.</summary>
    public double Shape { get; }

    /// <summary>Gets one over the scale, per currency unit.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public double Mean => Shape / Rate;

    /// <inheritdoc/>
    public double Variance => Shape / Rate / Rate;

    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value)
    {
        if (value <= 0 || double.IsPositiveInfinity(value))
        {
            return value == 0 && Shape < 1 ? double.PositiveInfinity : value == 0 && Shape == 1 ? Math.Log(Rate) : double.NegativeInfinity;
        }

        double t = Rate * value;
        return Shape < Few
            ? ((Shape - 1) * LogScaled(value)) - t - LogGamma.Of(Shape) + Math.Log(Rate)
            : LoaderTerms.LogPoisson(Shape, t) + Math.Log(Shape) - Math.Log(value);
    }

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) => value > 0 && Rate * value < double.Epsilon * 1e20
        ? (Shape * LogScaled(value)) - LogGamma.OfOnePlus(Shape) // the product leaves the range
        : IncompleteGamma.LogLowerTail(Shape, Rate * value);

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) => IncompleteGamma.LogUpperTail(Shape, Rate * value);

    /// <inheritdoc/>
    public double Quantile(double probability) => GammaQuantile.Lower(Require.Probability(probability), Shape) / Rate;

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => GammaQuantile.Upper(Require.Probability(probability), Shape) / Rate;

    /// <inheritdoc/>
    public double LimitedMean(double limit) =>
        limit <= 0 ? limit
        : double.IsPositiveInfinity(limit) ? Mean
        : (Mean * Math.Exp(IncompleteGamma.LogLowerTail(Shape + 1, Rate * limit))) + (limit * Survival(limit));

    /// <inheritdoc/>
    public double MeanExcess(double threshold) => double.IsPositiveInfinity(threshold) ? 0 : IncompleteGamma.MeanExcess(Shape, Rate * threshold) / Rate;

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return RandomCounts.Gamma(random, Shape) / Rate;
    }

    private double LogScaled(double value) => Math.Log(Rate) + Math.Log(value);
}
