using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// A sample as the search for the threshold of a power law sees it: the points where data and law are compared, and the likeliest exponent from each
/// threshold on.
/// </summary>
/// <remarks>
/// Both the share of the data at or above a point and that of the law only change there, so that the greatest of the differences, on both sides of each
/// step, is the Kolmogorov-Smirnov distance itself. Of whole numbers a point is each value and the number after it, of bins each edge.
/// </remarks>
internal sealed class TailPoints
{
    private readonly double[] _values; // ascending
    private readonly double[] _logs; // log(greatest / value): small, thus exact, in the tail
    private readonly double[] _atLeast; // how many values are at or above each point
    private readonly double[] _above; // how many above; of whole numbers and bins the same as at or above: the law has steps there too
    private readonly int[] _first; // the point of each threshold, ascending
    private readonly double[] _exponents;
    private readonly bool _isDiscrete;
    private double _exponent;
    private double _logAtThreshold;
    private double _logScale;
    private double _tail;

    private TailPoints(double[] values, double[] logs, double[] atLeast, double[] above, int[] first, double[] exponents, bool isDiscrete)
    {
        _values = values;
        _logs = logs;
        _atLeast = atLeast;
        _above = above;
        _first = first;
        _exponents = exponents;
        _isDiscrete = isDiscrete;
    }

    /// <summary>The number of thresholds.</summary>
    public int Thresholds => _first.Length;

    /// <summary>The number of points.</summary>
    public int Points => _values.Length;

    /// <summary>The values in the tail of the threshold taken.</summary>
    public double Tail => _tail;

    public double ThresholdAt(int threshold) => _values[_first[threshold]];

    public double ExponentAt(int threshold) => _exponents[threshold];

    public double TailAt(int threshold) => _atLeast[_first[threshold]];

    /// <summary>Takes a threshold, and returns its point.</summary>
    public int Take(int threshold)
    {
        int first = _first[threshold];
        _exponent = _exponents[threshold];
        _logAtThreshold = _logs[first];
        _tail = _atLeast[first];
        _logScale = _isDiscrete ? HurwitzZeta.LogScaled(_exponent, _values[first]) : 0;
        return first;
    }

    /// <summary>The share of the law at or above a point, with the threshold taken.</summary>
    public double Share(int point) => _isDiscrete
        ? Math.Exp((-_exponent * (_logAtThreshold - _logs[point])) + HurwitzZeta.LogScaled(_exponent, _values[point]) - _logScale)
        : Math.Exp((1 - _exponent) * (_logAtThreshold - _logs[point]));

    /// <summary>The greater difference of data and law at a point, on either side of the step.</summary>
    public double Difference(int point, double share) => Math.Max((_atLeast[point] / _tail) - share, share - (_above[point] / _tail));

    /// <summary>What no difference strictly between two points exceeds: both shares fall.</summary>
    public double Bound(int from, double shareFrom, int to, double shareTo) =>
        Math.Max((_above[from] / _tail) - shareTo, shareFrom - (_atLeast[to] / _tail));

    /// <summary>The points of measured values.</summary>
    /// <param name="sorted">Values above zero, ascending; from a threshold on where one is given.</param>
    /// <param name="threshold">The only threshold; null to try the values.</param>
    /// <param name="options">Which thresholds are tried.</param>
    public static TailPoints Continuous(ReadOnlySpan<double> sorted, double? threshold, PowerLawOptions options)
    {
        (double[] values, double[] atLeast) = Distinct(sorted, threshold);
        double[] logs = Logs(values);
        double[] above = new double[atLeast.Length];
        atLeast.AsSpan(Math.Min(1, atLeast.Length)).CopyTo(above);
        double[] excesses = Excesses(logs, atLeast);
        int[] first = Tried(values, atLeast, excesses, threshold, options);
        return new TailPoints(values, logs, atLeast, above, first, [.. first.Select(i => 1 + (atLeast[i] / excesses[i]))], false);
    }

