using System.Globalization;

namespace CyberStats.Datasets.Tests;

public class IssueListTests
{
    [Fact]
    public void Gives_the_issues_of_a_record_its_place_and_its_id_whenever_it_is_known()
    {
        var issues = new IssueList();
        issues.Enter(0, 2);
        issues.Warning("a", "field", "raw", "One.");
        issues.Name("source", "1");
        issues.Info("b", null, null, "Two.");
        issues.Enter(1, null);
        issues.Error("c", null, null, "Three.");
        issues.LeaveRecords();
        issues.Info("d", null, null, "Four.");
        Assert.Equal(
            [
                new ImportIssue(0, "source:1", "field", IssueSeverity.Warning, "a", "raw", "One.") { Line = 2 },
                new ImportIssue(0, "source:1", null, IssueSeverity.Info, "b", null, "Two.") { Line = 2 },
                new ImportIssue(1, null, null, IssueSeverity.Error, "c", null, "Three."),
                new ImportIssue(null, null, null, IssueSeverity.Info, "d", null, "Four."),
            ],
            issues.All);
        Assert.Equal((4, 1), (issues.Count, issues.RecordsWithError));
        Assert.Equal(issues.All[1], issues.All[1]);
    }

    [Fact]
    public void Puts_a_number_into_a_message_in_every_culture_and_leaves_braces_of_the_data_alone()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NegativeSign = "minus";
            CultureInfo.CurrentCulture = other;
            var issues = new IssueList();
            issues.Info("a", null, "{0}", "The row at index {0} is alike.", -1234);
            issues.Info("b", null, "{1}", "Found '{0}' and '}'.");
            Assert.Equal(["The row at index -1234 is alike.", "Found '{0}' and '}'."], issues.All.Select(i => i.Message));
            Assert.Equal(["{0}", "{1}"], issues.All.Select(i => i.Raw));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(80, 80)]
    [InlineData(81, 81)]
    [InlineData(250, 81)]
    [InlineData(251, 81)]
    [InlineData(100_000, 81)]
    public void Shows_the_start_of_what_the_file_says(int length, int shown)
    {
        var issues = new IssueList();
        issues.Info("a", null, new string('x', length), "");
        Assert.Equal(shown, issues.All[0].Raw!.Length);
        Assert.Equal(length > 80, issues.All[0].Raw![^1] == '…');
    }

    [Fact]
    public void Counts_what_it_does_not_keep()
    {
        var issues = new IssueList(most: 2);
        for (int i = 0; i < 5; i++)
        {
            issues.Enter(i, null);
            issues.Info("a", null, null, "");
            issues.Name($"{i}");
        }

        Assert.Equal(["0", "1"], issues.All.Select(i => i.RecordId));
        Assert.Equal([new IssueCount(IssueSeverity.Info, "a", 5)], issues.Counts);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => issues.All[2]);
    }
}
