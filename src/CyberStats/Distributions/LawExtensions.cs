using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The members of a law for many values at a time, and the quantities of insurance that follow from its members.
/// </summary>
/// <remarks>
/// A result depends on its value alone, not on its place or on how many there are. Of the lognormal, exponential, Weibull, Pareto, Lomax and generalized
/// Pareto laws densities, survivals and draws are worked out four at a time, within some units in the last place of the member for one value; of the
/// others, and quantiles, one by one.
/// </remarks>
public static class LawExtensions
{
    private delegate void BulkMember(ReadOnlySpan<double> values, Span<double> results);

    /// <summary>Writes the density of each value.</summary>
    /// <param name="law">The law.</param>
    /// <param name="values">The values.</param>
    /// <param name="results">Where the results go, as many as there are values; it may be the same memory.</param>
    /// <exception cref="ArgumentNullException"><paramref name="law"/> is null.</exception>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Density(this ILaw law, ReadOnlySpan<double> values, Span<double> results)
    {
        Check(law, values, results);
        if (law is IBulkLaw bulk)
        {
            InBlocks(bulk.LogDensity, values, results);
            SpanFunctions.Exp(results);
            return;
        }

        OneByOne(law.Density, values, results);
    }

    /// <summary>Writes the logarithm of the density of each value.</summary>
    /// <inheritdoc cref="Density"/>
    public static void LogDensity(this ILaw law, ReadOnlySpan<double> values, Span<double> results)
    {
        Check(law, values, results);
        if (law is IBulkLaw bulk)
        {
            InBlocks(bulk.LogDensity, values, results);
            return;
        }

        OneByOne(law.LogDensity, values, results);
    }

    /// <summary>Writes P(X ≤ value) of each value.</summary>
    /// <inheritdoc cref="Density"/>
    public static void Cumulative(this ILaw law, ReadOnlySpan<double> values, Span<double> results)
    {
        Check(law, values, results);
        OneByOne(law.Cumulative, values, results);
    }

    /// <summary>Writes P(X > value) of each value.</summary>
    /// <inheritdoc cref="Density"/>
    public static void Survival(this ILaw law, ReadOnlySpan<double> values, Span<double> results)
    {
        Check(law, values, results);
        if (law is IBulkLaw bulk)
        {
            InBlocks(bulk.LogSurvival, values, results);
            SpanFunctions.Exp(results);
            return;
        }

        OneByOne(law.Survival, values, results);
    }

    /// <summary>Writes the least value that is not exceeded with at least each probability.</summary>
    /// <param name="law">The law.</param>
    /// <param name="probabilities">The probabilities, in [0, 1].</param>
    /// <param name="results">Where the results go, as many as there are probabilities; it may be the same memory.</param>
    /// <exception cref="ArgumentNullException"><paramref name="law"/> is null.</exception>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not in [0, 1].</exception>
    public static void Quantile(this ILaw law, ReadOnlySpan<double> probabilities, Span<double> results)
    {
        Check(law, probabilities, results);
        OneByOne(law.Quantile, probabilities, results);
    }

    /// <summary>Writes the loss that is exceeded with each probability.</summary>
    /// <inheritdoc cref="Quantile"/>
    public static void LossExceededWith(this ISeverity law, ReadOnlySpan<double> probabilities, Span<double> results)
    {
        Check(law, probabilities, results);
        OneByOne(law.LossExceededWith, probabilities, results);
    }

    /// <summary>Fills a span with draws, of the same random numbers as one draw after the other.</summary>
    /// <param name="law">The law.</param>
    /// <param name="random">The random numbers, which the caller owns and seeds.</param>
    /// <param name="results">Where the draws go.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Sample(this ILaw law, Random random, Span<double> results)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(random);
        if (law is IBulkLaw bulk)
        {
            bulk.Sample(random, results);
            return;
        }

        for (int i = 0; i < results.Length; i++)
        {
            results[i] = law.Sample(random);
        }
    }

    /// <summary>
    /// Returns the mean of a layer, E[min(max(X - attachment, 0), limit)]: what a cover of the given limit above the attachment pays for a loss on average.
    /// </summary>
    /// <param name="law">The law of a loss.</param>
    /// <param name="attachment">Where the layer begins, in currency units. Finite.</param>
    /// <param name="limit">How much the layer holds, in currency units. Not negative; +∞ for a layer without end.</param>
    /// <returns>The mean, accurate in relative terms for high and for narrow layers; +∞ where the limit and the mean are infinite.</returns>
    /// <remarks>
    /// In closed form where the law has one; otherwise the difference of two mean excesses or limited means where it does not cancel, and an integral of the
    /// survival, within 1e-13 of itself, where it does.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="law"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The attachment is not finite, or the limit is NaN or negative.</exception>
    public static double LayerMean(this ISeverity law, double attachment, double limit)
    {
        ArgumentNullException.ThrowIfNull(law);
        Require.Finite(attachment);
        if (!double.IsPositiveInfinity(limit))
        {
            Require.NotNegative(limit);
        }

        return limit == 0 ? 0 : Layers.Mean(law, attachment, limit);
    }

    private static void OneByOne(Func<double, double> member, ReadOnlySpan<double> values, Span<double> results)
    {
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = member(values[i]);
        }
    }

    private static void InBlocks(BulkMember member, ReadOnlySpan<double> values, Span<double> results)
    {
        Span<double> copy = stackalloc double[Layers.Block]; // results may be the same memory as values
        for (int start = 0; start < values.Length; start += Layers.Block)
        {
            ReadOnlySpan<double> part = values.Slice(start, Math.Min(Layers.Block, values.Length - start));
            part.CopyTo(copy);
            member(copy[..part.Length], results.Slice(start, part.Length));
        }
    }

    private static void Check(ILaw law, ReadOnlySpan<double> values, ReadOnlySpan<double> results)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (values.Length != results.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {values.Length} values, but room for {results.Length} results."), nameof(results));
        }
    }
}
