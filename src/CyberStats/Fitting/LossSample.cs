using System.Collections.Immutable;
using System.Numerics.Tensors;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// Losses as they are reported, ready to be fitted: exact, censored, in intervals, truncated, rounded and weighted together, in one currency unit.
/// </summary>
/// <remarks>
/// Immutable and thread-safe. What was left out, and why, is part of the sample. An array of numbers converts into a sample of exact losses.
/// </remarks>
public sealed partial class LossSample
{
    // Flat, since a sample may hold millions. Null where all rows have the usual value: high = low, weight 1, no truncation.
    private readonly double[] _low;
    private readonly double[]? _high;
    private readonly double[]? _weights;
    private readonly double[]? _above;
    private readonly double[]? _upTo;

    private LossSample(double[] low, double[]? high, double[]? weights, double[]? above, double[]? upTo, ImmutableArray<Exclusion> excluded)
    {
        _low = low;
        _high = high;
        _weights = weights;
        _above = above;
        _upTo = upTo;
        Excluded = excluded;
    }

    /// <summary>Gets the number of observations, whatever their weight.</summary>
    public int Count => _low.Length;

    /// <summary>Gets the sum of the weights: the number of losses that the observations stand for.</summary>
    public double TotalWeight => _weights is null ? Count : Sum(_weights);

    /// <summary>Gets whether every loss is exact and none is truncated.</summary>
    public bool IsComplete => _high is null && _above is null && _upTo is null;

    /// <summary>Gets the number of observations that are exact.</summary>
    public int ExactCount => CountWhere(static o => o.IsExact);

    /// <summary>Gets the number of observations of which only a lower bound is known.</summary>
    public int RightCensoredCount => CountWhere(static o => o.IsRightCensored);

    /// <summary>Gets the number of observations of which only an upper bound is known.</summary>
    public int LeftCensoredCount => CountWhere(static o => o.IsLeftCensored);

    /// <summary>Gets the number of observations between two amounts, neither of them 0 nor infinite; rounded ones are among them.</summary>
    public int IntervalCount => Count - ExactCount - RightCensoredCount - LeftCensoredCount;

    /// <summary>Gets the number of observations that are truncated.</summary>
    public int TruncatedCount => CountWhere(static o => o.ReportedAbove > 0 || !double.IsPositiveInfinity(o.ReportedUpTo));

    /// <summary>Gets how many records were left out when the sample was made, and why.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; }

    /// <summary>Gets the least loss of a sample made of exact losses; else NaN.</summary>
    internal double Least { get; private init; } = double.NaN;

    /// <summary>Gets the greatest loss of a sample made of exact losses; else NaN.</summary>
    internal double Greatest { get; private init; } = double.NaN;

    internal ReadOnlySpan<double> Low => _low;

    internal ReadOnlySpan<double> High => _high ?? _low;

    internal ReadOnlySpan<double> Weights => _weights;

    internal bool IsWeighted => _weights is not null;

    /// <summary>Gets an observation.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public LossObservation this[int index]
    {
        get
        {
            Require.InRange(0, Count - 1, index);
            LossObservation observation = LossObservation.Between(_low[index], High[index]);
            if (_above is not null)
            {
                observation = observation.Truncated(_above[index], _upTo![index]);
            }

            return _weights is null ? observation : observation.Weighted(_weights[index]);
        }
    }

    /// <summary>Makes a sample of exact losses.</summary>
    /// <param name="losses">The losses, in one currency unit and any order; finite and not negative.</param>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="ArgumentException">A loss is negative, infinite or NaN; the message gives its index.</exception>
    public static implicit operator LossSample(double[] losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        return Of(losses);
    }

    /// <inheritdoc cref="op_Implicit(double[])"/>
    public static LossSample Of(params ReadOnlySpan<double> losses)
    {
        LossSample sample = Own(losses.ToArray());
        if (!(sample.Least >= 0 && sample.Greatest <= double.MaxValue))
        {
            int i = Array.FindIndex(sample._low, loss => !(loss >= 0 && loss <= double.MaxValue));
            throw new ArgumentException(
                FormattableString.Invariant($"The loss at index {i} is {losses[i]}; it must be finite and not negative."), nameof(losses));
        }

        return sample;
    }

