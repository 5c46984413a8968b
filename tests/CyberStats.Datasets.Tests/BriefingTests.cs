using CyberStats.Samples.Briefing;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>The briefing as a reader of a plain terminal sees it.</summary>
public class BriefingTests
{
    [Fact]
    public void Answers_the_headline_with_intervals_and_limits()
    {
        (int code, string page, string error) = Run();

        Assert.Equal((0, ""), (code, error));
        foreach (string figure in (string[])["11   5.34 to 26.3", "17.3 %   11.8 % to 24.3 %", "4.34   3.18 to 6.20", "2024.3   2023.2 to 2026.2"])
        {
            Assert.Contains(figure, page, StringComparison.Ordinal);
        }

        Assert.Contains("poisson_assumed", page, StringComparison.Ordinal);
        Assert.Contains("14 of the 16 years are missing", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Stays_readable_in_a_plain_terminal_and_in_a_file()
    {
        (_, string page, _) = Run();

        Assert.All(page.Split('\n'), line => Assert.True(line.Length <= 100, line));
        Assert.DoesNotContain(page, c => c > '~' || (c < ' ' && c != '\n'));
    }

    [Fact]
    public void Shows_what_the_real_file_says()
    {
        using FileStream file = Places.OpenData("incidents", "cfr-2022-12.csv");

        (int code, string page, string error) = Run("--cfr", file.Name, "--as-of", "2022-12-31");

        Assert.Equal((0, ""), (code, error));
        foreach (string line in (string[])[
            "rows 768, records 768, refused 0, incidents that accuse a state 727",
            "  2005               1",
            "  2020             120  ####",
            "  2022             147  ##################################################\n",
            "  counted 753; left out: 15 undated",
            "  2005               8           1",
            "  2020              88         120",
            "  China                                  265    36.5 %",
            "  espionage                              614    83.9 %",
            "      7  columns_shifted"])
        {
            Assert.Contains(line, page, StringComparison.Ordinal);
        }

        Assert.All(page.Split('\n'), line => Assert.True(line.Length <= 110, line));
    }

    [Fact]
    public void Counts_a_file_that_differs_and_not_the_headline()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """
                Title,Date,Affiliations,Description,Response,Victims,Sponsor,Type,Category,Sources_1,Sources_2,Sources_3
                One,3/1/2006,,,,Estonia,Russia,Sabotage,Government,,,
                Two,4/1/2006,,,,Georgia,Russia,Sabotage,Government,,,
                Three,5/1/2008,,,,Georgia,,,,,,
                """);

            (int code, string page, _) = Run("--cfr", file);

            Assert.Equal(0, code);
            Assert.Contains("rows 3, records 3, refused 0, incidents that accuse a state 2", page, StringComparison.Ordinal);
            Assert.Contains("  2006               2  ####", page, StringComparison.Ordinal);
            Assert.Contains("  Russia                                   2   100.0 %", page, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Explains_itself()
    {
        (int code, string page, _) = Run("--help");

        Assert.Equal(0, code);
        Assert.Contains("--cfr FILE", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no such file", "--cfr", "no-such-file.csv")]
    [InlineData("--cfr needs", "--cfr")]
    [InlineData("--cfr needs", "--cfr", "")]
    [InlineData("--as-of needs", "--as-of", "yesterday")]
    [InlineData("none is given with --cfr", "--as-of", "2022-12-31")]
    [InlineData("cannot read", "--cfr", "a\0b")]
    [InlineData("unknown argument '--frobnicate'", "--frobnicate")]
    public void Says_in_one_line_what_is_wrong(string what, params string[] args)
    {
        (int code, string page, string error) = Run(args);

        Assert.Equal((2, ""), (code, page));
        Assert.Contains(what, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }

    [Fact]
    public void Says_in_one_line_that_a_file_is_of_another_format()
    {
        (int code, string page, string error) = Run("--cfr", Path.Combine(Places.Project, "LICENSE"));

        Assert.Equal((2, ""), (code, page));
        Assert.Contains("Expected the export of the CFR tracker", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }

    private static (int Code, string Page, string Error) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (BriefingProgram.Run(args, output, error), output.ToString(), error.ToString());
    }
}
