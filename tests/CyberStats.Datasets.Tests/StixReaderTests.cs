using System.Text;
using CyberStats.Incidents;
using CyberStats.Losses;
using static CyberStats.Datasets.Tests.StixText;

namespace CyberStats.Datasets.Tests;

public class StixReaderTests
{
    [Fact]
    public void Reads_an_incident_with_the_second_version_of_the_extension()
    {
        StixImport result = Read(Fixture("incident-v2.json"));

        IsConsistent(result);
        Assert.Equal(
            ["superseded_impact", "disclosed_from_report"],
            result.Issues.Select(i => i.Code));
        Incident incident = Assert.Single(result.Records);
        Assert.Equal(("stix", "incident--00000000-0000-4000-8000-000000000011"), (incident.Id.Source, incident.Id.Local));
        Assert.Equal("Ferry line held to ransom", incident.Title);
        Assert.Equal(DateRange.Parse("2022-05/2022-05-22"), incident.Occurred); // 30 April 21:00 UTC is midnight of 1 May in a zone east
        Assert.Equal(PartialDate.Parse("2022-05-21"), incident.Discovered);
        Assert.Equal(PartialDate.Parse("2022-06"), incident.Disclosed);
        Assert.Equal(new DateOnly(2022, 6, 7), incident.Recorded);
        Assert.Equal(IncidentStatus.Confirmed, incident.Status);
        Assert.Equal([IncidentType.Extortion, IncidentType.Espionage, IncidentType.Parse("stix:equipment-theft")], incident.Types);
        Assert.Equal(SecurityAttributes.Confidentiality | SecurityAttributes.Availability, incident.Affects);
        Assert.Equal(Bounds<long>.Exactly(4100), incident.Records);
        Assert.Equal(Bounds<long>.Exactly(12), incident.SystemsAffected);
        Assert.Equal(Bounds<long>.Exactly(1), incident.EntitiesAffected);
        Assert.Equal(new Severity(70, "stix:criticality"), incident.Severity);
        Assert.Equal([TechniqueId.Parse("T1486")], incident.Techniques);

        Victim victim = Assert.Single(incident.Victims);
        Assert.Equal(("Lantern Ferries", "EST"), (victim.Name, victim.Country.Value));
        Assert.Equal(["stix:transportation", "stix:financial-services"], victim.Sectors.Select(s => s.Value));

        Attribution attribution = Assert.Single(incident.Attributions);
        Assert.Equal(("Quay Watch", "threat-actor--00000000-0000-4000-8000-000000000061"), (attribution.By.Name, attribution.AccusedActorId));
        Assert.Equal((AttributionBasis.Unstated, AttributionStance.Attributes, new Confidence(55)), (attribution.Basis, attribution.Stance, attribution.Confidence));
        Assert.Equal(["threat-actor--00000000-0000-4000-8000-000000000061"], incident.ActorIds);
        Actor actor = Assert.Single(result.Actors);
        Assert.Equal(("Velvet Otter", ActorKind.Criminal), (actor.Name, actor.Kind)); // of "spy" and "crime-syndicate" the one known here
        Assert.Equal(["Group 9"], actor.Aliases);

        Assert.Equal(
            [
                new Loss(LossForm.RansomDemand, Bounds<decimal>.Exactly(250000.50m), CurrencyCode.USD),
                new Loss(LossForm.RansomPayment, Bounds<decimal>.Between(100000, 120000), CurrencyCode.EUR)
                {
                    PriceDate = PartialDate.Parse("2022-05-25"), BorneBy = "Lantern Ferries",
                },
            ],
            incident.Losses); // the payment does not take the place of the demand
        Assert.Equal(["stix", "https://example.org/ferry", "quay-list:Q-17"], incident.SourceIds);
        Assert.Equal(["stix", "https://example.org/ferry", "quay-list:Q-17"], result.Sources.Select(s => s.Id));
        Assert.Equal(("Harbour Herald", "https://example.org/ferry"), (result.Sources[1].Title, result.Sources[1].Url!.OriginalString));
        Assert.Equal(
            [
                ("confidence", "80"), ("created_by_ref", "identity--00000000-0000-4000-8000-000000000021"), ("description", "An invented ferry line lost its bookings."),
                ("impacted_entity_counts", "computers-server: 12; organization: 1"), ("incident_types", "ransomware; espionage; Equipment Theft"),
                ("investigation_status", "closed"),
            ],
            incident.Original.Select(o => (o.Key, o.Value)));
        Assert.Equal(
            [("attack-pattern", 1), ("event", 2), ("identity", 2), ("impact", 5), ("incident", 1), ("location", 1), ("relationship", 5), ("task", 2), ("threat-actor", 1)],
            result.ObjectCounts.Select(c => (c.Key, c.Value)));
    }

