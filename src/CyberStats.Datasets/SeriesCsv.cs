using CyberStats.Datasets.Tables;
using CyberStats.Series;

namespace CyberStats.Datasets;

/// <summary>Writes a series as a CSV table for R, pandas and spreadsheets, one row a period.</summary>
public static class SeriesCsv
{
    private static readonly string[] Columns = ["period", "start", "end", "count", "lower", "upper", "exposure"];

    /// <summary>Writes a series: the name of each period, its first and last day, the count with its bounds, and the exposure.</summary>
    /// <param name="series">The series.</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <remarks>
    /// The form of the table is that of <see cref="CsvTables"/>. The cell of a missing count, or of a bound that there is none of, is empty: missing is not zero.
    /// Not written are the clock, the sources, what was left out and the caveats: see <see cref="CountSeries"/>.
    /// </remarks>
    public static void Write(CountSeries series, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new TableWriter(stream, Columns);
        for (int i = 0; i < series.Length; i++)
        {
            writer.Text(series.Label(i)).Day(series.Start(i)).Day(series.Period.EndOf(series.FirstIndex + i))
                .Number(series.Counts[i]).Number(series.Lower[i]).Number(series.Upper[i]).Number<double>(series.Exposure[i]);
        }
    }
}
