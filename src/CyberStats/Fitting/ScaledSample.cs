using System.Numerics.Tensors;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// A sample in units of the geometric mean of its losses, so that a fit does not depend on the currency unit; sorted into the kinds of rows that a
/// likelihood has.
/// </summary>
internal sealed class ScaledSample
{
    private const double LeastWithLogarithm = 1e-300;
    private const int MostRepresentatives = 1024;

    private readonly LossSample? _losses; // exact and unweighted ones, which are read where they lie and copied only if need be
    private readonly double[]? _logarithms; // kept from the pass that gave the means
    private double[]? _exact;

    private ScaledSample(double origin, LossSample? losses = null, double[]? logarithms = null)
    {
        _logarithms = logarithms;
        Origin = origin;
        _losses = losses;
    }

    /// <summary>Gets the exact losses, less the origin, in units of <see cref="Unit"/>.</summary>
    public double[] Exact
    {
        get => _exact ??= Copy();
        private init => _exact = value;
    }

    /// <summary>Gets the number of exact losses.</summary>
    public int ExactCount => _losses?.Count ?? Exact.Length;

    /// <summary>Gets the means of exact losses that are read where they lie; else null.</summary>
    public LossMeans? Means { get; private init; }

    /// <summary>Gets the weights of the exact losses; null where all are 1.</summary>
    public required double[]? ExactWeights { get; init; }

    /// <summary>Gets the censored losses: (low, high], with their weights.</summary>
    public required (double Low, double High, double Weight)[] Intervals { get; init; }

    /// <summary>Gets the ranges in which losses are reported at all, each once, with the weight of the losses in it.</summary>
    public required (double Above, double UpTo, double Weight)[] Truncations { get; init; }

    /// <summary>Gets the unit, in units of the sample.</summary>
    public required double Unit { get; init; }

    /// <summary>Gets where losses are counted from: 0, or the threshold of a law that begins there.</summary>
    public double Origin { get; }

    /// <summary>Gets the unit of the weights, their mean, so that a fit does not depend on it; the log-likelihood is in that unit too.</summary>
    public double WeightUnit { get; private init; } = 1;

    /// <summary>Gets the sum of all weights.</summary>
    public required double Weight { get; init; }

    /// <summary>Gets the sum of the weights of the exact losses.</summary>
    public required double ExactWeight { get; init; }

    /// <summary>Gets whether there are exact losses only.</summary>
    public bool IsComplete => Intervals.Length == 0 && Truncations.Length == 0;

    /// <summary>Gets a value for each row, exact or in the middle of what is known, with its weight, in order of size.</summary>
    public (double Value, double Weight)[] Representatives { get; private init; } = [];

    public static ScaledSample Of(LossSample sample, double origin = 0, bool keepsLogarithms = false)
    {
        int n = sample.Count;
        if (sample.Least - origin >= LeastWithLogarithm)
        {
            double[]? kept = keepsLogarithms ? GC.AllocateUninitializedArray<double>(n) : null;
            LossMeans means = LossMeans.Of(sample.Low, origin, kept);
            return new ScaledSample(origin, sample, kept)
            {
                Means = means, ExactWeights = null, Intervals = [], Truncations = [], Unit = means.Unit, Weight = n, ExactWeight = n,
                Representatives = Spread(
                    n,
                    i => ((sample.Low[i] - origin) / means.Unit, 1.0),
                    [((sample.Least - origin) / means.Unit, 1.0), ((sample.Greatest - origin) / means.Unit, 1.0)]),
            };
        }

        double unit = UnitOf(sample, origin);
        double inverse = 1 / unit;
        var values = new List<double>(n);
        var weights = new List<double>(n);
        var intervals = new List<(double, double, double)>();
        var truncations = new Dictionary<(double, double), double>();
        double weight = 0;
        double weightUnit = sample.IsWeighted ? MeanWeight(sample.Weights) : 1;
        for (int i = 0; i < n; i++)
        {
            LossObservation row = sample[i];
            if (row.Weight == 0)
            {
                continue;
            }

            row = row.Weighted(row.Weight / weightUnit);
            weight += row.Weight;
            if (row.IsExact)
            {
                values.Add((row.Low - origin) * inverse);
                weights.Add(row.Weight);
            }
            else
            {
                intervals.Add((row.Low == 0 ? double.NegativeInfinity : (row.Low - origin) * inverse, (row.High - origin) * inverse, row.Weight));
            }

            if (row.ReportedAbove > origin || !double.IsPositiveInfinity(row.ReportedUpTo))
            {
                var range = (row.ReportedAbove == 0 ? double.NegativeInfinity : (row.ReportedAbove - origin) * inverse, (row.ReportedUpTo - origin) * inverse);
                truncations[range] = truncations.GetValueOrDefault(range) + row.Weight;
            }
        }

        (double Value, double Weight)[] rows = [.. values.Zip(weights), .. intervals.Select(i => (Middle(i), i.Item3))];
        return new ScaledSample(origin)
        {
            Exact = [.. values],
            ExactWeights = sample.IsWeighted ? [.. weights] : null,
            Intervals = [.. intervals],
            Truncations = [.. truncations.Select(t => (t.Key.Item1, t.Key.Item2, t.Value))],
            Unit = unit,
            WeightUnit = weightUnit,
            Weight = weight,
            ExactWeight = weights.Sum(),
            Representatives = Spread(rows),
        };
    }

