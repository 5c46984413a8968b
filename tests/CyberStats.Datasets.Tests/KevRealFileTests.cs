using System.Globalization;
using CyberStats.Incidents;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>The reader on the real catalogue of August 2025, against counts of another program (tests/Reference/kev_counts.oracle.py).</summary>
public class KevRealFileTests
{
    private static readonly Lazy<Dictionary<string, int>> Oracle = new(() => OracleCounts.Read("kev_counts.csv"));

    private static readonly Lazy<ImportResult<ExploitedVulnerability>> Json = new(() => ReadReal("json"));

    private static readonly Lazy<ImportResult<ExploitedVulnerability>> Table = new(() => ReadReal("csv"));

    private static ImportResult<ExploitedVulnerability> Result
    {
        get
        {
            Places.OpenData("vulnerabilities", "known_exploited_vulnerabilities.json").Dispose(); // skips the test, not the shared reading of the file
            return Json.Value;
        }
    }

    [Fact]
    public void Every_entry_is_a_record()
    {
        Consistent.Is(Result);
        Assert.Equal((1404, 1404, 0), (Result.Rows, Result.Records.Count, Result.RowsWithError));
        Assert.Equal(Oracle.Value["rows"], Result.Rows);
        Assert.Equal(Oracle.Value["ids.distinct"], Result.Records.DistinctBy(r => r.Id).Count());
        Assert.Equal(new DateOnly(2025, 8, 25), Result.Sources[0].AsOf);
    }

    [Fact]
    public void The_table_gives_the_same_records_and_issues()
    {
        Assert.Equal(Result.Records.AsEnumerable(), Table.Value.Records);
        Assert.Equal(Result.Issues, Table.Value.Issues.Select(i => i with { Line = null }));
        Assert.Equal(Result.Sources.Skip(1), Table.Value.Sources.Skip(1));
    }

    [Fact]
    public void Days_and_years_are_those_of_the_oracle()
    {
        Assert.All(Enumerable.Range(2021, 5), year => Assert.Equal(Oracle.Value[$"year.{year}"], Result.Records.Count(r => r.Added.Year == year)));
        Assert.Equal((287, Oracle.Value["first_day"]), (Result.Records.Count(r => r.Added == new DateOnly(2021, 11, 3)), 287));
        Assert.Equal(Oracle.Value["month.2022-03"], Result.Records.Count(r => r.Added is { Year: 2022, Month: 3 }));
        Assert.Equal(Oracle.Value["days_to_due"], Result.Records.Sum(r => r.Due!.Value.DayNumber - r.Added.DayNumber));
        int[] years = [.. Result.Records.Select(r => int.Parse(r.Id.Value.AsSpan(4, 4), CultureInfo.InvariantCulture))];
        Assert.Equal((Oracle.Value["cve_year.least"], Oracle.Value["cve_year.most"]), (years.Min(), years.Max()));
    }

    [Fact]
    public void Members_are_those_of_the_oracle()
    {
        Assert.Equal((293, Oracle.Value["ransomware.known"]), (Result.Records.Count(r => r.UsedByRansomware == true), 293));
        Assert.Equal((1111, Oracle.Value["ransomware.unknown"]), (Result.Records.Count(r => r.UsedByRansomware is null), 1111));
        Assert.Equal(Oracle.Value["weaknesses.all"], Result.Records.Sum(r => r.Weaknesses.Length));
        Assert.Equal(Oracle.Value["weaknesses.distinct"], Result.Records.SelectMany(r => r.Weaknesses).Distinct().Count());
        Assert.Equal(Oracle.Value["vendors.distinct"], Result.Records.Select(r => r.Vendor).Distinct().Count());
        Assert.Equal(Oracle.Value["links.all"], Result.Records.Sum(r => r.SourceIds.Length - 1));
        Assert.Equal(Oracle.Value["links.distinct"], Result.Sources.Count - 1);
        Assert.All(Result.Records, r => Assert.Equal(["requiredAction", "shortDescription"], r.Original.Keys.Where(k => k != "notes")));
    }

    [Fact]
    public void Issues_are_as_many_as_the_file_has_quirks()
    {
        Assert.Equal(
            [
                new IssueCount(IssueSeverity.Warning, "undecodable_bytes", Oracle.Value["lost_characters"]), // they stand in the file so
                new IssueCount(IssueSeverity.Info, "bulk_load", 1),
                new IssueCount(IssueSeverity.Info, "due_before_added", Oracle.Value["due.before_added"]),
                new IssueCount(IssueSeverity.Info, "no_weakness", Oracle.Value["weaknesses.none"]),
                new IssueCount(IssueSeverity.Info, "notes_free_text", Oracle.Value["notes.free_text"]),
            ],
            Result.IssueCounts);
        Assert.Equal((15, 152), (Oracle.Value["due.before_added"], Oracle.Value["weaknesses.none"]));
        Assert.Contains(
            FormattableString.Invariant($"2021-11-03, has {Oracle.Value["first_day"]} of 1404 entries and the months to 2022-06 have {Oracle.Value["launch.entries"]}, where a later month has {Oracle.Value["later.median_month_times_2"] / 2.0:0.0} at the median"),
            Result.Issues[^1].Message,
            StringComparison.Ordinal);
    }

    private static ImportResult<ExploitedVulnerability> ReadReal(string form)
    {
        using FileStream file = Places.OpenData("vulnerabilities", $"known_exploited_vulnerabilities.{form}");
        return KevReader.Read(file);
    }
}