    /// <summary>Makes a sample of exact losses, each with a weight.</summary>
    /// <param name="losses">The losses; finite and not negative.</param>
    /// <param name="weights">How many losses each stands for; finite and not negative.</param>
    /// <exception cref="ArgumentException">A loss or weight is out of its range, with its index, or the lengths differ.</exception>
    public static LossSample Weighted(ReadOnlySpan<double> losses, ReadOnlySpan<double> weights)
    {
        LossSample sample = Of(losses);
        if (weights.Length != losses.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {losses.Length} losses, but {weights.Length} weights."), nameof(weights));
        }

        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0 && weights[i] <= double.MaxValue))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The weight at index {i} is {weights[i]}; it must be finite and not negative."), nameof(weights));
            }
        }

        return new LossSample(sample._low, null, weights.ToArray(), null, null, []);
    }

    /// <summary>Makes a sample of observations of any kind.</summary>
    /// <param name="observations">The observations, in any order.</param>
    /// <param name="excluded">How many records were left out before, and why; nothing unless given.</param>
    /// <exception cref="ArgumentNullException"><paramref name="observations"/> is null.</exception>
    public static LossSample Of(IEnumerable<LossObservation> observations, IEnumerable<Exclusion>? excluded = null)
    {
        ArgumentNullException.ThrowIfNull(observations);
        LossObservation[] rows = [.. observations];
        return new LossSample(
            Array.ConvertAll(rows, o => o.Low),
            Unless(rows, o => o.IsExact, o => o.High),
            Unless(rows, o => o.Weight == 1, o => o.Weight),
            Unless(rows, IsWhole, o => o.ReportedAbove),
            Unless(rows, IsWhole, o => o.ReportedUpTo),
            excluded is null ? [] : Exclusion.Merge(excluded));

        static bool IsWhole(LossObservation o) => o.ReportedAbove == 0 && double.IsPositiveInfinity(o.ReportedUpTo);

        static double[]? Unless(LossObservation[] rows, Predicate<LossObservation> usual, Converter<LossObservation, double> select) =>
            Array.TrueForAll(rows, usual) ? null : Array.ConvertAll(rows, select);
    }

    /// <summary>Returns the observations as ones that are on record only since they lie in a range: truncated.</summary>
    /// <param name="above">Losses up to this amount are not reported, such as a deductible; finite and not negative.</param>
    /// <param name="upTo">Losses above this amount are not reported; above <paramref name="above"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not in its range.</exception>
    /// <exception cref="ArgumentException">A loss lies outside of the range.</exception>
    public LossSample Truncated(double above, double upTo = double.PositiveInfinity) =>
        Of(Enumerable.Range(0, Count).Select(i => this[i].Truncated(above, upTo)), Excluded);

    /// <summary>Returns a sample of exact losses, known to be finite and not negative, in an array that nobody else holds.</summary>
    internal static LossSample Own(double[] losses) => new(losses, null, null, null, null, [])
    {
        Least = losses.Length > 0 ? TensorPrimitives.Min<double>(losses) : double.PositiveInfinity, // NaN where a loss is
        Greatest = losses.Length > 0 ? TensorPrimitives.Max<double>(losses) : 0,
    };

    /// <summary>Returns the same observations with other weights.</summary>
    internal LossSample Reweighted(double[] weights) => new(_low, _high, weights, _above, _upTo, [.. Excluded]);

    private static double Sum(double[] numbers)
    {
        CompensatedSum sum = default;
        foreach (double number in numbers)
        {
            sum += number;
        }

        return sum.Value;
    }

    private int CountWhere(Func<LossObservation, bool> condition) => IsComplete
        ? (condition(LossObservation.Exactly(1)) ? Count : 0)
        : Enumerable.Range(0, Count).Count(i => condition(this[i]));
}
