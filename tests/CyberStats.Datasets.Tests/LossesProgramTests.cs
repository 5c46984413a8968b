using CyberStats.Samples.Losses;

namespace CyberStats.Datasets.Tests;

/// <summary>The sample program for a file of losses, as a reader of a plain terminal sees it.</summary>
public class LossesProgramTests
{
    [Fact]
    public void Reads_amounts_with_and_without_dates_and_counts_what_it_leaves_out()
    {
        (int code, string page, string error) = RunOn("""
            # losses of a small firm
            date;amount

            2017-06-27;1200000
            2018;35e3
            2019-02,	17.5
            250
            0
            0
            -3
            2020,
            not known
            1,2,3
            """);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("  losses                                           3\n", page, StringComparison.Ordinal);
        string text = page.Replace("\n  ", " ", StringComparison.Ordinal);
        foreach (string part in (string[])["2 zero, which no law of losses holds (first on line 8)", "1 negative (first on line 10)",
            "1 without an amount, which is not zero (first on line 11)", "3 not an amount, or a date and an amount (first on line 6)"])
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("losses a year", page, StringComparison.Ordinal); // one has no date
    }

    [Fact]
    public void A_rate_per_year_needs_a_date_of_every_loss()
    {
        (_, string page, _) = RunOn("2017-01-01,5\n2020-12-31,8\n2018,9\n2019-07,12\n");

        Assert.Contains("  losses a year                                    1\n", page, StringComparison.Ordinal); // 4 in 1,461 days
        Assert.Contains("2017-01-01\n", page, StringComparison.Ordinal);
        Assert.Contains("2020-12-31\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_amounts_were_rounded()
    {
        (_, string rounded, _) = RunOn(string.Join('\n', Enumerable.Range(1, 60).Select(i => i % 2 == 0 ? $"{i}00000" : $"{i}23457")));
        (_, string precise, _) = RunOn(string.Join('\n', Enumerable.Range(1, 60).Select(i => $"{i}23457")));

        Assert.Contains("Some 50.0 % (", rounded, StringComparison.Ordinal);
        Assert.Contains("Nothing shows that amounts were rounded.", precise, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_losses_show_no_law()
    {
        (int code, string page, _) = RunOn("5\n5\n5\n");

        Assert.Equal(0, code);
        Assert.Contains("All losses are equal", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Stays_readable_in_a_plain_terminal_and_in_a_file()
    {
        (_, string page, _) = RunOn(string.Join('\n', Enumerable.Range(1, 300).Select(i => FormattableString.Invariant($"{Math.Exp(i / 20.0)}"))));

        Assert.All(page.Split('\n'), line => Assert.True(line.Length <= 100, line));
        Assert.DoesNotContain(page, c => c > '~' || (c < ' ' && c != '\n'));
    }

    [Theory]
    [InlineData("which file?")]
    [InlineData("cannot read 'no-such-file': there is no such file", "no-such-file")]
    [InlineData("cannot read 'no-such-folder/file': there is no such folder", "no-such-folder/file")]
    [InlineData("cannot read '.': it is a folder", ".")]
    [InlineData("unknown argument '--thresh'", "--thresh", "5")]
    [InlineData("--threshold needs an amount", "file", "--threshold")]
    [InlineData("--threshold needs an amount", "file", "--threshold", "-5")]
    [InlineData("--threshold needs an amount", "file", "--threshold", "NaN")]
    [InlineData("one file at a time", "file", "other")]
    public void Complains_in_one_line(string complaint, params string[] args)
    {
        (int code, string page, string error) = Run(args);

        Assert.Equal((2, ""), (code, page));
        Assert.StartsWith("losses: " + complaint, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("", "it holds no amount")]
    [InlineData("# nothing\n\n", "it holds no amount")]
    [InlineData("amount\n0\n", "it holds no amount above zero, but 1 zero")]
    [InlineData("<html>\n<body>\n", "it holds no amount above zero, but 1 not an amount")]
    public void Complains_about_a_file_without_losses(string text, string complaint)
    {
        (int code, string page, string error) = RunOn(text);

        Assert.Equal((2, ""), (code, page));
        Assert.Contains(complaint, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_what_it_can_do()
    {
        (int code, string page, string error) = Run("--help");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("--threshold AMOUNT", page, StringComparison.Ordinal);
    }

    private static (int Code, string Page, string Error) RunOn(string text, params string[] options)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            return Run([file, .. options]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (int Code, string Page, string Error) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = LossesProgram.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
