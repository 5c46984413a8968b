using System.Text;
using CyberStats.Incidents;
using static CyberStats.Datasets.Tests.CfrText;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// Rows on which the reader once failed: crashes, invented facts, losses, and memory without bound.
/// </summary>
public class CfrReaderFoundTests
{
    private const string Reply = "Denial   https://example.org/r";
    private const string Link = "https://example.org/a";

    [Theory]
    [InlineData("&nbsp;")]
    [InlineData("&#12;")]
    [InlineData("a; &#x20;")]
    public void A_link_that_is_blank_once_its_entities_are_read_is_no_source(string cell)
    {
        Assert.DoesNotContain(ReadRows(Cells(source: cell)).Sources, s => string.IsNullOrWhiteSpace(s.Id));
        Assert.Single(ReadRows(Cells(response: $"Denial   {cell}")).Records);
    }

    [Fact]
    public void Entities_bring_no_control_characters_back() =>
        Assert.DoesNotContain(ReadRows(Cells(source: "https://example.org/&#7;&#27;[2J")).Sources, s => s.Id.Any(char.IsControl));

    [Fact]
    public void An_entity_is_reported_under_its_column()
    {
        Assert.Equal("Response", ReadRows(Cells(response: "Denial   https://example.org/?a&amp;b")).Issues.Single().Field);
        Assert.Equal("Sources_2", ReadRows(Cells(source2: "https://example.org/?a&amp;b")).Issues.Single().Field);
    }

    [Theory]
    [InlineData("Ransomware", "Government", "unknown_type", "Type", "Ransomware")]
    [InlineData("Espionage", "Government, Hospitals", "unknown_category", "Category", "Hospitals")]
    public void A_word_that_the_tracker_did_not_have_shifts_nothing(string type, string category, string code, string field, string raw)
    {
        ImportResult<Incident> result = ReadRows(Cells(response: Reply, type: type, category: category));

        HasIssue(result, code, IssueSeverity.Warning, 0, 2, field, raw);
        Assert.Single(result.Issues);
        Assert.Equal(["CHN"], result.Records[0].AccusedStates.Select(s => s.Value));
        Assert.Equal([PartyKind.Government], result.Records[0].Victims.Single().Kinds);
    }

    [Theory]
    [InlineData("said so.,,Invented ports,China\"", "Espionage", "Government", Link)] // three cells are missing
    [InlineData("said so.", ",Invented ports,China\"", "Espionage", "Government")] // two cells, and there is no source
    public void A_shift_is_seen_where_it_leaves_type_and_category_blank(params string[] from)
    {
        string[] cells = ["Harbour probe", "1/2/2020", "", .. from];
        ImportResult<Incident> result = ReadRows([.. cells, .. Enumerable.Repeat("", 12 - cells.Length)]);

        Assert.Contains(result.Issues, i => i.Code == "columns_shifted");
        Assert.Equal(["CHN"], result.Records[0].AccusedStates.Select(s => s.Value));
        Assert.Equal("Invented ports", result.Records[0].Victims.Single().Name);
    }

    [Fact]
    public void Accuses_no_victim_where_the_sponsor_is_the_missing_cell()
    {
        // "Estonia" can be the victim or the sponsor: no single reading fits.
        ImportResult<Incident> result = ReadRows(["Harbour probe", "1/2/2020", "", "said so.", "", "Estonia", "Espionage", "Government", Link, "", "", ""]);

        Assert.Contains(result.Issues, i => i.Code == "columns_shifted");
        Assert.Empty(result.Records.Single().AccusedStates);
    }

    [Fact]
    public void A_comma_among_the_sponsors_makes_no_sponsor_a_victim()
    {
        Incident incident = ReadRows(
            ["Harbour probe", "1/2/2020", "", "said so.", Reply, "Invented ports", "China", "Iran", "Espionage", "Government", Link, "", ""]).Records.Single();

        Assert.True(incident.AccusedStates.Count is 0 or 2, "One of the two sponsors was taken for something else.");
        Assert.DoesNotContain(incident.Victims, v => v.Country != default);
        Assert.All(incident.Responses.SelectMany(r => r.SourceIds), id => Assert.Equal("https://example.org/r", id));
    }

    [Fact]
    public void A_comma_among_the_victims_stays_out_of_the_link_of_the_response()
    {
        Incident incident = ReadRows(
            ["Harbour probe", "1/2/2020", "", "said so.", Reply, "Some 10", "000 ports", "China", "Espionage", "Government", Link, "", ""]).Records.Single();

        Assert.Equal("Some 10,000 ports", incident.Victims.Single().Name);
        Assert.Equal(["https://example.org/r"], incident.Responses.Single().SourceIds);
    }

