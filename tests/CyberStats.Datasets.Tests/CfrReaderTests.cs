using System.Globalization;
using System.Text;
using CsCheck;
using CyberStats.Datasets.Cfr;
using CyberStats.Incidents;
using static CyberStats.Datasets.IssueSeverity;
using static CyberStats.Datasets.Tests.CfrText;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// What the reader makes of the tracker's columns; each test shows one quirk in invented rows.
/// </summary>
public class CfrReaderTests
{
    [Fact]
    public void Reads_a_row_in_order()
    {
        ImportResult<Incident> result = ReadRows(Cells(
            affiliations: "Velvet Otter",
            description: "An invented group read the mail of an invented port.",
            response: "Denial   https://example.org/no",
            victims: "Estonia, Latvia",
            category: "Government, Military",
            source2: "https://example.net/b"));

        Assert.Equal([], result.Issues);
        Incident incident = Assert.Single(result.Records);
        Assert.Equal((1, 0), (result.Rows, result.RowsWithError));
        Assert.Equal("Harbour probe", incident.Title);
        Assert.Equal(new PartialDate(2020, 1, 2), incident.Disclosed);
        Assert.Equal((null, null, null), (incident.Occurred, incident.Discovered, incident.Recorded));
        Assert.Equal([IncidentType.Espionage], incident.Types);
        Assert.Equal(SecurityAttributes.Confidentiality, incident.Affects);
        Assert.Equal(["cfr:velvetotter"], incident.ActorIds);
        Assert.Equal([new Actor("cfr:velvetotter", "Velvet Otter")], result.Actors);
        Assert.Equal(
            [
                new Victim("Estonia") { Country = CountryCode.Parse("EST"), Kinds = [PartyKind.Government, PartyKind.Military] },
                new Victim("Latvia") { Country = CountryCode.Parse("LVA"), Kinds = [PartyKind.Government, PartyKind.Military] },
            ],
            incident.Victims);
        Assert.Equal([new Response(ResponseKind.Denial) { SourceIds = ["https://example.org/no"] }], incident.Responses);
        Assert.Equal(["cfr", "https://example.org/a", "https://example.net/b"], incident.SourceIds);
        Attribution claim = Assert.Single(incident.Attributions);
        Assert.Equal($"{incident.Id}/CHN", claim.Id);
        Assert.Equal(("cfr", PartyKind.Tracker), (claim.By.Id, claim.By.Kind));
        Assert.Equal((CountryCode.Parse("CHN"), null, null), (claim.AccusedState, claim.AccusedActorId, claim.On));
        Assert.Equal((AttributionBasis.Unstated, AttributionStance.Attributes), (claim.Basis, claim.Stance));
        Assert.Equal(["cfr"], claim.SourceIds);
        Assert.Equal(
            [new("Affiliations", "Velvet Otter"), new("Description", "An invented group read the mail of an invented port.")],
            incident.Original);
    }

