namespace CyberStats.Datasets.EuRepoC;

/// <summary>Splits lists such as "Data theft; Disruption", whose items can hold the same separator inside brackets.</summary>
internal static class WordList
{
    private const string Separator = "; ";
    private const int MostItems = 10_000; // more than any list has, and few enough for a hostile one

    /// <summary>
    /// Returns the items, blank ones too, each trimmed. Where the brackets do not close, they are taken for letters; a list that is longer
    /// than can be meant is one item. Cost: linear.
    /// </summary>
    public static string[] Split(string cell)
    {
        return cell.Contains(';', StringComparison.Ordinal) && cell.AsSpan().Count(';') < MostItems
            ? Outside(cell) ?? cell.Split(Separator, StringSplitOptions.TrimEntries)
            : [cell.Trim()];
    }

    private static string[]? Outside(string cell)
    {
        var items = new List<string>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < cell.Length; i++)
        {
            switch (cell[i])
            {
                case '(':
                    depth++;
                    break;
                case ')' when depth > 0:
                    depth--;
                    break;
                case ';' when depth == 0 && (i + 1 == cell.Length || cell[i + 1] == ' '):
                    items.Add(cell[start..i].Trim());
                    start = i + 1;
                    break;
            }
        }

        items.Add(cell[start..].Trim());
        return depth == 0 ? [.. items] : null;
    }
}
