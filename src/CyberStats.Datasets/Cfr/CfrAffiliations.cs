namespace CyberStats.Datasets.Cfr;

/// <summary>
/// Takes the names of actors from the tracker's affiliations, where these are names and not sentences.
/// </summary>
internal static class CfrAffiliations
{
    private const int LongestCell = 1000; // characters; longer ones are no list of names
    private const int MostWords = 4; // of a name: longer ones are sentences or institutions

    private static readonly string[] Openings = ["Believed to be the work of", "Suspected to be the work of"];

    /// <summary>
    /// Returns the names in a cell: after an opening such as "Believed to be the work of", a list in which every item is a short name.
    /// A cell that also says something else, a state or "Unknown" gives none.
    /// </summary>
    public static IEnumerable<string> Names(string cell)
    {
        if (cell.Length > LongestCell)
        {
            return [];
        }

        // A '?' stands where a blank that was not plain ASCII was lost.
        string text = string.Join(' ', cell.Replace('?', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (string opening in Openings)
        {
            if (text.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                text = text[opening.Length..];
            }
        }

        string[] items = text.Trim(' ', '.').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        items = Array.ConvertAll(items, item => item.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? item[4..] : item);
        return Array.TrueForAll(items, IsName) ? items.Where(item => !IsNobody(item)) : [];
    }

    /// <summary>Returns the letters and digits of a name in lower case, so that "APT 37" and "APT37" are one actor.</summary>
    public static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static bool IsName(string item)
    {
        string[] words = item.Split(' ');
        return words.Length <= MostWords && Array.TrueForAll(words, word => char.IsUpper(word[0]) || char.IsDigit(word[0]));
    }

    private static bool IsNobody(string item) =>
        item.Equals("Unknown", StringComparison.OrdinalIgnoreCase) || CountryNames.TryFind(item, out _) || Fold(item).Length == 0;
}
