using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The law of a sample, which may be weighted: a loss is one of finitely many values, each with its probability.
/// </summary>
/// <remarks>
/// <para>
/// The distribution function is a staircase. The quantile at p is its inverse, the least value that is not exceeded with at least probability p:
/// definition 1 of Hyndman and Fan (1996), <i>Sample quantiles in statistical packages</i>; nothing is interpolated. The density is +∞ at the values
/// and 0 elsewhere; <see cref="Probability"/> has what a likelihood needs.
/// </para>
/// <para>
/// A value may be +∞: the probability that lies beyond everything observed, as it is left over where the largest losses are known only from below.
/// The mean is then +∞. Two of these laws are equal only if they are the same object.
/// </para>
/// </remarks>
public sealed class Empirical : ISeverity
{
    private readonly double[] _values; // distinct and rising
    private readonly double[] _upTo; // weight of this value and those below
    private readonly double[] _beyond; // weight of those above
    private readonly double[] _limited; // E[min(X, value)]
    private readonly double[] _excess; // the total weight times E[(X - value)+]
    private readonly double _total;

    /// <summary>Creates the law of a sample.</summary>
    /// <param name="values">The values, in any order; equal ones are put together. They may be +∞, but not NaN or -∞.</param>
    /// <param name="weights">The weight of each value, not negative; they need not add up to 1, and values of weight 0 are left out. Null: all equal.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">A value is NaN or -∞, a weight is negative or not finite, or there are not as many weights as values.</exception>
    /// <exception cref="InsufficientDataException">No value has a weight above 0.</exception>
    /// <remarks>Cost: a sort; afterwards every member takes a search among the distinct values.</remarks>
    public Empirical(IReadOnlyList<double> values, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        (_values, double[] mass) = Steps(values, weights);
        int n = _values.Length;
        _upTo = new double[n];
        _beyond = new double[n];
        _limited = new double[n];
        _excess = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            _upTo[i] = sum += mass[i];
        }

        _total = sum;
        double above = 0;
        for (int i = n - 2; i >= 0; i--)
        {
            _beyond[i] = above += mass[i + 1];
            _excess[i] = _excess[i + 1] + ((_values[i + 1] - _values[i]) * above);
        }

        _limited[0] = _values[0];
        for (int i = 1; i < n; i++)
        {
            _limited[i] = _limited[i - 1] + ((_values[i] - _values[i - 1]) * (_beyond[i - 1] / _total));
        }

