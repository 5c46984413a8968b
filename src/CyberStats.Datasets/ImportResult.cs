using CyberStats.Incidents;

namespace CyberStats.Datasets;

/// <summary>
/// What a reader made of a file: the records, what they refer to, and every doubt about them.
/// </summary>
/// <remarks><c>Rows = Records.Count + RowsWithError</c> always holds.</remarks>
/// <typeparam name="T">The type of the records.</typeparam>
public sealed class ImportResult<T>
{
    internal ImportResult(int rows, IReadOnlyList<T> records, IReadOnlyList<ImportIssue> issues)
    {
        Rows = rows;
        Records = records;
        Issues = issues;
    }

    /// <summary>Gets the number of rows or objects met, those without a record among them.</summary>
    public int Rows { get; }

    /// <summary>Gets the records, in the order of the file.</summary>
    public IReadOnlyList<T> Records { get; }

    /// <summary>Gets the issues, in the order of the file; those about the file as a whole come last.</summary>
    public IReadOnlyList<ImportIssue> Issues { get; }

    /// <summary>Gets the actors that the records refer to.</summary>
    public IReadOnlyList<Actor> Actors { get; internal init; } = [];

    /// <summary>Gets the sources that the records refer to, the dataset itself first.</summary>
    public IReadOnlyList<Source> Sources { get; internal init; } = [];

    /// <summary>Gets the number of rows that gave no record.</summary>
    public int RowsWithError => Issues.Where(i => i.Severity == IssueSeverity.Error && i.RecordIndex is not null).DistinctBy(i => i.RecordIndex).Count();
}
