using CyberStats.Incidents;
using static CyberStats.Datasets.Tests.CissmText;

namespace CyberStats.Datasets.Tests;

/// <summary>The reader on invented rows, one for each quirk of the files.</summary>
public class CissmReaderTests
{
    [Fact]
    public void A_row_becomes_an_incident()
    {
        Incident incident = One(Cells(description: "Files were locked."));

        Assert.Equal("Velvet Otter: Invented Ports", incident.Title);
        Assert.Equal("cissm", incident.Id.Source);
        Assert.Equal(16, incident.Id.Local.Length);
        Assert.Equal(DateRange.Parse("2020-02-01"), incident.Occurred);
        Assert.Null(incident.Disclosed);
        Assert.Equal([IncidentType.DataDestruction], incident.Types.AsEnumerable());
        Assert.Equal(SecurityAttributes.Integrity | SecurityAttributes.Availability, incident.Affects);
        Victim victim = Assert.Single(incident.Victims);
        Assert.Equal(("Invented Ports", "EST", "naics:48"), (victim.Name, victim.Country.Value, Assert.Single(victim.Sectors).Value));
        Assert.Equal(["cissm:velvetotter"], incident.ActorIds.AsEnumerable());
        Assert.Empty(incident.Attributions);
        Assert.Equal(["cissm", "https://example.org/a"], incident.SourceIds.AsEnumerable());
        Assert.Equal(
            ["actor_country=China", "actor_type=Criminal", "description=Files were locked.", "event_subtype=Data Attack", "event_type=Disruptive", "motive=Financial"],
            incident.Original.Select(o => $"{o.Key}={o.Value}"));
    }

    [Fact]
    public void A_state_is_accused_only_where_the_actor_is_a_nation_state()
    {
        Attribution attribution = Assert.Single(One(Cells(actorType: "Nation-State")).Attributions);

        Assert.Equal(("CHN", "cissm:velvetotter", "cissm"), (attribution.AccusedState.Value, attribution.AccusedActorId, attribution.By.Id));
        Assert.Equal((AttributionBasis.Unstated, AttributionStance.Attributes), (attribution.Basis, attribution.Stance));
        Assert.Empty(One(Cells(actorType: "Hacktivist")).Attributions);
        Assert.Empty(One(Cells(actorType: "Nation-State", actorCountry: "Undetermined"), "undetermined").Attributions);
        Assert.Null(Assert.Single(One(Cells(actor: "Undetermined", actorType: "Nation-State"), "undetermined").Attributions).AccusedActorId);
    }

    [Fact]
    public void Undetermined_is_unknown_and_no_category()
    {
        string[] cells = Cells(
            actor: "Undetermined", actorType: "Undetermined", organization: "Undetermined", motive: "Undetermined", type: "Undetermined", subtype: "Undetermined",
            country: "Undetermined", actorCountry: "Undetermined", code: "Undetermined", industry: "Undetermined", description: "Something happened.");
        ImportResult<Incident> result = ReadRows(cells);

        Assert.All(result.Issues, i => Assert.Equal(("undetermined", IssueSeverity.Info), (i.Code, i.Severity)));
        Assert.Equal(
            ["actor", "actor_country", "actor_type", "country", "event_subtype", "event_type", "industry_code", "motive", "organization"],
            result.Issues.Select(i => i.Field!).Order(StringComparer.Ordinal));
        Incident incident = Assert.Single(result.Records);
        Assert.Equal("Something happened.", incident.Title);
        Assert.Equal(["description"], incident.Original.Keys);
        Assert.Equal((0, 0, 0, null), (incident.Types.Length, incident.ActorIds.Length, incident.Attributions.Length, incident.Affects));
        Assert.Equal(new Victim(), Assert.Single(incident.Victims));
    }

    [Fact]
    public void A_blank_cell_is_reported_as_not_filled()
    {
        ImportResult<Incident> result = ReadRows(Cells(actorType: "", subtype: "", source: "", country: "", code: ""));

        Assert.All(result.Issues, i => Assert.Equal(("not_filled", IssueSeverity.Info), (i.Code, i.Severity)));
        Assert.Equal(["actor_type", "event_subtype", "country", "industry_code", "source_url"], result.Issues.Select(i => i.Field));
        Assert.Equal("Transportation and Warehousing", result.Records[0].Original["industry"]);
    }