    [Fact]
    public void Names_the_dataset_first_among_the_sources_with_the_day_of_the_export()
    {
        var day = new DateOnly(2022, 12, 5);
        ImportResult<Incident> result = Read(
            Table(Row(Cells(source: "https://example.org/a/b?c=1")), Row(Cells(title: "Quay probe", source: "see annual report"))),
            new CfrOptions { AsOf = day });

        Assert.Equal(["cfr", "https://example.org/a/b?c=1", "see annual report"], result.Sources.Select(s => s.Id));
        Assert.Equal(("Council on Foreign Relations", day), (result.Sources[0].Publisher, result.Sources[0].AsOf));
        Assert.Equal(("example.org", new Uri("https://example.org/a/b?c=1")), (result.Sources[1].Title, result.Sources[1].Url));
        Assert.Equal(("see annual report", null), (result.Sources[2].Title, result.Sources[2].Url));
        Assert.Null(ReadRows(Cells()).Sources[0].AsOf);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//example.org/a")]
    [InlineData("/a/b")]
    public void Makes_no_link_of_what_is_not_http(string text) =>
        Assert.Null(ReadRows(Cells(source: text)).Sources.Single(s => s.Id == text).Url);

    // The ids were computed with another program: the first 16 hexadecimal digits of the SHA-256 of title, U+001F, date, U+001F, victims.
    [Theory]
    [InlineData("Harbour probe", "1/2/2020", "Estonia", "cfr:7b3f6e138c093b22")]
    [InlineData("Zażółć 港", "", "Some, body", "cfr:d71cca7a73644e1b")]
    public void The_id_is_the_hash_of_title_date_and_victims(string title, string date, string victims, string id) =>
        Assert.Equal(id, ReadRows(Cells(title: title, date: date, victims: victims)).Records.Single().Id.ToString());

    [Fact]
    public void The_id_depends_on_nothing_else()
    {
        string id = ReadRows(Cells()).Records.Single().Id.ToString();
        string[] other = Cells(affiliations: "A", description: "b", response: "Denial", sponsor: "", type: "Doxing", category: "Military", source: "");

        Assert.Equal(id, ReadRows(other).Records.Single().Id.ToString());
        Assert.All(
            (string[][])[Cells(title: "Harbour probe "), Cells(date: "01/2/2020"), Cells(victims: "estonia"), Cells(title: "Harbour probe1", date: "/2/2020")],
            cells => Assert.NotEqual(id, ReadRows(cells).Records.Single().Id.ToString()));
    }

    // Dates

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Keeps_a_row_without_a_date(string date)
    {
        ImportResult<Incident> result = ReadRows(Cells(date: date));

        HasIssue(result, "no_date", Warning, 0, 2, "Date", null);
        Assert.Single(result.Issues);
        Assert.Null(Assert.Single(result.Records).Disclosed);
    }

    [Theory]
    [InlineData("13/45/2020")]
    [InlineData("31/1/2020")]
    [InlineData("2/30/2020")]
    [InlineData("2.1.2020")]
    [InlineData("2020-01-02")]
    [InlineData("1/2/20")]
    [InlineData("1/2/2020 10:00")]
    [InlineData("January 2, 2020")]
    [InlineData("2020")]
    [InlineData("43832")]
    [InlineData("1/2/12020")]
    [InlineData("0/0/0000")]
    [InlineData("-1/2/2020")]
    [InlineData("1 / 2 / 2020")]
    [InlineData("١/٢/٢٠٢٠")]
    public void Drops_a_date_that_cannot_be_read_and_keeps_its_text(string date)
    {
        ImportResult<Incident> result = ReadRows(Cells(date: date));

        HasIssue(result, "date_unreadable", Warning, 0, 2, "Date", date);
        Assert.Single(result.Issues);
        Assert.Null(Assert.Single(result.Records).Disclosed);
        Assert.Equal(date, result.Records[0].Original["Date"]);
    }

    [Theory]
    [InlineData("2/29/2020", "2020-02-29")]
    [InlineData("12/31/2022", "2022-12-31")]
    [InlineData("03/04/2021", "2021-03-04")]
    [InlineData(" 3/4/2021\t", "2021-03-04")]
    public void Reads_month_day_year(string date, string day) => Assert.Equal(PartialDate.Parse(day), One(Cells(date: date)).Disclosed);

    // Lines

    [Fact]
    public void Counts_lines_through_line_breaks_inside_quotes()
    {
        string text = Table(
            "A,,,\"one\ntwo\nthree\",,Estonia,China,Espionage,Government,,,",
            "B,,,\"one\r\ntwo\",,Estonia,China,Espionage,Government,,,",
            "C,,,,,Estonia,China,Espionage,Government,,,");
        ImportResult<Incident> result = Read(text);

        Assert.Equal([(0, 2L), (1, 5L), (2, 7L)], result.Issues.Select(i => (i.RecordIndex!.Value, i.Line!.Value)));
        Assert.Equal("one\ntwo\nthree", result.Records[0].Original["Description"]);
        Assert.Equal("one\r\ntwo", result.Records[1].Original["Description"]);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Reads_every_line_break(string lineBreak)
    {
        string text = string.Join(lineBreak, Header, Row(Cells(date: "")), Row(Cells(title: "Quay probe", date: "")));
        foreach (string file in (string[])[text, text + lineBreak])
        {
            ImportResult<Incident> result = Read(file);
            Assert.Equal([(0, 2L), (1, 3L)], result.Issues.Select(i => (i.RecordIndex!.Value, i.Line!.Value)));
            Assert.Equal(["Harbour probe", "Quay probe"], result.Records.Select(r => r.Title));
        }
    }

    // Sponsors

    [Theory]
    [InlineData("China", "CHN")]
    [InlineData(" China ", "CHN")]
    [InlineData("Palestine, State of", "PSE")]
    [InlineData("Korea (Democratic People's Republic of)", "PRK")]
    [InlineData("Korea (Republic of)", "KOR")]
    [InlineData("The Philippines", "PHL")]
    [InlineData("Hong Kong", "HKG")]
    [InlineData("United States, United States of America", "USA")]
    [InlineData("United States,China", "USA CHN")]
    [InlineData("Israel, Palestine, State of, Iran (Islamic Republic of)", "ISR PSE IRN")]
    [InlineData("Palestine, State of, Palestine, State of", "PSE")]
    [InlineData("Korea, Republic of, Korea, Democratic People's Republic of", "KOR PRK")]
    [InlineData("Congo, The Democratic Republic of the, Congo", "COD COG")]
    [InlineData("\"China\"", "CHN")]
    [InlineData("China\"", "CHN")]
    [InlineData("\"China, Viet Nam\"", "CHN VNM")]
    [InlineData(" \"Palestine, State of\" ", "PSE")]
    [InlineData("china, RUSSIAN FEDERATION", "CHN RUS")]
    [InlineData("China,,  , Turkey,", "CHN TUR")]
    public void Makes_an_attribution_of_each_sponsor(string sponsor, string codes)
    {
        Incident incident = One(Cells(sponsor: sponsor));

        Assert.Equal(codes.Split(' '), incident.AccusedStates.Select(s => s.Value));
        Assert.Equal(codes.Split(' ').Select(c => $"{incident.Id}/{c}"), incident.Attributions.Select(a => a.Id));
    }

    [Fact]
    public void Drops_an_unknown_sponsor_and_keeps_the_known_ones()
    {
        ImportResult<Incident> result = ReadRows(Cells(sponsor: "China, Atlantis, Government of Ghana"));

        Assert.Equal(
            [("sponsor_unparsed", Warning, "Sponsor", "Atlantis")],
            result.Issues.Select(i => (i.Code, i.Severity, i.Field!, i.Raw!)));
        Incident incident = Assert.Single(result.Records);
        Assert.Equal(["CHN"], incident.AccusedStates.Select(s => s.Value));
        Assert.Equal("China, Atlantis, Government of Ghana", incident.Original["Sponsor"]);
        Assert.StartsWith("2 sponsors", Assert.Single(result.Issues).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Says_that_there_is_no_sponsor(string sponsor)
    {
        ImportResult<Incident> result = ReadRows(Cells(sponsor: sponsor));

        HasIssue(result, "no_sponsor", Info, 0, 2, "Sponsor", null);
        Assert.Single(result.Issues);
        Assert.Empty(Assert.Single(result.Records).Attributions);
    }

    // Responses

    [Theory]
    [InlineData("Denouncement", "denouncement")]
    [InlineData("Confirmation", "confirmation")]
    [InlineData("Criminal charges", "criminal_charges")]
    [InlineData("Sanctions", "sanctions")]
    [InlineData("Denial", "denial")]
    [InlineData("Hack Back", "hack_back")]
    [InlineData("hack back", "hack_back")]
    public void Reads_each_kind_of_response_with_and_without_a_link(string word, string kind)
    {
        foreach (string gap in (string[])["  ", "   ", "          "])
        {
            Response linked = Assert.Single(One(Cells(response: $" {word}{gap}https://example.org/r ")).Responses);
            Assert.Equal(new Response(ResponseKind.Parse(kind)) { SourceIds = ["https://example.org/r"] }, linked);
        }

        Assert.Equal([new Response(ResponseKind.Parse(kind))], One(Cells(response: word)).Responses);
    }

    [Fact]
    public void Reads_the_entities_of_a_link()
    {
        ImportResult<Incident> result = ReadRows(Cells(response: "Denial   https://example.org/?a=1&amp;b=2"));

        HasIssue(result, "html_entity", Info, 0, 2, result.Issues[0].Field, "https://example.org/?a=1&amp;b=2");
        Assert.Equal(["https://example.org/?a=1&b=2"], Assert.Single(result.Records).Responses.Single().SourceIds);
        Assert.Equal(new Uri("https://example.org/?a=1&b=2"), result.Sources.Single(s => s.Id == "https://example.org/?a=1&b=2").Url);
    }

    [Fact]
    public void The_same_link_with_and_without_entities_is_one_source()
    {
        ImportResult<Incident> result = ReadRows(Cells(source: "https://example.org/?a&amp;b", source2: "https://example.org/?a&b"));

        Assert.Equal(["cfr", "https://example.org/?a&b"], result.Sources.Select(s => s.Id));
        Assert.Equal(["cfr", "https://example.org/?a&b"], result.Records.Single().SourceIds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void A_blank_response_is_no_response_and_no_issue(string response)
    {
        Incident incident = One(Cells(response: response));
        Assert.Empty(incident.Responses);
        Assert.DoesNotContain("Response", incident.Original.Keys);
    }

    [Theory]
    [InlineData("Unknown")]
    [InlineData("Unknown   https://example.org/r")]
    public void An_unknown_response_is_no_response_but_kept(string response)
    {
        ImportResult<Incident> result = ReadRows(Cells(response: response));

        HasIssue(result, "response_unknown", Info, 0, 2, "Response", response);
        Assert.Single(result.Issues);
        Assert.Empty(Assert.Single(result.Records).Responses);
        Assert.Equal(response, result.Records[0].Original["Response"]);
    }

    [Theory]
    [InlineData("Applause")]
    [InlineData("none")]
    [InlineData("Denial https://example.org/one-blank")]
    [InlineData("https://example.org/Denial")]
    public void Drops_a_response_that_the_tracker_has_not(string response)
    {
        ImportResult<Incident> result = ReadRows(Cells(response: response));

        HasIssue(result, "unknown_response", Warning, 0, 2, "Response", response);
        Assert.Single(result.Issues);
        Assert.Empty(Assert.Single(result.Records).Responses);
        Assert.Equal(response, result.Records[0].Original["Response"]);
    }

    // Types and categories

    [Theory]
    [InlineData("Espionage", "espionage", SecurityAttributes.Confidentiality)]
    [InlineData("Denial of service", "disruption", SecurityAttributes.Availability)]
    [InlineData("Sabotage", "sabotage", SecurityAttributes.Availability | SecurityAttributes.Integrity)]
    [InlineData("Data destruction", "data_destruction", SecurityAttributes.Availability | SecurityAttributes.Integrity)]
    [InlineData("Financial Theft", "financial_theft", null)]
    [InlineData("Defacement", "defacement", SecurityAttributes.Integrity)]
    [InlineData("Doxing", "data_leak", SecurityAttributes.Confidentiality)]
    [InlineData(" DOXING ", "data_leak", SecurityAttributes.Confidentiality)]
    public void Reads_each_type(string type, string code, SecurityAttributes? affects)
    {
        Incident incident = One(Cells(type: type));
        Assert.Equal([IncidentType.Parse(code)], incident.Types);
        Assert.Equal(affects, incident.Affects);
    }

    [Fact]
    public void Says_that_there_is_no_type()
    {
        ImportResult<Incident> result = ReadRows(Cells(type: ""));

        HasIssue(result, "no_type", Info, 0, 2, "Type", null);
        Assert.Single(result.Issues);
        Assert.Empty(result.Records[0].Types);
        Assert.Null(result.Records[0].Affects);
    }

    [Theory]
    [InlineData("Government", "government")]
    [InlineData("Private sector, Government", "private_sector government")]
    [InlineData("Military,Civil society,government , PRIVATE SECTOR", "military civil_society government private_sector")]
    [InlineData("Military, Military", "military")]
    public void Reads_the_categories_in_any_order(string category, string kinds) =>
        Assert.Equal(kinds.Split(' '), One(Cells(category: category)).Victims.Single().Kinds.Select(k => k.Value));

    [Fact]
    public void Says_that_there_is_no_category()
    {
        ImportResult<Incident> result = ReadRows(Cells(category: ""));

        HasIssue(result, "no_category", Info, 0, 2, "Category", null);
        Assert.Single(result.Issues);
        Assert.Empty(result.Records[0].Victims.Single().Kinds);
    }

    // Victims

    [Theory]
    [InlineData("Estonia", "EST")]
    [InlineData("Estonia, Palestine, State of, the Netherlands", "EST PSE NLD")]
    [InlineData("United States, Estonia, US", "USA EST")]
    public void Makes_a_victim_of_each_state_of_an_exact_list(string victims, string codes) =>
        Assert.Equal(codes.Split(' '), One(Cells(victims: victims)).Victims.Select(v => v.Country.Value));

    [Theory]
    [InlineData("Estonian ports")]
    [InlineData("Government of Ghana")]
    [InlineData("Estonia and Latvia")]
    [InlineData("Estonia, Latvia, and others")]
    [InlineData("Estonia; Latvia")]
    public void Derives_no_country_from_words(string victims)
    {
        ImportResult<Incident> result = ReadRows(Cells(victims: $" {victims} "));

        HasIssue(result, "victim_unparsed", Warning, 0, 2, "Victims", victims);
        Assert.Single(result.Issues);
        Assert.Equal([new Victim(victims) { Kinds = [PartyKind.Government] }], Assert.Single(result.Records).Victims);
    }

    [Fact]
    public void Says_that_there_is_no_victim_and_keeps_its_kinds()
    {
        ImportResult<Incident> result = ReadRows(Cells(victims: "", category: "Military"));

        HasIssue(result, "no_victim", Info, 0, 2, "Victims", null);
        Assert.Equal([new Victim { Kinds = [PartyKind.Military] }], Assert.Single(result.Records).Victims);
        Assert.Empty(One(Cells(victims: "", category: ""), "no_category", "no_victim").Victims);
    }

    // Sources

    [Fact]
    public void Reads_up_to_three_sources_and_several_in_one_cell()
    {
        Incident incident = One(Cells(
            source: "https://example.org/a; https://example.org/b;c",
            source2: " https://example.net/ ;  ",
            source3: "https://example.org/a"));

        Assert.Equal(["cfr", "https://example.org/a", "https://example.org/b;c", "https://example.net/"], incident.SourceIds);
        Assert.Equal(["cfr"], One(Cells(source: "")).SourceIds);
    }

    // Affiliations

    [Theory]
    [InlineData("Velvet Otter", "velvetotter")]
    [InlineData("Believed to be the work of Velvet Otter.", "velvetotter")]
    [InlineData("believed to be the work of the Velvet Otter", "velvetotter")]
    [InlineData("Suspected to be the work of APT 901, Velvet Otter", "apt901 velvetotter")]
    [InlineData("APT 901, APT901, apt-901", "")]
    [InlineData("APT 901, APT901, APT-901", "apt901")]
    [InlineData("Velvet? Otter", "velvetotter")]
    [InlineData("Velvet\u00A0Otter", "velvetotter")]
    public void Takes_the_names_of_actors(string affiliations, string ids)
    {
        ImportResult<Incident> result = ReadRows(Cells(affiliations: affiliations));
        string[] expected = [.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => $"cfr:{id}")];

        Assert.Equal(expected, Assert.Single(result.Records).ActorIds);
        Assert.Equal(expected, result.Actors.Select(a => a.Id));
        Assert.Equal(affiliations, result.Records[0].Original["Affiliations"]);
    }

    [Fact]
    public void An_actor_has_one_id_whatever_the_blanks_and_the_name_met_first()
    {
        ImportResult<Incident> result = ReadRows(
            Cells(affiliations: "APT 901"), Cells(title: "B", affiliations: "APT901"), Cells(title: "C", affiliations: "apt-901 gang"));

        Assert.Equal([new Actor("cfr:apt901", "APT 901")], result.Actors);
        Assert.Equal([1, 1, 0], result.Records.Select(r => r.ActorIds.Length));
    }

    [Theory]
    [InlineData("An invented unit that works for a ministry")]
    [InlineData("Believed to be the work of a contractor")]
    [InlineData("Velvet Otter, also called by other names")]
    [InlineData("One Two Three Four Five")]
    [InlineData("China")]
    [InlineData("Believed to be the work of the United States")]
    [InlineData("Unknown")]
    [InlineData("unknown")]
    [InlineData("...")]
    [InlineData(",")]
    [InlineData("?")]
    public void Takes_no_actor_from_words_or_states(string affiliations)
    {
        ImportResult<Incident> result = ReadRows(Cells(affiliations: affiliations));

        HasIssue(result, "affiliation_free_text", Info, 0, 2, "Affiliations", affiliations);
        Assert.Single(result.Issues);
        Assert.Empty(Assert.Single(result.Records).ActorIds);
        Assert.Empty(result.Actors);
        Assert.Equal(affiliations, result.Records[0].Original["Affiliations"]);
    }

    [Fact]
    public void A_state_among_names_is_no_actor() =>
        Assert.Equal(["cfr:velvetotter"], One(Cells(affiliations: "Velvet Otter, Russia, Unknown")).ActorIds);

    [Fact]
    public void A_blank_affiliation_is_no_issue() => Assert.Empty(One(Cells(affiliations: "  ")).ActorIds);

    // Rows as a whole

    [Fact]
    public void Reports_rows_without_a_title_or_without_anything()
    {
        ImportResult<Incident> result = Read(Table("", ",,,,,,,,,,,", " , ", Row(Cells(title: " ")), Row(Cells())));

        Assert.Equal((5, 4), (result.Rows, result.RowsWithError));
        Assert.Equal(
            [("empty_row", 0, 2L), ("empty_row", 1, 3L), ("empty_row", 2, 4L), ("no_title", 3, 5L)],
            result.Issues.Where(i => i.Severity == Error).Select(i => (i.Code, i.RecordIndex!.Value, i.Line!.Value)));
        Assert.Equal("Title", result.Issues.Single(i => i.Code == "no_title").Field);
        Assert.Equal("Harbour probe", Assert.Single(result.Records).Title);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(14)]
    public void Reports_a_row_with_another_number_of_cells(int count)
    {
        string[] cells = [.. Cells(), "extra", "more"];
        ImportResult<Incident> result = ReadRows(cells[..count]);

        HasIssue(result, "cell_count", Warning, 0, 2, null, null);
        Incident incident = Assert.Single(result.Records);
        Assert.Equal("Harbour probe", incident.Title);
        Assert.Equal(count > 12 ? string.Join(',', cells[12..count]) : null, incident.Original.GetValueOrDefault("raw.extra"));
        Assert.Equal(count > 6 ? 1 : 0, incident.Attributions.Length);
    }

    [Fact]
    public void Reports_the_same_title_and_the_same_description()
    {
        ImportResult<Incident> result = ReadRows(
            Cells(title: "A", description: "d"),
            Cells(title: " a ", date: "1/3/2020", description: "e"),
            Cells(title: "B", description: "D"),
            Cells(title: "C"),
            Cells(title: "D"));

        Assert.Equal(
            [("duplicate_candidate", Info, 1, "Title", "a"), ("duplicate_candidate", Info, 2, "Description", "D")],
            result.Issues.Select(i => (i.Code, i.Severity, i.RecordIndex!.Value, i.Field!, i.Raw!)));
        Assert.All(result.Issues, i => Assert.Contains("index 0", i.Message, StringComparison.Ordinal));
        Assert.Equal(5, new IncidentSet(result.Records).Count);
    }

    [Fact]
    public void Reports_a_repeated_row_and_no_set_takes_it()
    {
        ImportResult<Incident> result = ReadRows(Cells(title: "A"), Cells(), Cells(title: "B"), Cells());

        HasIssue(result, "duplicate_id", Warning, 3, 5, null, "Harbour probe");
        Assert.Single(result.Issues);
        Assert.Contains("index 1", result.Issues[0].Message, StringComparison.Ordinal);
        Assert.Equal(4, result.Records.Count);
        var refused = Assert.Throws<ArgumentException>(() => new IncidentSet(result.Records));
        Assert.Contains("index 1 ('Harbour probe') and 3 ('Harbour probe')", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_the_rows_with_lost_characters_once_a_file()
    {
        ImportResult<Incident> result = ReadRows(
            Cells(title: "The port?? mail??", description: "??"), Cells(title: "Why?"), Cells(title: "B", source: "https://example.org/??a"));

        ImportIssue issue = Assert.Single(result.Issues);
        Assert.Equal(("encoding_loss", Info, null, null, null, null, "??"), (issue.Code, issue.Severity, issue.RecordIndex, issue.RecordId, issue.Line, issue.Field, issue.Raw));
        Assert.StartsWith("In 2 rows ", issue.Message, StringComparison.Ordinal);
        Assert.Equal("The port?? mail??", result.Records[0].Title);
        Assert.DoesNotContain(ReadRows(Cells()).Issues, i => i.Code == "encoding_loss");
    }

    [Fact]
    public void Takes_out_control_characters()
    {
        ImportResult<Incident> result = ReadRows(Cells(title: "Har\u0000bour\u001B probe\u0085", description: "tab\tand\nline"));

        HasIssue(result, "control_characters", Warning, 0, 2, null, "Har·bour· probe·");
        Assert.Single(result.Issues);
        Assert.Equal("Harbour probe", Assert.Single(result.Records).Title);
        Assert.Equal("tab\tand\nline", result.Records[0].Original["Description"]);
    }

    [Theory]
    [InlineData("Har\"bour,1/2/2020,,,,Estonia,China,Espionage,Government,,,", "Har\"bour")]
    [InlineData("\"Har\"bour,1/2/2020,,,,Estonia,China,Espionage,Government,,,", "Harbour")]
    public void Reports_a_stray_quote(string row, string title)
    {
        ImportResult<Incident> result = Read(Table(row, Row(Cells(title: "Quay"))));

        HasIssue(result, "stray_quote", Warning, 0, 2, null, title);
        Assert.Single(result.Issues);
        Assert.Equal([title, "Quay"], result.Records.Select(r => r.Title));
    }

    [Fact]
    public void An_issue_says_where_it_is()
    {
        ImportResult<Incident> result = Read(Table(Row(Cells(date: "", description: "??")), ""));

        Assert.StartsWith("line 2, Date: no_date – ", result.Issues[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("line 3: empty_row – ", result.Issues[1].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("file: encoding_loss – ", result.Issues[2].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("record 0, Date: no_date – ", (result.Issues[0] with { Line = null }).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(0)]
    [InlineData(1023)]
    public void Refuses_a_longest_row_that_no_row_fits(int bytes) =>
        Assert.Equal("MaxRecordBytes", Assert.Throws<ArgumentOutOfRangeException>(() => new CfrOptions { MaxRecordBytes = bytes }).ParamName);

    // Properties

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.OneOf("", " ", "China", "Palestine, State of", "Denial   https://example.org/a,b", "Espionage", "Government, Military", "1/2/2020", "APT 901", "??"),
        Gen.Char["ab \",;\n\r\t\0?'&;12中é\uFFFD"].Array[0, 12].Select(c => new string(c)),
        Gen.String.Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)))); // no lone surrogates: a file cannot hold them

    private static readonly Gen<string[]> AnyRow = AnyText.Array[12];

    [Fact]
    public void Every_row_of_a_well_formed_table_is_a_record_or_an_error() => AnyRow.Array[0, 12].Sample(
        rows =>
        {
            ImportResult<Incident> result = ReadRows(rows);
            IsConsistent(result);
            Assert.Equal(rows.Length, result.Rows);
            string[] titles = [.. rows.Select(r => Clean(r[0])).Where(t => t.Length > 0)];
            Assert.Equal(titles, result.Records.Select(r => r.Title));
            Assert.Equal(rows.Length - titles.Length, result.Issues.Count(i => i.Code is "no_title" or "empty_row"));
            Assert.DoesNotContain(result.Issues, i => i.Code is "cell_count" or "stray_quote" or "unclosed_quote");
        },
        iter: 2_000);

    [Fact]
    public void Title_date_type_and_sponsor_come_back() => Gen.Select(
            AnyText,
            Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber),
            Gen.OneOf(CfrVocabulary.Types.Keys.ToArray()),
            Gen.OneOf(CountryCode.All.ToArray()),
            Gen.Select(AnyText, AnyText, AnyText))
        .Array[1, 5]
        .Sample(
            rows =>
            {
                ImportResult<Incident> result = ReadRows(rows.Select(r => Cells(
                    title: r.Item1 + "x",
                    date: r.Item2.ToString("M/d/yyyy", CultureInfo.InvariantCulture),
                    type: r.Item3,
                    sponsor: r.Item4.Name,
                    affiliations: r.Item5.Item1,
                    description: r.Item5.Item2,
                    victims: r.Item5.Item3)));
                Assert.Equal(rows.Select(r => Clean(r.Item1 + "x")), result.Records.Select(r => r.Title));
                Assert.Equal(rows.Select(r => PartialDate.FromDay(r.Item2)), result.Records.Select(r => r.Disclosed!.Value));
                Assert.Equal(rows.Select(r => CfrVocabulary.Types[r.Item3].Type), result.Records.Select(r => r.Types.Single()));
                Assert.Equal(rows.Select(r => r.Item4), result.Records.Select(r => r.AccusedStates.Single()));
            },
            iter: 1_000);

    [Fact]
    public void Reads_the_same_twice_and_however_the_stream_chops_its_bytes() =>
        Gen.Select(AnyRow.Array[0, 6], Gen.Int[1, 40].Array[1, 5], Gen.OneOf("\n", "\r\n", "\r"))
            .Sample(
                (rows, sizes, lineBreak) =>
                {
                    byte[] bytes = Encoding.UTF8.GetBytes(string.Join(lineBreak, rows.Select(r => Row(r)).Prepend(Header)));
                    ImportResult<Incident> whole = Read(bytes);
                    AreEqual(whole, Read(bytes));
                    AreEqual(whole, CfrReader.Read(new ChoppedStream(bytes, sizes)));
                    AreEqual(whole, CfrReader.Read(new ChoppedStream(bytes, 1)));
                },
                iter: 300);

    [Fact]
    public void Reads_the_same_in_every_culture()
    {
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.DateTimeFormat.DateSeparator = ".";
        odd.DateTimeFormat.ShortDatePattern = "d.M.yy";
        odd.NumberFormat.NegativeSign = "~";
        odd.NumberFormat.NumberGroupSeparator = "1";
        string text = Table(
            Row(Cells()), Row(Cells(date: "2.1.2020", description: "??")), Row(Cells(title: "I", type: "FINANCIAL THEFT", affiliations: "İI")), Row("x", "y"));
        ImportResult<Incident> invariant = Read(text);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = odd;
            AreEqual(invariant, Read(text));
            Assert.StartsWith("line 3, ", invariant.Issues[0].ToString(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    private static void AreEqual(ImportResult<Incident> a, ImportResult<Incident> b)
    {
        Assert.Equal(a.Rows, b.Rows);
        Assert.Equal(a.Records.AsEnumerable(), b.Records);
        Assert.Equal(a.Issues.AsEnumerable(), b.Issues);
        Assert.Equal(a.Actors.AsEnumerable(), b.Actors);
        Assert.Equal(a.Sources.AsEnumerable(), b.Sources);
    }

    private static string Clean(string text) => string.Concat(text.Where(c => !char.IsControl(c) || c is '\r' or '\n' or '\t')).Trim();
}