    [Fact]
    public void Reads_an_incident_with_the_first_version_of_the_extension()
    {
        StixImport result = Read(Fixture("incident-v1.json"));

        IsConsistent(result);
        Assert.Equal(["disclosed_from_report", "victim_from_location", "no_technique_id"], result.Issues.Select(i => i.Code));
        Incident incident = Assert.Single(result.Records);
        Assert.Equal(DateRange.Parse("2020-10-14"), incident.Occurred);
        Assert.Equal((PartialDate.Parse("2020-10-15"), PartialDate.Parse("2020-10-16")), (incident.Discovered, incident.Disclosed));
        Assert.Equal(IncidentStatus.Suspected, incident.Status);
        Assert.Equal(SecurityAttributes.Confidentiality, incident.Affects);
        Assert.Equal(Bounds<long>.Exactly(3_000_000_000), incident.Records);
        Assert.Equal(Bounds<long>.Exactly(3_000_000_000), incident.EntitiesAffected);
        Assert.Equal([new Loss(LossForm.Response, Bounds<decimal>.Exactly(500), CurrencyCode.EUR)], incident.Losses);
        Assert.Equal([new Victim { Country = CountryCode.Parse("FIN") }], incident.Victims);
        Assert.Empty(incident.Techniques);
    }

    [Fact]
    public void Reads_a_campaign_of_version_2_0()
    {
        StixImport result = Read(Fixture("campaign-2.0.json"));

        IsConsistent(result);
        Assert.Equal(["withdrawn_actor", "month_at_local_midnight", "month_at_local_midnight", "dangling_reference"], result.Issues.Select(i => i.Code));
        Incident campaign = Assert.Single(result.Records);
        Assert.Equal(DateRange.Parse("2019-09/2020-08"), campaign.Occurred);
        Assert.Equal(new DateOnly(2023, 3, 17), campaign.Recorded);
        Assert.Equal(["stix", "quay-list:C-5"], campaign.SourceIds);
        Assert.Equal("Paper Lighthouse; Lamp 5", campaign.Original["aliases"]);
        Assert.Equal("identity--00000000-0000-4000-8000-0000000000ff", Assert.Single(campaign.Attributions).By.Id);
        Assert.Equal(["Brass Heron"], result.Actors.Select(a => a.Name));
    }

    [Fact]
    public void Leaves_midnights_elsewhere_as_days_when_told()
    {
        StixImport result = Read(Fixture("campaign-2.0.json"), new StixOptions { RepairLocalMidnights = false });

        Assert.Equal(DateRange.Parse("2019-09-01/2020-07-31"), Assert.Single(result.Records).Occurred);
        Assert.Equal(2, result.Issues.Count(i => i is { Code: "month_at_local_midnight", Severity: IssueSeverity.Warning }));
    }

    [Theory]
    [InlineData("2015-12-01T05:00:00.000Z", "2015-12", true)]
    [InlineData("2015-12-01T08:00:00Z", "2015-12", true)]
    [InlineData("2015-11-30T22:00:00Z", "2015-12", true)] // two hours east
    [InlineData("2015-12-01T00:00:00Z", "2015-12-01", false)] // a day, or a month: nothing tells
    [InlineData("2015-12-02T05:00:00Z", "2015-12-02", false)]
    [InlineData("2015-12-01T05:00:01Z", "2015-12-01", false)]
    [InlineData("2015-12-01T05:30:00Z", "2015-12-01", false)]
    [InlineData("2015-11-30T12:00:00Z", "2015-11-30", false)]
    public void A_month_of_a_campaign_written_as_midnight_elsewhere_is_a_month(string time, string date, bool isReported)
    {
        Incident campaign = One([Campaign(more: $"\"first_seen\":\"{time}\"")], isReported ? ["month_at_local_midnight"] : []);

        Assert.Equal(PartialDate.Parse(date), campaign.Occurred!.Value.Start);
        Assert.Null(campaign.Occurred!.Value.End);
    }

    [Theory]
    [InlineData("2022-05-01T00:00:00Z", "month", "2022-05")]
    [InlineData("2022-04-30T21:00:00Z", "month", "2022-05")]
    [InlineData("2022-01-01T05:00:00Z", "year", "2022")]
    [InlineData("2021-12-31T23:00:00Z", "year", "2022")]
    [InlineData("2022-05-14T22:00:00Z", "day", "2022-05-15")]
    [InlineData("2022-05-14T10:00:00Z", "day", "2022-05-14")]
    [InlineData("2022-05-14T22:00:00Z", "hour", "2022-05-14")]
    [InlineData("2022-05-14T22:00:00Z", null, "2022-05-14")]
    [InlineData("2022-05-14T22:00:00.123456789Z", "second", "2022-05-14")]
    [InlineData("9999-12-31T23:00:00Z", "year", "9999")]
    [InlineData("2022-05", null, "2022-05")]
    public void A_time_is_as_precise_as_its_fidelity(string time, string? fidelity, string date)
    {
        Incident incident = One(Dated($"\"start_time\":\"{time}\"" + (fidelity is null ? "" : $",\"start_time_fidelity\":\"{fidelity}\"")));

        Assert.Equal(PartialDate.Parse(date), incident.Occurred!.Value.Start);
    }

