using System.Text;
using CyberStats.Incidents;
using CyberStats.Losses;
using static CyberStats.Datasets.Tests.Packed;
using static CyberStats.Datasets.Tests.Veris.VerisText;

namespace CyberStats.Datasets.Tests.Veris;

/// <summary>What a VERIS record becomes, and what is reported of it.</summary>
public class VerisReaderTests
{
    [Fact]
    public void Reads_all_of_a_record()
    {
        ImportResult<Incident> result = Read(Fixture("record.json"));

        Assert.Equal(["loss_breakdown"], result.Issues.Select(i => i.Code));
        Incident incident = Assert.Single(result.Records);
        Assert.Equal("vcdb:11111111-aaaa-4bbb-8ccc-000000000001", incident.Id.ToString());
        Assert.Equal("The booking pages of an invented ferry line were closed for a morning.", incident.Title);
        Assert.Equal(DateRange.Parse("2021-07-04/2021-07-09"), incident.Occurred);
        Assert.Equal(PartialDate.Parse("2021-07-07"), incident.Discovered);
        Assert.Equal(PartialDate.Parse("2021-08-09"), incident.Disclosed);
        Assert.Equal(new DateOnly(2022, 3, 4), incident.Recorded);
        Assert.Equal(
            ["veris:hacking", "disruption", "veris:malware", "extortion", "defacement", "data_breach"], incident.Types.Select(t => t.Value));
        Assert.Equal(SecurityAttributes.Confidentiality | SecurityAttributes.Integrity | SecurityAttributes.Availability, incident.Affects);
        Assert.Equal(Bounds<long>.Exactly(3_000_000_000), incident.Records);
        Assert.Equal(Bounds<long>.Exactly(4), incident.EntitiesAffected);
        Assert.Equal(["Isle Ferries", "Isle Ferries", "Isle Cafe", "Isle Inn"], incident.Victims.Select(v => v.Name));
        Assert.Equal(["EST", "FIN", "unknown", "unknown"], incident.Victims.Select(v => v.Country.Value));
        Assert.Equal(
            [VictimRole.Primary, VictimRole.Primary, VictimRole.Secondary, VictimRole.Secondary], incident.Victims.Select(v => v.Role));
        Assert.Equal("naics:48-49", Assert.Single(incident.Victims[0].Sectors).Value);
        Assert.Equal(PartyKind.PublicAuthority, Assert.Single(incident.Victims[0].Kinds));
        Assert.Equal(new Severity(3, "veris:overall_rating"), incident.Severity);
        Loss loss = Assert.Single(incident.Losses);
        Assert.Equal((LossForm.Total, CurrencyCode.EUR), (loss.Form, loss.Currency));
        Assert.Equal(new Bounds<decimal>(900_000.5m, 1_000_000, 1_000_000_000_000), loss.Amount);

        Assert.Equal(["vcdb:quaylantern", "vcdb:11111111-aaaa-4bbb-8ccc-000000000001/partner"], incident.ActorIds);
        Assert.Equal(["Quay Lantern", "partner (not named)"], result.Actors.Select(a => a.Name));
        Assert.Equal([ActorKind.StateAffiliated, ActorKind.Parse("veris:partner")], result.Actors.Select(a => a.Kind));
        Assert.Equal(["RUS", "DEU"], result.Actors.Select(a => a.Country.Value));
        Attribution attribution = Assert.Single(incident.Attributions);
        Assert.Equal(("vcdb", "RUS", "vcdb:quaylantern"), (attribution.By.Id, attribution.AccusedState.Value, attribution.AccusedActorId));
        Assert.Equal((AttributionBasis.Unstated, AttributionStance.Attributes), (attribution.Basis, attribution.Stance));
        Assert.Equal(new Confidence(85, "High"), attribution.Confidence);

        Assert.Equal(["vcdb", "https://example.org/quay", "https://example.org/port"], incident.SourceIds);
        Assert.Equal(incident.SourceIds.AsEnumerable(), result.Sources.Select(s => s.Id));
        Assert.Equal("VERIS Community Database", result.Sources[0].Title);
        Assert.Equal(
            """
            action.hacking.cve = CVE-2021-0001
            action.hacking.result = Infiltrate
            action.hacking.variety = Exploit vuln; DoS
            action.hacking.vector = Web application
            action.malware.name = Tidewreck
            action.malware.variety = Ransomware
            actor.external.country = RU
            actor.external.motive = Espionage
            actor.external.region = 150151
            actor.external.variety = State-affiliated
            actor.partner.industry = 541519
            actor.partner.motive = NA
            asset.assets = amount 12, variety S - Web application; variety S - Database
            attribute.availability.duration.unit = Hours
            attribute.availability.duration.value = 6
            attribute.availability.variety = Interruption
            attribute.confidentiality.data = amount 3000000000, variety Personal
            attribute.confidentiality.data_disclosure = Yes
            attribute.confidentiality.data_victim = Customer
            attribute.integrity.variety = Defacement; Software installation
            campaign_id = HARBOUR-1
            confidence = High
            discovery_method.external.variety = Customer
            impact.loss = amount 700000, rating Major, variety Business disruption; amount 300000, variety Response and recovery
            impact.overall_rating = Painful
            summary = The booking pages of an invented ferry line were closed for a morning.
            targeted = Targeted
            timeline.compromise = Minutes
            timeline.containment = 2 Days
            timeline.discovery = 3 Days
            timeline.exfiltration = NA
            timeline.incident.time = 05:45:00 PM
            victim.employee_count = 101 to 1000
            victim.government = Local
            victim.industry = 483114
            victim.region = 150154
            victim.revenue.amount = 312500000000
            victim.revenue.iso_currency_code = EUR
            """.ReplaceLineEndings("\n"),
            string.Join('\n', incident.Original.Select(o => $"{o.Key} = {o.Value}")));
    }

