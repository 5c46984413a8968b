using CsCheck;
using CyberStats.Datasets.Cfr;
using CyberStats.Incidents;
using static CyberStats.Datasets.IssueSeverity;
using static CyberStats.Datasets.Tests.CfrText;

namespace CyberStats.Datasets.Tests.Cfr;

/// <summary>
/// Rows whose columns have shifted: what is put right, what is left alone, and that nothing is invented.
/// </summary>
public class CfrColumnsTests
{
    private const string Reply = "Denial   https://example.org/r";
    private const string Link = "https://example.org/a";

    private static readonly Gen<string> Words = Gen.OneOf(
        "Invented ports", "Ports, shipyards, and rail offices", "The mail of \"harbour\" staff was read. Twice.", "an office in Tartu");

    private static readonly Gen<string[]> GoodRow = Gen.Select(
            Gen.Select(Words, Gen.OneOf("", "Velvet Otter", "Believed to be the work of a ministry, or two")),
            Gen.Select(Words, Gen.OneOf("", "", Reply, "Unknown", "Criminal charges"), Gen.OneOf("", "Estonia, Latvia", "Invented ports")),
            Gen.OneOf("China", "Palestine, State of", "Russian Federation, Korea (Republic of)", "The Philippines"),
            Gen.Select(Gen.OneOf(CfrVocabulary.Types.Keys.ToArray()), Gen.OneOf("Military", "Government, Private sector"), Gen.Int[0, 3]))
        .Select((who, what, sponsor, kind) => Cells(
            title: who.Item1,
            affiliations: who.Item2,
            description: what.Item1.TrimEnd('"'),
            response: what.Item2,
            victims: what.Item3,
            sponsor: sponsor,
            type: kind.Item1,
            category: kind.Item2,
            source: kind.Item3 > 0 ? Link : "",
            source2: kind.Item3 > 1 ? "https://example.org/b" : ""));

    /// <summary>Rows shifted to the left, with the fields that they had: a cell is missing, or a broken quote has glued some together.</summary>
    public static TheoryData<string, string[], string, string, string> ShiftedLeft { get; } = new()
    {
        { "no response", ["said so.", "Invented ports", "China", "Espionage", "Government", Link], "", "Invented ports", "CHN" },
        { "no description", [Reply, "Invented ports", "China", "Espionage", "Government", Link], "Denial", "Invented ports", "CHN" },
        { "no sponsor", ["said so.", Reply, "Invented ports", "Espionage", "Government", Link], "Denial", "Invented ports", "" },
        { "no sponsor and a blank response", ["said so.", "", "Invented ports", "Espionage", "Government", Link], "", "Invented ports", "" },
        { "3-4 glued", [$"said so.,{Reply}\"", "Invented ports", "China", "Espionage", "Government", Link], "Denial", "Invented ports", "CHN" },
        { "3-4 glued, blank response", ["said so.,\"", "Invented ports", "China", "Espionage", "Government", Link], "", "Invented ports", "CHN" },
        { "4-5 glued", ["said so.", $"{Reply},Ports, and shipyards\"", "China", "Espionage", "Government", Link], "Denial", "Ports, and shipyards", "CHN" },
        { "4-5 glued, blank response", ["said so.", ",Invented ports\"", "China", "Espionage", "Government", Link], "", "Invented ports", "CHN" },
        { "5-6 glued", ["said so.", Reply, "Invented ports,Palestine, State of\"", "Espionage", "Government", Link], "Denial", "Invented ports", "PSE" },
        { "3-5 glued", ["said so.,,Invented ports\"", "China", "Espionage", "Government", Link], "", "Invented ports", "CHN" },
        { "4-6 glued", ["said so.", $"{Reply},Invented ports,China, Iran\"", "Espionage", "Government", Link], "Denial", "Invented ports", "CHN IRN" },
    };

    /// <summary>The same, shifted to the right.</summary>
    public static TheoryData<string, string[], string, string, string> ShiftedRight { get; } = new()
    {
        { "victims split", ["said so.", "", "Ports", " shipyards", " rail offices\"", "China", "Espionage", "Government", Link], "", "Ports, shipyards, rail offices\"", "CHN" },
        { "victims split after a response", ["said so.", Reply, "Ports", " shipyards", "China", "Espionage", "Government"], "Denial", "Ports, shipyards", "CHN" },
        { "a comma in the description", ["said so", "then left.", Reply, "Invented ports", "China", "Espionage", "Government"], "Denial", "Invented ports", "CHN" },
        { "a comma in the victims", ["said so.", "", "Ports", "shipyards", "China", "Espionage", "Government"], "", "Ports,shipyards", "CHN" },
        { "two commas in the victims", ["said so.", "", "Ports", "shipyards", "offices", "China", "Espionage", "Government"], "", "Ports,shipyards,offices", "CHN" },
    };