    [Fact]
    public void Reports_times_that_cannot_be_read()
    {
        Assert.Null(One(Dated("\"start_time\":\"14 May 2022\""), "date_unreadable", "no_date").Occurred);
        Assert.Null(One(Dated("\"start_time\":\"2022-02-30T00:00:00Z\""), "date_unreadable", "no_date").Occurred);
        Assert.Null(One(Dated("\"start_time\":\"2022-05-14T24:00:00Z\""), "date_unreadable", "no_date").Occurred);
        Assert.Equal("2022-05-14/..", One(Dated("\"start_time\":\"2022-05-14T01:00:00Z\",\"start_time_fidelity\":\"decade\""), "unknown_fidelity").Occurred.ToString());
        Assert.Equal("2022-05-14/..", One(Dated("\"start_time\":\"2022-05-14T01:00:00Z\",\"end_time\":\"2022-05-13T01:00:00Z\""), "end_before_start").Occurred.ToString());
        Assert.Equal("../2022-05-13", One(Dated("\"end_time\":\"2022-05-13T01:00:00Z\"")).Occurred.ToString());
    }

    [Fact]
    public void Never_takes_the_time_of_creation_for_a_date_of_the_incident()
    {
        Incident incident = One([Incident()], "no_date");

        Assert.Null(incident.Occurred);
        Assert.Null(incident.Disclosed);
        Assert.Equal(new DateOnly(2021, 3, 4), incident.Recorded);
    }

    [Fact]
    public void Spans_several_events_and_leaves_out_those_that_did_not_take_place()
    {
        string events = string.Join(',', Enumerable.Range(2, 4).Select(n => $"{{\"event_ref\":\"{Id("event", n)}\"}}"));
        Incident incident = One(
        [
            Incident(core: $"\"events\":[{events}]"),
            Object("event", 2, "\"status\":\"occurred\",\"start_time\":\"2020-05-04T00:00:00Z\",\"end_time\":\"2020-05-05T00:00:00Z\""),
            Object("event", 3, "\"status\":\"occurred\",\"start_time\":\"2020-05-02T00:00:00Z\",\"end_time\":\"2020-05-09T00:00:00Z\""),
            Object("event", 4, "\"status\":\"not-occurred\",\"start_time\":\"2019-05-02T00:00:00Z\",\"end_time\":\"2021-05-09T00:00:00Z\""),
            Object("event", 5, "\"status\":\"pending\",\"start_time\":\"2019-05-02T00:00:00Z\",\"end_time\":\"2021-05-09T00:00:00Z\""),
        ]);

        Assert.Equal("2020-05-02/2020-05-09", incident.Occurred.ToString());
    }

    [Fact]
    public void Takes_the_time_of_impacts_where_no_event_has_one_but_never_that_of_money()
    {
        string refs = $"\"impact_refs\":[\"{Id("impact", 2)}\",\"{Id("impact", 3)}\"]";
        string harm = Object("impact", 3, "\"impact_category\":\"physical\",\"start_time\":\"2020-05-04T00:00:00Z\",\"extensions\":{\"physical-ext\":{\"impact_type\":\"destruction\"}}");
        string cost = Cost(2, "\"variety\":\"uncategorized\"", "\"start_time\":\"2020-01-01T00:00:00Z\"");

        Assert.Equal("2020-05-04/..", One([Incident(core: refs), cost, harm], "date_of_impact").Occurred.ToString());
        Incident ofMoney = One([Incident(core: $"\"impact_refs\":[\"{Id("impact", 2)}\"]"), cost], "no_date");
        Assert.Equal((default, PartialDate.Parse("2020-01-01")), (ofMoney.Losses[0].Form, ofMoney.Losses[0].PriceDate));
    }

    [Fact]
    public void Drops_a_discovery_certainly_before_the_start()
    {
        Incident incident = One(
        [
            Incident(core: $"\"event_refs\":[\"{Id("event", 2)}\"],\"task_refs\":[\"{Id("task", 3)}\"]"),
            Object("event", 2, "\"status\":\"occurred\",\"start_time\":\"2020-05-04T00:00:00Z\""),
            Object("task", 3, "\"outcome\":\"successful\",\"task_types\":[\"detected\"],\"start_time\":\"2020-05-03T00:00:00Z\""),
        ],
        "discovered_before_start");

        Assert.Null(incident.Discovered);
    }

    [Theory]
    [InlineData("confirmed", IncidentStatus.Confirmed)]
    [InlineData("suspected", IncidentStatus.Suspected)]
    [InlineData("blocked", IncidentStatus.NearMiss)]
    [InlineData("failed-attempt", IncidentStatus.NearMiss)]
    [InlineData("false-positive", IncidentStatus.FalsePositive)]
    [InlineData("low-value", IncidentStatus.Suspected)]
    public void A_determination_is_a_status(string word, IncidentStatus status)
    {
        string[] codes = word == "low-value" ? ["no_date", "unknown_determination"] : ["no_date"];
        Incident incident = One([Incident().Replace("\"confirmed\"", $"\"{word}\"", StringComparison.Ordinal)], codes);

        Assert.Equal(status, incident.Status);
        Assert.Equal(word is "blocked" or "failed-attempt" or "low-value", incident.Original.ContainsKey("determination"));
    }

