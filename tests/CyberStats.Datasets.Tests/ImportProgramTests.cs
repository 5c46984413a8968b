using CyberStats.Json;
using CyberStats.Samples.Import;

namespace CyberStats.Datasets.Tests;

/// <summary>The sample program that imports files, as a reader of a plain terminal sees it.</summary>
public class ImportProgramTests
{
    private const string Cfr = CfrText.Header + "\r\n"
        + "Harbour probe,1/2/2020,,,,Estonia,China,Espionage,Government,,,\r\n"
        + "Quay probe – “twice”,,,,,Estonia,Nowhere,Espionage,Government,,,\r\n"
        + "Pier probe,3/4/2021,,,,Estonia,,Espionage,Government,,,\r\n"
        + ",3/4/2021,,,,Estonia,,Espionage,Government,,,\r\n";

    [Fact]
    public void Says_what_was_read_and_why_and_what_was_doubtful()
    {
        (int code, string page, string error) = RunOn([("tracker.csv", Cfr)]);

        Assert.Equal((0, ""), (code, error));
        foreach (string part in (string[])[
            "\n  format      CFR Cyber Operations Tracker (read by CfrReader)\n",
            "\n  because     the table has the columns title, date, affiliations, response, sponsor, type, category\n",
            "\n  input       plain, 1 file, ",
            " bytes of text, UTF-8\n",
            "\n  rows        4, of which 1 with an error gave no record\n",
            "\n  records     3 incidents, 1 source\n",
            "\n    Error    no_title                           1\n",
            "\n    Warning  no_date                            1\n             line 3, Date: The row has no date;",
            "\n    Warning  sponsor_unparsed                   1\n             line 3, Sponsor 'Nowhere': ",
            "\n  by year      disclosed\n    2020               1\n    2021               1\n    sum                2\n  disclosed   leaves out 1 undated\n"])
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Gives_the_first_example_of_each_issue()
    {
        (_, string page, _) = RunOn([("tracker.csv", Cfr.Replace("1/2/2020", "", StringComparison.Ordinal))]);

        Assert.Contains("    Warning  no_date                            2\n             first: line 2, Date:", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_several_files_of_several_formats_and_saves_them_together()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string saved = Path.Combine(folder, "out.json");
            string tables = Path.Combine(folder, "tables");
            string bundle = Path.Combine(folder, "bundle.json");
            (int code, string page, string error) = RunOn(
                [
                    ("tracker.csv", Cfr), ("kev.json", File.ReadAllText(Fixture.At("Kev", "quirks.json"))), ("misp.json", File.ReadAllText(Fixture.At("Misp", "quirks.json"))),
                    ("losses.csv", "date,amount,currency\n2017-06-27,5,USD\n"),
                ],
                "--save", saved, "--tables", tables, "--stix", bundle, "--as-of", "2031-01-02");

            Assert.Equal((0, ""), (code, error));
            foreach (string heading in (string[])["CFR Cyber", "CISA Known", "MISP galaxy", "table of losses"])
            {
                Assert.Contains($"  format      {heading}", page, StringComparison.Ordinal);
            }

            CyberStatsDocument document = CyberStatsJson.Deserialize(File.ReadAllText(saved), refuseUnknownMembers: true);
            Assert.Equal((3, 3, 4, 2), (document.Incidents.Length, document.Vulnerabilities.Length, document.Actors.Length, document.Attributions.Length));
            Assert.All(document.Sources.Where(s => s.Id is "cfr" or "kev" or "misp"), s => Assert.Equal(new DateOnly(2031, 1, 2), s.AsOf));
            Assert.Equal(document, CsvTables.Read(tables));
            using FileStream stix = File.OpenRead(bundle);
            Assert.Equal(3, StixReader.Read(stix).Records.Count);
            Assert.Contains("The document is saved in ", page, StringComparison.Ordinal);
            Assert.Contains("45 tables with ", page, StringComparison.Ordinal);
            Assert.Contains("It has no place for ", page.Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("  ! 1 loss of a plain table has no place in what is saved", page, StringComparison.Ordinal);

            (code, page, _) = Run(saved, tables);
            Assert.Equal(0, code);
            Assert.Contains("CyberStats document (read by CyberStatsJson)", page, StringComparison.Ordinal);
            Assert.Contains("CyberStats tables (read by CsvTables)", page, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Of_two_files_with_one_id_the_first_is_saved_and_it_says_so()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string saved = Path.Combine(folder, "out.json");
            (int code, string page, _) = RunOn(
                [("a.csv", KevText.Table(KevText.Row())), ("b.csv", KevText.Table(KevText.Row(due: ""))), ("c.csv", KevText.Table(KevText.Row()))], "--save", saved);

            Assert.Equal(0, code);
            Assert.Contains("  ! 1 record with the id of one in an earlier file, which says something else, left out", page, StringComparison.Ordinal);
            Assert.Equal(new DateOnly(2031, 1, 31), Assert.Single(CyberStatsJson.Deserialize(File.ReadAllText(saved)).Vulnerabilities).Due);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Stays_readable_in_a_plain_terminal_and_in_a_file()
    {
        string wide = CfrText.Header + "\r\n\"港 " + new string('x', 300) + "\",1/2/2020,,,,\"Ports, 港\",,New type,Government,https://example.org/" + new string('y', 200) + ",,\r\n";
        foreach (string text in (string[])[wide, Cfr, File.ReadAllText(Fixture.At("Misp", "quirks.json"))])
        {
            (int code, string page, _) = RunOn([("x", text)]);
            Assert.Equal(0, code);
            Assert.All(page.Split('\n'), line => Assert.True(line.Length <= 100, line));
            Assert.DoesNotContain(page, c => c > '~' || (c < ' ' && c != '\n'));
        }
    }

    [Fact]
    public void Shows_no_more_than_sixty_years()
    {
        (_, string page, _) = RunOn([("x.csv", CfrText.Table(Enumerable.Range(1900, 100).Select(y => CfrText.Row(CfrText.Cells(title: $"a{y}", date: $"1/2/{y}")))))]);

        Assert.Contains("    before            40\n    1940               1\n", page, StringComparison.Ordinal);
        Assert.Contains("    sum              100\n", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("which file?")]
    [InlineData("which file?", "")]
    [InlineData("cannot read 'no-such-file': there is no such file", "no-such-file")]
    [InlineData("cannot read 'no-such-folder/file': there is no such folder", "no-such-folder/file")]
    [InlineData("unknown argument '--sav'", "--sav", "x")]
    [InlineData("--save needs the name of a file", "x", "--save")]
    [InlineData("--stix needs the name of a file", "x", "--stix", "")]
    [InlineData("--tables needs the name of a folder", "x", "--tables")]
    [InlineData("--save is given twice", "x", "--save", "a", "--save", "b")]
    [InlineData("--as-of needs a day such as 2022-12-31", "x", "--as-of", "yesterday")]
    [InlineData("--format needs one of document, tables, cfr", "x", "--format", "csv")]
    public void Complains_in_one_line(string complaint, params string[] args)
    {
        (int code, string page, string error) = Run(args);

        Assert.Equal((2, ""), (code, page));
        Assert.StartsWith("import: " + complaint, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }

    [Fact]
    public void Complains_about_a_file_of_no_known_format()
    {
        (int code, string page, string error) = RunOn([("notes.csv", "when,what\n2020,a\n")]);

        Assert.Equal((2, ""), (code, page));
        Assert.Contains("found a table with the columns when, what. A plain table whose columns have other names", error, StringComparison.Ordinal);
        Assert.EndsWith("--help lists the formats that are known.\n", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));

        (code, _, error) = RunOn([("notes.csv", "when,what\n2020,a\n")], "--format", "kev");
        Assert.Equal(2, code);
        Assert.Contains("Expected the catalogue of known exploited vulnerabilities", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_write_over_what_it_reads()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Cfr);
            (int code, string page, string error) = Run(file, "--save", file);
            Assert.Equal((2, ""), (code, page));
            Assert.Contains("it is one of the files that are read", error, StringComparison.Ordinal);
            Assert.Equal(Cfr, File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Shows_what_it_can_do()
    {
        (int code, string page, string error) = Run("--help");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("--save FILE", page, StringComparison.Ordinal);
        Assert.All(DatasetFormat.All, format => Assert.Contains($"  {format.Id,-12} {format.Name}", page, StringComparison.Ordinal));
        Assert.All(page.Split('\n'), line => Assert.True(line.Length <= 120, line));
    }

    private static (int Code, string Page, string Error) RunOn((string Name, string Text)[] files, params string[] options)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            foreach ((string name, string text) in files)
            {
                File.WriteAllText(Path.Combine(folder, name), text);
            }

            return Run([.. files.Select(f => Path.Combine(folder, f.Name)), .. options]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Code, string Page, string Error) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = ImportProgram.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
