using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// A law of counts on record only where they are above zero: how many incidents a victim had, of those that had any.
/// </summary>
/// <remarks>Source: Klugman, Panjer and Willmot (2012), <i>Loss Models</i>, section 6.6.</remarks>
public sealed record ZeroTruncated : IFrequency
{
    private const int MostSummed = 64; // cumulative probabilities up to here are sums, which lose nothing to that of zero
    private const int MostTerms = 1000;
    private const double OftenAbove = 0.2; // from this probability of a count above zero on, draws are repeated until there is one

    /// <summary>Creates the law.</summary>
    /// <param name="law">The law of the counts, zeros among them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="law"/> is null.</exception>
    /// <exception cref="ArgumentException">Counts of that law are always 0.</exception>
    public ZeroTruncated(IFrequency law)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (!(law.Maximum > 0))
        {
            throw new ArgumentException("Counts of the law are always 0, so that none is above zero.", nameof(law));
        }

        Law = law;
    }

    /// <summary>Gets the law of the counts before the zeros were left out.</summary>
    public IFrequency Law { get; }

    /// <inheritdoc/>
    public double Mean => AboveOne() is { } excess ? 1 + (excess.Sum / Above) : Law.Mean / Above;

    /// <inheritdoc/>
    public double Variance
    {
        get
        {
            if (AboveOne() is { } excess)
            {
                double above = excess.Sum / Above;
                return (2 * excess.Weighted / Above) - (above * (1 + above));
            }

            double mean = Law.Mean / Above;
            return (Law.Variance / Above) + (mean * (Law.Mean - mean));
        }
    }

    /// <inheritdoc/>
    public double Minimum => Math.Max(1, Law.Minimum);

    /// <inheritdoc/>
    public double Maximum => Law.Maximum;

    private double LogAbove => Law.LogSurvival(0);

    private double Above => Law.Survival(0);

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) => value == 0 ? double.NegativeInfinity : Law.LogDensity(value) - LogAbove;

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value)
    {
        if (!(value >= 1))
        {
            return double.IsNaN(value) ? value : double.NegativeInfinity;
        }

        double survival = Survival(value);
        if (survival < 0.5)
        {
            return Elementary.LogP1(-survival);
        }

        double zero = Law.LogCumulative(0);
        double all = Law.LogCumulative(value);
        if (value > MostSummed || double.IsNegativeInfinity(zero) || zero - all < -1)
        {
            return all + Elementary.LogP1(-Math.Exp(zero - all)) - LogAbove;
        }

        double sum = 0;
        for (int count = 1; count <= value; count++)
        {
            sum += Density(count);
        }

        return Math.Log(sum);
    }

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) => value < 1 ? 0 : Law.LogSurvival(value) - LogAbove;

    /// <inheritdoc/>
    public double Quantile(double probability) => CountQuantile.Lower(this, probability);

    /// <inheritdoc/>
    public double CountExceededWith(double probability) => CountQuantile.Upper(this, probability);

    /// <inheritdoc/>
    public double LimitedMean(double limit) => limit <= 1 ? limit : Law.LimitedMean(limit) / Above;

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double above = Above;
        if (above < OftenAbove)
        {
            return Math.Max(Minimum, Law.CountExceededWith((1 - random.NextDouble()) * above));
        }

        while (true)
        {
            double count = Law.Sample(random);
            if (count > 0)
            {
                return count;
            }
        }
    }

    /// <summary>Σ P(X > k) and Σ k P(X > k) over k from 1 on, where they are small beside P(X > 0); null where they are not, and nothing cancels.</summary>
    private (double Sum, double Weighted)? AboveOne()
    {
        double above = Above;
        double sum = 0;
        double weighted = 0;
        for (int k = 1; k <= MostTerms; k++)
        {
            double survival = Law.Survival(k);
            sum += survival;
            weighted += k * survival;
            if (k * survival <= 1e-17 * weighted)
            {
                return (sum, weighted);
            }

            if (sum > above / 2)
            {
                return null;
            }
        }

        return null;
    }
}