    [Fact]
    public void An_incident_without_the_extension_has_a_name_and_no_more()
    {
        Incident incident = One([Object("incident", 1, "\"name\":\"Bare\"")], "no_date");

        Assert.Equal((IncidentStatus.Confirmed, null, null), (incident.Status, incident.Affects, incident.Severity));
        Assert.Equal(["stix"], incident.SourceIds);
    }

    [Theory]
    [InlineData("\"variety\":\"ransom-demand\",\"min_amount\":0,\"max_amount\":5.5,\"currency\":\"BTC\"", "ransom_demand", "5.5", "BTC")]
    [InlineData("\"variety\":\"ransom-demand\",\"min_amount\":2,\"max_amount\":5,\"currency\":\"btc\"", "ransom_demand", "2 to 5", "BTC")]
    [InlineData("\"variety\":\"ransom-payment\",\"min_amount\":0,\"max_amount\":5,\"currency\":\"USD\"", "ransom_payment", "0 to 5", "USD")]
    [InlineData("\"variety\":\"business-disruption\",\"min_amount\":7e6,\"currency\":\"EUR\"", "productivity", "at least 7000000", "EUR")]
    [InlineData("\"variety\":\"operating-costs\",\"max_amount\":12.25,\"currency\":\"EUR\"", "stix:operating-costs", "at most 12.25", "EUR")]
    [InlineData("\"variety\":\"brand-damage\",\"min_amount\":3,\"max_amount\":3,\"currency\":\"EUR\",\"currency_actual\":\"XMR\"", "reputation", "3", "EUR")]
    [InlineData("\"variety\":\"legal-and-regulatory\"", "fines_and_judgments", "unknown", "unknown")]
    public void Reads_costs(string monetary, string form, string amount, string currency)
    {
        Incident incident = One([Incident(core: $"\"impact_refs\":[\"{Id("impact", 2)}\"]"), Cost(2, monetary)], "no_date");

        Loss loss = Assert.Single(incident.Losses);
        Assert.Equal((form, amount, currency), (loss.Form.Value, loss.Amount.ToString(), loss.Currency.Value));
        Assert.Equal(form == "ransom_demand", loss.IsDemand);
    }

