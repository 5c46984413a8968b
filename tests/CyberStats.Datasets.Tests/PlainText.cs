using System.Text;

namespace CyberStats.Datasets.Tests;

/// <summary>Reads plain tables, and asserts what holds for all of them.</summary>
internal static class PlainText
{
    public static Stream Stream(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false);

    public static string[] Codes<T>(this ImportResult<T> result) => [.. result.Issues.Select(i => i.Code)];

    /// <summary>Asserts that every row is a record or an Error, and that every issue points into the file.</summary>
    public static void IsWhole<T>(ImportResult<T> result)
    {
        int failed = result.Issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => i.RecordIndex).Distinct().Count();
        Assert.Equal(result.Issues.Count(i => i.Severity == IssueSeverity.Error), failed);
        Assert.Equal((result.Rows, failed), (result.Records.Count + failed, result.RowsWithError));
        Assert.All(result.Issues, i => Assert.InRange(i.RecordIndex ?? 0, 0, Math.Max(result.Rows - 1, 0)));
        Assert.All(result.Issues, i => Assert.False(string.IsNullOrWhiteSpace(i.Message)));
    }
}
