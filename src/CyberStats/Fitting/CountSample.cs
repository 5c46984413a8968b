using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// Counts ready to be fitted, as a table: how often each number was seen.
/// </summary>
/// <remarks>
/// Immutable and thread-safe. The order of the counts does not matter, and is not kept. Arrays of numbers convert into a sample. Counts over unequal exposures,
/// whose means differ, are no sample of one law: give those to the count regression of the trends. Cost: a pass over the counts.
/// </remarks>
public sealed class CountSample
{
    private const int Listed = 4096; // smaller counts have a place of their own; greater ones are sorted

    private readonly ImmutableArray<double> _values;
    private readonly ImmutableArray<double> _frequencies;

    private CountSample(ImmutableArray<double> values, ImmutableArray<double> frequencies)
    {
        _values = values;
        _frequencies = frequencies;
        CompensatedSum count = default;
        CompensatedSum sum = default;
        for (int i = 0; i < values.Length; i++)
        {
            count += frequencies[i];
            sum += frequencies[i] * values[i];
        }

        Count = count.Value;
        Sum = sum.Value;
    }

    /// <summary>Gets the distinct numbers, in order.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Gets how often each of <see cref="Values"/> was seen.</summary>
    public IReadOnlyList<double> Frequencies => _frequencies;

    /// <summary>Gets the number of counts: the sum of the frequencies.</summary>
    public double Count { get; }

    /// <summary>Gets the sum of the counts.</summary>
    public double Sum { get; }

    /// <summary>Gets the mean of the counts; NaN where there is none.</summary>
    public double Mean => Sum / Count;

    /// <summary>Gets the variance of the counts, with divisor n - 1; NaN for fewer than two.</summary>
    public double Variance
    {
        get
        {
            double squares = 0;
            for (int i = 0; i < _values.Length; i++)
            {
                squares += _frequencies[i] * (_values[i] - Mean) * (_values[i] - Mean);
            }

            return Count > 1 ? squares / (Count - 1) : double.NaN;
        }
    }

    /// <summary>Gets the greatest count; NaN where there is none.</summary>
    public double Maximum => _values.IsEmpty ? double.NaN : _values[^1];

    /// <summary>Gets how many counts are 0.</summary>
    public double Zeros => !_values.IsEmpty && _values[0] == 0 ? _frequencies[0] : 0;

    internal ReadOnlySpan<double> ValueSpan => _values.AsSpan();

    internal ReadOnlySpan<double> FrequencySpan => _frequencies.AsSpan();

    /// <summary>Gets whether the frequencies are whole, as they are where every count was seen by itself.</summary>
    internal bool IsWhole => _frequencies.All(f => f == Math.Floor(f));

    /// <summary>Makes a sample.</summary>
    /// <param name="counts">The counts, in any order; whole and not negative.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentException">A count is negative, fractional, infinite or NaN; the message gives its index.</exception>
    public static implicit operator CountSample(double[] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return Of(counts.AsSpan());
    }

    /// <inheritdoc cref="op_Implicit(double[])"/>
    public static implicit operator CountSample(int[] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var table = new Table();
        for (int i = 0; i < counts.Length; i++)
        {
            table.Add(counts[i], i);
        }

        return table.Sample();
    }

    /// <inheritdoc cref="op_Implicit(double[])"/>
    public static implicit operator CountSample(long[] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var table = new Table();
        for (int i = 0; i < counts.Length; i++)
        {
            table.Add(counts[i], i);
        }

        return table.Sample();
    }

    /// <inheritdoc cref="op_Implicit(double[])"/>
    public static CountSample Of(params ReadOnlySpan<double> counts)
    {
        var table = new Table();
        for (int i = 0; i < counts.Length; i++)
        {
            table.Add(counts[i], i);
        }

        return table.Sample();
    }

    /// <summary>Makes a sample of a table: so many times this count, so many times that.</summary>
    /// <param name="counts">The counts, in any order; whole and not negative.</param>
    /// <param name="frequencies">How often each was seen; finite and not negative, not necessarily whole.</param>
    /// <exception cref="ArgumentException">A count or frequency is out of its range, with its index, or the lengths differ.</exception>
    public static CountSample Weighted(ReadOnlySpan<double> counts, ReadOnlySpan<double> frequencies)
    {
        if (counts.Length != frequencies.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {counts.Length} counts, but {frequencies.Length} frequencies."), nameof(frequencies));
        }

        var table = new SortedDictionary<double, double>();
        for (int i = 0; i < counts.Length; i++)
        {
            Table.Check(counts[i], i);
            if (!(frequencies[i] >= 0 && frequencies[i] <= double.MaxValue))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The frequency at index {i} is {frequencies[i]}; it must be finite and not negative."), nameof(frequencies));
            }

            if (frequencies[i] > 0)
            {
                table[counts[i]] = table.GetValueOrDefault(counts[i]) + frequencies[i];
            }
        }

        return new CountSample([.. table.Keys], [.. table.Values]);
    }

    /// <summary>Returns the counts above zero.</summary>
    internal CountSample AboveZero() => Zeros == 0 ? this : new CountSample(_values[1..], _frequencies[1..]);

    /// <summary>Returns the table with other frequencies, of which some may be 0.</summary>
    internal CountSample With(ReadOnlySpan<double> frequencies) => Weighted(ValueSpan, frequencies);

    /// <summary>Returns the log-likelihood of a law.</summary>
    internal double LogLikelihood(Distributions.IFrequency law)
    {
        CompensatedSum sum = default;
        for (int i = 0; i < _values.Length; i++)
        {
            sum += _frequencies[i] * law.LogDensity(_values[i]);
        }

        return sum.Value;
    }

    private sealed class Table
    {
        private readonly int[] _small = new int[Listed];
        private readonly List<double> _large = [];

        public static void Check(double count, int index, string counts = "counts")
        {
            if (!(count >= 0 && count <= double.MaxValue && count == Math.Floor(count)))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The count at index {index} is {count}; it must be whole and not negative."), counts);
            }
        }

        public void Add(double count, int index)
        {
            int place = (int)count;
            if ((uint)place < Listed && place == count)
            {
                _small[place]++;
                return;
            }

            Check(count, index);
            _large.Add(count);
        }

        public CountSample Sample()
        {
            _large.Sort();
            var values = ImmutableArray.CreateBuilder<double>();
            var frequencies = ImmutableArray.CreateBuilder<double>();
            for (int count = 0; count < Listed; count++)
            {
                if (_small[count] > 0)
                {
                    values.Add(count);
                    frequencies.Add(_small[count]);
                }
            }

            for (int i = 0, j; i < _large.Count; i = j)
            {
                for (j = i + 1; j < _large.Count && _large[j] == _large[i]; j++)
                {
                }

                values.Add(_large[i]);
                frequencies.Add(j - i);
            }

            return new CountSample(values.ToImmutable(), frequencies.ToImmutable());
        }
    }
}