    [Fact]
    public void Reports_every_quirk_of_a_file()
    {
        ImportResult<Incident> result = Read(Fixture("quirks.json"));

        IsConsistent(result);
        Assert.Equal((9, 5, 4), (result.Rows, result.Records.Count, result.RowsWithError));
        Assert.Equal(
            """
            0 Warning date_parts_swapped plus.timeline.notification
            0 Warning day_without_month timeline.incident
            0 Info schema_version_form schema_version
            1 Warning amount_without_currency impact.iso_currency_code
            1 Warning date_unreadable plus.timeline.notification
            1 Info disclosed_before_start plus.timeline.notification
            1 Info duration_without_date timeline.containment
            1 Info duration_without_date timeline.discovery
            1 Info not_counted security_incident
            1 Info records_at_risk attribute.confidentiality.data_total
            2 Warning currency_retired impact.iso_currency_code
            2 Warning implausible_year plus.timeline.notification
            2 Warning unknown_value action
            2 Warning unknown_value actor.external.variety
            2 Warning unknown_value victim.country
            2 Warning unknown_value victim.industry
            2 Info count_below_names victim.secondary.amount
            2 Info duplicate_master_id plus.master_id
            2 Info duration_without_date timeline.discovery
            2 Info no_sponsor actor.external.country
            2 Info not_counted security_incident
            3 Warning date_unreadable timeline.incident
            3 Warning duplicate_id incident_id
            3 Warning no_date timeline.incident
            3 Warning no_status security_incident
            3 Warning unknown_schema_version schema_version
            3 Warning unknown_value confidence
            3 Warning wrong_type victim
            4 Error implausible_year timeline.incident
            5 Error no_id incident_id
            6 Error lone_surrogate 
            7 Warning control_characters 
            7 Info no_victim victim
            7 Info number_as_text timeline.incident.year
            8 Error not_an_object 
             Info mixed_schema_versions schema_version
            """.ReplaceLineEndings("\n"),
            string.Join('\n', result.Issues.Where(i => i.RecordIndex != 4 || i.Severity == IssueSeverity.Error)
                .OrderBy(i => i.RecordIndex ?? 99).ThenByDescending(i => i.Severity).ThenBy(i => i.Code, StringComparer.Ordinal).ThenBy(i => i.Field, StringComparer.Ordinal)
                .Select(i => $"{i.RecordIndex} {i.Severity} {i.Code} {i.Field}")));
        Assert.Equal("0.9 (1), 1.3.4 (3), 1.4 (1), 1.4.1 (1)", result.Issues[^1].Raw);
        Assert.Equal(["2018-05-29", "2017", ""], result.Records.Take(3).Select(r => r.Disclosed.ToString()));
        Assert.Equal("a b c".Replace(" ", "", StringComparison.Ordinal), result.Records[4].Title);
    }