    [Fact]
    public void A_comma_in_the_title_makes_no_actor_of_the_date()
    {
        ImportResult<Incident> result = ReadRows(
            ["Harbour", "probe", "1/2/2020", "", "said so.", Reply, "Invented ports", "China", "Espionage", "Government", Link, "", ""]);

        Assert.Contains(result.Issues, i => i.Code == "columns_shifted");
        Assert.Empty(result.Actors);
    }

    [Theory]
    [InlineData(" said so.", Link, "")]
    [InlineData("said so.", " https://example.org/a", "")]
    [InlineData("said so.", Link, " https://example.org/b")]
    public void A_cell_of_a_shifted_row_may_start_with_a_blank(string description, string source, string source2)
    {
        Incident incident = ReadRows(
            ["Harbour probe", "1/2/2020", "Velvet Otter", description, "Invented ports", "China", "Espionage", "Government", source, source2, "", ""]).Records.Single();

        Assert.Equal(["CHN"], incident.AccusedStates.Select(s => s.Value));
        Assert.Equal(["cfr:velvetotter"], incident.ActorIds);
        Assert.Equal((string[])["cfr", source.Trim(), .. source2.Length > 0 ? [source2.Trim()] : (string[])[]], incident.SourceIds);
    }

    [Fact]
    public void A_description_that_ends_in_a_quote_hides_no_missing_cell()
    {
        Incident incident = ReadRows(
            ["Harbour probe", "1/2/2020", "", "Sent 10,000 \"notes\"", "Invented ports", "China", "Espionage", "Government", Link, "", "", ""]).Records.Single();

        Assert.Equal(["CHN"], incident.AccusedStates.Select(s => s.Value));
        Assert.Equal("Sent 10,000 \"notes\"", incident.Original["Description"]);
    }

    [Fact]
    public void A_cell_too_many_of_a_shifted_row_is_kept()
    {
        string[] cells = ["Harbour probe", "1/2/2020", "", "said so.", "", "a", "b", "c", "China", "Government", "d", "e", "extra"];
        Assert.Contains("extra", ReadRows(cells).Records.Single().Original.Values);
        Assert.Contains(
            "extra", Read(Table(Row(cells)), new CfrOptions { RepairShiftedRows = false }).Records.Single().Original.Values);
    }

    [Fact]
    public void Lost_characters_are_counted_whether_or_not_rows_are_repaired()
    {
        string text = Table(Row(["Harbour probe", "1/2/2020", "", "said?? so.", "Invented ports", "China", "Espionage", "Government", Link, "", "", ""]));

        Assert.Contains(Read(text).Issues, i => i.Code == "encoding_loss");
        Assert.Contains(Read(text, new CfrOptions { RepairShiftedRows = false }).Issues, i => i.Code == "encoding_loss");
    }

    [Fact]
    public void The_description_of_a_row_with_a_repeated_title_is_remembered()
    {
        ImportResult<Incident> result = ReadRows(
            Cells(title: "A", description: "d"), Cells(title: "A", date: "1/3/2020", description: "e"), Cells(title: "B", description: "e"));

        Assert.Equal([(1, "Title"), (2, "Description")], result.Issues.Select(i => (i.RecordIndex!.Value, i.Field!)));
    }

    [Fact]
    public void The_longest_row_does_not_depend_on_how_the_stream_chops_its_bytes()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Table(Row(Cells(description: new string('x', 2_000))), Row(Cells(title: "Quay"))));
        var options = new CfrOptions { MaxRecordBytes = 1024 };

        Assert.Equal(
            CfrReader.Read(new ChoppedStream(bytes, 1), options).Issues.AsEnumerable(), CfrReader.Read(new ChoppedStream(bytes, bytes.Length), options).Issues);
    }

    [Fact]
    public void A_hostile_list_of_sponsors_gives_no_issue_for_each_letter() =>
        Assert.InRange(ReadRows(Cells(sponsor: string.Concat(Enumerable.Repeat("a,", 100_000)))).Issues.Count, 1, 1_000);

    [Fact]
    public void A_hostile_list_of_links_gives_no_issue_for_each() =>
        Assert.InRange(ReadRows(Cells(source: string.Concat(Enumerable.Repeat("&lt;; ", 100_000)))).Issues.Count, 1, 1_000);

    [Fact]
    public void A_row_of_many_cells_that_start_with_a_blank_costs_a_small_multiple_of_its_size() =>
        CostsLittle("T,1/2/2020,,," + new string('x', 1_000_000) + string.Concat(Enumerable.Repeat(", a", 250)));

    [Fact]
    public void A_row_of_many_readings_costs_a_small_multiple_of_its_size() => CostsLittle(
        Row("T", "1/2/2020", "", string.Concat(Enumerable.Repeat("Chad,", 200_000)) + "Chad", "Espionage", "Government", "x", "y", "z"));

    private static void CostsLittle(string row)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Table(row));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Read(bytes);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60L * bytes.Length);
    }
}
