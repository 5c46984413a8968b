using System.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// Makes files of the tracker's format out of invented rows, with a writer of its own, and reads them.
/// </summary>
internal static class CfrText
{
    public const string Header =
        "Title,Date,Affiliations,Description,Response,Victims,Sponsor,Type,Category,Sources_1,Sources_2,Sources_3";

    /// <summary>The cells of a row that gives a record and no issue, save those given.</summary>
    public static string[] Cells(
        string title = "Harbour probe",
        string date = "1/2/2020",
        string affiliations = "",
        string description = "",
        string response = "",
        string victims = "Estonia",
        string sponsor = "China",
        string type = "Espionage",
        string category = "Government",
        string source = "https://example.org/a",
        string source2 = "",
        string source3 = "") =>
        [title, date, affiliations, description, response, victims, sponsor, type, category, source, source2, source3];

    /// <summary>Writes a row by RFC 4180; a cell is quoted where it must be.</summary>
    public static string Row(params IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    /// <summary>Writes a file: the header and the rows, CR LF after each.</summary>
    public static string Table(params IEnumerable<string> rows) => string.Concat(rows.Prepend(Header).Select(row => row + "\r\n"));

    public static ImportResult<Incident> Read(string text, CfrOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    public static ImportResult<Incident> Read(byte[] bytes, CfrOptions? options = null)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return CfrReader.Read(stream, options);
    }

    /// <summary>Reads a file of the rows given.</summary>
    public static ImportResult<Incident> ReadRows(params IEnumerable<string[]> rows) => Read(Table(rows.Select(r => Row(r))));

    /// <summary>Reads a file of one row, asserts that it gives a record and exactly these issues, and returns the record.</summary>
    public static Incident One(string[] cells, params string[] codes)
    {
        ImportResult<Incident> result = ReadRows(cells);
        Assert.Equal(codes, result.Issues.Select(i => i.Code));
        return Assert.Single(result.Records);
    }

    /// <summary>Asserts that there is one issue of a code, with this content, and with the id of its record if every row gave one.</summary>
    public static void HasIssue(
        ImportResult<Incident> result, string code, IssueSeverity severity, int? index, long? line, string? field, string? raw)
    {
        ImportIssue issue = Assert.Single(result.Issues, i => i.Code == code);
        Assert.Equal((severity, index, line, field, raw), (issue.Severity, issue.RecordIndex, issue.Line, issue.Field, issue.Raw));
        Assert.False(string.IsNullOrWhiteSpace(issue.Message));
        if (result.RowsWithError == 0)
        {
            Assert.Equal(index is { } i ? result.Records[i].Id.ToString() : null, issue.RecordId);
        }
    }

    /// <summary>Asserts what holds for every file: rows are records and errors, and every issue points into the file.</summary>
    public static void IsConsistent(ImportResult<Incident> result)
    {
        int[] failed = [.. result.Issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => i.RecordIndex ?? -1)];
        Assert.Equal(failed.Length, failed.Distinct().Count()); // one Error for each row without a record
        Assert.Equal(result.Rows, result.Records.Count + failed.Length);
        Assert.Equal(failed.Length, result.RowsWithError);
        var ids = result.Records.Select(r => r.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        int last = 0;
        foreach (ImportIssue issue in result.Issues)
        {
            int index = issue.RecordIndex ?? result.Rows - 1;
            Assert.InRange(index, last, Math.Max(result.Rows - 1, 0));
            last = index;
            Assert.Equal(issue.RecordIndex is null, issue.Line is null);
            Assert.True(issue.Line is null || issue.Line >= index + 2, $"Row {index} is not on line {issue.Line}.");
            Assert.True((issue.Raw?.Length ?? 0) <= 81, "The raw text is not cut.");
            if (issue is { Severity: not IssueSeverity.Error, RecordId: { } id } && !failed.Contains(index))
            {
                Assert.Contains(id, ids);
            }
        }

        var sources = result.Sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var actors = result.Actors.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(result.Records, r => Assert.Subset(sources, r.SourceIds.ToHashSet(StringComparer.Ordinal)));
        Assert.All(result.Records, r => Assert.Subset(sources, r.Responses.SelectMany(x => x.SourceIds).ToHashSet(StringComparer.Ordinal)));
        Assert.All(result.Records, r => Assert.Subset(actors, r.ActorIds.ToHashSet(StringComparer.Ordinal)));
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
