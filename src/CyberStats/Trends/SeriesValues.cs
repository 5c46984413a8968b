using CyberStats.Series;

namespace CyberStats.Trends;

/// <summary>The numbers of a series that a rank method works on, and what is asked of numbers.</summary>
internal static class SeriesValues
{
    /// <summary>
    /// Returns the counts over their exposure, in the order of time, with the index of each period; those that have no count or no exposure
    /// are left out.
    /// </summary>
    public static (double[] Indices, double[] Rates) Of(CountSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        int[] known = Known(series);
        return ([.. known.Select(i => (double)i)], [.. known.Select(i => series.Counts[i]!.Value / series.Exposure[i])]);
    }

    /// <summary>Returns the places of the periods that have a count and an exposure.</summary>
    public static int[] Known(CountSeries series) =>
        [.. Enumerable.Range(0, series.Length).Where(i => series.Counts[i] is not null && series.Exposure[i] > 0)];

    /// <summary>Throws where a number is NaN or infinite.</summary>
    /// <exception cref="ArgumentException">One is; the message gives its index.</exception>
    public static void RequireFinite(ReadOnlySpan<double> numbers, string name)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            RequireFinite(numbers[i], i, name);
        }
    }

    /// <summary>Returns a number if it is neither NaN nor infinite.</summary>
    /// <exception cref="ArgumentException">It is; the message gives its index.</exception>
    public static double RequireFinite(double number, int index, string name) => double.IsFinite(number)
        ? number
        : throw new ArgumentException(FormattableString.Invariant($"The number at index {index} of '{name}' must be finite, but is {number}."), name);
}