    [Theory]
    [InlineData("Exploitative", "Exploitation of End Host", "Exploitive", "Exploitation of End Hosts")]
    [InlineData("exploitive", "exploitation of sensor", "Exploitive", "Exploitation of Sensors")]
    [InlineData("EXPLOITIVE", "Exploitation of Application Servers", "Exploitive", "Exploitation of Application Server")]
    [InlineData("Disruptives", "External Denial of Services", "Disruptive", "External Denial of Service")]
    public void Near_duplicates_of_a_word_are_read_as_it(string type, string subtype, string usualType, string usualSubtype)
    {
        ImportResult<Incident> result = ReadRows(Cells(type: type, subtype: subtype));

        Incident incident = Assert.Single(result.Records);
        Assert.Equal([("vocabulary", "event_type", type), ("vocabulary", "event_subtype", subtype)], result.Issues.Select(i => (i.Code, i.Field!, i.Raw!)));
        Assert.All(result.Issues, i => Assert.Equal(IssueSeverity.Info, i.Severity));
        Assert.Equal((usualType, usualSubtype), (incident.Original["event_type"], incident.Original["event_subtype"]));
        Assert.Equal((type, subtype), (incident.Original["raw.event_type"], incident.Original["raw.event_subtype"]));
        Assert.NotEmpty(incident.Types);

        ImportResult<Incident> strict = Read(Table(Cells(type: type, subtype: subtype)), new CissmOptions { CanonicalizeVocabulary = false });
        Assert.Equal(["unknown_type", "unknown_subtype"], strict.Issues.Select(i => i.Code));
        Assert.Empty(strict.Records[0].Types);
        Assert.Equal(type, strict.Records[0].Original["raw.event_type"]);
    }

    [Theory]
    [InlineData("Disruptive", "Message Manipulation", "Protest", "defacement", SecurityAttributes.Integrity)]
    [InlineData("Disruptive", "External Denial of Service, Physical Attack", "Protest", "disruption sabotage", SecurityAttributes.Integrity | SecurityAttributes.Availability)]
    [InlineData("Exploitive", "Exploitation of End Hosts", "Financial", "data_breach", SecurityAttributes.Confidentiality)]
    [InlineData("Exploitive", "Exploitation of End Hosts", "Political-Espionage", "espionage", SecurityAttributes.Confidentiality)]
    [InlineData("Mixed", "Data Attack", "Industrial-Espionage", "data_destruction espionage", SecurityAttributes.Confidentiality | SecurityAttributes.Integrity | SecurityAttributes.Availability)]
    [InlineData("Mixed", "Exploitation of Data in Transit", "Financial", "cissm:disruptive data_breach", SecurityAttributes.Confidentiality)]
    [InlineData("Disruptive", "Exploitation of Sensors", "Financial", "cissm:disruptive data_breach", SecurityAttributes.Confidentiality)]
    public void Types_follow_from_type_subtype_and_motive(string type, string subtype, string motive, string types, SecurityAttributes affects)
    {
        Incident incident = One(Cells(type: type, subtype: subtype, motive: motive));

        Assert.Equal(types, string.Join(' ', incident.Types));
        Assert.Equal(affects, incident.Affects);
    }

    [Fact]
    public void Words_that_are_not_known_are_dropped_and_kept_as_they_are()
    {
        ImportResult<Incident> result = ReadRows(Cells(
            type: "Peaceful", subtype: "Data Attack,Exploitation of Infrastructure", actorType: "Robot", code: "4x", country: "Atlantis", actorCountry: "Mu, Lemuria"));

        Assert.Equal(
            [("unknown_actor_type", "Robot"), ("country_unparsed", "Mu, Lemuria"), ("unknown_type", "Peaceful"), ("unknown_subtype", "Exploitation of Infrastructure"), ("country_unparsed", "Atlantis"), ("unknown_industry", "4x")],
            result.Issues.Select(i => (i.Code, i.Raw!)));
        Assert.All(result.Issues, i => Assert.Equal(IssueSeverity.Warning, i.Severity));
        Incident incident = Assert.Single(result.Records);
        Assert.Equal([IncidentType.DataDestruction], incident.Types.AsEnumerable());
        Assert.Equal(("Peaceful", "Robot", "4x", "Atlantis", "Mu, Lemuria"), (
            incident.Original["raw.event_type"], incident.Original["actor_type"], incident.Original["industry_code"], incident.Original["country"], incident.Original["actor_country"]));
        Assert.Equal("Data Attack,Exploitation of Infrastructure", incident.Original["raw.event_subtype"]);
    }

