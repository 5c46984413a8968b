namespace CyberStats.Datasets.Tests;

/// <summary>What holds of every import, whatever the file.</summary>
internal static class Consistent
{
    /// <summary>Asserts that rows are records and errors, that every issue points into the file, and that all issues are counted.</summary>
    public static void Is<T>(ImportResult<T> result)
    {
        int[] failed = [.. result.Issues.Where(i => i is { Severity: IssueSeverity.Error, RecordIndex: not null }).Select(i => i.RecordIndex!.Value).Distinct()];
        Assert.Equal(failed.Length, result.RowsWithError);
        Assert.Equal(result.Rows, result.Records.Count + failed.Length);
        int last = 0;
        foreach (ImportIssue issue in result.Issues)
        {
            int index = issue.RecordIndex ?? Math.Max(result.Rows - 1, 0);
            Assert.InRange(index, last, Math.Max(result.Rows - 1, 0));
            last = index;
            Assert.InRange(issue.Raw?.Length ?? 0, 0, 81);
            Assert.InRange(issue.Message.Length, 1, 500);
            Assert.DoesNotContain(issue.Message, char.IsControl);
        }

        Assert.Equal(result.Issues.CountBy(i => (i.Severity, i.Code)).ToDictionary(), result.IssueCounts.ToDictionary(c => (c.Severity, c.Code), c => c.Count));
        Assert.Equal(result.Sources.Count, result.Sources.Select(s => s.Id).Distinct().Count());
    }
}
