using CyberStats.Incidents;

namespace CyberStats.Datasets;

/// <summary>
/// What a reader made of a file: the records, what they refer to, and every doubt about them.
/// </summary>
/// <remarks>
/// <c>Rows = Records.Count + RowsWithError</c> always holds, save for <see cref="AgreementCsvReader"/>, where a record takes in many rows: there
/// every row is in one record or has an error.
/// </remarks>
/// <typeparam name="T">The type of the records.</typeparam>
public sealed class ImportResult<T>
{
    internal ImportResult(Import import, IReadOnlyList<T> records)
    {
        Rows = import.Rows;
        Records = records;
        Issues = import.Issues.All;
        IssueCounts = import.Issues.Counts;
        RowsWithError = import.Issues.RecordsWithError;
    }

    /// <summary>Gets the number of rows or objects met, those without a record among them.</summary>
    public int Rows { get; }

    /// <summary>Gets the records, in the order of the file.</summary>
    public IReadOnlyList<T> Records { get; }

    /// <summary>
    /// Gets the issues, in the order of the file; those about the file as a whole come last. No more are kept than
    /// <see cref="ImportOptions.MaxIssues"/>.
    /// </summary>
    public IReadOnlyList<ImportIssue> Issues { get; }

    /// <summary>Gets how often each issue was met, all of them counted: errors first, then by code.</summary>
    public IReadOnlyList<IssueCount> IssueCounts { get; }

    /// <summary>Gets the actors that the records refer to.</summary>
    public IReadOnlyList<Actor> Actors { get; internal init; } = [];

    /// <summary>Gets the sources that the records refer to, the dataset itself first.</summary>
    public IReadOnlyList<Source> Sources { get; internal init; } = [];

    /// <summary>Gets how the input was packed, how much it was, and its encodings.</summary>
    public ImportInput Input { get; internal init; } = null!;

    /// <summary>Gets the number of rows that gave no record.</summary>
    public int RowsWithError { get; }
}