        Values = ImmutableArray.Create(_values);
        Probabilities = [.. mass.Select(weight => weight / _total)];
        Variance = double.IsPositiveInfinity(Mean) ? double.PositiveInfinity : _values.Zip(mass, (x, w) => w * (x - Mean) * (x - Mean)).Sum() / _total;
    }

    /// <summary>Gets the distinct values, rising.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Gets the probability of each of <see cref="Values"/>.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <inheritdoc/>
    public double Mean => _limited[^1];

    /// <inheritdoc/>
    /// <remarks>That of the law: the weights are divided by their sum, not by their sum less 1.</remarks>
    public double Variance { get; }

    /// <inheritdoc/>
    public double Minimum => _values[0];

    /// <inheritdoc/>
    public double Maximum => _values[^1];

    /// <summary>Returns the probability of exactly this value; 0 where it is none of <see cref="Values"/>.</summary>
    public double Probability(double value)
    {
        int i = Array.BinarySearch(_values, value);
        return double.IsNaN(value) ? double.NaN : i < 0 ? 0 : Probabilities[i];
    }

    /// <inheritdoc/>
    public double Density(double value) =>
        double.IsNaN(value) ? double.NaN : Array.BinarySearch(_values, value) >= 0 ? double.PositiveInfinity : 0;

    /// <inheritdoc/>
    public double LogDensity(double value) => Math.Log(Density(value));

    /// <inheritdoc/>
    public double Cumulative(double value)
    {
        int i = StepAt(value);
        return double.IsNaN(value) ? double.NaN : i < 0 ? 0 : _upTo[i] / _total;
    }

    /// <inheritdoc/>
    public double LogCumulative(double value) => LogOf(Cumulative(value), Survival(value));

    /// <inheritdoc/>
    public double Survival(double value)
    {
        int i = StepAt(value);
        return double.IsNaN(value) ? double.NaN : i < 0 ? 1 : _beyond[i] / _total;
    }

    /// <inheritdoc/>
    public double LogSurvival(double value) => LogOf(Survival(value), Cumulative(value));

    /// <inheritdoc/>
    public double Quantile(double probability)
    {
        Require.Probability(probability);
        int low = 0;
        for (int high = _values.Length - 1; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = _upTo[middle] / _total >= probability ? (low, middle) : (middle + 1, high);
        }

        return _values[low];
    }

    /// <inheritdoc/>
    public double LossExceededWith(double probability)
    {
        Require.Probability(probability);
        int low = 0;
        for (int high = _values.Length - 1; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = _beyond[middle] / _total <= probability ? (low, middle) : (middle + 1, high);
        }

        return _values[low];
    }

    /// <inheritdoc/>
    public double LimitedMean(double limit)
    {
        int i = StepAt(limit);
        return i < 0 || double.IsNaN(limit) ? limit : i == _values.Length - 1 ? Mean : _limited[i] + ((limit - _values[i]) * (_beyond[i] / _total));
    }

    /// <inheritdoc/>
    public double MeanExcess(double threshold)
    {
        int i = StepAt(threshold);
        return double.IsNaN(threshold) ? double.NaN
            : i < 0 ? Mean - threshold
            : i == _values.Length - 1 ? 0
            : (_excess[i + 1] / _beyond[i]) + (_values[i + 1] - threshold);
    }

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Quantile(1 - random.NextDouble()); // in (0, 1]
    }

    /// <summary>Returns the law of a loss given that it lies in (low, high]; null where it never does.</summary>
    internal Empirical? Within(double low, double high)
    {
        int[] kept = [.. Enumerable.Range(0, _values.Length).Where(i => _values[i] > low && _values[i] <= high)];
        return kept.Length == 0 ? null : new Empirical([.. kept.Select(i => _values[i])], [.. kept.Select(i => Probabilities[i])]);
    }

    private static double LogOf(double probability, double complement) =>
        probability <= 0.5 ? Math.Log(probability) : Elementary.LogP1(-complement);

    private static (double[] Values, double[] Mass) Steps(IReadOnlyList<double> values, IReadOnlyList<double>? weights)
    {
        if (weights is not null && weights.Count != values.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {values.Count} values, but {weights.Count} weights."), nameof(weights));
        }

        double[] sorted = new double[values.Count];
        double[] mass = new double[values.Count];
        int n = 0;
        for (int i = 0; i < values.Count; i++)
        {
            double weight = weights is null ? 1 : weights[i];
            if (double.IsNaN(values[i]) || double.IsNegativeInfinity(values[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Value {i} is {values[i]}; it must be a number or +∞."), nameof(values));
            }

            if (!double.IsFinite(weight) || weight < 0)
            {
                throw new ArgumentException(FormattableString.Invariant($"Weight {i} is {weight}; it must be finite and not below zero."), nameof(weights));
            }

            (sorted[n], mass[n]) = (values[i] + 0.0, weight); // no negative zero
            n += weight > 0 ? 1 : 0;
        }

        if (n == 0)
        {
            throw new InsufficientDataException("values of a weight above 0", 1, 0, nameof(values));
        }

        Array.Sort(sorted, mass, 0, n);
        int last = 0;
        for (int i = 1; i < n; i++)
        {
            if (sorted[i] == sorted[last])
            {
                mass[last] += mass[i];
            }
            else
            {
                last++;
                (sorted[last], mass[last]) = (sorted[i], mass[i]);
            }
        }

        return (sorted[..(last + 1)], mass[..(last + 1)]);
    }

    /// <summary>The index of the greatest value that is at most a given one; -1 where all are above.</summary>
    private int StepAt(double value)
    {
        int i = Array.BinarySearch(_values, value);
        return i >= 0 ? i : ~i - 1;
    }
}
