using CyberStats.Json;
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
        foreach (string figure in (string[])["11   5.34 to 26.3", "17.3 %   11.8 % to 24.3 %", "4.34   3.18 to 6.20", "2024.3   2022.6 to 2027.1"])
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
            "   1  China                                  265    36.5 %",
            "  published, 2005 and 2020 alone                            17.3 %   11.8 % to 24.3 %",
            "  this file, a line through all 18 years                    25.4 %   22.1 % to 28.7 %",
            "  The last year, 2022, was over when the file was made, and counts as a whole year.",
            "  no trend of any form, p-value           < 0.0001   Mann-Kendall, exact; tau 0.90",
            "  if one break, it came with                  2017   95 %: 2017, 2018",
            "Steady growth describes the years far better than one break does",
            "   2  Russia                            rank 2 to 3",
            "  China leads.",
            "   1  espionage                              614    83.9 %",
            "      7  columns_shifted"])
        {
            Assert.Contains(line, page, StringComparison.Ordinal);
        }

        Assert.All(page.Split('\n'), line => Assert.True(line.Length <= 110, line));
    }

    [Fact]
    public void Explains_a_last_year_that_was_not_over()
    {
        using FileStream file = Places.OpenData("incidents", "cfr-2022-12.csv");

        (int code, string page, _) = Run("--cfr", file.Name); // as of its latest incident, 2022-12-24

        Assert.Equal(0, code);
        Assert.Contains("The last year, 2022, counts as 98.1 % of a year", page, StringComparison.Ordinal);
        Assert.Contains("its 147 incidents stand for about 150", page.Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("this file, its first and last whole year (1, 108)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_the_questions_of_each_founding_text()
    {
        (_, string page, _) = Run();

        foreach (string line in (string[])[
            "unknown: the source gives no amount, which is not zero",
            "78.0 % of a base that the source does not state",
            "51 (at least 51) of 193 states, 26.4 % or more (source: United Nations)",
            "3.1 % of all states; of those that took a position 10.5 % or less",
            "28 of 28",
            "state 13.9 % or more; company 61.0 % or less; non profit, university, advocacy 25.1 % or less",
            "316 to 680 days",
            "2017-07-09 in favour, without joining or withdrawn; 2018-01-01",
            "559 to 924 days; 12 persons charged",
            "8 issuers; 39 states",
            "attributes 7, calls on 1",
            "2 of 6: Australia, United States; 4.7 % of all in either group (Jaccard)",
            "110 to 140 days",
            "2193 to 2921 days, 6.0 to 8.0 years",
            "16, in 2 indictments",
            "at least 2,000,000 USD; a claim, in no total of losses",
            "0 of 1: still a proposal in this record, which knows of no act after 2018-07-16",
            "of these 2 cases 0 have a measure of damage"])
        {
            Assert.Contains(line, page, StringComparison.Ordinal);
        }

        foreach (Fact fact in FoundingRecord.Load().Facts.Where(f => f.Id is "5" or "7" or "13" or "34" or "43" or "72"))
        {
            Assert.Contains($"- fact {fact.Id}: {fact.Text[..20]}", page, StringComparison.Ordinal); // where the answer comes from
        }
    }

    [Fact]
    public void Shows_the_share_of_the_abstainers_as_a_description()
    {
        using FileStream file = Places.OpenData("incidents", "cfr-2022-12.csv");

        (_, string page, _) = Run("--cfr", file.Name, "--as-of", "2022-12-31");

        foreach (string line in (string[])[
            "627 of the 727 incidents that accuse a state name one of those",
            "whatever the unattributed are                      81.6 % to 87.0 %",
            "share of those attributed                 86.2 %   83.5 % to 88.6 % (Wilson)",
            "Before and after 2018-11-12, descriptive: no effect of the agreement can be read from it.",
            "after: 378 of 450                         84.0 %   80.3 % to 87.1 %",
            "before, whatever the unattributed                  81.5 % to 91.4 %",
            "What came later, by this file: 120 in 2020 and 147 in 2022, its last year.",
            "   1  China                                  265",
            "   2  Russia                                 163"])
        {
            Assert.Contains(line, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Saves_the_record_and_reads_it_back()
    {
        string file = Path.GetTempFileName();
        try
        {
            (int code, string page, _) = Run("--json", file);

            Assert.Equal(0, code);
            Assert.Contains($"The record is saved in {file}.", page, StringComparison.Ordinal);
            string text = File.ReadAllText(file);
            Assert.Equal(CyberStatsJson.Serialize(FoundingRecord.Load()) + "\n", text);
            Assert.Equal(Run().Page, Run("--record", file).Page);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("\"best\": 88", "\"best\": 120", "growth factor                                 15   7.37 to 35.5")]
    [InlineData("\"best\": 224", "\"best\": 24", "state 30.5 % or more; company 14.4 % or less; non profit, university, advocacy 55.1 % or less")]
    [InlineData("\"discovered\": \"2021-03\"", "\"discovered\": \"2021-03-02\"", "139 days")]
    [InlineData("\"best\": 0.78", "\"best\": 0.5", "50.0 % of a base that the source does not state")]
    [InlineData("\"low\": 2000000", "\"low\": 3000000", "at least 3,000,000 USD")]
    public void A_figure_changed_in_the_saved_record_changes_its_line(string from, string to, string line)
    {
        (int code, string page, string error) = RunOn(CyberStatsJson.Serialize(FoundingRecord.Load()).Replace(from, to, StringComparison.Ordinal));

        Assert.Equal((0, ""), (code, error));
        Assert.Contains(line, page, StringComparison.Ordinal);
        Assert.DoesNotContain(line, Run().Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"best\": 8\n", "\"low\": 8\n", "No growth follows from the figures cfr-2005 and cfr-2020")]
    [InlineData("\"best\": 51\n", "\"best\": 600\n", "no figure: 'parties 2018-11-12: 600 (at least 51)' is no count within a universe of 193, of")]
    public void A_record_that_allows_no_figure_says_so(string from, string to, string line)
    {
        (int code, string page, _) = RunOn(CyberStatsJson.Serialize(FoundingRecord.Load()).Replace(from, to, StringComparison.Ordinal));

        Assert.Equal(0, code);
        Assert.Contains(line, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_write_the_record_over_the_file_of_the_tracker()
    {
        string file = Path.GetTempFileName();
        try
        {
            const string Rows = "Title,Date,Affiliations,Description,Response,Victims,Sponsor,Type,Category,Sources_1,Sources_2,Sources_3\nOne,3/1/2006,,,,Estonia,Russia,Sabotage,Government,,,\n";
            File.WriteAllText(file, Rows);

            (int code, string page, string error) = Run("--cfr", file, "--json", file);

            Assert.Equal((2, ""), (code, page));
            Assert.Contains("it is the file of --cfr", error, StringComparison.Ordinal);
            Assert.Equal(Rows, File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_record_that_is_saved_again_loses_nothing_in_silence()
    {
        string file = Path.GetTempFileName();
        try
        {
            string text = CyberStatsJson.Serialize(FoundingRecord.Load());
            File.WriteAllText(file, text);
            Assert.Equal(0, Run("--record", file, "--json", file).Code);
            Assert.Equal(text + "\n", File.ReadAllText(file));

            File.WriteAllText(file, text.Replace("{\n  \"schema\"", "{\n  \"my_notes\": 1,\n  \"schema\"", StringComparison.Ordinal));
            Assert.Equal(0, Run("--record", file).Code);
            (int code, _, string error) = Run("--record", file, "--json", file);
            Assert.Equal(2, code);
            Assert.Contains("my_notes", error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_record_without_the_facts_leaves_the_questions_open()
    {
        (int code, string page, string error) = RunOn("{\"schema\":\"cyberstats/1\"}");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("there are not two", page, StringComparison.Ordinal);
        Assert.Contains("not in this record", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"schema\":\"cyberstats/1\",\"incidents\":[{\"id\":\"a:1\",\"title\":\"\"}]}", "Path: $.incidents[0].title")]
    [InlineData("{}", "'schema'")]
    [InlineData("Title,Date", "Path: $")]
    public void Says_in_one_line_what_is_wrong_with_a_record(string text, string what)
    {
        (int code, string page, string error) = RunOn(text);

        Assert.Equal((2, ""), (code, page));
        Assert.Contains(what, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
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
    [InlineData("there is no such file", "--record", "no-such-file.json")]
    [InlineData("--record needs", "--record")]
    [InlineData("--json needs", "--json")]
    [InlineData("--record is given twice", "--record", "a", "--record", "b")]
    [InlineData("it is a folder", "--record", ".")]
    [InlineData("there is no such folder", "--json", "no-such-folder/record.json")]
    [InlineData("cannot write", "--json", "no-such-folder/record.json")]
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

    private static (int Code, string Page, string Error) RunOn(string record)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, record);
            return Run("--record", file);
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
        return (BriefingProgram.Run(args, output, error), output.ToString(), error.ToString());
    }
}
