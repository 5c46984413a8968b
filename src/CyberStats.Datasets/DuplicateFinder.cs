using System.Globalization;

namespace CyberStats.Datasets;

/// <summary>Notes the rows of a file that look like earlier ones. None is dropped.</summary>
/// <param name="titleField">What the file calls the title.</param>
/// <param name="descriptionField">What the file calls the description.</param>
/// <param name="idField">What the file calls the id; null where it has none of its own.</param>
internal sealed class DuplicateFinder(string titleField, string descriptionField, string? idField = null)
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _titles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _descriptions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reports the strongest likeness of a row to an earlier one, if there is any.</summary>
    public void Note(IssueList issues, int index, string id, string title, string description)
    {
        int? sameId = Earlier(_ids, id, index);
        int? sameTitle = Earlier(_titles, title, index);
        int? sameDescription = description.Length == 0 ? null : Earlier(_descriptions, description, index);
        if (sameId is { } twin)
        {
            string shared = idField is null ? "title, date and victims" : "id";
            issues.Warning("duplicate_id", idField, title, string.Create(
                CultureInfo.InvariantCulture,
                $"The row has the {shared} of the row at index {twin}{(idField is null ? ", and so its id" : "")}; no set of incidents takes both."));
        }
        else if (sameTitle is { } namesake)
        {
            issues.Info("duplicate_candidate", titleField, title, string.Create(
                CultureInfo.InvariantCulture, $"The row at index {namesake} has the same title."));
        }
        else if (sameDescription is { } other)
        {
            issues.Info("duplicate_candidate", descriptionField, description, string.Create(
                CultureInfo.InvariantCulture, $"The row at index {other} has the same description."));
        }
    }

    private static int? Earlier(Dictionary<string, int> seen, string text, int index) => seen.TryAdd(text, index) ? null : seen[text];
}
