using CyberStats.Series;

namespace CyberStats.Trends;

/// <summary>
/// Whole counts in the order of time with the exposure of each and its place among the periods, missing periods left out.
/// </summary>
internal sealed class ObservedCounts
{
    private const double Largest = 1e150; // so that no sum or square overflows

    private ObservedCounts(double[] counts, double[] exposure, int[] places, int missing, IReadOnlyList<Caveat> caveats)
    {
        Counts = counts;
        Exposure = exposure;
        Places = places;
        Missing = missing;
        Caveats = caveats;
        TotalExposure = exposure.Sum();
        Total = counts.Sum();
    }

    public double[] Counts { get; }

    public double[] Exposure { get; }

    /// <summary>Gets the place of each observation in the series, from 0: a missing period takes a place.</summary>
    public int[] Places { get; }

    public int Missing { get; }

    public IReadOnlyList<Caveat> Caveats { get; }

    public double Total { get; }

    public double TotalExposure { get; }

    public int Length => Counts.Length;

    /// <exception cref="ArgumentException">A value is no whole number, or negative; the message gives its index.</exception>
    public static ObservedCounts Of(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] is >= 0 and <= Largest && Math.Floor(values[i]) == values[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The number at index {i} of 'values' must be a whole number, not below zero and at most 1e150, but is {values[i]}."),
                    nameof(values));
            }
        }

        double[] ones = new double[values.Length];
        Array.Fill(ones, 1);
        return new ObservedCounts(values.ToArray(), ones, [.. Enumerable.Range(0, values.Length)], 0, []);
    }

    /// <exception cref="ArgumentNullException">The series is null.</exception>
    /// <exception cref="ArgumentException">The series is not of independent whole counts.</exception>
    public static ObservedCounts Of(CountSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Kind != SeriesKind.Counts)
        {
            throw new ArgumentException($"A law of counts needs a series of the kind {SeriesKind.Counts}, but this one is of the kind {series.Kind}.", nameof(series));
        }

        int[] places = SeriesValues.Known(series);
        return new ObservedCounts(
            [.. places.Select(i => series.Counts[i]!.Value)], [.. places.Select(i => series.Exposure[i])], places, series.Length - places.Length, series.Caveats);
    }
}