    [Fact]
    public void Makes_what_it_can_of_the_quirks()
    {
        IReadOnlyList<Incident> records = Read(Fixture("quirks.json")).Records;

        Assert.Equal(["Unnamed victim, 2016: unknown action", "Unnamed victim, 2018: error", "Unnamed victim, 2015: social"], records.Take(3).Select(r => r.Title));
        Assert.Equal([IncidentStatus.Suspected, IncidentStatus.NearMiss, IncidentStatus.FalsePositive, IncidentStatus.Confirmed], records.Take(4).Select(r => r.Status));
        Assert.Equal([null, null, SecurityAttributes.None], records.Take(3).Select(r => r.Affects));
        Assert.Equal([default, Bounds<long>.AtMost(40), default], records.Take(3).Select(r => r.Records));
        Assert.Equal("7", records[2].Original["attribute.confidentiality.data_total"]);
        Assert.Equal(["5000", "Months"], [records[1].Original["impact.overall_amount"], records[1].Original["timeline.discovery"].Split(' ')[1]]);
        Assert.Equal([default, Bounds<long>.Exactly(276), Bounds<long>.AtLeast(3)], records.Take(3).Select(r => r.EntitiesAffected));
        Assert.Equal(["Never", "year 29, month 5, day 2018"], [records[0].Original["timeline.discovery"], records[0].Original["plus.timeline.notification"]]);
        Assert.Equal(["veris:social", "extortion"], records[2].Types.Select(t => t.Value));
        Assert.Equal([LossForm.FinesAndJudgments, LossForm.Reputation], records[2].Losses.Select(l => l.Form));
        Assert.Equal(Bounds<decimal>.Between(10, 20), records[2].Losses[0].Amount);
        Assert.Equal("LTL", records[2].Losses[0].Currency.Value);
        Assert.Empty(records[2].Attributions);
        Assert.Equal("Hex", records[2].Original["action.witchcraft.variety"]);
        Assert.Equal("naics:31-33", records[1].Victims[0].Sectors[0].Value);
        Assert.Equal("Isle Ferries", records[3].Original["victim"]);
        Assert.Equal("veris", records[3].Id.Source);
    }

