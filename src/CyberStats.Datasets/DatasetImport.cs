using CyberStats.Json;

namespace CyberStats.Datasets;

/// <summary>
/// What was read of a dataset, whichever its format: a document of all records, and every doubt about them.
/// </summary>
/// <remarks><c>Rows</c> are records and rows with an Error, as each reader counts them. The readers themselves give typed results.</remarks>
public sealed class DatasetImport
{
    internal DatasetImport(DatasetFormat format, CyberStatsDocument document) => (Format, Document) = (format, document);

    /// <summary>Gets the format.</summary>
    public DatasetFormat Format { get; }

    /// <summary>
    /// Gets all records that a document has a place for, with the actors, sources and attributions that they refer to. A document takes an id
    /// once: of records with the same id it has the first, and an issue <c>not_in_document</c> names each of the others. Of a document or its
    /// tables, an issue <c>unresolved_reference</c> counts the references to records that are not in it.
    /// </summary>
    public CyberStatsDocument Document { get; }

    /// <summary>Gets the losses of a plain table. They are no incidents, and a document keeps losses with incidents: so they stand here alone.</summary>
    public IReadOnlyList<DatedLoss> Losses { get; internal init; } = [];

    /// <summary>Gets the number of objects of each type in bundles, as <see cref="StixImport.ObjectCounts"/>; empty for other formats.</summary>
    public IReadOnlyDictionary<string, int> ObjectCounts { get; internal init; } = new Dictionary<string, int>();

    /// <summary>Gets the number of rows or objects met, those without a record among them.</summary>
    public int Rows { get; internal init; }

    /// <summary>Gets the number of records.</summary>
    public int RecordCount { get; internal init; }

    /// <summary>Gets the number of rows that gave no record.</summary>
    public int RowsWithError { get; internal init; }

    /// <summary>Gets the issues, as <see cref="ImportResult{T}.Issues"/>; those of the document come last.</summary>
    public IReadOnlyList<ImportIssue> Issues { get; internal init; } = [];

    /// <summary>Gets how often each issue was met, all of them counted: errors first, then by code.</summary>
    public IReadOnlyList<IssueCount> IssueCounts { get; internal init; } = [];

    /// <summary>Gets how the input was packed, how much it was, and its encodings.</summary>
    public ImportInput Input { get; internal init; } = null!;
}
