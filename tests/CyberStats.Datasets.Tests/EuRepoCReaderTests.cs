using System.Text;
using CyberStats.Incidents;
using CyberStats.Losses;
using static CyberStats.Datasets.Tests.EuRepoCText;

namespace CyberStats.Datasets.Tests;

/// <summary>The reader on invented rows, one for each quirk of the dataset.</summary>
public class EuRepoCReaderTests
{
    private const string Government = "Attribution by receiver government / state entity";
    private const string Statement = "Political statement / report (e.g., on government / state agency websites)";
    private const string Affiliated = "Non-state actor, state-affiliation suggested";

    [Fact]
    public void Reads_a_row()
    {
        ImportResult<Incident> result = Read(Global(Row(("ID", "41"), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']"), ("description", "Invented."))));
        Incident incident = Assert.Single(result.Records);

        Assert.Empty(result.Issues);
        Assert.Equal("eurepoc:41", incident.Id.ToString());
        Assert.Equal("Quay probe 1", incident.Title);
        Assert.Equal("2020-03-04/2020-03-05", incident.Occurred.ToString());
        Assert.Equal([IncidentType.Disruption], incident.Types);
        Assert.Equal(SecurityAttributes.Availability, incident.Affects);
        Assert.Equal("Invented.", incident.Original["description"]);
        Assert.Equal(["eurepoc"], incident.SourceIds);
    }

    // Dates

    [Theory]
    [InlineData("2017-01-01", "2018-01-01", "2017/2018", "start_to_year end_to_year")]
    [InlineData("2017-05-01", "2017-06-01", "2017-05/2017-06", "start_to_month end_to_month")]
    [InlineData("2017-05-02 00:00:00", "2017-05-03T10:20:30", "2017-05-02/2017-05-03", "")]
    [InlineData("2017", "2017-07", "2017/2017-07", "")]
    [InlineData("", "2017-05-03", "../2017-05-03", "no_date")]
    [InlineData("NaT", "", "", "no_date")]
    [InlineData("2017-05-02", "", "2017-05-02/..", "")]
    [InlineData("03.05.2017", "", "", "date_unreadable no_date")]
    [InlineData("2017-07-15", "2017-01-01", "2017-07-15/2017", "end_to_year end_before_start")]
    [InlineData("2017-07-15", "2017-07-01", "2017-07-15/2017-07", "end_to_month end_before_start")]
    [InlineData("2014-10-02", "2014-02-10", "2014-10-02/2014", "end_before_start")]
    [InlineData("2014-10-02", "2000-01-01", "2014-10-02/..", "end_to_year end_before_start")]
    public void Reads_dates_as_precise_as_they_may_be(string start, string end, string occurred, string codes)
    {
        ImportResult<Incident> result = Read(Global(Row(("start_date", start), ("end_date", end), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']"))));

        Assert.Equal(occurred, Assert.Single(result.Records).Occurred?.ToString() ?? "");
        Assert.Equal(codes, string.Join(' ', Codes(result)));
    }

    [Fact]
    public void Repairs_of_dates_can_be_switched_off()
    {
        string file = Global(Row(("start_date", "2017-07-01"), ("end_date", "2017-01-01"), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']")));
        var off = new EuRepoCOptions { ReduceFirstDays = false, RepairEnds = false };

        Assert.Equal("2017-07/2017", Read(file).Records[0].Occurred.ToString());
        Assert.Equal("2017-07-01/..", Read(file, off).Records[0].Occurred.ToString());
        Assert.Equal("2017-07-01/2017", Read(file, off with { RepairEnds = true }).Records[0].Occurred.ToString());
        Assert.Equal(["start_to_month", "end_to_year", "end_before_start"], Codes(Read(file, off)));
        Assert.Equal("2017-01-01", Read(file, off).Records[0].Original["end_date"]);
    }

    // Types, techniques, severity, amounts

    [Theory]
    [InlineData("Data theft; Hijacking with Misuse", "data_breach eurepoc:hijacking_with_misuse", SecurityAttributes.Confidentiality | SecurityAttributes.Integrity, "")]
    [InlineData("Data theft & Doxing; Disruption; Ransomware", "data_leak disruption extortion", SecurityAttributes.Confidentiality | SecurityAttributes.Availability, "")]
    [InlineData("Hijacking without Misuse; Knots", "eurepoc:hijacking_without_misuse", SecurityAttributes.Integrity, "unknown_type")]
    [InlineData("Knots", "", null, "unknown_type")]
    [InlineData("", "", null, "no_type")]
    [InlineData("Not available", "", null, "no_type")]
    public void Reads_types(string cell, string types, SecurityAttributes? affects, string codes)
    {
        ImportResult<Incident> result = Read(Global(Row(("incident_type", cell), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']"))));

        Assert.Equal(types, string.Join(' ', result.Records[0].Types));
        Assert.Equal(affects, result.Records[0].Affects);
        Assert.Equal(codes, string.Join(' ', Codes(result)));
        Assert.Equal(codes.Length > 0 && cell.Length > 0, result.Records[0].Original.ContainsKey("incident_type"));
    }

    [Fact]
    public void Known_to_have_harmed_nothing_is_not_unknown()
    {
        Assert.Equal(SecurityAttributes.None, One(("incident_type", ""), ("data_theft", "none"), ("disruption", "none"), ("hijacking", "none")).Affects);
        Assert.Null(One(("incident_type", ""), ("data_theft", "none"), ("disruption", "none"), ("hijacking", "Not available")).Affects);
    }

    [Fact]
    public void Techniques_have_ids()
    {
        ImportResult<Incident> result = Read(Global(Row(
            ("MITRE_initial_access", "Phishing; Valid Accounts; Whistling"), ("MITRE_impact", "Data Exfiltration; Disk Wipe; Not available; Phishing"),
            ("initiator_country", "['China']"), ("receiver_country", "['Estonia']"))));

        Assert.Equal("T1566 T1078 TA0010 T1561", string.Join(' ', result.Records[0].Techniques));
        Assert.Equal(["unknown_technique", "not_coded"], Codes(result));
        Assert.Equal("Whistling", result.Issues[0].Raw);
        Assert.Equal("Phishing; Valid Accounts; Whistling", result.Records[0].Original["MITRE_initial_access"]);
    }

    [Theory]
    [InlineData("4.5", 4.5, "")]
    [InlineData("", null, "")]
    [InlineData("high", null, "severity_unreadable")]
    [InlineData("-3", null, "severity_unreadable")]
    [InlineData("NaN", null, "severity_unreadable")]
    public void Reads_the_weighted_intensity(string cell, double? score, string codes)
    {
        ImportResult<Incident> result = Read(Global(Row(("weighted_cyber_intensity", cell), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']"))));

        Assert.Equal(score, result.Records[0].Severity?.Score);
        Assert.Equal(codes, string.Join(' ', Codes(result)));
    }

    [Theory]
    [InlineData("> 10 Mio - 100 Mio", "24000000.0", "dollar", "24000000 USD", "")]
    [InlineData("", "11650000.5", "euro", "11650000.5 EUR", "")]
    [InlineData("Not available", "0.0", "euro", "", "not_coded amount_zero")]
    [InlineData("None", "0.0", "euro", "", "known_none amount_zero")]
    [InlineData("> 10 Mio - 100 Mio", "0.0", "euro", "10000000 to 100000000 EUR", "amount_zero")]
    [InlineData("> 100 Mio", "", "euro", "at least 100000000 EUR", "")]
    [InlineData("< 1 Mio", "", "euro", "at most 1000000 EUR", "")]
    [InlineData("> 10 Mio - 100 Mio", "5.0", "dollar", "5 USD", "amount_outside_class")]
    [InlineData("plenty", "", "euro", "", "amount_unreadable")]
    [InlineData("", "1e9", "euro", "", "amount_unreadable")]
    [InlineData("", "-5", "euro", "", "amount_unreadable")]
    [InlineData("", "99999999999999999999999999999999", "euro", "", "amount_unreadable")]
    [InlineData("", "5.0", "shells", "", "amount_without_currency")]
    public void An_amount_of_zero_is_no_loss(string impact, string value, string currency, string loss, string codes)
    {
        ImportResult<Incident> result = Read(Global(Row(
            ("economic_impact", impact), ("economic_impact_exact_value", value), ("economic_impact_currency", currency), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']"))));

        Assert.Equal(loss, string.Join(' ', result.Records[0].Losses.Select(l => $"{l.Amount.ToString().Replace(".0", "", StringComparison.Ordinal)} {l.Currency}")));
        Assert.All(result.Records[0].Losses, l => Assert.Equal((LossForm.Total, LossStatus.Unknown), (l.Form, l.Status)));
        Assert.Equal(codes, string.Join(' ', Codes(result)));
    }

    [Theory]
    [InlineData("11-50", "12.0", "12", "")]
    [InlineData("11-50", "", "11 to 50", "")]
    [InlineData("Not available", "0.0", "unknown", "count_zero")]
    [InlineData("11-50", "7.0", "7", "count_outside_class")]
    [InlineData("some", "", "unknown", "count_unreadable")]
    [InlineData("", "1.5", "unknown", "count_unreadable")]
    public void Reads_how_many_were_affected(string word, string value, string expected, string codes)
    {
        ImportResult<Incident> result = Read(Global(Row(
            ("political_impact_affected_entities", word), ("political_impact_affected_entities_exact_value", value), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']"))));

        Assert.Equal(expected, result.Records[0].EntitiesAffected.ToString());
        Assert.Equal(codes, string.Join(' ', Codes(result)));
    }

    // What is not known

    [Theory]
    [InlineData("['Unknown']", "known_unknown")]
    [InlineData("['Not available']", "not_coded")]
    [InlineData("['none']", "known_none")]
    [InlineData("", "not_filled")]
    [InlineData("['Unknown', 'Unknown', 'Not available']", "known_unknown not_coded")]
    public void Four_kinds_of_not_known_are_kept_apart(string cell, string codes)
    {
        ImportResult<Incident> result = Read(Global(Row(("initiator_country", cell), ("receiver_country", "['Estonia']"), ("zero_days", "none"), ("user_interaction", "Not available"))));

        Assert.Equal(codes, string.Join(' ', result.Issues.Where(i => i.Field == "initiator_country").Select(i => i.Code).Where(c => c != "country_unparsed")));
        Assert.Equal(cell.Length > 0 ? cell : null, result.Records[0].Original.GetValueOrDefault("initiator_country"));
        Assert.Equal(("none", "Not available"), (result.Records[0].Original["zero_days"], result.Records[0].Original["user_interaction"]));
    }

    // Receivers

    [Fact]
    public void Receivers_are_victims()
    {
        ImportResult<Incident> result = Read(
            Global(Row(("receiver_country", "['Estonia']"), ("initiator_country", "['China']"))),
            null,
            Receivers(
                ["1", "Estonia", "EUROPE; EU", "Harbour Office", "State institutions / political system", "Military"],
                ["1", "EU (region)", "", "Not available", "International / supranational organization", ""],
                ["1", "Interpol", "", "", "Critical infrastructure", "Energy"],
                ["1", "Unknown", "", "", "State institutions / political system", "Other (e.g., embassies)"],
                ["1", "Latvia", "", "", "Corporate Targets (corporate targets only coded if the respective company is not part of the critical infrastructure definition)", ""],
                ["1", "Latvia", "", "", "Knots", ""],
                ["1", "Latvia", "", "", "Knots", ""],
                ["7", "Latvia", "", "", "Media", ""]));
        Victim[] victims = [.. result.Records[0].Victims];

        Assert.Equal(7, victims.Length);
        Assert.Equal(("Harbour Office", "EST"), (victims[0].Name, victims[0].Country.Value));
        Assert.Equal([PartyKind.Military], victims[0].Kinds);
        Assert.Equal("eurepoc:state_institutions_political_system eurepoc:military", string.Join(' ', victims[0].Sectors));
        Assert.Equal(("EU (region)", default(CountryCode)), (victims[1].Name, victims[1].Country));
        Assert.Equal([PartyKind.Organization], victims[1].Kinds);
        Assert.Equal("Interpol", victims[2].Name);
        Assert.Empty(victims[2].Kinds);
        Assert.Equal((null, "eurepoc:state_institutions_political_system.other"), (victims[3].Name, victims[3].Sectors[1].Value));
        Assert.Equal("eurepoc:corporate_targets", string.Join(' ', victims[4].Sectors));
        Assert.Equal(["region_not_country", "country_unparsed", "unknown_category", "repeated_receiver", "receiver_unmatched"], Codes(result));
        Assert.Equal((null, 9L, "7"), (result.Issues[^1].RecordIndex, result.Issues[^1].Line!.Value, result.Issues[^1].Raw));
    }

    [Fact]
    public void The_lists_of_the_global_file_stand_for_the_receiver_file()
    {
        (string, string)[] cells =
        [
            ("receiver_name", "[['Harbour Office', \"Pilot's Guild\"], ['']]"), ("receiver_country", "['Estonia', \"Korea, Democratic People's Republic of\"]"),
            ("receiver_category", "[['Media', 'Science'], ['Media']]"), ("receiver_category_subcode", ""), ("initiator_country", "['China']"),
        ];
        ImportResult<Incident> result = Read(Global(Row(cells)));

        Assert.Empty(result.Issues);
        Assert.Equal("Harbour Office EST|Pilot's Guild EST| PRK", string.Join('|', result.Records[0].Victims.Select(v => $"{v.Name} {v.Country}")));
    }

    [Theory]
    [InlineData("['Estonia', 'Latvia']", "[['Media']]", "EST LVA", "parallel_mismatch")]
    [InlineData("['Estonia', 'Latvia']", "[['Media', 'Science'], ['Media']]", "EST LVA", "parallel_mismatch")]
    [InlineData("Estonia; Latvia", "Media; Science", "EST LVA", "")]
    [InlineData("['Estonia'", "[['Media']]", "", "list_unreadable")]
    public void Lists_that_do_not_run_parallel_are_not_zipped(string countries, string categories, string codes, string issue)
    {
        ImportResult<Incident> result = Read(Global(Row(
            ("receiver_country", countries), ("receiver_category", categories), ("receiver_name", issue == "parallel_mismatch" ? "[['a'], ['b']]" : ""), ("initiator_country", "['China']"))));

        Assert.Equal(codes, string.Join(' ', result.Records[0].Victims.Select(v => v.Country.Value).Distinct()));
        Assert.Equal(issue, string.Join(' ', Codes(result).Distinct()));
    }

    // Attributions

    [Fact]
    public void One_id_is_one_statement_however_many_rows_it_has()
    {
        ImportResult<Incident> result = Read(
            Global(Row(("initiator_country", "['China']"), ("receiver_country", "['Estonia']"), ("number_of_attributions", "2"))),
            Attributions(
                ["1", "8982.0", "2021-05-02", Statement, Government, "Harbour Bureau", "", "Estonia", "Velvet Otter/APT901", "China", Affiliated],
                ["1", "8982.0", "2021-05-02", Statement, Government, "Harbour Bureau", "Not available", "Estonia", "Velvet Otter/APT901", "China", Affiliated],
                ["1", "8982.0", "2021-05-02", Statement, Government, "Pier Bureau", "", "Estonia", "Velvet Otter/APT901", "China", Affiliated],
                ["1", "8983.0", "2021-01-01", "Technical report (e.g., by IT-companies, Citizen Lab, EFF)", "IT-security community attributes attacker", "", "Example Labs", "", "", "China", "State"],
                ["9", "1.0", "", "", "", "", "", "", "", "China", "State"]),
            null);
        Attribution[] all = [.. result.Records[0].Attributions];

        Assert.Equal(["eurepoc:1/8982/1", "eurepoc:1/8982/2", "eurepoc:1/8983"], all.Select(a => a.Id));
        Assert.Equal(["eurepoc:1/8982", "eurepoc:1/8982", null], all.Select(a => a.StatementId));
        Assert.Equal(["Harbour Bureau", "Pier Bureau", "Example Labs"], all.Select(a => a.By.Name));
        Assert.Equal([AttributionBasis.Political, AttributionBasis.Political, AttributionBasis.Technical], all.Select(a => a.Basis));
        Assert.Equal([Responsibility.Unknown, Responsibility.Unknown, Responsibility.StateExecuted], all.Select(a => a.Responsibility));
        Assert.Equal(["2021-05-02", "2021-05-02", "2021"], all.Select(a => a.On.ToString()!));
        Assert.Equal((PartyKind.Government, "EST"), (all[0].By.Kind, all[0].By.Country.Value));
        Actor otter = Assert.Single(result.Actors);
        Assert.Equal(("eurepoc:velvetotter", "Velvet Otter", ActorKind.StateAffiliated, "CHN"), (otter.Id, otter.Name, otter.Kind, otter.Country.Value));
        Assert.Equal(["APT901"], otter.Aliases);
        Assert.Equal(["attribution_to_year", "attribution_unmatched"], Codes(result));
        Assert.DoesNotContain("number_of_attributions", result.Records[0].Original.Keys);
    }

    [Fact]
    public void Rows_that_pair_each_with_each_do_not_tell_who_belongs_where()
    {
        string[] Cells(string issuer, string of, string initiator, string country) => ["1", "5", "2021-05-02", Statement, Government, issuer, "", of, initiator, country, Affiliated];
        ImportResult<Incident> result = Read(
            Global(Row(("initiator_country", "['China']"), ("receiver_country", "['Estonia']"))),
            Attributions(
                [.. ((string[])["Harbour Bureau", "Pier Bureau"]).SelectMany(issuer => ((string[])["Estonia", "Latvia"]).SelectMany(of =>
                    ((string[])["Velvet Otter", "Quay Crew"]).SelectMany(initiator => ((string[])["China", "Iran, Islamic Republic of"]).Select(country => Cells(issuer, of, initiator, country)))))]),
            null);
        Attribution[] all = [.. result.Records[0].Attributions];

        Assert.Equal(["issuers_cross_joined", "initiators_cross_joined"], Codes(result));
        Assert.Equal(8, all.Length); // two issuers; two states and two actors, each accused by itself
        Assert.All(all, a => Assert.True(a.AccusedState == default || a.AccusedActorId is null));
        Assert.All(all, a => Assert.Equal(default, a.By.Country));
    }

    [Theory]
    [InlineData("Non-state-group", Responsibility.Territory)]
    [InlineData("Individual hacker(s)", Responsibility.Territory)]
    [InlineData("Unknown - not attributed", Responsibility.Territory)]
    [InlineData("State", Responsibility.StateExecuted)]
    [InlineData(Affiliated, Responsibility.Unknown)]
    [InlineData("", Responsibility.Unknown)]
    public void A_country_is_not_a_state_that_acted(string category, Responsibility responsibility)
    {
        ImportResult<Incident> result = Read(Global(Row(("initiator_country", "['China']"))), Attributions(["1", "2", "", "", "", "", "", "", "", "China", category]), null);

        Assert.Equal(responsibility, Assert.Single(result.Records[0].Attributions).Responsibility);
    }

    [Theory]
    [InlineData("Attacker confirms", "Self-attribution in the course of the attack (e.g., via defacement statements on websites)", "self_claimed", "Velvet Otter")]
    [InlineData("Attacker confirms", "Direct statement in media report (e.g., Reuters article cites the attribution statements by a person) / self-attribution via social media", "self_claimed", "Velvet Otter")]
    [InlineData("Media-based attribution", "", "media", "Not named")]
    [InlineData(Government, "Domestic legal action", "legal", "Estonia")]
    [InlineData(Government, "Attribution given, type unclear", "political", "Estonia")]
    [InlineData("Attribution by third-party", "Not available", "unstated", "Not named, of Estonia")]
    [InlineData("Contested attribution", "", "unstated", "Not named, of Estonia")]
    public void Says_what_an_attribution_rests_on_and_who_issued_it(string basis, string type, string expected, string issuer)
    {
        string country = issuer == "Not named" ? "Not available" : "Estonia";
        ImportResult<Incident> result = Read(Global(Row(("initiator_country", "['China']"))), Attributions(["1", "2", "", type, basis, "", "", country, "Velvet Otter", "China", "State"]), null);
        Attribution attribution = Assert.Single(result.Records[0].Attributions);

        Assert.Equal((expected, issuer), (attribution.Basis.Value, attribution.By.Name));
        Assert.Equal(basis == "Contested attribution", attribution.Contested);
    }

    [Theory]
    [InlineData("Non-state-group", "")]
    [InlineData("Individual hacker(s)", "")]
    [InlineData("State", "CHN")]
    [InlineData("Non-state actor, state-affiliation suggested", "CHN")]
    public void A_group_that_claims_its_own_deed_accuses_no_state(string category, string state)
    {
        ImportResult<Incident> result = Read(
            Global(Row(("initiator_country", "['China']"))), Attributions(["1", "2", "", "", "Attacker confirms", "", "", "", "Velvet Otter", "China", category]), null);
        Incident incident = result.Records[0];

        Assert.Equal(state, string.Join(',', incident.AccusedStates.Select(s => s.Value)));
        Assert.NotNull(Assert.Single(incident.Attributions).AccusedActorId);
        Assert.Equal("CHN", Assert.Single(result.Actors).Country.Value);
    }

    [Fact]
    public void Reports_what_an_attribution_does_not_say()
    {
        ImportResult<Incident> result = Read(
            Global(Row(("initiator_country", "['China']"), ("receiver_country", "['Estonia']"), ("attributing_actor", "Harbour Bureau")), Row(("initiator_country", "['China']"), ("receiver_country", "['Estonia']"))),
            Attributions(
                ["1", "2", "", "Whistled", "Attacker confirms", "", "", "", "Not available", "Unknown", "State"],
                ["1", "3", "2019-05-02", "", "", "", "", "", "", "China", "State"],
                ["1", "4", "soon", "", "", "", "", "", "", "Middle East (region)", "State"],
                ["1", "5", "soon", "", "", "", "", "", "Quay Crew", "Iran", "State"],
                ["1", "", "2021-05-01", "", "", "", "", "", "Quay Crew", "China", "Non-state-group"]),
            null);

        Assert.Equal(
            ["unknown_basis", "accuses_nobody", "attributed_before_start", "region_not_country", "accuses_nobody", "date_unreadable", "attribution_to_month", "no_attribution_row", "actor_varies"],
            result.Issues.Where(i => i.Code != "x").Select(i => i.Code));
        Assert.Equal("Harbour Bureau", result.Records[0].Original["attributing_actor"]);
        Assert.Equal((default, default), (Assert.Single(result.Actors).Kind, result.Actors[0].Country));
    }

    [Fact]
    public void The_lists_of_the_global_file_stand_for_the_attribution_file()
    {
        ImportResult<Incident> result = Read(Global(Row(
            ("attribution_date", "NaT; 2022-05-02"), ("attribution_type", $"; {Statement}"), ("attribution_basis", $"Attacker confirms; {Government}"),
            ("attributing_actor", "; Clerk (Harbour; Quay)"), ("attributing_country", "nan; Estonia"), ("attributed_initiator", "Quay Crew; None"),
            ("attributed_initiator_country", "Unknown; China"), ("attributed_initiator_category", "Non-state-group; State"), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']"))));
        Attribution[] all = [.. result.Records[0].Attributions];

        Assert.Empty(result.Issues);
        Assert.Equal([null, "2022-05-02"], all.Select(a => a.On?.ToString()));
        Assert.Equal(["Quay Crew", "Clerk (Harbour; Quay)"], all.Select(a => a.By.Name));
        Assert.Equal([default, CountryCode.Parse("CHN")], all.Select(a => a.AccusedState));
    }

    [Fact]
    public void Where_the_lists_do_not_run_parallel_the_settled_initiators_are_used()
    {
        string file = Global(Row(
            ("attribution_type", $"{Statement}; {Statement}"), ("attributed_initiator_country", "China"), ("initiator_name", "['Velvet Otter']"),
            ("initiator_country", "['China', 'Russia', 'Russia']"), ("initiator_category", "['State', 'State', 'State']"), ("receiver_country", "['Estonia']")));
        ImportResult<Incident> result = Read(file);

        Assert.Equal(["parallel_mismatch", "parallel_mismatch"], Codes(result));
        Assert.Equal(["attribution_type", "initiator_country"], result.Issues.Select(i => i.Field));
        Assert.Equal(["CHN", "RUS"], result.Records[0].AccusedStates.Select(s => s.Value));
        Assert.All(result.Records[0].Attributions, a => Assert.Equal("eurepoc", a.By.Id));
        Assert.Equal(3, result.Records[0].Attributions.Length);
    }

    [Fact]
    public void Settled_initiators_can_be_asked_for()
    {
        string file = Global(Row(
            ("initiator_name", "['Velvet Otter', '']"), ("initiator_country", "['China', 'Turkey']"), ("initiator_category", "['State', 'Non-state-group']"),
            ("initiator_category_subcode", "['', 'Hacktivist(s)']"), ("receiver_country", "['Estonia']")));
        ImportResult<Incident> result = Read(
            file,
            Attributions(["1", "2", "", "", "", "", "", "", "", "Iran, Islamic Republic of", "State"], ["7", "3", "", "", "", "", "", "", "", "China", "State"]),
            null,
            new EuRepoCOptions { UseSettledInitiators = true });
        Incident incident = result.Records[0];

        Assert.Equal("7", Assert.Single(result.Issues, i => i.Code == "attribution_unmatched").Raw); // those of the incident are only not used

        Assert.Equal(["CHN", "TUR"], incident.AccusedStates.Select(s => s.Value));
        Assert.Equal([Responsibility.StateExecuted, Responsibility.Territory], incident.Attributions.Select(a => a.Responsibility));
        Assert.Equal(["eurepoc:velvetotter"], incident.ActorIds);
    }

    [Fact]
    public void Dates_of_attributions_that_are_not_used_as_they_stand_are_kept()
    {
        string global = Global(
            Row(("attribution_date", "of the list"), ("attributed_initiator_country", "China"), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']")));
        string file = Attributions(
            ["1", "5", "2021-01-01 00:00:00", "", "", "", "", "", "", "China", "State"], ["1", "6", "2021-05-07", "", "", "", "", "", "", "China", "State"]);

        Assert.Equal("2021-01-01 00:00:00; 2021-05-07", Read(global, file, null).Records[0].Original["attribution_date"]);
        Assert.DoesNotContain("attribution_date", Read(global, file, null, new EuRepoCOptions { ReduceFirstDays = false }).Records[0].Original.Keys);
        Assert.Equal("of the list", Read(global, file, null, new EuRepoCOptions { UseSettledInitiators = true }).Records[0].Original["attribution_date"]);
        Assert.Equal("of the list", Read(global).Records[0].Original["attribution_date"]);
    }

    [Fact]
    public void A_status_and_settled_attributions_are_kept_where_the_files_have_them()
    {
        ImportResult<Incident> result = EuRepoCReader.Read(
            Bytes(Global(Row(("status", "open"), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']"))))!,
            Bytes("incident_ID,attribution_ID,attributed_initiator,attributed_initiator_country,settled_initiator\n1,5,,China,True\n1,6,,Turkey,False\n"),
            null);

        Assert.Equal(["status_open"], Codes(result));
        Assert.Equal(("open", "5"), (result.Records[0].Original["status"], result.Records[0].Original["settled_initiator"]));
    }

    // Responses, links

    [Fact]
    public void Responses_are_read_side_by_side()
    {
        ImportResult<Incident> result = Read(Global(Row(
            ("number_of_legal_responses", "3"), ("legal_response_date", "2022-03-01; NaT; 2022-05-06"),
            ("legal_response_type", "Peaceful means: Retorsion (International Law); Other legal measures on national level (e.g. law enforcement; arrests); No justification under IL"),
            ("legal_response_type_subcode", "Economic sanctions; ; "), ("legal_response_country", "United States; EU (region); Spain"),
            ("legal_response_actor", "Treasurer (Harbour; Quay); ; "), ("number_of_political_responses", "1"), ("political_response_date", "2022-03-04 00:00:00"),
            ("political_response_type", "State Actors: Stabilizing measures"), ("political_response_country", "Spain; Spain"), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']"))));
        Response[] all = [.. result.Records[0].Responses];

        Assert.Equal("eurepoc:stabilizing_measures sanctions eurepoc:other_legal_measures_on_national_level", string.Join(' ', all.Select(r => r.Kind)));
        Assert.Equal(["2022-03-04", "2022-03-01", null], all.Select(r => r.On?.ToString()));
        Assert.Equal([null, "Treasurer (Harbour; Quay)", "EU (region)"], all.Select(r => r.By?.Name));
        Assert.Equal(["parallel_mismatch", "region_not_country", "response_count_differs"], Codes(result));
        Assert.Equal("3", result.Records[0].Original["number_of_legal_responses"]);
    }

    [Fact]
    public void Links_are_sources_each_once()
    {
        ImportResult<Incident> result = Read(Global(
            Row(("sources_url", "['https://example.org/a', \"https://example.org/it's\"]"), ("sources_attribution", "['https://example.org/a']"), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']")),
            Row(("sources_url", "['https://example.org/a'"), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']")),
            Row(("sources_url", $"[{string.Join(',', Enumerable.Range(0, 1100).Select(i => $"'https://example.org/{i}'"))}]"), ("initiator_country", "['China']"), ("receiver_country", "['Estonia']"))));

        Assert.Equal(["eurepoc", "https://example.org/a", "https://example.org/it's"], result.Records[0].SourceIds);
        Assert.Equal(["list_unreadable", "too_many_links"], Codes(result));
        Assert.Equal("['https://example.org/a'", result.Records[1].Original["sources_url"]);
    }

    // Rows and files

    [Fact]
    public void Every_row_is_a_record_or_an_error()
    {
        ImportResult<Incident> result = EuRepoCReader.Read(new MemoryStream([.. Encoding.UTF8.GetBytes(
            "ID,name,start_date,incident_type,initiator_country,receiver_country\n"
            + "1,Quay,2020-02-03,Disruption,['China'],['Estonia']\n"
            + ",Pier,2020-02-03,Disruption,['China'],['Estonia']\n"
            + "3,,2020-02-03,Disruption,['China'],['Estonia']\n"
            + "\n"
            + "5.0,Dock\u0001 \uFFFD,2020-02-03,Disruption,['China'],['Estonia'],more\n"
            + "1,quay,2020-02-03,Disruption,['China'],['Estonia']\n"
            + "6,Quay,2020-02-03,Disruption,['China'],['Estonia']\n"
            + "7,He said \"no\",2020-02-03,Disruption,['China'],['Estonia']\n"
            + "8,\"Open,2020-02-03,Disruption,['China'],['Estonia']\n")]));
        IsConsistent(result);

        Assert.Equal((9, 5), (result.Rows, result.Records.Count));
        Assert.Equal(
            ["no_id", "no_title", "empty_row", "undecodable_bytes", "control_characters", "cell_count", "duplicate_id", "duplicate_candidate", "stray_quote", "unclosed_quote"],
            Codes(result));
        Assert.Equal("eurepoc:5", result.Records[1].Id.ToString());
    }

    [Fact]
    public void A_row_that_is_too_long_ends_the_reading()
    {
        string file = Global(Row(), Row(("description", new string('x', 3000))), Row());
        ImportResult<Incident> result = Read(file, new EuRepoCOptions { MaxRecordBytes = 2000 });

        Assert.Equal((2, 1), (result.Rows, result.Records.Count));
        Assert.Contains("row_too_large", Codes(result));
    }

    [Fact]
    public void Rows_of_joined_files_that_cannot_be_read_cost_no_record()
    {
        ImportResult<Incident> result = Read(
            Global(Row(("initiator_country", "['China']"), ("receiver_country", "['Estonia']"))),
            null,
            "ID,receiver_country,receiver_category\n1,Estonia,Media\n,,\n1,Latvia,Media,more\n1,Say \"x\",Media\n1,\"Open,Media\n");

        Assert.Equal((1, 1, 0), (result.Rows, result.Records.Count, result.RowsWithError));
        Assert.Equal(["empty_row", "cell_count", "stray_quote", "unclosed_quote", "country_unparsed"], Codes(result));
        Assert.Equal(3, result.Records[0].Victims.Length);
    }

    [Fact]
    public void An_archive_is_read_by_the_first_lines_of_its_files()
    {
        string global = Global(Row(("initiator_country", "['China']"), ("receiver_country", "['Estonia']")));
        string attributions = Attributions(["1", "2", "", "", "", "", "", "", "", "China", "State"]);
        string receivers = Receivers(["1", "Latvia", "", "", "Media", ""]);
        ImportResult<Incident> apart = Read(global, attributions, receivers);

        foreach (string[] files in (string[][])[[global, attributions, receivers], [receivers, "read me\n", global, attributions], [attributions, receivers, global]])
        {
            ImportResult<Incident> packed = EuRepoCReader.Read(Zip(files));
            Assert.Equal(apart.Records.AsEnumerable(), packed.Records);
            Assert.Equal(files.Length == 4 ? ["file_ignored"] : [], Codes(packed));
        }
    }

    [Fact]
    public void Files_of_another_kind_are_refused()
    {
        string global = Global(Row());
        string receivers = Receivers(["1", "Latvia", "", "", "Media", ""]);

        Assert.Contains("the global file", Assert.Throws<InvalidDataException>(() => EuRepoCReader.Read(Bytes(receivers)!)).Message, StringComparison.Ordinal);
        Assert.Contains("the attribution file", Assert.Throws<InvalidDataException>(() => EuRepoCReader.Read(Bytes(global)!, Bytes(receivers), null)).Message, StringComparison.Ordinal);
        Assert.Contains("the receiver file", Assert.Throws<InvalidDataException>(() => EuRepoCReader.Read(Bytes(global)!, null, Bytes(global))).Message, StringComparison.Ordinal);
        Assert.Contains("a second", Assert.Throws<InvalidDataException>(() => EuRepoCReader.Read(Zip(global, global))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => EuRepoCReader.Read(Zip(receivers)));
        Assert.Throws<ArgumentNullException>(() => EuRepoCReader.Read(null!));
        Assert.Throws<ArgumentNullException>(() => EuRepoCReader.Read(null!, null, null));
        var closed = new MemoryStream();
        closed.Dispose();
        Assert.Throws<ArgumentException>(() => EuRepoCReader.Read(Bytes(global)!, closed, null));
    }

    [Fact]
    public void Reading_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => EuRepoCReader.Read(Bytes(Global(Row()))!, cancellationToken: source.Token));
        Assert.Throws<OperationCanceledException>(() => EuRepoCReader.Read(Bytes(Global(Row()))!, null, null, cancellationToken: source.Token));
    }

    private static MemoryStream Zip(params string[] files) => new(Packed.Zip([.. files.Select((text, i) => ($"{i}.csv", text))]));
}
