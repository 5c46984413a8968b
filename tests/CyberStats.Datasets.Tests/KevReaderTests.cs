using CyberStats.Incidents;
using static CyberStats.Datasets.Tests.KevText;

namespace CyberStats.Datasets.Tests;

public class KevReaderTests
{
    private const string Entry = "\"cveID\":\"CVE-2030-0001\",\"dateAdded\":\"2031-01-10\",\"cwes\":[\"CWE-22\"]";

    [Fact]
    public void Reads_every_member_of_an_entry()
    {
        ImportResult<ExploitedVulnerability> result = Read(Fixture.Bytes("Kev", "quirks.json"));

        Consistent.Is(result);
        Assert.Equal((6, 4, 2), (result.Rows, result.Records.Count, result.RowsWithError));
        ExploitedVulnerability first = result.Records[0];
        Assert.Equal(("CVE-2030-10001", new DateOnly(2031, 1, 10), (DateOnly?)new DateOnly(2031, 1, 31)), (first.Id.Value, first.Added, first.Due));
        Assert.Equal(("Harbourware", "Quay Gate", "Harbourware Quay Gate Authentication Bypass"), (first.Vendor, first.Product, first.Name));
        Assert.True(first.UsedByRansomware);
        Assert.Equal(["CWE-287", "CWE-306"], first.Weaknesses);
        Assert.Equal(["kev", "https://harbourware.example/advice/1", "https://nvd.example/CVE-2030-10001"], first.SourceIds);
        Assert.Equal([new("requiredAction", "Close the gate."), new("shortDescription", "The gate opens to whoever knocks “twice”.")], first.Original);
    }

    [Fact]
    public void Both_forms_of_a_catalogue_give_equal_records_and_the_same_issues()
    {
        ImportResult<ExploitedVulnerability> json = Read(Fixture.Bytes("Kev", "quirks.json"));
        ImportResult<ExploitedVulnerability> table = Read(Fixture.Bytes("Kev", "quirks.csv"));

        Consistent.Is(table);
        Assert.Equal(json.Records.AsEnumerable(), table.Records);
        Assert.Equal(json.Issues.Select(i => i with { Line = null }), table.Issues.Select(i => i with { Line = null }));
        Assert.Equal(json.Sources.Skip(1), table.Sources.Skip(1));
        Assert.Equal([2L, 3L, 4L, 6L, 7L, 8L], table.Issues.Select(i => i.Line!.Value).Distinct().Prepend(2L));
    }

    [Fact]
    public void A_comma_after_a_link_is_no_part_of_it()
    {
        ImportResult<ExploitedVulnerability> result = Gives(
            Catalogue(Entry + ",\"notes\":\"https://harbourware.example/1, https://harbourware.example/2?a=1,2,; https://harbourware.example/3\\\",\""));
        Assert.Equal(["kev", "https://harbourware.example/1", "https://harbourware.example/2?a=1,2", "https://harbourware.example/3"], result.Records[0].SourceIds);
    }

    [Fact]
    public void Reports_each_quirk_once()
    {
        ImportResult<ExploitedVulnerability> result = Read(Fixture.Bytes("Kev", "quirks.json"));

        Assert.Equal(
            [
                (1, IssueSeverity.Info, "due_before_added", "dueDate"), (1, IssueSeverity.Info, "no_weakness", "cwes"), (1, IssueSeverity.Info, "notes_free_text", "notes"),
                (2, IssueSeverity.Warning, "unknown_ransomware_use", "knownRansomwareCampaignUse"),
                (3, IssueSeverity.Warning, "duplicate_id", "cveID"), (3, IssueSeverity.Warning, "date_unreadable", "dueDate"),
                (4, IssueSeverity.Error, "id_unreadable", "cveID"), (5, IssueSeverity.Error, "date_unreadable", "dateAdded"),
            ],
            result.Issues.Select(i => (i.RecordIndex!.Value, i.Severity, i.Code, i.Field!)));
        Assert.Equal("2031-01-03", result.Issues[0].Raw);
        Assert.Equal("CVE-2030-10002", result.Issues[0].RecordId);
        Assert.Equal(new DateOnly(2031, 1, 3), result.Records[1].Due); // kept as it stands
        Assert.Equal(["kev", "https://harbourware.example/advice/2", "https://nvd.example/CVE-2030-10002"], result.Records[1].SourceIds);
        Assert.StartsWith("It is in many gates.", result.Records[1].Original["notes"], StringComparison.Ordinal);
        Assert.Equal("Perhaps", result.Records[2].Original["knownRansomwareCampaignUse"]);
        Assert.Equal("in spring", result.Records[3].Original["dueDate"]);
        Assert.Null(result.Records[3].Due);
    }