    [Fact]
    public void Reads_one_record_an_array_and_one_a_line_alike()
    {
        string[] lines = Encoding.UTF8.GetString(Fixture("lines.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        ImportResult<Incident> byLine = Read(Fixture("lines.jsonl"));

        Assert.Equal(2, byLine.Records.Count);
        AreSame(byLine, Read($"[{string.Join(",\n", lines)}]"));
        AreSame(byLine, Read(Zip(("b.JSON", lines[0]), ("c.json", lines[1]))));
        AreSame(byLine, Read(Gzip(Fixture("lines.jsonl"))));
        Assert.Equal(byLine.Records[0], Assert.Single(Read(lines[0]).Records));
        Assert.Equal((InputPacking.Zip, 2), (Read(Zip(("b.JSON", lines[0]), ("c.json", lines[1]))).Input.Packing, Read(Zip(("b.JSON", lines[0]), ("c.json", lines[1]))).Input.Files));
    }

    [Fact]
    public void Reads_the_files_of_a_folder_in_the_order_of_their_names()
    {
        string folder = Directory.CreateTempSubdirectory("veris").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "b.json"), Record(id: "2"));
            File.WriteAllText(Path.Combine(folder, "a.json"), Record(id: "3"));
            File.WriteAllText(Path.Combine(folder, "B.JSON"), Record(id: "1"));
            File.WriteAllText(Path.Combine(folder, "notes.txt"), "no JSON");
            File.WriteAllText(Path.Combine(folder, ".hidden.json"), "no JSON");
            Directory.CreateDirectory(Path.Combine(folder, "c.json"));

            ImportResult<Incident> result = VerisReader.ReadFolder(folder);

            Assert.Equal(["1", "3", "2"], result.Records.Select(r => r.Id.Local));
            Assert.Equal((InputPacking.Folder, 3), (result.Input.Packing, result.Input.Files));
            Assert.Empty(result.Issues);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Refuses_a_folder_that_is_not_there_or_has_no_incident()
    {
        string folder = Directory.CreateTempSubdirectory("veris").FullName;
        Assert.Contains("no file of JSON", Assert.Throws<InvalidDataException>(() => VerisReader.ReadFolder(folder)).Message, StringComparison.Ordinal);
        Directory.Delete(folder);
        Assert.Throws<DirectoryNotFoundException>(() => VerisReader.ReadFolder(folder));
        Assert.Throws<ArgumentException>(() => VerisReader.ReadFolder(" "));
    }

    [Fact]
    public void Passes_over_what_in_an_archive_is_no_JSON_and_reports_what_is_no_incident()
    {
        ImportResult<Incident> result = Read(Zip(("README.md", "Words."), ("schema.json", "{\"type\":\"object\"}"), ("broken.json", "{\"incident_id\":"), ("good.json", Record())));

        IsConsistent(result);
        Assert.Equal((3, 1), (result.Rows, result.Records.Count));
        Assert.Equal(["not_veris", "malformed_json", "file_skipped"], result.Issues.Select(i => i.Code));
        Assert.Equal(["broken.json", "README.md"], result.Issues.Skip(1).Select(i => i.Raw));
        Assert.StartsWith("broken.json: ", result.Issues[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("  \n", "an empty file")]
    [InlineData("hello", "no JSON")]
    [InlineData("<html></html>", "no JSON")]
    [InlineData("{}", "'{}'")]
    [InlineData("[{\"type\":\"bundle\"}]", "'{\"type\":\"bundle\"}'")]
    [InlineData("7", "'7'")]
    [InlineData("[[]]", "'[]'")]
    public void Refuses_what_is_not_VERIS_and_says_what_it_found(string text, string found)
    {
        string message = Assert.Throws<InvalidDataException>(() => Read(text)).Message;
        Assert.StartsWith("Expected VERIS incidents", message, StringComparison.Ordinal);
        Assert.EndsWith($"but found {found}.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_array_is_an_import_of_nothing() => Assert.Equal((0, 0), (Read("[]").Rows, Read("[]").Records.Count));

    [Theory]
    [InlineData("\"year\": 2015", "2015")]
    [InlineData("\"year\": 2015, \"month\": 2", "2015-02")]
    [InlineData("\"year\": 2015, \"month\": 2, \"day\": 28", "2015-02-28")]
    [InlineData("\"year\": 2015, \"month\": 2, \"day\": 29", "2015-02", "date_unreadable")]
    [InlineData("\"year\": 2015, \"month\": 0, \"day\": 29", "2015", "date_unreadable")]
    [InlineData("\"year\": 2015, \"day\": 29", "2015", "day_without_month")]
    [InlineData("\"year\": 13, \"month\": 2, \"day\": 2015", "2015-02-13", "date_parts_swapped")]
    [InlineData("\"month\": 2, \"day\": 2015", "2015-02", "date_parts_swapped")]
    [InlineData("\"year\": null", null, "no_date")]
    [InlineData("\"year\": 2015.5", null, "number_unreadable", "no_date")]
    [InlineData("\"year\": 1e999", null, "number_unreadable", "no_date")]
    [InlineData("\"year\": [2015]", null, "wrong_type", "no_date")]
    [InlineData("\"year\": \"2015\", \"month\": \"x\"", "2015", "number_as_text", "number_unreadable")]
    public void Dates_are_as_precise_as_they_are_written(string incident, string? date, params string[] codes) =>
        Assert.Equal(date, One(Record(incident: incident), codes).Occurred?.Start?.ToString());

    [Theory]
    [InlineData(1949)]
    [InlineData(2103)]
    [InlineData(0)]
    [InlineData(-2147483649)]
    public void An_impossible_year_of_the_incident_is_an_error(long year)
    {
        ImportResult<Incident> result = Read(Record(incident: FormattableString.Invariant($"\"year\": {year}")));
        Assert.Equal(("implausible_year", IssueSeverity.Error), (Assert.Single(result.Issues).Code, result.Issues[0].Severity));
        Assert.Equal("vcdb:r1", result.Issues[0].RecordId);
    }

    [Fact]
    public void No_date_is_later_than_the_export_or_the_last_change_of_the_record()
    {
        Assert.Single(Read(Record(incident: "\"year\": 2030")).Records);
        Assert.Empty(Read(Record("\"plus\":{\"created\":\"2013-01-01\",\"modified\":\"2016-01-01T00:00:00Z\"}", incident: "\"year\": 2017")).Records);
        Assert.Single(Read(Record("\"plus\":{\"created\":\"2013-01-01\",\"modified\":\"2016-01-01T00:00:00Z\"}", incident: "\"year\": 2016")).Records);
        Assert.Empty(Read(Record(incident: "\"year\": 2030"), new VerisOptions { AsOf = new DateOnly(2029, 1, 1) }).Records);
    }

    [Theory]
    [InlineData("2015-03-02", "Days", "3", "2015-03-05")]
    [InlineData("2015-03-02", "Hours", "6", "2015-03")]
    [InlineData("2015-03-02", "Hours", "24", "2015-03-03")]
    [InlineData("2015-03-02", "Seconds", null, "2015-03")]
    [InlineData("2015-03-02", "Days", "1.5", "2015-03")]
    [InlineData("2015-03-02", "Days", null, "2015-03")]
    [InlineData("2015-03-02", "Weeks", "2", "2015-03")]
    [InlineData("2015-03-02", "Weeks", "4", "2015")]
    [InlineData("2015-03-02", "Weeks", null, "2015")]
    [InlineData("2015-03-02", "Months", "2", "2015-05")]
    [InlineData("2015-03-02", "Months", "0.5", "2015-03")]
    [InlineData("2015-03-02", "Months", "10", "2016-01")]
    [InlineData("2015-03-02", "Months", null, null)]
    [InlineData("2015-03-02", "Years", "2", "2017")]
    [InlineData("2015-03-02", "Years", "1.4", "2016")]
    [InlineData("2015-03-02", "Years", null, null)]
    [InlineData("2015-03", "Days", "3", "2015")]
    [InlineData("2015-03", "Months", "2", "2015-05")]
    [InlineData("2015", "Months", "2", null)]
    [InlineData("2015", "Years", "2", "2017")]
    public void Discovery_is_dated_as_far_as_the_duration_tells(string start, string unit, string? value, string? discovered)
    {
        string[] names = ["year", "month", "day"];
        string incident = string.Join(", ", start.Split('-').Zip(names, (part, name) => $"\"{name}\": {int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)}"));
        string duration = value is null ? $$"""{"unit":"{{unit}}"}""" : $$"""{"unit":"{{unit}}","value":{{value}}}""";
        string json = Record().Replace(
            "\"incident\":{\"year\": 2015, \"month\": 3, \"day\": 2}", $"\"incident\":{{{incident}}},\"discovery\":{duration}", StringComparison.Ordinal);

        Incident incident1 = One(json, discovered is null ? ["duration_without_date"] : []);
        Assert.Equal(discovered, incident1.Discovered?.ToString());
        Assert.Equal(value is null ? unit : $"{value} {unit}", incident1.Original["timeline.discovery"]);
        Assert.Null(Assert.Single(Read(json, new VerisOptions { DateByDurations = false }).Records).Discovered);
    }

    [Fact]
    public void A_time_that_leads_past_the_record_itself_gives_no_date()
    {
        string json = Record("\"plus\":{\"created\":\"2016-09-07\"}").Replace(
            "\"timeline\":{", "\"timeline\":{\"discovery\":{\"unit\":\"Years\",\"value\":11},\"containment\":{\"unit\":\"Days\",\"value\":3},", StringComparison.Ordinal);

        Incident incident = One(json, "implausible_duration", "implausible_duration");
        Assert.Null(incident.Discovered);
        Assert.Null(incident.Occurred?.End);
        Assert.Equal("11 Years", incident.Original["timeline.discovery"]);
    }

    [Theory]
    [InlineData("{\"unit\":\"Fortnights\",\"value\":2}", "unknown_value")]
    [InlineData("{\"value\":2}", "duration_without_unit")]
    [InlineData("{\"unit\":\"Days\",\"value\":-1}", "implausible_duration")]
    [InlineData("{\"unit\":\"Years\",\"value\":101}", "implausible_duration")]
    [InlineData("{\"unit\":\"Never\",\"value\":2}", "implausible_duration")]
    [InlineData("\"soon\"", "wrong_type")]
    public void A_duration_that_cannot_be_is_only_kept(string duration, string code)
    {
        string json = Record().Replace("\"timeline\":{", $"\"timeline\":{{\"discovery\":{duration},", StringComparison.Ordinal);
        Incident incident = One(json, code);
        Assert.Null(incident.Discovered);
        Assert.Contains("timeline.discovery", incident.Original.Keys);
    }

    [Theory]
    [InlineData("\"iso_currency_code\":\"USD\",\"overall_amount\":1000000000000", "USD", "1000000000000")]
    [InlineData("\"iso_currency_code\":\"USD\",\"overall_amount\":0", "USD", "0")]
    [InlineData("\"iso_currency_code\":\"USD\",\"overall_min_amount\":5", "USD", "at least 5")]
    [InlineData("\"iso_currency_code\":\"Ether\",\"overall_max_amount\":5", "ETH", "at most 5")]
    [InlineData("\"iso_currency_code\":\"XBT\",\"overall_amount\":0.25", "BTC", "0.25")]
    [InlineData("\"iso_currency_code\":\"BYR\",\"overall_amount\":5", "BYR", "5", "currency_retired")]
    [InlineData("\"iso_currency_code\":\"VEF\",\"overall_amount\":5", "VEF", "5", "currency_retired")]
    [InlineData("\"iso_currency_code\":\"QQQ\",\"overall_amount\":5", "QQQ", "5", "unknown_value")]
    [InlineData("\"iso_currency_code\":\"dollars\",\"overall_amount\":5", null, null, "amount_without_currency")]
    [InlineData("\"overall_amount\":5", null, null, "amount_without_currency")]
    [InlineData("\"iso_currency_code\":\"USD\",\"overall_amount\":-5", null, null, "negative_amount")]
    [InlineData("\"iso_currency_code\":\"USD\",\"overall_amount\":1e40", null, null, "number_unreadable")]
    [InlineData("\"iso_currency_code\":\"USD\",\"overall_amount\":5,\"overall_min_amount\":6", "USD", "5", "bounds_disordered")]
    [InlineData("\"iso_currency_code\":\"USD\",\"overall_max_amount\":5,\"overall_min_amount\":6", null, null, "bounds_disordered")]
    [InlineData("\"iso_currency_code\":\"USD\",\"loss\":[{\"variety\":\"Bribes\",\"amount\":5}]", "USD", "5", "unknown_value")]
    public void Losses_keep_their_bounds_and_need_a_currency(string impact, string? currency, string? amount, params string[] codes)
    {
        Incident incident = One(Record($"\"impact\":{{{impact}}}"), codes);
        Assert.Equal(currency, incident.Losses.IsEmpty ? null : Assert.Single(incident.Losses).Currency.Value);
        Assert.Equal(amount, incident.Losses.IsEmpty ? null : incident.Losses[0].Amount.ToString());
    }

    [Theory]
    [InlineData("Yes", "9", true)]
    [InlineData("Potentially", "at most 9", false)]
    [InlineData("Unknown", "at most 9", false)]
    [InlineData("No", "unknown", false)]
    public void Records_are_exact_only_where_they_were_disclosed(string disclosure, string records, bool isBreach)
    {
        Incident incident = Read(Record($"\"attribute\":{{\"confidentiality\":{{\"data_disclosure\":\"{disclosure}\",\"data_total\":9}}}}")).Records[0];
        Assert.Equal(records, incident.Records.ToString());
        Assert.Equal(isBreach, incident.Types.Contains(IncidentType.DataBreach));
        Assert.Equal(isBreach ? SecurityAttributes.Confidentiality : disclosure == "No" ? SecurityAttributes.None : null, incident.Affects);
    }

    [Theory]
    [InlineData("\"attribute\":{\"confidentiality\":{\"data_disclosure\":\"Yes\",\"data_total\":-1}}", "implausible_count")]
    [InlineData("\"attribute\":{\"confidentiality\":{\"data_disclosure\":\"Perhaps\"}}", "unknown_value")]
    [InlineData("\"attribute\":{\"beauty\":{}}", "unknown_value")]
    [InlineData("\"attribute\":{\"integrity\":7}", "wrong_type")]
    [InlineData("\"actor\":{\"alien\":{\"variety\":[\"Grey\"]}}", "unknown_value")]
    [InlineData("\"actor\":{\"external\":{\"variety\":[7]}}", "wrong_type")]
    [InlineData("\"impact\":{\"overall_rating\":\"Dire\"}", "unknown_value")]
    [InlineData("\"plus\":{\"created\":\"long ago\"}", "date_unreadable")]
    [InlineData("\"victim\":{\"government\":[\"Galactic\"]}", "unknown_value")]
    [InlineData("\"victim\":{\"secondary\":{\"amount\":-1}}", "implausible_count")]
    [InlineData("\"security_incident\":\"Rumoured\"", "unknown_value")]
    [InlineData("\"schema_version\":\"1.30\"", "unknown_schema_version")]
    [InlineData("\"schema_version\":null", "no_schema_version")]
    [InlineData("\"source_id\":\"a:b\"", "unknown_value")]
    public void Reports_what_the_standard_does_not_have(string member, string code) => One(Record(member), code);

    [Fact]
    public void Bytes_that_are_no_text_are_reported()
    {
        byte[] json = Encoding.UTF8.GetBytes(Record("\"summary\":\"Quay é é é !\""));
        json[json.AsSpan().IndexOf("!"u8)] = 0xFF;
        Assert.Equal("undecodable_bytes", Assert.Single(Read(json).Issues).Code);
    }

    [Theory]
    [InlineData("\"country\":[\"CN\"],\"variety\":[\"Nation-state\"]", "CHN")]
    [InlineData("\"country\":[\"GB\",\"US\"],\"variety\":[\"Unknown\",\"State-affiliated\"]", "GBR USA")]
    [InlineData("\"country\":[\"Unknown\",\"KP\"],\"variety\":[\"State-affiliated\",\"Nation-state\"]", "PRK")]
    [InlineData("\"country\":[\"CN\"],\"variety\":[\"Activist\"]", "")]
    [InlineData("\"country\":\"RU\",\"variety\":\"Nation-state\"", "RUS")]
    public void A_state_is_accused_where_the_actor_is_one_or_acts_for_one(string external, string states)
    {
        Incident incident = One(Record($"\"actor\":{{\"external\":{{{external}}}}}"));
        Assert.Equal(states, string.Join(' ', incident.AccusedStates.Select(s => s.Value)));
        Assert.Equal("vcdb:r1/external", Assert.Single(incident.ActorIds));
        Assert.All(incident.Attributions, a => Assert.Equal("vcdb:r1/external", a.AccusedActorId));
    }

    [Fact]
    public void An_actor_without_a_name_is_one_of_its_incident_alone()
    {
        ImportResult<Incident> result = Read($"[{Actor("1")},{Actor("2")}]");
        Assert.Equal(["vcdb:1/internal", "vcdb:2/internal"], result.Actors.Select(a => a.Id));
        Assert.All(result.Actors, a => Assert.Equal(ActorKind.Insider, a.Kind));

        static string Actor(string id) => Record("\"actor\":{\"internal\":{\"variety\":[\"Unknown\"]},\"external\":{\"variety\":[\"Unknown\"],\"country\":[\"Unknown\"]}}", id);
    }

    [Fact]
    public void A_named_actor_has_what_all_records_say_of_it_and_each_record_keeps_its_country()
    {
        ImportResult<Incident> result = Read($"[{Actor("1", "PL", "Activist")},{Actor("2", "DE", "Activist")},{Actor("3", "DE", "Competitor")}]");

        Actor actor = Assert.Single(result.Actors);
        Assert.Equal(("vcdb:quaylantern", default, default), (actor.Id, actor.Kind, actor.Country));
        Assert.Equal(["PL", "DE", "DE"], result.Records.Select(r => r.Original["actor.external.country"]));
        ImportIssue issue = Assert.Single(result.Issues);
        Assert.Equal(("actor_differs", IssueSeverity.Info, null), (issue.Code, issue.Severity, issue.RecordIndex));

        static string Actor(string id, string country, string variety) =>
            Record($"\"actor\":{{\"external\":{{\"name\":[\"Quay Lantern\"],\"variety\":[\"{variety}\"],\"country\":[\"{country}\"]}}}}", id);
    }

    [Theory]
    [InlineData("622110", 2, "naics:62")]
    [InlineData("622110", 3, "naics:622")]
    [InlineData("622110", 6, "naics:622110")]
    [InlineData("62", 6, "naics:62")]
    [InlineData("325", 2, "naics:31-33")]
    [InlineData("45", 6, "naics:44-45")]
    [InlineData("48-49", 4, "naics:48-49")]
    [InlineData("000", 2, "")]
    [InlineData("Unknown", 2, "")]
    [InlineData("99", 2, "", "unknown_value")]
    [InlineData("6221100", 2, "", "unknown_value")]
    [InlineData("6a", 2, "", "unknown_value")]
    public void Industries_are_sectors_by_their_first_digits(string industry, int digits, string sector, params string[] codes)
    {
        ImportResult<Incident> result = Read(Record($"\"victim\":{{\"industry\":\"{industry}\"}}"), new VerisOptions { IndustryDigits = digits });
        Assert.Equal(codes, result.Issues.Select(i => i.Code));
        Assert.Equal(sector, string.Join(' ', result.Records[0].Victims[^1].Sectors.Select(s => s.Value)));
    }

    [Fact]
    public void A_long_summary_is_cut_at_a_blank_and_kept()
    {
        string summary = string.Concat(Enumerable.Repeat("An invented harbour\\nwas closed. ", 30)).Trim();
        Incident incident = One(Record($"\"summary\":\"{summary}\""));
        Assert.Equal("An invented harbour was closed. An invented harbour was closed. An invented harbour was closed. An…", incident.Title);
        Assert.Equal(summary.Replace("\\n", "\n", StringComparison.Ordinal), incident.Original["summary"]);
        Assert.Equal(new string('x', 100) + "…", One(Record($"\"summary\":\"{new string('x', 1000)}\"")).Title);
        Assert.Equal("Isle Ferries, 2015: unknown action", One(Record("\"summary\":\" \"")).Title);
    }

    [Fact]
    public void Two_records_of_one_id_are_both_there_and_reported()
    {
        ImportResult<Incident> result = Read($"[{Record()},{Record()}]");
        Assert.Equal(2, result.Records.Count);
        Assert.Equal(("duplicate_id", IssueSeverity.Warning, 1), (Assert.Single(result.Issues).Code, result.Issues[0].Severity, result.Issues[0].RecordIndex));
    }

    [Fact]
    public void A_hundred_links_are_enough()
    {
        Incident incident = One(Record($"\"reference\":\"{string.Join(';', Enumerable.Range(0, 150).Select(i => $"https://example.org/{i}"))}\""), "too_many_links");
        Assert.Equal(101, incident.SourceIds.Length);
        Assert.EndsWith("/149", incident.Original["reference"], StringComparison.Ordinal);
    }

    [Fact]
    public void Repairs_can_be_left_out()
    {
        string json = Record("\"plus\":{\"timeline\":{\"notification\":{\"day\":2018,\"month\":5,\"year\":29}}}");
        ImportResult<Incident> result = Read(json, new VerisOptions { RepairSwappedDates = false });
        Assert.Equal("implausible_year", Assert.Single(result.Issues).Code);
        Assert.Null(result.Records[0].Disclosed);
        Assert.Equal(PartialDate.Parse("2018-05-29"), One(json, "date_parts_swapped").Disclosed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Options_out_of_range_are_refused(int digits) =>
        Assert.Equal(nameof(VerisOptions.IndustryDigits), Assert.Throws<ArgumentOutOfRangeException>(() => new VerisOptions { IndustryDigits = digits }).ParamName);
}