    [Theory]
    [MemberData(nameof(ShiftedLeft))]
    [MemberData(nameof(ShiftedRight))]
    public void Puts_a_shifted_row_right_and_says_so(string shift, string[] from, string response, string victims, string sponsors)
    {
        Assert.NotEmpty(shift);
        string[] cells = ["Harbour probe", "1/2/2020", "", .. from];
        cells = [.. cells, .. Enumerable.Repeat("", Math.Max(12 - cells.Length, 0))];
        ImportResult<Incident> result = ReadRows(cells);

        HasIssue(result, "columns_shifted", Warning, 0, 2, "Type", cells[7]);
        Assert.Equal(cells.Length != 12, result.Issues.Any(i => i.Code == "cell_count"));
        Assert.DoesNotContain(result.Issues, i => i.Code.StartsWith("unknown_", StringComparison.Ordinal) || i.Code == "sponsor_unparsed");
        Incident incident = Assert.Single(result.Records);
        Assert.Equal(("Harbour probe", new PartialDate(2020, 1, 2)), (incident.Title, incident.Disclosed));
        Assert.Equal([IncidentType.Espionage], incident.Types);
        Assert.Equal(response.Length == 0 ? [] : [ResponseKind.Denial], incident.Responses.Select(r => r.Kind));
        Assert.Equal(response.Length == 0 ? [] : ["https://example.org/r"], incident.Responses.SelectMany(r => r.SourceIds));
        Assert.Equal(victims.Length == 0 ? null : victims, Assert.Single(incident.Victims).Name);
        Assert.Equal([PartyKind.Government], incident.Victims[0].Kinds);
        Assert.Equal(sponsors.Split(' ', StringSplitOptions.RemoveEmptyEntries), incident.AccusedStates.Select(s => s.Value));
        Assert.Equal(from[^1] == Link ? ["cfr", Link] : ["cfr"], incident.SourceIds);
        Assert.StartsWith(shift == "no description" ? "Believed" : "said so", incident.Original.GetValueOrDefault("Description", "Believed"), StringComparison.Ordinal);
        for (int i = 3; i < 12; i++)
        {
            string name = CfrField.All[i];
            string? kept = incident.Original.GetValueOrDefault($"raw.{name}");
            Assert.True(kept is null || kept == cells[i], $"The raw {name} is not what the file says.");
        }

        Assert.Equal("Espionage", incident.Original.Single(o => o.Key.StartsWith("raw.", StringComparison.Ordinal) && o.Value == "Espionage").Value);
    }

    [Theory]
    [MemberData(nameof(ShiftedLeft))]
    [MemberData(nameof(ShiftedRight))]
    public void Leaves_it_alone_when_told_to_and_gives_it_the_same_id(string shift, string[] from, string response, string victims, string sponsors)
    {
        Assert.True(shift.Length > 0 && response != null && victims != null && sponsors != null);
        string[] cells = ["Harbour probe", "1/2/2020", "Velvet Otter", .. from];
        string text = Table(Row(cells));
        ImportResult<Incident> result = Read(text, new CfrOptions { RepairShiftedRows = false });

        HasIssue(result, "columns_shifted", Warning, 0, 2, "Type", cells[7]);
        IsBare(Assert.Single(result.Records), cells);
        Assert.Equal(Read(text).Records[0].Id, result.Records[0].Id);
    }

    [Theory]
    [InlineData("no type anywhere", "said so.", "", "Invented ports", "China", "Government", "https://example.org/a")]
    [InlineData("two places for the type", "said so.", "", "Espionage", "Government", "China", "Sabotage", "Military", "")]
    [InlineData("a type glued to the sponsor", "said so.", "", "Invented ports", "China,Espionage\"", "Government", "")]
    [InlineData("words where the sponsor would be", "said so.", "", "Invented ports", "in the north", "of China", "Espionage", "Government")]
    [InlineData("a state that may be the victim or the sponsor", "said so.", "Denial   https://example.org/r", "China", "Espionage", "Government", "")]
    [InlineData("a state alone, two cells missing", "said so.", "China", "Espionage", "Government", "")]
    [InlineData("words where the response would be", "said so.", "Applause", "Invented", "ports", "Iran, China", "and so on", "Espionage", "Government")]
    public void Uses_only_title_and_date_of_a_row_that_fits_no_reading(string what, params string[] from)
    {
        Assert.NotEmpty(what);
        string[] cells = ["Harbour probe", "1/2/2020", "Velvet Otter", .. from];
        ImportResult<Incident> result = ReadRows(cells);

        HasIssue(result, "columns_shifted", Warning, 0, 2, "Type", cells.ElementAtOrDefault(7) ?? "");
        IsBare(Assert.Single(result.Records), cells);
    }