    [Theory]
    [InlineData("Known", true)]
    [InlineData("known", true)]
    [InlineData("Unknown", null)]
    [InlineData("", null)]
    public void Unknown_use_by_ransomware_is_not_no(string word, bool? expected) =>
        Assert.Equal(expected, Assert.Single(Gives(Table(Row(use: word))).Records).UsedByRansomware);

    [Fact]
    public void The_state_of_the_catalogue_is_that_of_its_source()
    {
        Source source = Read(Fixture.Bytes("Kev", "quirks.json")).Sources[0];
        Assert.Equal(("kev", new DateOnly(2031, 3, 5)), (source.Id, source.AsOf));
        Assert.Equal("Cybersecurity and Infrastructure Security Agency", source.Publisher);
        Assert.Equal(new DateOnly(2031, 3, 4), Read(Catalogue(Entry)).Sources[0].AsOf); // by its version
        Assert.Null(Read(Table(Row())).Sources[0].AsOf);
        Assert.Equal(new DateOnly(2030, 1, 1), Read(Catalogue(Entry), new KevOptions { AsOf = new DateOnly(2030, 1, 1) }).Sources[0].AsOf);
        Assert.Null(Read("""{"catalogVersion":"of old","vulnerabilities":[]}""").Sources[0].AsOf);
    }

    [Fact]
    public void Every_link_is_a_source()
    {
        ImportResult<ExploitedVulnerability> result = Read(Fixture.Bytes("Kev", "quirks.json"));

        Assert.Equal(
            ["kev", "https://harbourware.example/advice/1", "https://nvd.example/CVE-2030-10001", "https://harbourware.example/advice/2", "https://nvd.example/CVE-2030-10002"],
            result.Sources.Select(s => s.Id));
        Assert.Equal("https://harbourware.example/advice/1", result.Sources[1].Url!.OriginalString);
        Assert.Equal("harbourware.example", result.Sources[1].Title);
    }

    [Theory]
    [InlineData("5", "count_mismatch")]
    [InlineData("\"many\"", "count_mismatch")]
    [InlineData("2")]
    [InlineData("\"2\"")]
    public void A_count_that_is_not_the_length_is_reported_of_the_file(string count, params string[] codes)
    {
        string entries = "{" + Entry + "},{" + Entry.Replace("0001", "0002", StringComparison.Ordinal) + "}";
        foreach (string text in (string[])[$$"""{"count":{{count}},"vulnerabilities":[{{entries}}]}""", $$"""{"vulnerabilities":[{{entries}}],"count":{{count}}}"""])
        {
            ImportResult<ExploitedVulnerability> result = Gives(text, codes);
            Assert.All(result.Issues, i => Assert.Equal((IssueSeverity.Warning, (int?)null, "count"), (i.Severity, i.RecordIndex, i.Field)));
        }
    }

    [Fact]
    public void What_was_listed_at_the_opening_is_reported_with_its_figures()
    {
        IEnumerable<string> Listed(int year, int month, int day, int count) =>
            Enumerable.Range(0, count).Select(i => Row(id: FormattableString.Invariant($"CVE-{year}-{month:00}{day:00}{i:0000}"), added: FormattableString.Invariant($"{year}-{month:00}-{day:00}"), due: ""));

        IEnumerable<string> later = Enumerable.Range(0, 20).SelectMany(m => Listed(2032 + ((m + 5) / 12), ((m + 5) % 12) + 1, 7, 3));
        ImportResult<ExploitedVulnerability> result = Gives(
            Table([.. Listed(2031, 5, 9, 40), .. Listed(2031, 5, 30, 2), .. Listed(2031, 8, 2, 7), .. Listed(2031, 11, 2, 6), .. later]), "bulk_load");

        ImportIssue issue = Assert.Single(result.Issues);
        Assert.Equal((IssueSeverity.Info, (int?)null, "dateAdded"), (issue.Severity, issue.RecordIndex, issue.Field));
        Assert.Contains("The first day, 2031-05-09, has 40 of 115 entries and the months to 2031-08 have 49, where a later month has 3 at the median", issue.Message, StringComparison.Ordinal);
        Gives(Table(Listed(2031, 5, 9, 40))); // too short to tell
        Gives(Table([.. Enumerable.Range(0, 30).SelectMany(m => Listed(2031 + (m / 12), (m % 12) + 1, 7, 3))])); // no such month
    }