    [Theory]
    [InlineData("\"variety\":\"ransom-payment\",\"min_amount\":1,\"max_amount\":5", "amount_without_currency")]
    [InlineData("\"variety\":\"ransom-payment\",\"min_amount\":1,\"max_amount\":5,\"currency\":\"$\"", "amount_without_currency")]
    [InlineData("\"variety\":\"ransom-payment\",\"min_amount\":-1,\"max_amount\":5,\"currency\":\"USD\"", "amount_unreadable")]
    [InlineData("\"variety\":\"ransom-payment\",\"min_amount\":9,\"max_amount\":5,\"currency\":\"USD\"", "amount_unreadable")]
    [InlineData("\"variety\":\"ransom-payment\",\"min_amount\":1,\"max_amount\":1e40,\"currency\":\"USD\"", "amount_unreadable")]
    public void Drops_an_amount_that_means_nothing_and_keeps_the_record(string monetary, string code)
    {
        Incident incident = One([Incident(core: $"\"impact_refs\":[\"{Id("impact", 2)}\"]"), Cost(2, monetary)], "no_date", code);

        Assert.Empty(incident.Losses);
        Assert.StartsWith("ransom-payment: ", incident.Original["losses"], StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_last_of_impacts_that_supersede_one_another_counts()
    {
        string refs = "\"impact_refs\":[" + string.Join(',', Enumerable.Range(2, 3).Select(n => $"\"{Id("impact", n)}\"")) + "]";
        Incident incident = One(
        [
            Incident(core: refs),
            Cost(2, "\"variety\":\"ransom-demand\",\"min_amount\":0,\"max_amount\":9,\"currency\":\"USD\"", $"\"superseded_by_ref\":\"{Id("impact", 3)}\""),
            Cost(3, "\"variety\":\"ransom-demand\",\"min_amount\":0,\"max_amount\":6,\"currency\":\"USD\"", $"\"superseded_by_ref\":\"{Id("impact", 4)}\""),
            Cost(4, "\"variety\":\"ransom-payment\",\"min_amount\":4,\"max_amount\":4,\"currency\":\"USD\""),
        ],
        "superseded_impact", "no_date");

        Assert.Equal([("ransom_demand", 6m), ("ransom_payment", 4m)], incident.Losses.Select(l => (l.Form.Value, l.Amount.Best!.Value)));
    }

    [Fact]
    public void Keeps_impacts_that_supersede_one_another_in_a_circle()
    {
        string monetary = "\"variety\":\"ransom-payment\",\"min_amount\":4,\"max_amount\":4,\"currency\":\"USD\"";
        Incident incident = One(
        [
            Incident(core: $"\"impact_refs\":[\"{Id("impact", 2)}\",\"{Id("impact", 3)}\"]"),
            Cost(2, monetary, $"\"superseded_by_ref\":\"{Id("impact", 3)}\""),
            Cost(3, monetary, $"\"superseded_by_ref\":\"{Id("impact", 2)}\""),
        ],
        "superseded_in_circle", "superseded_in_circle", "no_date");

        Assert.Equal(2, incident.Losses.Length);
    }

    [Fact]
    public void A_revoked_impact_does_not_count()
    {
        Incident incident = One(
            [Incident(core: $"\"impact_refs\":[\"{Id("impact", 2)}\"]"), Cost(2, "\"variety\":\"uncategorized\"", "\"revoked\":true")],
            "withdrawn_reference", "no_date");

        Assert.Empty(incident.Losses);
    }

    [Fact]
    public void Knows_nothing_harmed_from_not_known()
    {
        string core = "\"confidentiality_impacts\":[{\"loss_type\":\"none\"}],\"integrity_impacts\":[{\"alteration\":\"none\"}],\"availability_impacts\":[{\"availability_impact\":0}]";

        Assert.Equal(SecurityAttributes.None, One([Incident(core: core)], "no_date").Affects);
        Assert.Equal(SecurityAttributes.Integrity, One([Incident(core: core.Replace("\"alteration\":\"none\"", "\"alteration\":\"potential-destruction\"", StringComparison.Ordinal))], "no_date").Affects);
        Assert.Null(One([Incident(core: "\"physical_impacts\":[{\"impact_type\":\"destruction\"}]")], "no_date").Affects);
    }

    [Fact]
    public void Counts_that_may_overlap_are_a_lower_bound()
    {
        Incident incident = One(
            [Incident(core: """
                "confidentiality_impacts":[{"loss_type":"confirmed-loss","record_count":7},{"loss_type":"confirmed-loss","record_count":5},{"loss_type":"confirmed-loss","record_count":-5}],
                "impacted_entity_counts":{"computers-server":3,"domain-controller":1,"individual":40,"organization":2,"employee":30}
                """)],
            "no_date", "number_unreadable", "several_counts");

        Assert.Equal(Bounds<long>.AtLeast(7), incident.Records);
        Assert.Equal(Bounds<long>.AtLeast(3), incident.SystemsAffected);
        Assert.Equal(Bounds<long>.AtLeast(40), incident.EntitiesAffected);
    }

    [Fact]
    public void Reads_a_score_where_there_is_no_criticality()
    {
        Assert.Equal(new Severity(3.5, "Quay score"), One([Incident(core: "\"scores\":[{\"name\":\"Quay score\",\"value\":3.5}]")], "no_date").Severity);
        Assert.Equal(new Severity(0, "stix:criticality"), One([Incident(core: "\"criticality\":0")], "no_date").Severity);
        Assert.Null(One([Incident(core: "\"criticality\":101")], "no_date", "number_unreadable").Severity);
    }

    [Fact]
    public void An_actor_is_not_a_state_but_one_attributed_to_a_state_accuses_it()
    {
        string[] common =
        [
            Campaign(),
            Object("threat-actor", 2, "\"name\":\"Otter\",\"threat_actor_types\":[\"nation-state\"]"),
            Relation(3, "attributed-to", Id("campaign", 1), Id("threat-actor", 2)),
            Object("location", 4, "\"country\":\"RU\""),
            Relation(5, "located-at", Id("threat-actor", 2), Id("location", 4)),
        ];
        StixImport located = Read(Bundle(common));
        Assert.Equal(["no_creator"], located.Issues.Select(i => i.Code));
        Assert.Equal(default, Assert.Single(located.Records[0].Attributions).AccusedState);
        Assert.Equal(("RUS", "state_affiliated"), (located.Actors[0].Country.Value, located.Actors[0].Kind.Value));

        StixImport chained = Read(Bundle([.. common, Object("identity", 6, "\"name\":\"Russian Federation\""), Relation(7, "attributed-to", Id("threat-actor", 2), Id("identity", 6))]));
        Assert.Equal("RUS", Assert.Single(chained.Records[0].Attributions).AccusedState.Value);

        Incident direct = One([Campaign(), Object("identity", 6, "\"name\":\"Iran\""), Relation(7, "attributed-to", Id("campaign", 1), Id("identity", 6), $"\"created_by_ref\":\"{Id("identity", 6)}\"")]);
        Assert.Equal(("IRN", null, "Iran"), (direct.Attributions[0].AccusedState.Value, direct.Attributions[0].AccusedActorId, direct.Attributions[0].By.Name));
        Incident person = One([Campaign(), Object("identity", 6, "\"name\":\"Wanda Pier\""), Relation(7, "attributed-to", Id("campaign", 1), Id("identity", 6), $"\"created_by_ref\":\"{Id("identity", 6)}\"")]);
        Assert.Equal(Id("identity", 6), person.Attributions[0].AccusedActorId);
    }

    [Fact]
    public void Who_made_the_campaign_speaks_where_nobody_made_the_relationship()
    {
        Incident campaign = One(
        [
            Campaign(more: $"\"first_seen\":\"2020-05-06T07:08:09Z\",\"created_by_ref\":\"{Id("identity", 4)}\""),
            Object("identity", 4, "\"name\":\"Quay Watch\",\"identity_class\":\"individual\""),
            Object("intrusion-set", 2, "\"name\":\"Otter\""),
            Relation(3, "attributed-to", Id("campaign", 1), Id("intrusion-set", 2)),
        ]);

        Assert.Equal(new Party(Id("identity", 4), "Quay Watch", PartyKind.Individual), campaign.Attributions[0].By);
    }

    [Fact]
    public void Reports_what_is_referred_to_and_not_there()
    {
        StixImport result = Read(Bundle(
            Incident(core: $"\"impact_refs\":[\"{Id("impact", 9)}\"],\"events\":[{{\"event_ref\":\"{Id("event", 9)}\"}}]"),
            Relation(2, "attributed-to", Id("incident", 1), Id("threat-actor", 9)),
            Relation(3, "targets", Id("incident", 1), Id("identity", 9)),
            Relation(4, "uses", Id("incident", 1), Id("attack-pattern", 9)),
            Relation(5, "related-to", Id("incident", 1), Id("incident", 9)),
            Relation(6, "related-to", Id("incident", 1), Id("intrusion-set", 9)),
            Relation(7, "targets", Id("incident", 8), Id("identity", 9)),
            Object("identity", 10, "\"name\":\"Pier\""),
            Relation(11, "impacts", Id("incident", 1), Id("identity", 10)),
            Relation(12, "located-at", Id("identity", 10), Id("location", 9))));

        IsConsistent(result);
        Assert.Equal(9, result.Issues.Count(i => i is { Code: "dangling_reference", Severity: IssueSeverity.Warning }));
        ImportIssue loose = Assert.Single(result.Issues, i => i is { Code: "dangling_reference", RecordIndex: null });
        Assert.Equal((Id("relationship", 7), "source_ref", Id("incident", 8)), (loose.RecordId, loose.Field, loose.Raw));
        Assert.Equal("Pier", Assert.Single(result.Records).Victims[0].Name);
    }

    [Fact]
    public void Refers_to_objects_of_other_files()
    {
        StixImport result = Read(Packed.Zip(
            ("b/relations.json", $"[{Relation(3, "attributed-to", Id("campaign", 1), Id("intrusion-set", 2))}]"),
            ("a/campaign.json", Campaign()),
            ("actor.JSON", Bundle(Object("intrusion-set", 2, "\"name\":\"Otter\""))),
            ("README.md", "Not JSON at all."),
            ("other.json", "{\"shape\":\"square\"}")));

        IsConsistent(result);
        Assert.Equal(["file_skipped", "not_stix", "no_creator"], result.Issues.Select(i => i.Code));
        Assert.Equal((InputPacking.Zip, 5), (result.Input.Packing, result.Input.Files));
        Assert.Equal(Id("intrusion-set", 2), Assert.Single(Assert.Single(result.Records).Attributions).AccusedActorId);
        Assert.Equal([("campaign", 1), ("intrusion-set", 1), ("relationship", 1)], result.ObjectCounts.Select(c => (c.Key, c.Value)));
    }

    [Fact]
    public void Reads_a_folder()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("stix");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "inner"));
            File.WriteAllText(Path.Combine(folder.FullName, "b.json"), Bundle(Campaign(2)));
            File.WriteAllText(Path.Combine(folder.FullName, "inner", "c.json"), Bundle(Campaign(3)));
            File.WriteAllText(Path.Combine(folder.FullName, "a.json"), Campaign(1));
            File.WriteAllText(Path.Combine(folder.FullName, ".hidden.json"), "no JSON");

