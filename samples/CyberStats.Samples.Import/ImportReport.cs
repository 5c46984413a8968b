using CyberStats.Datasets;
using CyberStats.Json;

namespace CyberStats.Samples.Import;

/// <summary>Says what was read of a file, what was doubtful in it, and how many records each year has.</summary>
internal static class ImportReport
{
    public static void Write(Page page, string name, string reason, DatasetImport import)
    {
        page.Heading(name);
        page.Entry("format", $"{import.Format.Name} (read by {import.Format.Reader})");
        page.Entry("because", reason);
        page.Entry("input", Input(import.Input));
        page.Entry("rows", import.Rows == 0 ? "0" : import.RowsWithError == 0
            ? $"{Page.Count(import.Rows)}, every one of them {(import.Rows == import.RecordCount ? "a record" : "part of a record")}"
            : $"{Page.Count(import.Rows)}, of which {Page.Count(import.RowsWithError)} with an error gave no record");
        if (import.ObjectCounts.Count > 0)
        {
            page.Entry("objects", $"{Page.Count(import.ObjectCounts.Values.Sum())}: {string.Join(", ", import.ObjectCounts.Select(o => $"{Page.Count(o.Value)} {o.Key}"))}");
        }

        page.Entry("records", string.Join(", ", Contents(import)));
        WriteIssues(page, import);
        YearTable.Write(page, import);
    }

    private static string Input(ImportInput input) =>
        $"{input.Packing.ToString().ToLowerInvariant()}, {Page.Count(input.Files, "file")}, {Page.Count(input.Bytes, "byte")} of text, {string.Join(", ", input.Encodings.OrderByDescending(e => e.Value).Select(e => input.Files == 1 ? e.Key : $"{Page.Count(e.Value)} in {e.Key}"))}";

    private static IEnumerable<string> Contents(DatasetImport import)
    {
        CyberStatsDocument document = import.Document;
        (int Count, string One, string? Many)[] all =
        [
            (document.Incidents.Length, "incident", null), (import.Losses.Count, "loss", "losses"), (document.Vulnerabilities.Length, "vulnerability", "vulnerabilities"),
            (document.Agreements.Length, "agreement", null), (document.Figures.Length, "figure", null), (document.Facts.Length, "fact", null),
            (document.Actors.Length, "actor", null), (document.Attributions.Length, "claim of no incident", "claims of no incident"),
            (document.Responses.Length, "response to no incident", "responses to no incident"), (document.Memberships.Length, "membership", null),
            (document.Covariates.Length, "covariate", null), (document.Sources.Length, "source", null),
        ];
        return all.Where(kind => kind.Count > 0).Select(kind => Page.Count(kind.Count, kind.One, kind.Many)).DefaultIfEmpty("none");
    }

    private static void WriteIssues(Page page, DatasetImport import)
    {
        page.Line();
        if (import.IssueCounts.Count == 0)
        {
            page.Line("  Nothing was doubtful.");
            return;
        }

        page.Line("  issues");
        foreach (IssueCount count in import.IssueCounts)
        {
            page.Line($"    {count.Severity,-8} {count.Code,-28}{Page.Count(count.Count),8}");
            if (import.Issues.FirstOrDefault(i => i.Code == count.Code && i.Severity == count.Severity) is { } first)
            {
                string place = first.Line is { } line ? $"line {line}" : first.RecordIndex is { } index ? $"record {index}" : "file";
                string raw = first.Raw is { Length: > 0 } ? $" '{first.Raw}'" : "";
                page.Text($"{(count.Count > 1 ? "first: " : "")}{place}{(first.Field is null ? "" : $", {first.Field}")}{raw}: {first.Message}", "             ");
            }
        }
    }
}
