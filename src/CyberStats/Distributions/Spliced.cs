using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// A law put together at a threshold: one for the many losses up to it, and another for the few above it.
/// </summary>
/// <remarks>
/// <para>
/// With probability p a loss lies above the threshold u and follows the tail law given that it is above u; else it follows the body law given that
/// it is at most u. The density may jump at u. A generalized Pareto or Pareto law that begins at u is the usual tail: it is taken as it is.
/// </para>
/// <para>
/// Source: Klugman, Panjer and Willmot (2012), <i>Loss Models</i>, section 5.2.6; Scollnik (2007), <i>On composite lognormal-Pareto models</i>.
/// </para>
/// </remarks>
public sealed record Spliced : ISeverity
{
    private readonly ISeverity _below;
    private readonly ISeverity _above;
    private readonly double _logBody;
    private readonly double _logTail;

    /// <summary>Creates the law.</summary>
    /// <param name="body">The law of losses up to the threshold; what it has above is cut off.</param>
    /// <param name="tail">The law of losses above the threshold; what it has up to it is cut off. It must not begin above the threshold.</param>
    /// <param name="threshold">The greatest loss of the body, in currency units. Finite.</param>
    /// <param name="tailProbability">The probability of a loss above the threshold, in (0, 1).</param>
    /// <exception cref="ArgumentNullException">A law is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not finite, or the probability not in (0, 1).</exception>
    /// <exception cref="ArgumentException">The body has no probability up to the threshold, or the tail none above it, or the tail begins above it.</exception>
    public Spliced(ISeverity body, ISeverity tail, double threshold, double tailProbability)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(tail);
        Body = body;
        Tail = tail;
        Threshold = Require.Finite(threshold);
        TailProbability = Require.Between(0, 1, tailProbability);
        if (tail.Minimum > threshold)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The tail begins at {tail.Minimum}, above the threshold {threshold}."), nameof(tail));
        }

        if (double.IsNegativeInfinity(body.LogCumulative(threshold)))
        {
            throw new ArgumentException(FormattableString.Invariant($"The body has no probability up to the threshold {threshold}."), nameof(body));
        }

        if (double.IsNegativeInfinity(tail.LogSurvival(threshold)))
        {
            throw new ArgumentException(FormattableString.Invariant($"The tail has no probability above the threshold {threshold}."), nameof(tail));
        }

        _below = body.Maximum <= threshold ? body : new Truncated(body, double.NegativeInfinity, threshold);
        _above = tail.LogCumulative(threshold) > double.NegativeInfinity ? new Truncated(tail, threshold, double.PositiveInfinity) : tail;
        _logBody = Elementary.LogP1(-tailProbability);
        _logTail = Math.Log(tailProbability);
    }

    /// <summary>Gets the law of losses up to the threshold, before it is cut off there.</summary>
    public ISeverity Body { get; }

    /// <summary>Gets the law of losses above the threshold, before it is cut off there.</summary>
    public ISeverity Tail { get; }

    /// <summary>Gets the greatest loss of the body, in currency units.</summary>
    public double Threshold { get; }

    /// <summary>Gets the probability of a loss above the threshold.</summary>
    public double TailProbability { get; }

    /// <inheritdoc/>
    public double Mean => Parts.Mean;

    /// <inheritdoc/>
    public double Variance => Parts.Variance;

    /// <inheritdoc/>
    public double Minimum => _below.Minimum;

    /// <inheritdoc/>
    public double Maximum => _above.Maximum;

    /// <summary>Gets the same law as a mixture of its two sides.</summary>
    internal Mixture Parts => new([1 - TailProbability, TailProbability], [_below, _above]);

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) =>
        value > Threshold ? _logTail + _above.LogDensity(value) : _logBody + _below.LogDensity(value);

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value)
    {
        if (!(value > Threshold))
        {
            return _logBody + _below.LogCumulative(value);
        }

        double lower = LogProbability.Sum(_logBody, _logTail + _above.LogCumulative(value));
        return LogProbability.IsSmall(lower) ? lower : LogProbability.Complement(_logTail + _above.LogSurvival(value));
    }

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value)
    {
        if (value > Threshold)
        {
            return _logTail + _above.LogSurvival(value);
        }

        double upper = LogProbability.Sum(_logTail, _logBody + _below.LogSurvival(value));
        return LogProbability.IsSmall(upper) ? upper : LogProbability.Complement(_logBody + _below.LogCumulative(value));
    }

    /// <inheritdoc/>
    public double Quantile(double probability)
    {
        double body = 1 - TailProbability;
        return Require.Probability(probability) <= body
            ? _below.Quantile(Math.Min(probability / body, 1))
            : _above.LossExceededWith(Math.Min((1 - probability) / TailProbability, 1));
    }

    /// <inheritdoc/>
    public double LossExceededWith(double probability)
    {
        if (Require.Probability(probability) < TailProbability)
        {
            return _above.LossExceededWith(probability / TailProbability);
        }

        double share = (probability - TailProbability) / (1 - TailProbability); // of the body, above the loss
        return share <= 0.5 ? _below.LossExceededWith(share) : _below.Quantile(Math.Min((1 - probability) / (1 - TailProbability), 1));
    }

    /// <inheritdoc/>
    public double LimitedMean(double limit) => Parts.LimitedMean(limit);

    /// <inheritdoc/>
    public double MeanExcess(double threshold) => threshold >= Threshold ? _above.MeanExcess(threshold) : Parts.MeanExcess(threshold);

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return random.NextDouble() < TailProbability ? _above.Sample(random) : _below.Sample(random);
    }
}