    [Fact]
    public void Members_that_are_not_known_are_kept_and_reported_once()
    {
        ImportResult<ExploitedVulnerability> json = Gives(Catalogue(Entry + ",\"epss\":0.5", Entry.Replace("0001", "0002", StringComparison.Ordinal) + ",\"epss\":1"), "unknown_member");
        Assert.Equal(["0.5", "1"], json.Records.Select(r => r.Original["epss"]));
        Assert.Contains("2 entries", json.Issues[0].Message, StringComparison.Ordinal);

        ImportResult<ExploitedVulnerability> table = Gives(Header + ",epss\n" + Row() + ",0.5\n" + Row(id: "CVE-2030-0002") + ",\n", "unknown_member");
        Assert.Equal("0.5", table.Records[0].Original["epss"]);
        Assert.DoesNotContain("epss", table.Records[1].Original.Keys);
    }

    [Fact]
    public void Columns_are_found_by_name_in_any_order()
    {
        ImportResult<ExploitedVulnerability> result = Gives("DateAdded, cveid ,cwes\n2031-01-10,CVE-2030-0001,\"CWE-1,CWE-2\"\n");
        Assert.Equal(["CWE-1", "CWE-2"], Assert.Single(result.Records).Weaknesses);
    }

    [Fact]
    public void Rows_of_another_length_are_read_as_far_as_they_go()
    {
        ImportResult<ExploitedVulnerability> result = Gives("cveID,dateAdded,cwes\nCVE-2030-0001,2031-01-10\nCVE-2030-0002,2031-01-10,CWE-1,more\n", "cell_count", "no_weakness", "cell_count", "unknown_member");
        Assert.Equal("more", result.Records[1].Original["column 4"]);
    }

    [Theory]
    [InlineData(",,,,2031-01-10,,,,,,", "no_id")]
    [InlineData("unknown,,,,2031-01-10,,,,,,", "id_unreadable")]
    [InlineData("CVE-2030-0001,,,,,,,,,,", "no_date")]
    [InlineData("CVE-2030-0001,,,,2031-02-30,,,,,,", "date_unreadable")]
    [InlineData("", "empty_row")]
    [InlineData(",,,,,,,,,,", "empty_row")]
    [InlineData("CVE-2030-0001,\"x", "unclosed_quote")]
    public void A_row_without_a_record_is_an_error(string row, string code)
    {
        ImportResult<ExploitedVulnerability> result = Gives(Table(Row(id: "CVE-2030-0009"), row), code);
        Assert.Equal((2, 1, IssueSeverity.Error), (result.Rows, result.Records.Count, result.Issues[0].Severity));
    }

    [Theory]
    [InlineData("5", "not_an_object")]
    [InlineData("null", "not_an_object")]
    [InlineData("[]", "not_an_object")]
    [InlineData("{\"cveID\":\"CVE-2030-\\ud8000002\"}", "malformed_json")]
    [InlineData("{\"\\ud800\":1}", "malformed_json")]
    [InlineData("{}", "no_id")]
    [InlineData("{\"cveID\":\"CVE-2030-0002\"}", "no_date")]
    public void An_object_without_a_record_is_an_error(string item, string code)
    {
        ImportResult<ExploitedVulnerability> result = Gives($$"""{"catalogVersion":"1","vulnerabilities":[{{item}},{{{Entry}}}]}""", code);
        Assert.Equal((2, 1, IssueSeverity.Error), (result.Rows, result.Records.Count, result.Issues[0].Severity));
    }

