using System.Globalization;

namespace CyberStats.Datasets;

/// <summary>
/// Something in a file that a user of its records should know.
/// </summary>
/// <param name="RecordIndex">The place of the record in the file, from 0, a header not counted; null where it is about the file.</param>
/// <param name="RecordId">The id of the record; null where it has none or where it is about the file.</param>
/// <param name="Field">The field in the words of the file; null where it is about the whole record.</param>
/// <param name="Severity">What it did to the record.</param>
/// <param name="Code">A stable code, such as "no_date".</param>
/// <param name="Raw">The start of what the file says, cut after 80 characters; null where there is nothing to show.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record ImportIssue(
    int? RecordIndex, string? RecordId, string? Field, IssueSeverity Severity, string Code, string? Raw, string Message)
{
    /// <summary>Gets the line of the file on which the record starts, from 1, the header counted; null for formats without lines.</summary>
    public long? Line { get; init; }

    /// <summary>Returns "line 113, Type: columns_shifted – message".</summary>
    public override string ToString()
    {
        string place = Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}")
            : RecordIndex is { } index ? string.Create(CultureInfo.InvariantCulture, $"record {index}")
            : "file";
        return $"{place}{(Field is null ? "" : $", {Field}")}: {Code} – {Message}";
    }
}
