using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The Burr distribution of type XII, or Singh and Maddala's: a power law whose body and tail have a shape each.
/// </summary>
/// <remarks>
/// P(X > x) = (1 + (x / scale)^shape1)^-shape2 for x from 0 on; near 0 the cumulative probability rises as x^shape1, and the tail falls as
/// x^-(shape1 · shape2). scipy's <c>burr12</c> calls shape1 <c>c</c> and shape2 <c>d</c>; actuar's <c>burr</c> has them the other way round: its shape1
/// is the outer exponent, here shape2, and its shape2 is here shape1. Source: Kleiber and Kotz (2003), <i>Statistical Size Distributions in Economics and
/// Actuarial Sciences</i>, §6.2.
/// </remarks>
public sealed record Burr : ISeverity
{
    /// <summary>Creates the law.</summary>
    /// <param name="shape1">The inner exponent, of x / scale; a pure number. Positive and finite.</param>
    /// <param name="shape2">The outer exponent, of the bracket; a pure number. Positive and finite; the mean is infinite where shape1 · shape2 is up to 1.</param>
    /// <param name="scale">The scale, in currency units. Positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public Burr(double shape1, double shape2, double scale)
    {
        Shape1 = Require.Positive(shape1);
        Shape2 = Require.Positive(shape2);
        Scale = Require.Positive(scale);
    }

    /// <summary>Gets the inner exponent, of x / scale.</summary>
    public double Shape1 { get; }

    /// <summary>Gets the outer exponent. The k-th moment exists only where the product of the exponents is above k.</summary>
    public double Shape2 { get; }

    /// <summary>Gets the scale, in currency units.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public double Mean => Shape1 * Shape2 > 1 ? Math.Exp(LogMean) * Scale : double.PositiveInfinity;

    /// <inheritdoc/>
    public double Variance => Shape1 * Shape2 > 2
        ? Scale * Scale * Math.Exp(2 * LogMean)
            * Elementary.ExpM1(LogGamma.SecondDifference(1 + (1 / Shape1), 1 / Shape1) + LogGamma.SecondDifference(Shape2 - (1 / Shape1), 1 / Shape1))
        : double.PositiveInfinity;

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
            return value == 0 && Shape1 < 1 ? double.PositiveInfinity
                : value == 0 && Shape1 == 1 ? Math.Log(Shape2) - Math.Log(Scale)
                : double.NegativeInfinity;
        }

        double z = LogOdds(value);
        double log = Math.Log(Shape1) + Math.Log(Shape2);
        return z > 0
            ? log - Math.Log(value) - (Shape2 * z) - ((Shape2 + 1) * Elementary.Softplus(-z))
            : log - Math.Log(Scale) + ((Shape1 - 1) * Elementary.LogRatio(value, Scale)) - ((Shape2 + 1) * Elementary.Softplus(z));
    }

    /// <inheritdoc/>
    public double Cumulative(double value) => value <= 0 ? 0 : -Elementary.ExpM1(LogSurvival(value));

    /// <inheritdoc/>
    public double LogCumulative(double value)
    {
        if (value <= 0)
        {
            return double.NegativeInfinity;
        }

        double z = LogOdds(value);
        return z < -40 ? Elementary.LogOneMinusExpOfLog(Math.Log(Shape2) + z) : Elementary.LogOneMinusExp(Shape2 * Elementary.Softplus(z));
    }

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) => value <= 0 ? 0 : -Shape2 * Elementary.Softplus(LogOdds(value));

    /// <inheritdoc/>
    public double Quantile(double probability) => LossAt(-Elementary.LogP1(-Require.Probability(probability)));

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => LossAt(-Math.Log(Require.Probability(probability)));

    /// <inheritdoc/>
    public double LimitedMean(double limit)
    {
        double p = 1 / Shape1;
        return limit <= 0 ? limit
            : double.IsPositiveInfinity(limit) ? Mean
            : Scale * Math.Exp(BetaIntegral.LogLower(p, Shape2 - p, LogOdds(limit)) - Math.Log(Shape1));
    }

    /// <inheritdoc/>
    public double MeanExcess(double threshold)
    {
        double p = 1 / Shape1;
        double q = Shape2 - p;
        if (!(threshold > 0 && threshold <= double.MaxValue) || !(Shape1 * Shape2 > 1))
        {
            return double.IsPositiveInfinity(threshold) ? 0 : Mean - threshold; // infinite where the mean is
        }

        double z = LogOdds(threshold);
        double w = 1 / (1 + Math.Exp(z));
        return w * Shape2 < q
            ? threshold / Shape1 * IncompleteBeta.Fraction(q, p, w, 1 / (1 + Math.Exp(-z)))
            : Scale * Math.Exp(LogGamma.Beta(p, q) + IncompleteBeta.LogLowerTail(q, p, -z) - Math.Log(Shape1) - LogSurvival(threshold));
    }

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return LossAt(-Math.Log(1 - random.NextDouble()));
    }

    /// <summary>log E[X / scale] = log Γ(1 + 1 / shape1) + log Γ(shape2 - 1 / shape1) - log Γ(shape2).</summary>
    private double LogMean => LogGamma.OfOnePlus(1 / Shape1) + LogGamma.Difference(Shape2, -1 / Shape1);

    /// <summary>log (x / scale)^shape1.</summary>
    private double LogOdds(double value) => Shape1 * Elementary.LogRatio(value, Scale);

    /// <summary>The loss that is exceeded with probability e^-time: (e^(time / shape2) - 1)^(1 / shape1) scales.</summary>
    private double LossAt(double time)
    {
        double log = time / Shape2;
        return log > 40
            ? Scale * Math.Exp(log / Shape1)
            : Scale * Math.Pow(Elementary.ExpM1(log), 1 / Shape1);
    }
}