            StixImport result = StixReader.ReadFolder(folder.FullName);

            IsConsistent(result);
            Assert.Equal(["Campaign 1", "Campaign 2", "Campaign 3"], result.Records.Select(r => r.Title));
            Assert.Equal((InputPacking.Folder, 3), (result.Input.Packing, result.Input.Files));
            Assert.Throws<DirectoryNotFoundException>(() => StixReader.ReadFolder(Path.Combine(folder.FullName, "none")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Assert.Throws<ArgumentException>(() => StixReader.ReadFolder(" "));
    }

    [Fact]
    public void Reads_bundles_arrays_and_objects_one_after_another()
    {
        string[] texts =
        [
            Bundle(Campaign(1), Campaign(2)),
            $"[{Campaign(1)},{Campaign(2)}]",
            $"{Campaign(1)}\n{Campaign(2)}\n",
            $"{Bundle(Campaign(1))}{Bundle(Campaign(2))}",
            $"[{Bundle(Campaign(1))},{Bundle(Campaign(2))}]",
            $"{{\"more\":false,\"objects\":[{Campaign(1)},{Campaign(2)}]}}",
            $"{{\"objects\":[{Campaign(1)},{Campaign(2)}],\"id\":\"bundle--1\",\"type\":\"bundle\"}}",
        ];

        Assert.All(texts, text =>
        {
            StixImport result = Read(text);
            Assert.Equal(["Campaign 1", "Campaign 2"], result.Records.Select(r => r.Title));
            Assert.Empty(result.Issues);
        });
    }

    [Fact]
    public void An_empty_bundle_has_no_rows()
    {
        foreach (string text in (string[])[Bundle(), "{\"type\":\"bundle\",\"id\":\"bundle--1\"}", "{\"objects\":[],\"type\":\"bundle\"}"])
        {
            StixImport result = Read(text);
            Assert.Equal((0, 0, 0), (result.Rows, result.Records.Count, result.ObjectCounts.Count));
        }
    }

    [Fact]
    public void Of_several_versions_the_one_modified_last_is_the_record()
    {
        string old = Object("campaign", 1, "\"name\":\"Old\",\"first_seen\":\"2020-05-06T07:08:09Z\"", modified: "2020-01-01T00:00:00.000Z");
        string last = Object("campaign", 1, "\"name\":\"Last\",\"first_seen\":\"2020-05-06T07:08:09Z\"", modified: "2022-01-01T00:00:00.001Z");
        string middle = Object("campaign", 1, "\"name\":\"Middle\",\"first_seen\":\"2020-05-06T07:08:09Z\"", modified: "2022-01-01T00:00:00Z");

        StixImport result = Read(Bundle(old, last, middle, last));

        IsConsistent(result);
        Assert.Equal((1, "Last"), (result.Rows, Assert.Single(result.Records).Title));
        Assert.Equal(["older_version", "repeated_object"], result.Issues.Select(i => i.Code));
        Assert.Equal(4, result.ObjectCounts["campaign"]);
        Assert.Equal(["revoked"], Read(Bundle(old, Object("campaign", 1, "\"name\":\"Gone\",\"revoked\":true"))).Issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => i.Code));
    }

