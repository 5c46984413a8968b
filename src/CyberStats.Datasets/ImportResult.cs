using CyberStats.Incidents;

namespace CyberStats.Datasets;

/// <summary>
/// What a reader made of a file: the records, what they refer to, and every doubt about them.
/// </summary>
/// <remarks>
/// <c>Rows = Records.Count + RowsWithError</c> always holds, save for <see cref="AgreementCsvReader"/>, where a record takes in many rows: there
/// every row is in one record or has an error. Only types of this library
/// derive from it.
/// </remarks>
/// <typeparam name="T">The type of the records.</typeparam>
public class ImportResult<T>
{
    internal ImportResult(Import import, IReadOnlyList<T> records)
    {
        Rows = import.Rows;
        Records = records;
        Issues = import.Issues.All;
        IssueCounts = import.Issues.Counts;
        RowsWithError = import.Issues.RecordsWithError;
    }

    /// <summary>Copies a result, for a type that adds to it.</summary>
    private protected ImportResult(ImportResult<T> other)
    {
        Rows = other.Rows;
        Records = other.Records;
        Issues = other.Issues;
        IssueCounts = other.IssueCounts;
        RowsWithError = other.RowsWithError;
        Actors = other.Actors;
        Sources = other.Sources;
        Attributions = other.Attributions;
        Input = other.Input;
    }

    /// <summary>Gets the number of rows or objects met, those without a record among them.</summary>
    public int Rows { get; }

    /// <summary>Gets the records, in the order of the file.</summary>
    public IReadOnlyList<T> Records { get; }

    /// <summary>
    /// Gets the issues, in the order of the file; those about the file as a whole come last. No more are kept than
    /// <see cref="ImportOptions.MaxIssues"/>.
    /// </summary>
    /// <remarks>Each is made when it is asked for, so that a large result stays small: one asked for twice is two equal objects.</remarks>
    public IReadOnlyList<ImportIssue> Issues { get; }

    /// <summary>Gets how often each issue was met, all of them counted: errors first, then by code.</summary>
    public IReadOnlyList<IssueCount> IssueCounts { get; }

    /// <summary>Gets the actors that the records refer to.</summary>
    public IReadOnlyList<Actor> Actors { get; internal init; } = [];

    /// <summary>Gets the sources that the records refer to, the dataset itself first.</summary>
    public IReadOnlyList<Source> Sources { get; internal init; } = [];

    /// <summary>Gets the claims about the records, or about what they refer to, that are about no incident in particular: no count takes them for one.</summary>
    public IReadOnlyList<Attribution> Attributions { get; internal init; } = [];

    /// <summary>Gets how the input was packed, how much it was, and its encodings.</summary>
    public ImportInput Input { get; internal init; } = null!;

    /// <summary>Gets the number of rows that gave no record.</summary>
    public int RowsWithError { get; }
}