    /// <summary>The points of whole numbers.</summary>
    /// <inheritdoc cref="Continuous"/>
    public static TailPoints Discrete(ReadOnlySpan<double> sorted, double? threshold, PowerLawOptions options)
    {
        (double[] values, double[] atLeast) = Distinct(sorted, threshold);
        double[] excesses = Excesses(Logs(values), atLeast);
        int[] tried = Tried(values, atLeast, excesses, threshold, options);
        double[] exponents = new double[tried.Length];
        double start = double.NaN;
        for (int i = tried.Length - 1; i >= 0; i--)
        {
            exponents[i] = start = ZetaExponent.Of(values[tried[i]], excesses[tried[i]] / atLeast[tried[i]], start);
        }

        var points = new List<double>(2 * values.Length);
        var counts = new List<double>(2 * values.Length);
        int[] places = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            places[i] = points.Count;
            points.Add(values[i]);
            counts.Add(atLeast[i]);
            if (i == values.Length - 1 || values[i + 1] > values[i] + 1)
            {
                points.Add(values[i] + 1);
                counts.Add(i == values.Length - 1 ? 0 : atLeast[i + 1]);
            }
        }

        double[] all = [.. points];
        double[] shares = [.. counts];
        return new TailPoints(all, Logs(all), shares, shares, [.. tried.Select(i => places[i])], exponents, true);
    }

    /// <summary>The points of bins.</summary>
    /// <param name="edges">The edges from the first above zero on.</param>
    /// <param name="counts">How many values are in the bin from each edge on, the last one open.</param>
    /// <param name="threshold">The only threshold, one of the edges; null to try the edges.</param>
    /// <param name="options">Which thresholds are tried.</param>
    public static TailPoints Binned(double[] edges, double[] counts, double? threshold, PowerLawOptions options)
    {
        double[] atLeast = new double[edges.Length];
        double sum = 0;
        for (int i = edges.Length - 1; i >= 0; i--)
        {
            atLeast[i] = sum += counts[i];
        }

        double[] logs = Logs(edges);
        var first = new List<int>();
        var exponents = new List<double>();
        for (int i = 0; i < edges.Length - 1; i++)
        {
            if (threshold is { } only ? edges[i] == only : edges[i] <= options.MaximumThreshold)
            {
                double rate = atLeast[i] >= options.MinimumTail ? CellRate.Of(Cells(logs, i), counts.AsSpan(i)) : double.NaN;
                if (double.IsFinite(rate))
                {
                    first.Add(i);
                    exponents.Add(1 + rate);
                }
            }
        }

        return new TailPoints(edges, logs, atLeast, atLeast, [.. first], [.. exponents], false);
    }

    /// <summary>The logarithms of the edges over the first of a tail, with the open end.</summary>
    public static double[] Cells(double[] logs, int first) => [.. logs.Skip(first).Select(l => logs[first] - l), double.PositiveInfinity];

    /// <summary>Returns log(greatest / value) of ascending values, without loss near the greatest.</summary>
    public static double[] Logs(double[] values)
    {
        double[] logs = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double excess = (values[^1] - values[i]) / values[i];
            logs[i] = excess < 1e300 ? Elementary.LogP1(excess) : Math.Log(values[^1]) - Math.Log(values[i]);
        }

        return logs;
    }

    private static (double[] Values, double[] AtLeast) Distinct(ReadOnlySpan<double> sorted, double? threshold)
    {
        int count = threshold is { } given && (sorted.IsEmpty || sorted[0] > given) ? 1 : 0;
        bool isAdded = count == 1;
        for (int i = 0; i < sorted.Length; i++)
        {
            count += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }

        double[] values = new double[count];
        double[] atLeast = new double[count];
        int next = 0;
        if (isAdded)
        {
            (values[0], atLeast[0]) = (threshold!.Value, sorted.Length);
            next = 1;
        }

        for (int i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                (values[next], atLeast[next]) = (sorted[i], sorted.Length - i);
                next++;
            }
        }

        return (values, atLeast);
    }

    /// <summary>The sum of log(x / value) over all x at or above each value.</summary>
    private static double[] Excesses(double[] logs, double[] atLeast)
    {
        double[] sums = new double[logs.Length];
        for (int i = logs.Length - 2; i >= 0; i--)
        {
            sums[i] = sums[i + 1] + (atLeast[i + 1] * (logs[i] - logs[i + 1]));
        }

        return sums;
    }

    private static int[] Tried(double[] values, double[] atLeast, double[] excesses, double? threshold, PowerLawOptions options)
    {
        int end = threshold is null ? values.Length : Math.Min(1, values.Length);
        int count = 0;
        while (count < end && atLeast[count] >= options.MinimumTail && excesses[count] > 0 && (threshold is not null || values[count] <= options.MaximumThreshold))
        {
            count++;
        }

        int[] tried = new int[count];
        for (int i = 0; i < count; i++)
        {
            tried[i] = i;
        }

        return tried;
    }
}
