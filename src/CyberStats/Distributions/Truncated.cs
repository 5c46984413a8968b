using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// A law cut off at one end or at both: that of a loss given that it lies in (low, high].
/// </summary>
/// <remarks>
/// <para>
/// Tails are differences of the tail of the uncut law in which they lose least; where two of them are too close to be subtracted, the density is
/// integrated between them. Quantiles are those of the uncut law at the probability that belongs to them, and searched for where that leaves the
/// range of numbers.
/// </para>
/// <para>
/// Moments follow from limited means and mean excesses of the uncut law where that loses no digits, else from integrals of a tail over
/// the logarithm of the distance, to about 1e-12; a mixture, a spliced and an empirical law are cut part by part.
/// </para>
/// </remarks>
public sealed record Truncated : ISeverity
{
    private const double Least = -700; // below it a probability nears the end of the range of numbers

    private readonly double _logMass;
    private readonly Derived<ISeverity?> _parts; // the same law where its moments are sums

    /// <summary>Creates the law of a loss that lies in (low, high].</summary>
    /// <param name="law">The uncut law.</param>
    /// <param name="low">The lower end, which is left out, in currency units; -∞ for none.</param>
    /// <param name="high">The upper end, which belongs to the law; +∞ for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="law"/> is null.</exception>
    /// <exception cref="ArgumentException">An end is NaN, they are not in order, or the law has no probability between them.</exception>
    public Truncated(ISeverity law, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (!(low < high))
        {
            throw new ArgumentException(FormattableString.Invariant($"'low' must be below 'high'; they are {low} and {high}."), nameof(high));
        }

        Law = law;
        Low = low;
        High = high;
        _logMass = LawNumerics.LogMass(law, low, high);
        if (!(_logMass > double.NegativeInfinity))
        {
            throw new ArgumentException(FormattableString.Invariant($"The law has no probability in ({low}, {high}]."), nameof(law));
        }

        _parts = new(law switch
        {
            Empirical steps => steps.Within(low, high),
            Mixture mixture => mixture.Within(low, high),
            Spliced spliced => spliced.Parts.Within(low, high),
            Truncated inner => new Truncated(inner.Law, Math.Max(low, inner.Low), Math.Min(high, inner.High)),
            _ => null,
        });
    }

    /// <summary>Gets the uncut law.</summary>
    public ISeverity Law { get; }

    /// <summary>Gets the lower end, which is left out, in currency units; -∞ where there is none.</summary>
    public double Low { get; }

    /// <summary>Gets the upper end, which belongs to the law, in currency units; +∞ where there is none.</summary>
    public double High { get; }

    /// <summary>Gets the probability that the uncut law gives to (low, high].</summary>
    public double Mass => Math.Exp(_logMass);

    /// <inheritdoc/>
    public double Minimum => Parts is Empirical steps ? steps.Minimum : Math.Max(Low, Law.Minimum);

    /// <inheritdoc/>
    public double Maximum => Parts is Empirical steps ? steps.Maximum : Math.Min(High, Law.Maximum);

    /// <inheritdoc/>
    public double Mean => Parts is not null ? Parts.Mean
        : double.IsPositiveInfinity(Maximum) ? (Low > Law.Minimum ? Low + Law.MeanExcess(Low) : Law.Mean)
        : LimitedMean(Maximum);

    /// <inheritdoc/>
    public double Variance => Parts is not null ? Parts.Variance
        : double.IsPositiveInfinity(Maximum) && double.IsPositiveInfinity(Law.Variance) ? double.PositiveInfinity
        : LawNumerics.Variance(this, Mean);

    private ISeverity? Parts => _parts.Value;

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) => value <= Low || value > High ? double.NegativeInfinity : Law.LogDensity(value) - _logMass;

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value)
    {
        if (!(value > Low && value < High))
        {
            return double.IsNaN(value) ? double.NaN : value >= High ? 0 : double.NegativeInfinity;
        }

        double lower = LawNumerics.LogMass(Law, Low, value) - _logMass;
        return LogProbability.IsSmall(lower) ? lower : LogProbability.Complement(LawNumerics.LogMass(Law, value, High) - _logMass);
    }

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value)
    {
        if (!(value > Low && value < High))
        {
            return double.IsNaN(value) ? double.NaN : value >= High ? double.NegativeInfinity : 0;
        }

        double upper = LawNumerics.LogMass(Law, value, High) - _logMass;
        return LogProbability.IsSmall(upper) ? upper : LogProbability.Complement(LawNumerics.LogMass(Law, Low, value) - _logMass);
    }

    /// <inheritdoc/>
    public double Quantile(double probability) => Require.Probability(probability) == 0 ? Minimum
        : probability == 1 ? Maximum
        : At(Math.Log(probability), Elementary.LogP1(-probability));

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => Require.Probability(probability) == 1 ? Minimum
        : probability == 0 ? Maximum
        : At(Elementary.LogP1(-probability), Math.Log(probability));

    /// <inheritdoc/>
    public double LimitedMean(double limit)
    {
        if (!(limit > Minimum))
        {
            return limit; // NaN too
        }

        if (Parts is not null)
        {
            return Parts.LimitedMean(limit);
        }

        double end = Math.Min(limit, High);
        if (double.IsPositiveInfinity(end))
        {
            return Mean;
        }

        // E[min(X, d); low < X ≤ high], by the layer of the uncut law between low and the limit.
        double beyond = Law.Survival(High);
        double atLimit = Law.LimitedMean(end);
        double atLow = Low > Law.Minimum ? Law.LimitedMean(Low) : 0;
        double first = Low > Law.Minimum ? Low : 0;
        double above = (end - first) * beyond;
        double mean = first + ((atLimit - atLow - above) / Mass);
        double rounding = 1e-15 * (Math.Abs(atLimit) + Math.Abs(atLow) + Math.Abs(above)) / Mass;
        if (rounding <= 1e-12 * Math.Abs(mean) || double.IsNegativeInfinity(Minimum))
        {
            return mean;
        }

        return LawNumerics.LimitedMean(this, end);
    }

    /// <inheritdoc/>
    public double MeanExcess(double threshold) => double.IsNaN(threshold) ? double.NaN
        : threshold < Minimum ? Mean - threshold
        : threshold >= Maximum ? 0
        : Parts is not null ? Parts.MeanExcess(threshold)
        : double.IsPositiveInfinity(Maximum) ? Law.MeanExcess(threshold)
        : LawNumerics.MeanExcess(this, threshold);

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Quantile(1 - random.NextDouble()); // in (0, 1]
    }

    /// <summary>The loss whose tails have the given logarithms, by the tail of the uncut law that is below one half there.</summary>
    private double At(double logLower, double logUpper)
    {
        double lower = LogProbability.Sum(Law.LogCumulative(Low), logLower + _logMass);
        double upper = LogProbability.Sum(Law.LogSurvival(High), logUpper + _logMass);
        double loss = LogProbability.IsSmall(lower)
            ? lower > Least ? Law.Quantile(Math.Exp(lower)) : Found(logLower, logUpper)
            : upper > Least ? Law.LossExceededWith(Math.Exp(Math.Min(upper, 0))) : Found(logLower, logUpper);
        return Math.Clamp(loss, Minimum, Maximum);
    }

    private double Found(double logLower, double logUpper)
    {
        double low = Math.Max(Minimum, double.MinValue);
        double high = Math.Min(Maximum, double.MaxValue);
        return LogProbability.IsSmall(logLower)
            ? LawNumerics.AtLogCumulative(this, logLower, low, high)
            : LawNumerics.AtLogSurvival(this, logUpper, low, high);
    }
}
