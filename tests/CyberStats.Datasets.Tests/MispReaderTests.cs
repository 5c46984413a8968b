using CyberStats.Incidents;
using static CyberStats.Datasets.Tests.MispText;

namespace CyberStats.Datasets.Tests;

public class MispReaderTests
{
    private static readonly CountryCode Chn = CountryCode.Parse("CHN");
    private static readonly CountryCode Kor = CountryCode.Parse("KOR");

    private static ImportResult<Actor> Quirks => Read(Fixture.Bytes("Misp", "quirks.json"));

    [Fact]
    public void Reads_an_actor_with_what_is_claimed_of_it()
    {
        Actor actor = Quirks.Records[0];

        Assert.Equal(("misp:00000000-0000-4000-8000-000000000001", "Velvet Otter"), (actor.Id, actor.Name));
        Assert.Equal((Kor, ActorKind.Criminal), (actor.Country, actor.Kind));
        Assert.Equal(["APT 901", "Grey Tide"], actor.Aliases); // its own name is none
        Assert.Equal([IncidentType.Espionage], actor.Types);
        Assert.Equal(["misp", "https://quay.example/otter", "a book"], actor.SourceIds);
        Assert.Equal(
            [
                new Victim("United States") { Country = CountryCode.Parse("USA") }, new Victim("Lebonon"), new Victim("Middle East"), new Victim("Harbour Bank"),
                new Victim("Government") { Kinds = [PartyKind.Government] }, new Victim("Private sector") { Kinds = [PartyKind.PrivateSector] },
                new Victim("Telecoms") { Sectors = [Sector.Communications] }, new Victim("Lighthouses") { Sectors = [Sector.Parse("misp:lighthouses")] },
                new Victim("Lighthouses") { Sectors = [Sector.Parse("misp:lighthouses")] }, new Victim("Military") { Kinds = [PartyKind.Military] },
            ],
            actor.Targets);
        Assert.Equal(
            [
                new("description", "A group that watches harbours."), new("motive", "Cybercrime"), new("origin:QUAY 1", "Quay Security"),
                new("related", "similar 00000000-0000-4000-8000-00000000000b"),
            ],
            actor.Original);
    }

    [Fact]
    public void A_suspected_sponsor_is_a_claim_of_the_cluster_about_no_incident()
    {
        ImportResult<Actor> result = Quirks;

        Assert.Equal([(Kor, (Confidence?)new Confidence(75)), (Chn, null)], result.Attributions.Select(a => (a.AccusedState, a.Confidence)));
        Attribution first = result.Attributions[0];
        Assert.Equal(("misp:00000000-0000-4000-8000-000000000001/KOR", "misp", result.Records[0].Id), (first.Id, first.By.Id, first.AccusedActorId));
        Assert.Equal((AttributionBasis.Unstated, AttributionStance.Attributes, PartyKind.Tracker), (first.Basis, first.Stance, first.By.Kind));
        Assert.Equal(["misp"], first.SourceIds);
        Assert.Empty(result.Actors);
    }

    [Fact]
    public void Reports_each_quirk()
    {
        ImportResult<Actor> result = Quirks;

        Consistent.Is(result);
        Assert.Equal((6, 5, 1), (result.Rows, result.Records.Count, result.RowsWithError));
        Assert.Equal(
            [
                (0, "victim_unparsed", "Lebonon"), (0, "victim_unparsed", "Middle East"), (0, "victim_unparsed", "Harbour Bank"),
                (0, "category_spelling", "Private Sector"), (0, "category_spelling", "lighthouses"),
                (1, "confidence_default", "50"), (1, "unknown_type", "Card sharping"),
                (2, "sponsor_unknown", "Unknown"), (2, "confidence_without_sponsor", "100"), (2, "unknown_country", "XX"),
                (3, "duplicate_id", "00000000-0000-4000-8000-000000000003"), (3, "sponsor_unparsed", "The Moon"), (3, "confidence_unreadable", "high"),
                (4, "no_uuid", null), (4, "duplicate_candidate", "Plain Gull"), (5, "no_name", null),
                (null, "mixed_shape", null), (null, "mixed_shape", null), (null, "ambiguous_alias", "grey-tide"), (null, "ambiguous_alias", "Plain Gull"),
            ],
            result.Issues.Select(i => (i.RecordIndex, i.Code, i.Raw)));
        Assert.Equal("100", result.Records[2].Original["attribution-confidence"]);
        Assert.Equal("Unknown", result.Records[2].Original["cfr-suspected-state-sponsor"]);
        Assert.Equal("XX", result.Records[2].Original["country"]);
        Assert.Equal("Loud Pike", result.Records[2].Name);
        Assert.Equal("Espionage; Card sharping; Denial of service", result.Records[1].Original["cfr-type-of-incident"]);
        Assert.Equal([IncidentType.Espionage, IncidentType.Parse("misp:card_sharping"), IncidentType.Disruption], result.Records[1].Types);
        Assert.Equal(["misp", "https://quay.example/otter", "a book"], result.Sources.Select(s => s.Id));
        Assert.Equal("MISP galaxy: threat actors, version 7", result.Sources[0].Title);
    }