    /// <summary>Gets the exact losses as they lie: less <paramref name="shift"/> and times <paramref name="factor"/> they are <see cref="Exact"/>.</summary>
    public ReadOnlySpan<double> Read(out double shift, out double factor)
    {
        (shift, factor) = _losses is null ? (0, 1) : (Origin, 1 / Unit);
        return _losses is null ? Exact : _losses.Low;
    }

    /// <summary>Returns the greatest of the exact losses as they lie, less the shift.</summary>
    public double Greatest() => _losses is null ? Exact.Max() : _losses.Greatest - Origin;

    /// <summary>Returns an amount, less the origin, in units of <see cref="Unit"/>, rounded as those of the losses are.</summary>
    public double Scaled(double amount) => (amount - Origin) * (1 / Unit);

    /// <summary>Returns the least of <see cref="Exact"/>; +∞ where there is none.</summary>
    public double Least() => _losses is not null ? (_losses.Least - Origin) / Unit : Exact.Length > 0 ? Exact.Min() : double.PositiveInfinity;

    /// <summary>Returns numbers that less a shift are the logarithms of <see cref="Exact"/>, which are above zero.</summary>
    public double[] Logarithms(out double logShift)
    {
        logShift = _logarithms is null ? 0 : Means!.Value.KeptShift;
        if (_logarithms is not null)
        {
            return _logarithms;
        }

        double[] logarithms = GC.AllocateUninitializedArray<double>(ExactCount);
        ReadOnlySpan<double> losses = Read(out double shift, out double factor);
        if (shift == 0)
        {
            VectorFunctions.Log(losses, logarithms);
        }
        else
        {
            TensorPrimitives.Subtract(losses, shift, logarithms);
            VectorFunctions.Log(logarithms, logarithms);
        }

        if (factor != 1)
        {
            TensorPrimitives.Subtract(logarithms, Math.Log(Unit), logarithms);
        }

        return logarithms;
    }

    /// <summary>Returns a part of the sample, evenly spread over its rows, on which a search can begin.</summary>
    public ScaledSample Thin(int rows)
    {
        int stride = Math.Max(1, (ExactCount + Intervals.Length) / rows);
        ReadOnlySpan<double> losses = Read(out double shift, out double factor);
        double[] part = Every(losses, stride);
        for (int i = 0; i < part.Length; i++)
        {
            part[i] = (part[i] - shift) * factor;
        }

        return new ScaledSample(Origin)
        {
            Exact = part,
            ExactWeights = ExactWeights is null ? null : Every<double>(ExactWeights, stride),
            Intervals = Every<(double, double, double)>(Intervals, stride),
            Truncations = [.. Truncations.Select(t => (t.Above, t.UpTo, t.Weight / stride))],
            Unit = Unit,
            WeightUnit = WeightUnit,
            Weight = Weight / stride,
            ExactWeight = ExactWeights is null ? part.Length : Every<double>(ExactWeights, stride).Sum(),
            Representatives = Representatives,
        };
    }

    /// <summary>Returns the representative values in a range, counted from an origin: all that the start of a search needs.</summary>
    public ScaledSample RepresentativesIn(double low, double high, double origin) => new(Origin)
    {
        Exact = [],
        ExactWeights = null,
        Intervals = [],
        Truncations = [],
        Unit = Unit,
        Weight = 0,
        ExactWeight = 0,
        Representatives = Spread(
        [
            .. Exact.Select((x, i) => (Value: x, Weight: ExactWeights?[i] ?? 1)).Concat(Intervals.Select(i => (Value: Middle(i), i.Weight)))
                .Where(r => r.Value > low && r.Value <= high).Select(r => (r.Value - origin, r.Weight)),
        ]),
    };

