using CyberStats.Series;

namespace CyberStats.Trends;

/// <summary>The numbers of a series that a rank method works on, and what is asked of numbers.</summary>
internal static class SeriesValues
{
    /// <summary>Returns the counts over their exposure, in the order of time, without the periods that have no count or no exposure.</summary>
    public static double[] Rates(CountSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return
        [
            .. Enumerable.Range(0, series.Length)
                .Where(i => series.Counts[i] is not null && series.Exposure[i] > 0)
                .Select(i => series.Counts[i]!.Value / series.Exposure[i]),
        ];
    }

    /// <summary>Throws where a value is NaN or infinite.</summary>
    /// <exception cref="ArgumentException">One is; the message gives its index.</exception>
    public static void RequireFinite(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            RequireFinite(values[i], i);
        }
    }

    /// <summary>Returns a value if it is neither NaN nor infinite.</summary>
    /// <exception cref="ArgumentException">It is; the message gives its index.</exception>
    public static double RequireFinite(double value, int index, string name = "values") => double.IsFinite(value)
        ? value
        : throw new ArgumentException(FormattableString.Invariant($"'{name}' must be finite, but at index {index} stands {value}."), name);
}