    [Fact]
    public void Mojibake_is_undone_and_the_original_kept()
    {
        const string Broken = "CafÃ© MÃ¼ller";
        ImportResult<Incident> result = ReadRows(Cells(organization: Broken));

        CfrText.HasIssue(result, "mojibake", IssueSeverity.Warning, 0, 2, "organization", Broken);
        Assert.Single(result.Issues);
        Assert.Equal("Café Müller", result.Records[0].Victims[0].Name);
        Assert.Equal(Broken, result.Records[0].Original["raw.organization"]);

        ImportResult<Incident> asIs = Read(Table(Cells(organization: Broken)), new CissmOptions { RepairMojibake = false });
        Assert.Equal("mojibake", Assert.Single(asIs.Issues).Code);
        Assert.Equal(Broken, asIs.Records[0].Victims[0].Name);
        Assert.Equal(result.Records[0].Id, asIs.Records[0].Id);
        Assert.DoesNotContain("raw.organization", asIs.Records[0].Original.Keys);
    }

    [Fact]
    public void Mojibake_that_has_lost_characters_stands_and_is_counted_once_a_file()
    {
        const string Lost = "CafÃ© \"Zum HirschâÃ\u0083\"";
        ImportResult<Incident> result = ReadRows(Cells(description: Lost), Cells(description: "ok"), Cells(organization: "CafÃ©"));

        Assert.Equal(["mojibake", "control_characters", "mojibake", "encoding_loss"], result.Issues.Select(i => i.Code));
        Assert.Equal((IssueSeverity.Info, null), (result.Issues[^1].Severity, result.Issues[^1].RecordIndex));
        Assert.StartsWith("In 1 of the 2 cells", result.Issues[^1].Message, StringComparison.Ordinal);
        Assert.Equal(Lost, result.Records[0].Original["raw.description"]);
        Assert.StartsWith("CafÃ©", result.Records[0].Original["description"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no_date")]
    [InlineData("Undetermined", "no_date")]
    [InlineData("2020-13-01", "date_unreadable")]
    [InlineData("soon", "date_unreadable")]
    public void A_date_that_cannot_be_read_leaves_the_record(string date, string code)
    {
        Incident incident = One(Cells(date: date), code);

        Assert.Null(incident.Occurred);
        Assert.Equal(code == "date_unreadable", incident.Original.ContainsKey("evtDate"));
    }

    [Theory]
    [InlineData("2020", "2020")]
    [InlineData("2020-02", "2020-02")]
    [InlineData("2020-02-01 00:00:00", "2020-02-01")]
    [InlineData("2/1/2020", "2020-02-01")]
    public void Dates_have_several_forms(string text, string date) => Assert.Equal(DateRange.Parse(date), One(Cells(date: text)).Occurred);

    [Fact]
    public void A_date_after_the_export_is_reported()
    {
        ImportResult<Incident> result = Read(Table(Cells(date: "2023-05-01"), Cells(date: "2023-01-31", actor: "Otter")), new CissmOptions { AsOf = new DateOnly(2023, 1, 31) });

        CfrText.HasIssue(result, "date_after_export", IssueSeverity.Warning, 0, 2, "evtDate", "2023-05-01");
        Assert.Single(result.Issues);
        Assert.Equal(DateRange.Parse("2023-05-01"), result.Records[0].Occurred);
        Assert.Equal(new DateOnly(2023, 1, 31), result.Sources[0].AsOf);
    }

    [Fact]
    public void Rows_that_are_the_same_event_are_all_kept_with_ids_of_their_own()
    {
        ImportResult<Incident> result = ReadRows(Cells(), Cells(), Cells(country: "Latvia"), Cells());

        Assert.Equal([(1, "duplicate_id"), (3, "duplicate_id")], result.Issues.Select(i => (i.RecordIndex!.Value, i.Code)));
        Assert.All(result.Issues, i => Assert.Equal(IssueSeverity.Warning, i.Severity));
        string first = result.Records[0].Id.Local;
        Assert.Equal([$"{first}-2", $"{first}-3"], [result.Records[1].Id.Local, result.Records[3].Id.Local]);
        Assert.NotEqual(first, result.Records[2].Id.Local);
        Assert.Equal(4, new IncidentSet(result.Records).Count);
    }

    [Fact]
    public void Rows_with_one_description_are_pointed_out()
    {
        ImportResult<Incident> result = ReadRows(Cells(description: "One event."), Cells(description: "One event.", organization: "Other Ports"));

        CfrText.HasIssue(result, "same_description", IssueSeverity.Info, 1, 3, "description", "One event.");
        Assert.Contains("index 0", result.Issues[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Actors_have_what_all_their_rows_say()
    {
        ImportResult<Incident> result = ReadRows(
            Cells(actor: "Otter-One"), Cells(actor: "OTTER ONE", actorType: "Hobbyist"), Cells(actor: "Heron", actorType: "Terrorist"), Cells(actor: "Heron", organization: "B", actorType: "Terrorist", actorCountry: "Undetermined"), Cells(actor: "!"));

        Assert.Equal(["cissm:otterone  CHN", "cissm:heron terrorist CHN"], result.Actors.Select(a => $"{a.Id} {(a.Kind == default ? "" : a.Kind.Value)} {a.Country}"));
        ImportIssue issue = Assert.Single(result.Issues, i => i.Code == "actor_differs");
        Assert.Equal((IssueSeverity.Info, null), (issue.Severity, issue.RecordIndex));
        Assert.Empty(result.Records[4].ActorIds);
        Assert.Equal("!: Invented Ports", result.Records[4].Title);
        Assert.Equal(["China", "China", "China", null, "China"], result.Records.Select(r => r.Original.GetValueOrDefault("actor_country")));
        Assert.Equal("cissm:hobbyist", Assert.Single(ReadRows(Cells(actorType: "Hobbyist")).Actors).Kind.Value);
    }

    [Fact]
    public void The_later_vintage_is_known_by_its_header()
    {
        const string Later =
            "slug,event_date,reported_date,year,actor,actor_type,affected_organization,affected_industry_code,affected_industry,motive,event_type,event_subtype,description,source_url,affected_country,actor_country,magnitude,scope,nato\n";
        ImportResult<Incident> result = Read(
            Later
            + "ev-1,2021-03-01,2021-03-09,2021,Otter,Nation-State,Ports,48,Transportation,Espionage,Exploitive,Exploitation of Sensors,x,https://example.org/a,Estonia,China,3,Local,1\n"
            + "ev-1,2021-03-10,3/9/2021,2021,Otter,Nation-State,Ports,48,Transportation,Espionage,Exploitive,Exploitation of Sensors,y,https://example.org/a,Estonia,China,,,\n");

        Assert.Equal(["duplicate_id", "reported_before_event", "columns_kept", "columns_ignored"], result.Issues.Select(i => i.Code));
        Assert.Equal("magnitude,scope", result.Issues[2].Raw);
        Assert.Equal("year,nato", result.Issues[3].Raw);
        Incident incident = result.Records[0];
        Assert.Equal(("cissm:ev-1", "cissm:ev-1-2"), (incident.Id.ToString(), result.Records[1].Id.ToString()));
        Assert.Equal((DateRange.Parse("2021-03-01"), PartialDate.Parse("2021-03-09")), (incident.Occurred, incident.Disclosed));
        Assert.Equal(("Ports", "EST", "3", "Local"), (incident.Victims[0].Name, incident.Victims[0].Country.Value, incident.Original["magnitude"], incident.Original["scope"]));
        Assert.Equal("naics:48", incident.Victims[0].Sectors[0].Value);
        Assert.Equal("CHN", incident.Attributions[0].AccusedState.Value);
    }

    [Fact]
    public void Columns_may_stand_in_another_order()
    {
        string[] names = Header.Split(','), cells = Cells(description: "z");
        int[] order = [12, 3, 1, 0, 2, 9, 4, 5, 6, 11, 7, 8, 10];
        ImportResult<Incident> moved = Read($"{string.Join(',', order.Select(i => names[i].ToUpperInvariant()))}\n{string.Join(',', order.Select(i => cells[i]))}");

        Assert.Equal(ReadRows(cells).Records.AsEnumerable(), moved.Records);
        Assert.Empty(moved.Issues);
    }

    [Theory]
    [InlineData("Title,Date\n")]
    [InlineData("date,actor,actor_type,organization,event_type,event_subtype,description,country,actor_country\n")]
    [InlineData("evtDate,actor\n")]
    [InlineData("")]
    public void Another_header_is_refused_with_what_was_expected_and_found(string text)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));

        Assert.Contains(Header, error.Message, StringComparison.Ordinal);
        Assert.Contains(text.Length == 0 ? "an empty file" : text.Trim(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_motives_that_was_split_is_joined()
    {
        const string Row = "2020-02-01,Otter,Hacktivist,Ports,48,x,Protest,Espionage,Exploitive,Exploitation of Sensors,d,https://example.org/a,Latvia\n";
        ImportResult<Incident> result = Read($"{Header}\n{Row}");

        Assert.Equal(["columns_shifted", "not_filled"], result.Issues.Select(i => i.Code));
        Incident incident = Assert.Single(result.Records);
        Assert.Equal(("Protest,Espionage", "LVA", "espionage"), (incident.Original["motive"], incident.Victims[0].Country.Value, Assert.Single(incident.Types).Value));
        Assert.StartsWith("Protest,Espionage,Exploitive", incident.Original["raw.row"], StringComparison.Ordinal);

        ImportResult<Incident> asIs = Read($"{Header}\n{Row}", new CissmOptions { RepairShiftedRows = false });
        Assert.Contains("columns_shifted", asIs.Issues.Select(i => i.Code));
        Assert.Equal(result.Records[0].Id, asIs.Records[0].Id);
        Assert.Empty(asIs.Records[0].Types.Where(t => t == IncidentType.Espionage));
    }

    [Fact]
    public void A_record_cut_inside_a_quote_is_an_error()
    {
        string text = Table(Cells(), Cells(actor: "Heron", description: "He said, \"no\""));
        ImportResult<Incident> result = Read(text[..(text.IndexOf("He said", StringComparison.Ordinal) + 4)]);

        Assert.Equal((2, 1, 1), (result.Rows, result.Records.Count, result.RowsWithError));
        Assert.Equal(("unclosed_quote", IssueSeverity.Error, 1), (result.Issues[0].Code, result.Issues[0].Severity, result.Issues[0].RecordIndex));
    }

    [Fact]
    public void Rows_of_another_form_are_reported()
    {
        string text = Table(Cells()) + "\n2020-01-01,Otter,Criminal,Ports,48,x,Financial,Disruptive,Data Attack,d\n,,,,,,,,,,,,\n,Undetermined,,Undetermined,,,,,,,,,\n";
        ImportResult<Incident> result = Read(text + Table(Cells(organization: "a\u0001b", description: "q"))[(Header.Length + 1)..] + "2020-01-01,Ot\"ter,Criminal,Ports,48,x,Financial,Disruptive,Data Attack,e,https://example.org,Latvia,China,more\n");

        CfrText.IsConsistent(result);
        Assert.Equal(
            ["empty_row", "cell_count", "empty_row", "no_title", "control_characters", "stray_quote", "cell_count"],
            result.Issues.Where(i => i.Code is not ("not_filled" or "undetermined" or "same_description")).Select(i => i.Code));
        Assert.Equal((7, 3), (result.Rows, result.RowsWithError));
        Assert.Equal("ab", result.Records[2].Victims[0].Name);
    }
}
