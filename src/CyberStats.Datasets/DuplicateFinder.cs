using System.Globalization;

namespace CyberStats.Datasets;

/// <summary>Notes the rows of a file that look like earlier ones. None is dropped.</summary>
/// <param name="titleField">What the file calls the title.</param>
/// <param name="descriptionField">What the file calls the description.</param>
/// <param name="idField">What the file calls the id; null where it has none of its own.</param>
internal sealed class DuplicateFinder(string titleField, string descriptionField, string? idField = null)
{
    private readonly FirstRows _ids = new();
    private readonly FirstRows _titles = new(isCaseIgnored: true);
    private readonly FirstRows _descriptions = new(isCaseIgnored: true);

    /// <summary>Reports the strongest likeness of a row to an earlier one, if there is any.</summary>
    public void Note(IssueList issues, int index, string id, string title, string description)
    {
        int? sameId = _ids.Earlier(id, index);
        int? sameTitle = _titles.Earlier(title, index);
        int? sameDescription = description.Length == 0 ? null : _descriptions.Earlier(description, index);
        if (sameId is { } twin)
        {
            string shared = idField is null ? "title, date and victims" : "id";
            issues.Warning("duplicate_id", idField, title, string.Create(
                CultureInfo.InvariantCulture,
                $"The row has the {shared} of the row at index {twin}{(idField is null ? ", and so its id" : "")}; no set of incidents takes both."));
        }
        else if (sameTitle is { } namesake)
        {
            issues.Info("duplicate_candidate", titleField, title, "The row at index {0} has the same title.", namesake);
        }
        else if (sameDescription is { } other)
        {
            issues.Info("duplicate_candidate", descriptionField, description, "The row at index {0} has the same description.", other);
        }
    }
}
