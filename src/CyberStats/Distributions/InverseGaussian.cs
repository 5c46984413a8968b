using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The inverse Gaussian distribution, or Wald's: the time at which a Brownian motion with drift first passes a level. Its tail is a little heavier than
/// that of the gamma distribution.
/// </summary>
/// <remarks>
/// The density is √(λ / (2π x³)) exp(-λ (x - μ)² / (2 μ² x)) for x above 0. actuar's <c>invgauss</c> has the same (<c>mean</c>, <c>shape</c>); scipy's
/// <c>invgauss</c> of <c>mu</c> = μ / λ and <c>scale</c> = λ is the same law. Source: Johnson, Kotz and Balakrishnan (1994), <i>Continuous Univariate
/// Distributions</i>, volume 1, chapter 15. Sampling: Michael, Schucany and Haas (1976), <i>Generating random variates using transformations with multiple
/// roots</i>.
/// </remarks>
public sealed record InverseGaussian : ISeverity
{
    /// <summary>Creates the law.</summary>
    /// <param name="mean">The mean μ, in currency units. Positive and finite.</param>
    /// <param name="shape">The shape λ, in currency units: μ³ over the variance. Positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public InverseGaussian(double mean, double shape)
    {
        Mean = Require.Positive(mean);
        Shape = Require.Positive(shape);
    }

    /// <summary>Gets the mean μ, in currency units.</summary>
    public double Mean { get; }

    /// <summary>Gets the shape λ, in currency units.</summary>
    public double Shape { get; }

    /// <inheritdoc/>
    public double Variance => Mean / Shape * Mean * Mean;

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
            return double.NegativeInfinity;
        }

        double distance = (value - Mean) / Mean;
        return (0.5 * (Math.Log(Shape) - Math.Log(value))) - Math.Log(value) - LoaderTerms.HalfLogTwoPi - (Shape / value * distance * distance / 2);
    }

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) =>
        value <= 0 ? double.NegativeInfinity : double.IsPositiveInfinity(value) ? 0 : At(value).LogLower;

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) => value <= 0 ? 0 : double.IsPositiveInfinity(value) ? double.NegativeInfinity : At(value).LogUpper;

    /// <inheritdoc/>
    public double Quantile(double probability) => Find(Math.Log(Require.Probability(probability)), -1);

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => Find(Math.Log(Require.Probability(probability)), 1);

    /// <inheritdoc/>
    public double LimitedMean(double limit) => limit <= 0 ? limit : double.IsPositiveInfinity(limit) ? Mean : At(limit).LimitedMean;

    /// <inheritdoc/>
    public double MeanExcess(double threshold) =>
        threshold <= 0 ? Mean - threshold : double.IsPositiveInfinity(threshold) ? 0 : At(threshold).MeanExcess;

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double z = RandomCounts.Normal(random);
        double c = z * z * (Mean / Shape) / 2;
        double root = Mean / (1 + c + Math.Sqrt((2 * c) + (c * c))); // the smaller of two, whose product is μ²
        return random.NextDouble() * (Mean + root) <= Mean ? root : Mean * (Mean / root);
    }

    private InverseGaussianTails At(double value) => new(Mean, Shape, value);

    private double Find(double logTail, int side)
    {
        if (double.IsNegativeInfinity(logTail) || logTail == 0)
        {
            return (side < 0) == (logTail < 0) ? 0 : double.PositiveInfinity;
        }

        double c = 1.5 * Mean / Shape;
        return TailRoot.Find(
            logTail,
            side,
            Mean / (c + Math.Sqrt(1 + (c * c))), // the mode
            x => At(x).LogLower,
            x => At(x).LogUpper,
            x => LogDensity(x) + Math.Log(x));
    }
}