    [Fact]
    public void A_member_of_another_type_or_twice_is_reported()
    {
        ImportResult<ExploitedVulnerability> result = Gives(Catalogue(Entry + ",\"product\":7,\"notes\":[\"a\"],\"product\":\"Quay\""), "unexpected_type", "unexpected_type", "duplicate_member", "notes_free_text");
        Assert.Equal("Quay", result.Records[0].Product);
        Assert.Equal(["CWE-7"], Gives(Catalogue(Entry.Replace("[\"CWE-22\"]", "\"CWE-7\"", StringComparison.Ordinal))).Records[0].Weaknesses);
    }

    [Fact]
    public void A_text_cut_short_is_an_error_and_what_is_before_it_is_read()
    {
        string text = Catalogue(Entry, Entry.Replace("0001", "0002", StringComparison.Ordinal));
        ImportResult<ExploitedVulnerability> result = Gives(text[..^20], "malformed_json");
        Assert.Equal((2, 1), (result.Rows, result.Records.Count));
    }

    [Fact]
    public void An_entry_larger_than_allowed_is_an_error()
    {
        string large = Entry.Replace("0001", "0002", StringComparison.Ordinal) + $",\"notes\":\"{new string('x', 3000)}\"";
        Assert.Equal(["record_too_large"], Read(Catalogue(Entry, large), new KevOptions { MaxRecordBytes = 1024 }).Issues.Select(i => i.Code));
        Assert.Equal(["row_too_large"], Read(Table(Row(), Row(id: "CVE-2030-0002", notes: new string('x', 3000))), new KevOptions { MaxRecordBytes = 1024 }).Issues.Select(i => i.Code));
    }

    [Fact]
    public void Control_characters_and_undecodable_bytes_are_reported()
    {
        ImportResult<ExploitedVulnerability> result = Gives(Table(Row(notes: "\0https://example.org/a\u0001")), "control_characters");
        Assert.Equal(["kev", "https://example.org/a"], result.Records[0].SourceIds);
        Gives(Table(Row(notes: "é \uFFFD")), "undecodable_bytes", "notes_free_text");
    }

    [Fact]
    public void An_unquoted_quote_is_reported() => Gives(Table(Row(notes: "a\"b")), "stray_quote", "notes_free_text");

    [Fact]
    public void An_array_of_entries_and_packed_files_are_read_too()
    {
        Assert.Equal((1, 1), (Gives($"[{{{Entry}}}]").Rows, Gives(" \n\uFEFF"[..2] + $"[{{{Entry}}}]").Records.Count));
        byte[] plain = Fixture.Bytes("Kev", "quirks.json");
        ImportResult<ExploitedVulnerability> packed = Read(Packed.Gzip(plain));
        Assert.Equal(Read(plain).Records.AsEnumerable(), packed.Records);
        Assert.Equal(InputPacking.Gzip, packed.Input.Packing);
        Assert.Equal(Read(plain).Records.AsEnumerable(), Read(Packed.Zip(("kev.json", plain))).Records);
    }

    [Fact]
    public void The_text_in_windows_1252_is_read_and_said()
    {
        byte[] bytes = System.Text.Encoding.Latin1.GetBytes(Table(Row(notes: "Café über São")));
        ImportResult<ExploitedVulnerability> result = Read(bytes);
        Assert.Equal("Café über São", result.Records[0].Original["notes"]);
        Assert.Equal(["notes_free_text", "encoding_detected"], result.Issues.Select(i => i.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"vulnerabilities\":[]}")]
    [InlineData("{\"vulnerabilities\":[{\"id\":1}]}")]
    [InlineData("{\"vulnerabilities\":{}}")]
    [InlineData("{\"title\":\"t\"")]
    [InlineData("[1,2]")]
    [InlineData("{\"type\":\"bundle\",\"objects\":[]}")]
    [InlineData("Title,Date\nx,y\n")]
    [InlineData("<html><body>no</body></html>")]
    [InlineData("\0\0\0\0")]
    [InlineData("\"")]
    public void A_file_of_another_format_is_refused(string text)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.StartsWith("Expected the catalogue of known exploited vulnerabilities", error.Message, StringComparison.Ordinal);
        Assert.Contains("but found", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 100, 600);
    }

    [Fact]
    public void Stops_when_it_is_asked_to()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        using var stream = new MemoryStream(Fixture.Bytes("Kev", "quirks.json"));
        Assert.Throws<OperationCanceledException>(() => KevReader.Read(stream, null, source.Token));
        Assert.Throws<ArgumentNullException>(() => KevReader.Read(null!));
    }
}
