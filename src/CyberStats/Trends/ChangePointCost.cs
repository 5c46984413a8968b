using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// How badly one level fits the values of a segment: twice the negative log-likelihood at its best level, under a law of the values.
/// </summary>
/// <remarks>
/// A cost is a value; two are equal when they are of one law with the same parameters. Terms that no choice of breaks changes are left out, as
/// each cost says, so that only differences of costs mean something. All laws take the values of a segment as independent.
/// </remarks>
public sealed record ChangePointCost
{
    private ChangePointCost(ChangePointLaw law) => Law = law;

    /// <summary>
    /// Gets the cost of whole counts under Poisson's law: −2 S log(S / E) for S counts over an exposure E, and 0 without counts.
    /// </summary>
    /// <remarks>
    /// Left out: 2 Σ log y!, 2 S, and −2 Σ y log e, as in R's package changepoint. Counts that vary more than Poisson's law allows give breaks
    /// that are none: see <see cref="NegativeBinomial"/>.
    /// </remarks>
    public static ChangePointCost Poisson { get; } = new(ChangePointLaw.Poisson);

    /// <summary>
    /// Gets the cost of numbers under the normal law whose mean and variance both change: n log(2πv) + Q / v, for Q the sum of squares about the
    /// mean of n values, and v = Q / n.
    /// </summary>
    /// <remarks>
    /// Without a least variance a segment of equal values would have an unbounded likelihood. It is δ²/12, the variance of what rounding to multiples
    /// of δ takes away, where δ is the smallest difference of two values (those below 1e-9 of the range are rounding, and not counted).
    /// Even so a few values that happen to be close gain much: segments have at least five values unless asked otherwise; with two, BIC finds a change in
    /// more than every fourth series of 100 values that has none. Nothing is left out. Pruning is by inequality only, so that the time is of the order n² where
    /// there are few changes.
    /// </remarks>
    public static ChangePointCost NormalMeanAndVariance { get; } = new(ChangePointLaw.NormalMeanAndVariance);

    /// <summary>Gets the size k of the negative binomial law; null for other laws.</summary>
    public double? Size { get; private init; }

    /// <summary>Gets the standard deviation of <see cref="NormalMean"/>; null for other laws, and where the data are to give it.</summary>
    public double? StandardDeviation { get; private init; }

    /// <summary>Gets the least variance of <see cref="NormalMeanAndVariance"/>; null for other laws, and where the data are to give it.</summary>
    public double? LeastVariance { get; private init; }

    /// <summary>Gets how many numbers describe a segment: 2 for mean and variance, otherwise 1.</summary>
    public int ParametersPerSegment => Law == ChangePointLaw.NormalMeanAndVariance ? 2 : 1;

    /// <summary>Gets the least number of observations in a segment unless the caller gives one.</summary>
    internal int MinimumSegment => Law == ChangePointLaw.NormalMeanAndVariance ? 5 : 1;

    /// <summary>Gets whether the values are counts, over an exposure.</summary>
    internal bool IsOfCounts => Law is ChangePointLaw.Poisson or ChangePointLaw.NegativeBinomial;

    internal ChangePointLaw Law { get; }

    /// <summary>
    /// Returns the cost of whole counts under the negative binomial law: −2 Σ [y log(λ / (1 + eλ/k)) − k log(1 + eλ/k)] − 2 S, at the best rate λ.
    /// </summary>
    /// <param name="size">The size k: the variance of a count of mean m is m + m²/k. It is one for all segments.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not finite and above zero.</exception>
    /// <remarks>
    /// Left out: the terms of y, k and e alone and 2 S, so that the cost tends to that of <see cref="Poisson"/> as k grows. With exposures that differ
    /// the best rate is found by iteration: each segment looked at costs as much as it has different exposures.
    /// </remarks>
    public static ChangePointCost NegativeBinomial(double size) => new(ChangePointLaw.NegativeBinomial) { Size = Require.Positive(size) };

    /// <summary>Returns the cost of numbers under the normal law whose mean changes: the sum of squares about the mean, over the variance.</summary>
    /// <param name="standardDeviation">
    /// The standard deviation within segments, in the unit of the values. Null: the median of the absolute differences of neighbours over 0.9539, which a
    /// few changes hardly move; where more than half of them are 0, the root of half their mean square; where all are, 1, which then changes nothing.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="standardDeviation"/> is not finite and above zero.</exception>
    /// <remarks>Left out: n log(2πσ²). Neighbours that go together make their differences too small, and give breaks that are none.</remarks>
    public static ChangePointCost NormalMean(double? standardDeviation = null) => new(ChangePointLaw.NormalMean)
    {
        StandardDeviation = standardDeviation is { } s ? Require.Positive(s, nameof(standardDeviation)) : null,
    };

    /// <summary>Returns <see cref="NormalMeanAndVariance"/> with a least variance of the caller's.</summary>
    /// <param name="leastVariance">The least variance of a segment, in the unit of the values, squared.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leastVariance"/> is not finite and above zero.</exception>
    public static ChangePointCost NormalMeanAndVarianceAbove(double leastVariance) =>
        new(ChangePointLaw.NormalMeanAndVariance) { LeastVariance = Require.Positive(leastVariance) };

    /// <summary>Returns the name of the law, with its parameter, such as "NegativeBinomial(10)".</summary>
    public override string ToString() =>
        (Size ?? StandardDeviation ?? LeastVariance) is { } parameter ? FormattableString.Invariant($"{Law}({parameter})") : Law.ToString();
}