    /// <summary>Returns the weighted quantile of the representative values.</summary>
    public double Quantile(double probability)
    {
        double target = probability * Representatives.Sum(r => r.Weight);
        double sum = 0;
        foreach ((double value, double weight) in Representatives)
        {
            sum += weight;
            if (sum >= target)
            {
                return value;
            }
        }

        return Representatives[^1].Value;
    }

    /// <summary>Returns a measure of the spread of the logarithms that a few far values do not move; never 0.</summary>
    public double LogSpread()
    {
        double low = Quantile(0.2);
        double high = Quantile(0.8);
        double spread = low > 0 ? Math.Log(high / low) / 1.7 : 1; // the distance of these two quantiles of a normal law in standard deviations
        return Math.Clamp(spread, 1e-4, 20);
    }

    /// <summary>Returns the mean of the representative values.</summary>
    public double Mean() => Math.Max(Representatives.Sum(r => r.Value * r.Weight) / Representatives.Sum(r => r.Weight), 1e-12);

    private double[] Copy()
    {
        double[] exact = new double[ExactCount];
        ReadOnlySpan<double> losses = Read(out double shift, out double factor);
        for (int i = 0; i < exact.Length; i++)
        {
            exact[i] = (losses[i] - shift) * factor;
        }

        return exact;
    }

    private static double MeanWeight(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        int count = 0;
        foreach (double weight in weights)
        {
            sum += weight;
            count += weight > 0 ? 1 : 0;
        }

        return sum / count;
    }

    private static double UnitOf(LossSample sample, double origin)
    {
        double sum = 0;
        double weight = 0;
        ReadOnlySpan<double> low = sample.Low;
        ReadOnlySpan<double> high = sample.High;
        ReadOnlySpan<double> weights = sample.Weights;
        Span<double> block = stackalloc double[512];
        for (int start = 0; start < low.Length; start += block.Length)
        {
            int length = Math.Min(block.Length, low.Length - start);
            for (int i = 0; i < length; i++)
            {
                double middle = Middle((low[start + i] - origin, high[start + i] - origin, 1));
                block[i] = middle > 1e-300 ? middle : 1;
                weight += middle > 1e-300 ? (weights.IsEmpty ? 1 : weights[start + i]) : 0;
            }

            VectorFunctions.Log(block[..length], block[..length]);
            double part = 0;
            for (int i = 0; i < length; i++)
            {
                part += weights.IsEmpty ? block[i] : weights[start + i] * block[i];
            }

            sum += part;
        }

        return weight > 0 ? Math.Exp(sum / weight) : 1;
    }

    private static double Middle((double Low, double High, double Weight) row) =>
        row.Low == row.High ? row.Low
        : double.IsPositiveInfinity(row.High) ? Math.Max(row.Low, 0)
        : row.Low > 0 ? Math.Sqrt(row.Low) * Math.Sqrt(row.High) : row.High / 2;

    private static (double Value, double Weight)[] Spread((double Value, double Weight)[] rows) =>
        rows.Length == 0 ? [] : Spread(rows.Length, i => rows[i], [rows.Min(), rows.Max()]);

    /// <summary>Some values in order, not many more than a thousand, with the least and the greatest among them.</summary>
    private static (double Value, double Weight)[] Spread(int count, Func<int, (double Value, double Weight)> row, (double Value, double Weight)[] ends)
    {
        int stride = Math.Max(1, count / MostRepresentatives);
        (double Value, double Weight)[] rows = new (double Value, double Weight)[(count + stride - 1) / stride];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = row(Place(i, stride, count));
        }

        rows = stride > 1 ? [.. rows, .. ends] : rows;
        Array.Sort(rows);
        return rows;
    }

    /// <summary>A place in the stretch of a number, scattered so that a pattern in the order of the rows is not taken for the whole.</summary>
    private static int Place(int i, int stride, int count) => Math.Min((i * stride) + (int)(((uint)i * 2_654_435_761u >> 8) % (uint)stride), count - 1);

    private static T[] Every<T>(ReadOnlySpan<T> items, int stride)
    {
        var part = new T[(items.Length + stride - 1) / stride];
        for (int i = 0; i < part.Length; i++)
        {
            part[i] = items[Place(i, stride, items.Length)];
        }

        return part;
    }
}
