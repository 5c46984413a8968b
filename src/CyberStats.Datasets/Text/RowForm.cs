using System.Globalization;

namespace CyberStats.Datasets.Text;

/// <summary>Reports what is wrong with the form of a row, the same for all formats of rows.</summary>
internal static class RowForm
{
    /// <summary>Whether a row gives no record whatever it says; an Error tells why. A stray quote is a Warning.</summary>
    public static bool IsUnreadable(CsvRow row, IssueList issues, int maxRecordBytes)
    {
        switch (row.Problem)
        {
            case CsvProblem.TooLarge:
                issues.Error("row_too_large", null, null, string.Create(
                    CultureInfo.InvariantCulture,
                    $"The row that starts here is longer than {maxRecordBytes} bytes, as after an unclosed quote: neither it nor anything after it was read."));
                return true;
            case CsvProblem.UnclosedQuote:
                issues.Error(
                    "unclosed_quote", null, row.Cells[^1], "A quote in the row that starts here is open at the end of the file: the row was cut, or has swallowed all that follows.");
                return true;
            case CsvProblem.StrayQuote:
                issues.Warning("stray_quote", null, row.Cells[0], "A quote stands where the format allows none; the cells are as near to the text as can be.");
                break;
        }

        if (Array.TrueForAll(row.Cells, string.IsNullOrWhiteSpace))
        {
            issues.Error("empty_row", null, null, "The row is empty.");
            return true;
        }

        return false;
    }
}