    [Fact]
    public void Of_several_versions_of_what_is_referred_to_the_last_counts()
    {
        Incident campaign = One(
        [
            Campaign(),
            Object("identity", 2, "\"name\":\"New\"", modified: "2022-01-01T00:00:00.000Z"),
            Object("identity", 2, "\"name\":\"Old\"", modified: "2021-01-01T00:00:00.000Z"),
            Relation(3, "targets", Id("campaign", 1), Id("identity", 2)),
        ]);

        Assert.Equal(["New"], campaign.Victims.Select(v => v.Name));
    }

    [Theory]
    [InlineData("\"revoked\":true", "revoked")]
    [InlineData("\"x_mitre_deprecated\":true", "deprecated")]
    public void What_its_creator_took_back_is_no_record_unless_it_is_wanted(string property, string code)
    {
        string text = Bundle(Campaign(1), Campaign(2, "\"first_seen\":\"2020-05-06T07:08:09Z\"," + property));

        StixImport without = Read(text);
        IsConsistent(without);
        Assert.Equal((2, 1), (without.Rows, without.RowsWithError));
        Assert.Equal((code, IssueSeverity.Error, 1, "stix:" + Id("campaign", 2)), Shape(Assert.Single(without.Issues)));
        StixImport with = Read(text, new StixOptions { KeepWithdrawn = true });
        Assert.Equal((2, 0), (with.Records.Count, with.RowsWithError));
        Assert.Equal((code, IssueSeverity.Warning, 1, "stix:" + Id("campaign", 2)), Shape(Assert.Single(with.Issues)));

        static (string, IssueSeverity, int?, string?) Shape(ImportIssue i) => (i.Code, i.Severity, i.RecordIndex, i.RecordId);
    }

    [Fact]
    public void Relationships_that_were_revoked_say_nothing_and_a_revoked_actor_is_still_accused()
    {
        string[] objects = [Campaign(), Object("intrusion-set", 2, "\"name\":\"Otter\",\"revoked\":true"), Relation(3, "attributed-to", Id("campaign", 1), Id("intrusion-set", 2), $"\"created_by_ref\":\"{Id("identity", 9)}\"")];
        StixImport result = Read(Bundle(objects));

        IsConsistent(result);
        Assert.Equal(["withdrawn_actor", "withdrawn_reference", "dangling_reference"], result.Issues.Select(i => i.Code));
        Assert.Equal("Otter", Assert.Single(result.Actors).Name);
        Assert.Empty(One([Campaign(), Relation(3, "attributed-to", Id("campaign", 1), Id("intrusion-set", 2), "\"revoked\":true")]).Attributions);
    }