    [Fact]
    public void A_name_that_several_bear_resolves_to_all_of_them()
    {
        ImportResult<Actor> result = Quirks;
        var index = new ActorIndex(result.Records);

        Assert.Equal([result.Records[0], result.Records[1]], index.Find("GREY TIDE"));
        ImportIssue issue = result.Issues.First(i => i.Code == "ambiguous_alias");
        Assert.Equal((IssueSeverity.Warning, "synonyms"), (issue.Severity, issue.Field));
        Assert.Contains("2 actors bear this name, letters and digits alone compared: 'Velvet Otter', 'Quiet Heron'.", issue.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"50\"", true, null, "confidence_default")]
    [InlineData("50", true, null, "unexpected_type", "confidence_default")]
    [InlineData("\"50\"", false, 50)]
    [InlineData("\"0\"", true, 0)]
    [InlineData("\"100\"", true, 100)]
    [InlineData("\"101\"", true, null, "confidence_unreadable")]
    [InlineData("\"-1\"", true, null, "confidence_unreadable")]
    [InlineData("\"7.5\"", true, null, "confidence_unreadable")]
    [InlineData("\"999999999999\"", true, null, "confidence_unreadable")]
    [InlineData("[\"10\",\"20\"]", true, null, "confidence_unreadable")]
    [InlineData("\"\"", true, null)]
    [InlineData("null", true, null)]
    public void A_confidence_of_fifty_is_the_default_and_says_nothing(string json, bool takeFifty, int? expected, params string[] codes)
    {
        ImportResult<Actor> result = Read(Cluster(WithMeta($"\"cfr-suspected-state-sponsor\":\"China\",\"attribution-confidence\":{json}")), new MispOptions { TakeFiftyForUnstated = takeFifty });

        Assert.Equal(codes, result.Issues.Select(i => i.Code));
        Assert.Equal((byte?)expected, Assert.Single(result.Attributions).Confidence?.Score);
    }

    [Theory]
    [InlineData("\"China\"", "CHN")]
    [InlineData("[\"China\",\"Russian Federation\",\"People's Republic of China\"]", "CHN,RUS")]
    [InlineData("\"US\"", "USA")]
    [InlineData("\"Iran (Islamic Republic of)\"", "IRN")]
    [InlineData("\"Palestine\"", "PSE")]
    [InlineData("\"unknown\"", "", "sponsor_unknown")]
    [InlineData("[]", "")]
    public void Sponsors_are_states_by_any_of_their_names(string json, string states, params string[] codes)
    {
        ImportResult<Actor> result = Gives(Cluster(WithMeta($"\"cfr-suspected-state-sponsor\":{json}")), codes);
        Assert.Equal(states, string.Join(',', result.Attributions.Select(a => a.AccusedState)));
    }

    [Theory]
    [InlineData("\"KP\"", "PRK")]
    [InlineData("[\"KP\"]", "PRK")]
    [InlineData("\"\"", "unknown")]
    [InlineData("\"kp\"", "unknown", "unknown_country")]
    [InlineData("\"PRK\"", "unknown", "unknown_country")]
    [InlineData("[\"KP\",\"CN\"]", "unknown", "unknown_country")]
    public void The_country_is_one_code_of_two_letters(string json, string expected, params string[] codes) =>
        Assert.Equal(expected, Gives(Cluster(WithMeta($"\"country\":{json}")), codes).Records[0].Country.Value);

    [Fact]
    public void A_type_is_a_text_or_a_list()
    {
        Assert.Equal([IncidentType.Espionage], Gives(Cluster(WithMeta("\"cfr-type-of-incident\":\"Espionage\""))).Records[0].Types);
        Assert.Equal([IncidentType.Sabotage, IncidentType.Extortion], Gives(Cluster(WithMeta("\"cfr-type-of-incident\":[\"Sabotage\",\"extortion\"]"))).Records[0].Types);
        Assert.Empty(Gives(Cluster(WithMeta("\"cfr-type-of-incident\":\"港\"")), "unknown_type").Records[0].Types);
    }

    [Fact]
    public void Members_of_another_shape_are_kept_and_reported()
    {
        Actor actor = Gives(Cluster("\"value\":7,\"uuid\":\"u\",\"meta\":[1],\"related\":{},\"x\":{\"y\":1},\"description\":null"), "unexpected_type", "unexpected_type", "unexpected_type").Records[0];
        Assert.Equal(("7", "misp:u"), (actor.Name, actor.Id));
        Assert.Equal([new("meta", "[1]"), new("related", "{}"), new("x", "{\"y\":1}")], actor.Original);

        actor = Gives(Cluster(WithMeta("\"synonyms\":[\"A\",{\"b\":1}],\"synonyms\":\"C\"") + ",\"related\":[5,{\"type\":\"uses\"}]"), "unexpected_type", "duplicate_member").Records[0];
        Assert.Equal(["A", "{\"b\":1}", "C"], actor.Aliases);
        Assert.Equal("5; {\"type\":\"uses\"}", actor.Original["related"]);
    }

