using System.Collections.Immutable;
using CyberStats.Json;

namespace CyberStats.Datasets.Detection;

/// <summary>Makes a document of what a reader gave, and reports what a document does not take.</summary>
internal sealed class DocumentDraft
{
    private readonly List<ImportIssue> _leftOut = [];

    /// <summary>Makes the import of a reader's result.</summary>
    /// <param name="format">The format.</param>
    /// <param name="result">The result.</param>
    /// <param name="fill">Adds the records to a document that has all else.</param>
    /// <param name="losses">The losses, for which a document has no place.</param>
    /// <param name="objects">The number of objects of each type, where the format counts them.</param>
    public static DatasetImport Of<T>(
        DatasetFormat format,
        ImportResult<T> result,
        Func<DocumentDraft, CyberStatsDocument, CyberStatsDocument> fill,
        IReadOnlyList<DatedLoss>? losses = null,
        IReadOnlyDictionary<string, int>? objects = null)
    {
        var draft = new DocumentDraft();
        var document = new CyberStatsDocument
        {
            Sources = draft.Unique(result.Sources, s => s.Id, "source"),
            Actors = draft.Unique(result.Actors, a => a.Id, "actor"),
            Attributions = draft.Unique(result.Attributions, a => a.Id, "attribution"),
        };
        document = fill(draft, document);
        return new DatasetImport(format, document)
        {
            Rows = result.Rows,
            RecordCount = result.Records.Count,
            RowsWithError = result.RowsWithError,
            Issues = [.. result.Issues, .. draft._leftOut],
            IssueCounts = Counted(result.IssueCounts, draft._leftOut),
            Input = result.Input,
            Losses = losses ?? [],
            ObjectCounts = objects ?? new Dictionary<string, int>(),
        };
    }

    /// <summary>Returns the items with each id once, the first of each; the others are reported.</summary>
    public ImmutableArray<T> Unique<T>(IReadOnlyList<T> items, Func<T, string?> idOf, string kind)
    {
        var ids = new HashSet<string>(items.Count, StringComparer.Ordinal);
        ImmutableArray<T>.Builder unique = ImmutableArray.CreateBuilder<T>(items.Count);
        foreach (T item in items)
        {
            if (idOf(item) is not { } id || ids.Add(id))
            {
                unique.Add(item);
            }
            else
            {
                _leftOut.Add(new ImportIssue(
                    null, id, null, IssueSeverity.Warning, "not_in_document", Excerpt.Of(id), $"The {kind} has the id of one before it, and a document takes an id once: it is not in the document."));
            }
        }

        return unique.Count == unique.Capacity ? unique.MoveToImmutable() : unique.ToImmutable();
    }

    private static IReadOnlyList<IssueCount> Counted(IReadOnlyList<IssueCount> counts, List<ImportIssue> leftOut) => leftOut.Count == 0
        ? counts
        :
        [
            .. counts.Append(new IssueCount(IssueSeverity.Warning, "not_in_document", leftOut.Count))
                .OrderByDescending(c => c.Severity).ThenBy(c => c.Code, StringComparer.Ordinal),
        ];
}
