using static CyberStats.Datasets.Cfr.CfrVocabulary;

namespace CyberStats.Datasets.Cfr;

/// <summary>
/// Puts the cells of a row back under their columns where a broken quote, or a cell too few or too many, has shifted them.
/// </summary>
/// <remarks>
/// A shift shows where the type or the category holds no word of its vocabulary. The one place where both do is taken for theirs. A quote
/// that was opened in one cell and closed in another has glued cells together, or split a list at its commas; what follows a comma
/// without a blank in such a cell was a cell of its own. A row in which no reading, or no single one, fits the vocabularies is left alone.
/// </remarks>
internal static class CfrColumns
{
    private const int TypeColumn = 7;
    private const int SponsorColumn = 6;
    private const int ResponseColumn = 4;

    // The columns that can be missing or split, the likeliest first: the response is the one that is usually blank.
    private static readonly int[] Movable = [ResponseColumn, 5, 3, SponsorColumn];

    /// <summary>Whether the type and the category stand under their columns.</summary>
    public static bool AreAligned(IReadOnlyList<string> cells) =>
        cells.Count <= TypeColumn || (IsType(cells[TypeColumn]) && (cells.Count == TypeColumn + 1 || IsCategory(cells[TypeColumn + 1]))
            && !(IsBlank(cells, TypeColumn) && IsBlank(cells, TypeColumn + 1) && FindType(cells) is not null));

    /// <summary>Whether one of type and category is a word not yet known, and every other coded cell stands under its column.</summary>
    public static bool HasNewWord(IReadOnlyList<string> cells) =>
        cells.Count == CfrField.All.Length && IsResponse(cells[ResponseColumn]) && IsBlankOrCountries(cells[SponsorColumn])
        && ((IsType(cells[TypeColumn]) && !IsBlank(cells, TypeColumn)) || (IsCategory(cells[TypeColumn + 1]) && !IsBlank(cells, TypeColumn + 1)));

    private static bool IsBlank(IReadOnlyList<string> cells, int i) => i >= cells.Count || string.IsNullOrWhiteSpace(cells[i]);

    /// <summary>Returns the cells under their columns; null where no reading of the row fits.</summary>
    public static string[]? Repair(IReadOnlyList<string> cells)
    {
        if (cells.Count < 4 || IsDate(cells[2]) || FindType(cells) is not { } found)
        {
            return null;
        }

        List<string> row = found > TypeColumn ? JoinSplitList(cells, found) : [.. cells];
        int type = found - (cells.Count - row.Count);
        int shift = type - TypeColumn;
        IEnumerable<List<string>> readings = shift switch
        {
            0 => [row],
            > 0 => Movable.Where(column => column + shift < type).Select(column => Merged(row, column, shift)),
            _ => SplitGlued(row, type, -shift) is { } split && Fits(split) ? [split] : WithBlanks(row, -shift),
        };
        var fitting = new List<List<string>>();
        foreach (List<string> reading in readings)
        {
            if (!fitting.Exists(f => f.SequenceEqual(reading)) && Fits(reading))
            {
                fitting.Add(reading);
            }
        }

        return fitting.Count == 1 ? Padded(fitting[0]) : null;
    }

    private static bool IsDate(string cell) => DateOnly.TryParseExact(
        cell.Trim(), "M/d/yyyy", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);

    /// <summary>Joins a list that was split at its commas inside a broken quote: its later items start with a blank, the last ends in a quote.</summary>
    private static List<string> JoinSplitList(IReadOnlyList<string> cells, int type)
    {
        List<string> row = [.. cells.Take(3)];
        for (int i = 3; i < cells.Count;)
        {
            int end = i + 1;
            while (i > 3 && end < type && cells[end].StartsWith(' ') && !cells[end - 1].EndsWith('"'))
            {
                end++;
            }

            row.Add(end == i + 1 ? cells[i] : string.Join(',', cells.Skip(i).Take(end - i)));
            i = end;
        }

        return row;
    }

    /// <summary>The one place that holds a type and is followed by a category; null where there is none, or more than one.</summary>
    private static int? FindType(IReadOnlyList<string> row)
    {
        int[] places = [.. Enumerable.Range(3, Math.Max(row.Count - 4, 0)).Where(i => Holds(row, i))];
        return places.Length == 1 ? places[0] : null;

        static bool Holds(IReadOnlyList<string> row, int i) => row[i].Length > 0 && row[i + 1].Length > 0 && IsType(row[i]) && IsCategory(row[i + 1]);
    }

    /// <summary>Splits the cell that a broken quote has glued, at the last commas without a blank; null where no cell ends in a stray quote.</summary>
    private static List<string>? SplitGlued(List<string> row, int type, int missing)
    {
        int glued = row.FindLastIndex(type - 1, type - 2, cell => cell.EndsWith('"'));
        if (glued < 0)
        {
            return null;
        }

        var parts = new List<string>();
        string rest = row[glued].TrimEnd('"');
        for (int at = rest.Length - 1; at >= 0 && parts.Count < missing; at--)
        {
            if (rest[at] == ',' && (at + 1 == rest.Length || rest[at + 1] != ' '))
            {
                parts.Insert(0, rest[(at + 1)..]);
                rest = rest[..at];
            }
        }

        return parts.Count < missing ? null : [.. row[..glued], rest, .. parts, .. row[(glued + 1)..]];
    }

    /// <summary>The readings in which some of the movable columns are missing from the row.</summary>
    private static IEnumerable<List<string>> WithBlanks(List<string> row, int missing)
    {
        foreach (int column in Movable.Where(c => c <= row.Count))
        {
            List<string> filled = [.. row[..column], "", .. row[column..]];
            if (missing == 1)
            {
                yield return filled;
            }
            else
            {
                foreach (List<string> next in WithBlanks(filled, missing - 1))
                {
                    yield return next;
                }
            }
        }
    }

    /// <summary>The reading in which a column was split into several cells.</summary>
    private static List<string> Merged(List<string> row, int column, int extra) =>
        [.. row[..column], string.Join(',', row[column..(column + extra + 1)]), .. row[(column + extra + 1)..]];

    private static bool Fits(List<string> row) =>
        AreAligned(row) && IsResponse(row[ResponseColumn]) && IsBlankOrCountries(row[SponsorColumn])
        && !IsReply(row[3]) && !IsReply(row[5]);

    private static bool IsReply(string cell) => !string.IsNullOrWhiteSpace(cell) && IsResponse(cell);

    private static string[] Padded(List<string> row) =>
        [.. row, .. Enumerable.Repeat("", Math.Max(CfrField.All.Length - row.Count, 0))];
}