    [Theory]
    [InlineData("5", "not_an_object")]
    [InlineData("null", "not_an_object")]
    [InlineData("{}", "no_name")]
    [InlineData("{\"value\":\" \"}", "no_name")]
    [InlineData("{\"value\":\"\\udc00\"}", "malformed_json")]
    [InlineData("{\"meta\":{\"\\ud800\":1}}", "malformed_json")]
    public void A_value_without_a_record_is_an_error(string item, string code)
    {
        ImportResult<Actor> result = Gives($$"""{"type":"threat-actor","values":[{{item}},{"value":"A","uuid":"1"}]}""", code);
        Assert.Equal((2, 1), (result.Rows, result.Records.Count));
    }

    [Fact]
    public void A_text_cut_short_or_a_value_too_large_is_an_error()
    {
        string text = Cluster("\"value\":\"A\",\"uuid\":\"1\"", "\"value\":\"B\",\"uuid\":\"2\",\"description\":\"" + new string('x', 3000) + "\"");
        Assert.Equal(["malformed_json"], Read(text[..^20]).Issues.Select(i => i.Code));
        ImportResult<Actor> result = Read(text, new MispOptions { MaxRecordBytes = 1024 });
        Assert.Equal((2, 1), (result.Rows, result.Records.Count));
        Assert.Equal(["record_too_large"], result.Issues.Select(i => i.Code));
    }

    [Fact]
    public void Control_characters_and_lost_ones_are_reported() =>
        Assert.Equal("A", Gives(Cluster("\"value\":\"A\\u0000\",\"uuid\":\"1\",\"description\":\"\uFFFD\""), "undecodable_bytes", "control_characters").Records[0].Name);

    [Fact]
    public void A_cluster_in_windows_1252_is_read_and_said() => Assert.Equal(
        ["encoding_detected"], Read(System.Text.Encoding.Latin1.GetBytes(Cluster("\"value\":\"Café São Über\",\"uuid\":\"1\""))).Issues.Select(i => i.Code));

    [Fact]
    public void A_cluster_without_a_type_is_known_by_its_values()
    {
        Assert.Single(Gives("{\"values\":[{" + WithMeta("") + "}]}").Records);
        Assert.Contains("'ransomware'", Assert.Throws<InvalidDataException>(() => Read("{\"values\":[{" + WithMeta("") + "}],\"type\":\"ransomware\"}")).Message, StringComparison.Ordinal);
        Assert.Empty(Gives("{\"type\":\"threat-actor\",\"values\":[]}").Records);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"values\":[]}")]
    [InlineData("{\"values\":[1]}")]
    [InlineData("{\"values\":[{\"value\":\"A\"}]}")]
    [InlineData("[{\"value\":\"A\",\"uuid\":\"1\",\"meta\":{}}]")]
    [InlineData("{\"type\":\"bundle\",\"objects\":[]}")]
    [InlineData("{\"type\":\"\\ud800\"}")]
    [InlineData("{\"name\":\"x\"")]
    [InlineData("Title,Date\nx,y\n")]
    [InlineData("\0\0\0\0")]
    public void A_file_of_another_format_is_refused(string text)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.StartsWith("Expected the MISP galaxy cluster of threat actors", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 100, 600);
    }

    [Fact]
    public void Stops_when_it_is_asked_to()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        using var stream = new MemoryStream(Fixture.Bytes("Misp", "quirks.json"));
        Assert.Throws<OperationCanceledException>(() => MispReader.Read(stream, null, source.Token));
        Assert.Throws<ArgumentNullException>(() => MispReader.Read(null!));
    }

    [Fact]
    public void Survives_a_cut_at_every_byte() => Hostile.CutEverywhere(Fixture.Bytes("Misp", "quirks.json"), s => MispReader.Read(s));

    [Fact]
    public void Survives_random_changes() => Hostile.Changed(Fixture.Bytes("Misp", "quirks.json"), s => MispReader.Read(s), times: 2_000);

    [Fact]
    public void Reads_the_same_however_the_bytes_come() => Hostile.Chopped(Fixture.Bytes("Misp", "quirks.json"), s => MispReader.Read(s));

    [Fact]
    public void Deep_nesting_is_an_error_and_no_crash()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 100_000));
        Assert.Equal(["malformed_json"], Read($$"""{"type":"threat-actor","values":[{"meta":{{deep}}""").Issues.Select(i => i.Code));
        Assert.Throws<InvalidDataException>(() => Read(deep));
    }
}