    [Fact]
    public void A_row_with_a_victims_list_split_inside_a_broken_quote_is_put_right()
    {
        // The quotes are doubled as if inside a quoted cell, but no quote opens it.
        ImportResult<Incident> result = Read(Table(
            "Harbour probe,1/2/2020,,said so.,,\"\"Ports, shipyards, rail offices\"\",China,Espionage,Government,,,", Row(Cells(title: "Quay"))));

        Assert.Equal(2, result.Records.Count);
        HasIssue(result, "stray_quote", Warning, 0, 2, null, "Harbour probe");
        HasIssue(result, "cell_count", Warning, 0, 2, null, null);
        HasIssue(result, "columns_shifted", Warning, 0, 2, "Type", " rail offices\"\"");
        Assert.Equal(["CHN"], result.Records[0].AccusedStates.Select(s => s.Value));
        Assert.StartsWith("Ports, shipyards, rail offices", Assert.Single(result.Records[0].Victims).Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_is_aligned_when_type_and_category_hold_their_words() => Gen.Select(GoodRow, Gen.Int[7, 8], Words).Sample((cells, at, word) =>
    {
        Assert.True(CfrColumns.AreAligned(cells));
        cells[at] = "";
        Assert.True(CfrColumns.AreAligned(cells));
        cells[at] = word;
        Assert.False(CfrColumns.AreAligned(cells));
    });

    [Fact]
    public void Undoes_the_gluing_of_neighbouring_cells() => Gen.Select(GoodRow, Gen.Int[3, 5], Gen.Int[1, 3], Gen.Bool).Sample(
        (cells, first, more, padded) =>
        {
            int last = Math.Min(first + more, 6);
            string glued = string.Join(',', cells[first..(last + 1)]) + "\"";
            string[] row = [.. cells[..first], glued, .. cells[(last + 1)..]];
            Assert.Equal(cells, CfrColumns.Repair(padded ? [.. row, .. Enumerable.Repeat("", last - first)] : row)?[..12]);
        },
        iter: 2_000);

    [Fact]
    public void A_glued_row_gives_the_incident_of_the_row_as_it_was() => Gen.Select(GoodRow, Gen.Int[3, 5], Gen.Int[1, 3]).Sample(
        (cells, first, more) =>
        {
            int last = Math.Min(first + more, 6);
            cells[9] = cells[10] = Link; // so that the type's column is not blank after the shift
            Incident whole = ReadRows(cells).Records.Single();
            Incident repaired = ReadRows([.. cells[..first], string.Join(',', cells[first..(last + 1)]) + "\"", .. cells[(last + 1)..]]).Records.Single();
            Assert.Equal(Content(whole), Content(repaired));
        },
        iter: 500);

    [Fact]
    public void Undoes_the_splitting_of_a_list_of_victims() => Gen.Select(GoodRow, Gen.Int[2, 5]).Sample((cells, count) =>
    {
        string[] items = [.. Enumerable.Range(0, count).Select(i => $"item {i}")];
        string[] whole = [.. cells[..5], string.Join(", ", items) + "\"", .. cells[6..]];
        string[] split = [.. cells[..5], items[0], .. items[1..^1].Select(i => " " + i), $" {items[^1]}\"", .. cells[6..]];
        Assert.Equal(whole, CfrColumns.Repair(split)?[..12]);
    });

    [Fact]
    public void Repairs_lose_add_and_reorder_nothing() => Gen.OneOf(
            "", "", "China", "Palestine, State of", "Estonia", Reply, "Unknown", "Espionage", "Sabotage", "Government", "Government, Military", " and ports",
            "words, more words", "10,000 ports", "glued,,Invented ports\"", ",China\"", "a,b,c,China\"", "\"", Link)
        .Array[3, 16]
        .Sample(
            cells =>
            {
                if (CfrColumns.AreAligned(cells) || CfrColumns.Repair(cells) is not { } repaired)
                {
                    return;
                }

                Assert.True(CfrColumns.AreAligned(repaired));
                Assert.InRange(repaired.Length, 12, 12 + cells.Length);
                Assert.Equal(cells[..2], repaired[..2]);
                Assert.Equal(Letters(cells), Letters(repaired));
                Assert.All(CountryNames.Split(repaired[6]), s => Assert.True(s.Code != default, "The repair has put words under the sponsor."));
            },
            iter: 20_000);

    private static Incident Content(Incident incident) => incident with
    {
        Id = new IncidentId("a", "b"),
        Original = incident.Original.RemoveRange(incident.Original.Keys.Where(k => k.StartsWith("raw.", StringComparison.Ordinal))),
        Attributions = [.. incident.Attributions.Select(a => new Attribution("x", a.By, a.AccusedState) { Basis = a.Basis, Stance = a.Stance, SourceIds = a.SourceIds })],
    };

    private static string Letters(IEnumerable<string> cells) => string.Concat(cells.SelectMany(c => c).Where(char.IsLetterOrDigit));

    private static void IsBare(Incident incident, string[] cells)
    {
        Assert.Equal(("Harbour probe", new PartialDate(2020, 1, 2)), (incident.Title, incident.Disclosed));
        Assert.Empty(incident.Types);
        Assert.Null(incident.Affects);
        Assert.Empty(incident.Victims);
        Assert.Empty(incident.ActorIds);
        Assert.Empty(incident.Attributions);
        Assert.Empty(incident.Responses);
        Assert.Equal(["cfr"], incident.SourceIds);
        Assert.Equal(
            CfrField.All.Zip(cells).Skip(2).Where(c => c.Second.Length > 0).ToDictionary(c => $"raw.{c.First}", c => c.Second, StringComparer.Ordinal),
            incident.Original.Where(o => o.Key != "raw.extra").ToDictionary(StringComparer.Ordinal));
    }
}
