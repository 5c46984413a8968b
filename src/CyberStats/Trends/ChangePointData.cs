using System.Globalization;
using CyberStats.Series;

namespace CyberStats.Trends;

/// <summary>Checked observations, and a cost whose parameters are all known.</summary>
internal sealed class ChangePointData
{
    private const double Largest = 1e150; // whose square is finite
    private const int TestableCount = 30; // below so many values their autocorrelation cannot be tested

    private readonly double[] _values;
    private readonly double[]? _exposure; // null where all are 1, or for a law without exposure
    private readonly int[]? _places;
    private readonly CountSeries? _series;

    private ChangePointData(double[] values, double[]? exposure, ChangePointCost cost, string name, CountSeries? series = null, int[]? places = null)
    {
        _values = values;
        _exposure = exposure;
        _series = series;
        _places = places;
        Name = name;
        Cost = NormalScale.Complete(cost, values);
    }

    /// <summary>Gets the number of observations.</summary>
    public int Count => _values.Length;

    /// <summary>Gets the cost, with the parameters that the data give.</summary>
    public ChangePointCost Cost { get; }

    /// <summary>Gets the argument that the observations came by.</summary>
    public string Name { get; }

    public static ChangePointData Of(CountSeries series, ChangePointCost cost)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(cost);
        int[] places = [.. Enumerable.Range(0, series.Length).Where(i => series.Counts[i] is not null && series.Exposure[i] > 0)];
        double[] counts = [.. places.Select(i => series.Counts[i]!.Value)];
        double[] exposure = [.. places.Select(i => series.Exposure[i])];
        if (cost.IsOfCounts)
        {
            return series.Kind == SeriesKind.Counts
                ? new(counts, exposure.All(e => e == 1) ? null : exposure, cost, nameof(series), series, places)
                : throw new ArgumentException($"The series is of the kind {series.Kind}; {cost} is a law of whole counts.", nameof(series));
        }

        double[] rates = [.. counts.Zip(exposure, (c, e) => c / e)];
        RequireNumbers(rates, cost, nameof(series));
        return new(rates, null, cost, nameof(series), series, places);
    }

    public static ChangePointData Of(ReadOnlySpan<double> values, ReadOnlySpan<double> exposure, ChangePointCost cost, string name = "values")
    {
        ArgumentNullException.ThrowIfNull(cost);
        RequireNumbers(values, cost, name);
        return new(values.ToArray(), exposure.IsEmpty ? null : exposure.ToArray(), cost, name);
    }

    public static ChangePointData WithExposure(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposure, ChangePointCost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        if (!cost.IsOfCounts)
        {
            throw new ArgumentException($"{cost} is no law of counts, and knows no exposure: give the values themselves.", nameof(cost));
        }

        if (counts.Length != exposure.Length)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"There are {counts.Length} counts, but {exposure.Length} exposures."), nameof(exposure));
        }

        for (int i = 0; i < exposure.Length; i++)
        {
            if (!(exposure[i] >= 1 / Largest && exposure[i] <= Largest))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The exposure at index {i} must be from {1 / Largest} to {Largest}, but is {exposure[i]}."),
                    nameof(exposure));
            }
        }

        return Of(counts, exposure, cost, nameof(counts));
    }

    /// <summary>Returns what finds the best segmentation.</summary>
    public Partitioner Partitioner()
    {
        double[]? exposure = _exposure.AsSpan().ContainsAnyExcept(_exposure is null ? 0 : _exposure[0]) ? _exposure : null; // null where all are the same
        bool isEmpty = Cost.IsOfCounts && !_values.AsSpan().ContainsAnyExcept(0.0);
        return Cost.Law switch
        {
            _ when isEmpty => Trends.Partitioner.None, // no counts: the cost is 0 whatever the breaks
            ChangePointLaw.Poisson => Trends.Partitioner.Functional(new PoissonCost(_values, exposure)),
            ChangePointLaw.NegativeBinomial when exposure is null => Trends.Partitioner.Functional(new NegativeBinomialCost(_values, Cost.Size!.Value)),
            ChangePointLaw.NegativeBinomial => Trends.Partitioner.Pruned(new NegativeBinomialExposureCost(_values, exposure, Cost.Size!.Value)),
            ChangePointLaw.NormalMean => Trends.Partitioner.Functional(new NormalMeanCost(_values, Cost.StandardDeviation!.Value)),
            _ => Trends.Partitioner.Pruned(new NormalVarianceCost(_values, Cost.LeastVariance!.Value)),
        };
    }

    /// <summary>Returns a segmentation with the levels and costs of its segments, each summed from its own observations.</summary>
    public Segmentation Describe(int[] breaks, double penalty, int minimumSegment, double lengthWeight = 0)
    {
        var rule = new PartitionRule(penalty, minimumSegment, lengthWeight, Count);
        var segments = new Segment[breaks.Length + 1];
        double lengths = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            int start = i == 0 ? 0 : breaks[i - 1];
            int end = i < breaks.Length ? breaks[i] : Count;
            ReadOnlySpan<double> exposure = _exposure is null ? [] : _exposure.AsSpan(start, end - start);
            Segment segment = SegmentFit.Of(_values.AsSpan(start, end - start), exposure, Cost, start);
            segments[i] = _series is null
                ? segment
                : segment with { FirstDay = _series.Start(_places![start]), Label = _series.Label(_places[start]) };
            lengths += rule.OfLength(end - start);
        }

        return new Segmentation(Cost, penalty, minimumSegment, segments)
        {
            LengthPenalty = lengths,
            Missing = _series is null ? 0 : _series.Length - Count,
            Caveats =
            [
                .. _series?.Caveats ?? [],
                .. Cost.Law == ChangePointLaw.Poisson ? [Caveat.DispersionUnmodelled] : Array.Empty<Caveat>(),
                .. breaks.Length > 0 ? [Caveat.TrendAsSteps] : Array.Empty<Caveat>(),
                .. Count < TestableCount ? [Caveat.AutocorrelationUntestable] : Array.Empty<Caveat>(),
            ],
        };
    }

    private static void RequireNumbers(ReadOnlySpan<double> values, ChangePointCost cost, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double value = SeriesValues.RequireFinite(values[i], i, name);
            if (Math.Abs(value) > Largest || (cost.IsOfCounts && (value < 0 || value != Math.Floor(value))))
            {
                string demand = FormattableString.Invariant($"{(cost.IsOfCounts ? "a whole number from 0 to" : "within ±")} {Largest}");
                throw new ArgumentException(
                    FormattableString.Invariant($"The number at index {i} of '{name}' must be {demand}, but is {value}."), name);
            }
        }
    }
}