    [Fact]
    public void Reports_rows_that_give_no_record()
    {
        StixImport result = Read(Bundle(
            Object("campaign", 1), Object("incident", 2, "\"name\":\" \""), Object("incident", 3, "\"name\":5"),
            "{\"type\":\"campaign\",\"name\":\"No id\"}", Campaign(4), "{\"type\":\"campaign\",\"id\":\"campaign--5\",\"name\":\"\\ud800\"}"));

        IsConsistent(result);
        Assert.Equal((6, 5), (result.Rows, result.RowsWithError));
        Assert.Equal(["no_id", "lone_surrogate", "no_title", "no_title", "no_title"], result.Issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => i.Code));
        Assert.Equal(["Campaign 4"], result.Records.Select(r => r.Title));
    }

    [Fact]
    public void A_property_of_another_json_type_counts_as_absent()
    {
        Incident campaign = One(
            [Campaign(more: "\"first_seen\":20200506,\"aliases\":[\"a\",5],\"labels\":\"x\",\"external_references\":[7],\"revoked\":\"yes\",\"confidence\":null")],
            "wrong_type", "wrong_type", "wrong_type", "wrong_type", "wrong_type", "no_date");

        Assert.Equal("a", campaign.Original["aliases"]);
        StixImport result = Read(Bundle(Campaign(), Object("identity", 2, "\"name\":[\"x\"]"), "{\"type\":\"identity\",\"name\":\"No id\"}", "{\"type\":\"identity\",\"id\":\"identity--3\",\"name\":\"\\udc00\"}"));
        Assert.Equal(
            [("wrong_type", Id("identity", 2)), ("no_id", ""), ("lone_surrogate", null)],
            result.Issues.Select(i => (i.Code, i.RecordId)));
        Assert.All(result.Issues, i => Assert.Null(i.RecordIndex));
    }

    [Fact]
    public void Reports_words_and_countries_that_cannot_be_kept()
    {
        Incident incident = One(
        [
            Incident(core: "\"incident_types\":[\"c&c-server-hosting\",\"espionage\"],\"monetary_impacts\":[{\"variety\":\"a/b\"}]"),
            Object("identity", 2, "\"name\":\"Pier\",\"sectors\":[\"oil&gas\",\"energy\"]"),
            Object("location", 3, "\"country\":\"Atlantis\""),
            Relation(4, "targets", Id("incident", 1), Id("identity", 2)),
            Relation(5, "located-at", Id("identity", 2), Id("location", 3)),
        ],
        "no_date", "unknown_word", "unknown_word", "unknown_word", "unknown_country");

        Assert.Equal([IncidentType.Espionage], incident.Types);
        Assert.Equal(["stix:energy"], incident.Victims[0].Sectors.Select(s => s.Value));
        Assert.Equal(default, incident.Losses[0].Form);
    }

    [Fact]
    public void Mixed_versions_of_the_extension_are_reported()
    {
        string v1 = "\"confidentiality_impacts\":[{\"loss_type\":\"confirmed-loss\"}]";
        string v2 = $"\"impact_refs\":[\"{Id("impact", 9)}\"]";
        string impact = Object("impact", 9, "\"impact_category\":\"integrity\",\"extensions\":{\"integrity-ext\":{\"alteration\":\"full-destruction\"}}");

        StixImport inOne = Read(Bundle(Incident(1, $"{v1},{v2}"), impact));
        Assert.Equal(["mixed_extension", "no_date", "mixed_schema_versions"], inOne.Issues.Select(i => i.Code));
        Assert.Equal(SecurityAttributes.Integrity, inOne.Records[0].Affects);
        StixImport inTwo = Read(Bundle(Incident(1, v1), Incident(2, v2), impact));
        Assert.Equal(["no_date", "no_date", "mixed_schema_versions"], inTwo.Issues.Select(i => i.Code));
    }

    [Fact]
    public void Ties_incidents_and_campaigns()
    {
        StixImport result = Read(Bundle(
            Incident(1), Campaign(2), Incident(3),
            Relation(4, "associated-with", Id("campaign", 2), Id("incident", 1)),
            Relation(5, "led-to", Id("incident", 1), Id("incident", 3)),
            Relation(6, "duplicate-of", Id("incident", 3), Id("incident", 1))));

        Assert.Equal([Id("incident", 3), Id("incident", 1), Id("incident", 1)], result.Records.SelectMany(r => r.Related).Select(id => id.Local));
    }

    [Fact]
    public void Identities_that_impacts_name_are_victims_too()
    {
        Incident incident = One(
        [
            Incident(core: $"\"impact_refs\":[\"{Id("impact", 2)}\"]"),
            Object("impact", 2, $"\"impact_category\":\"availability\",\"impacted_refs\":[\"{Id("identity", 3)}\",\"{Id("infrastructure", 4)}\",\"{Id("identity", 5)}\"],\"extensions\":{{\"availability-ext\":{{\"availability_impact\":5}}}}"),
            Object("identity", 3, "\"name\":\"Pier\",\"sectors\":[\"government-local\"]"),
        ],
        "no_date", "dangling_reference");

        Assert.Equal([PartyKind.Government], Assert.Single(incident.Victims).Kinds);
    }

    [Fact]
    public void Stops_when_asked_and_says_how_far_it_came()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        byte[] bytes = Encoding.UTF8.GetBytes(Bundle(Campaign()));
        Assert.ThrowsAny<OperationCanceledException>(() => StixReader.Read(new MemoryStream(bytes), null, stop.Token));

        var reports = new List<ImportProgress>();
        StixImport result = Read(Bundle(Enumerable.Range(1, 1500).Select(n => Campaign(n))), new StixOptions { Progress = new Reports(reports), AsOf = new DateOnly(2024, 1, 2) });
        Assert.Equal([1000, 1500], reports.Select(r => r.Rows));
        Assert.Equal(new DateOnly(2024, 1, 2), result.Sources[0].AsOf);
    }

    private static string[] Dated(string times) => [Incident(core: $"\"events\":[{{\"event_ref\":\"{Id("event", 2)}\"}}]"), Object("event", 2, "\"status\":\"occurred\"," + times)];

    private sealed class Reports(List<ImportProgress> all) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => all.Add(value);
    }
}
