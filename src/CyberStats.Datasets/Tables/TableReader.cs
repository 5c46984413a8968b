using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Tables;

/// <summary>Reads the rows of one table.</summary>
internal static class TableReader
{
    private const int LongestRow = 64 * 1024 * 1024;

    /// <summary>Returns the rows; none where there is no stream.</summary>
    /// <exception cref="InvalidDataException">A column is missing or is there twice, or a row is broken.</exception>
    public static IEnumerable<TableRow> Read(TableShape shape, Func<string, Stream?> open)
    {
        using Stream? stream = open(shape.Name);
        if (stream is null)
        {
            yield break;
        }

        using var text = new StrictUtf8Stream(stream);
        using var rows = new CsvRows(text, LongestRow);
        Dictionary<string, int>? places = null;
        foreach (CsvRow row in rows.Read())
        {
            if (row.Problem != CsvProblem.None)
            {
                throw Wrong(shape, row.Line, row.Problem switch
                {
                    CsvProblem.StrayQuote => "a quote stands where none may",
                    CsvProblem.UnclosedQuote => "a quote is not closed",
                    _ => "the row is too long",
                });
            }

            if (places is null)
            {
                places = Places(shape, row);
            }
            else if (row.CellCount > 1 || row.Cells is [{ Length: > 0 }])
            {
                yield return row.CellCount == places.Count
                    ? new TableRow(shape, places, row.Line, row.Cells)
                    : throw Wrong(shape, row.Line, FormattableString.Invariant($"there are {row.CellCount} cells for {places.Count} columns"));
            }
        }

        if (places is null)
        {
            throw Wrong(shape, 1, "a row with the names of the columns is expected, but the table is empty");
        }
    }

    private static Dictionary<string, int> Places(TableShape shape, CsvRow header)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < header.Cells.Length; i++)
        {
            if (!places.TryAdd(header.Cells[i], i))
            {
                throw Wrong(shape, header.Line, $"the column '{Excerpt.Of(header.Cells[i])}' is there twice");
            }
        }

        string[] missing = [.. shape.Columns.Except(shape.Derived).Where(c => !places.ContainsKey(c))];
        return missing.Length == 0 && header.CellCount == places.Count
            ? places
            : throw Wrong(shape, header.Line, $"the columns {string.Join(", ", missing)} are missing");
    }

    private static InvalidDataException Wrong(TableShape shape, long line, string what) =>
        new(FormattableString.Invariant($"Table '{shape.Name}', line {line}: {what}."));
}
