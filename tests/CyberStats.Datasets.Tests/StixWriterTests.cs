using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Losses;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

public class StixWriterTests
{
    private static readonly StixWriterOptions Options = new() { Created = new DateTimeOffset(2024, 2, 3, 4, 5, 6, 789, TimeSpan.FromHours(1)) };

    [Fact]
    public void What_comes_back_differs_in_what_was_listed_and_in_nothing_else() => StixDocuments.All.Sample(
        document =>
        {
            (string text, StixWriteResult result) = Write(document);
            StixImport back = StixText.Read(text);

            StixText.IsConsistent(back);
            Assert.Equal(Listed(result), StixDifference.Of(document, back));
            Assert.DoesNotContain(back.Issues, i => i.Severity == IssueSeverity.Error);
            Assert.Equal(result.ObjectCounts, back.ObjectCounts);
            StixNorms.Hold(text);
        },
        iter: 200);

    [Fact]
    public void The_founding_record_comes_back_but_for_what_was_listed()
    {
        CyberStatsDocument record = FoundingRecord.Load();
        (string text, StixWriteResult result) = Write(record);
        StixImport back = StixText.Read(text);

        StixNorms.Hold(text);
        Assert.Equal(Listed(result), StixDifference.Of(record, back));
        Assert.Equal(record.Incidents.Length, back.Records.Count);
        Assert.Contains(result.NotWritten, o => o is { Record: "CyberStatsDocument", Member: "Agreements", Count: > 0 });
    }

    [Fact]
    public void Another_program_has_checked_these_very_bytes_against_the_schemas_of_OASIS()
    {
        Dictionary<string, string> runs = File.ReadLines(Path.Combine(Places.Reference, "stix_schema.csv"))
            .Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => $"{cells[1]},{cells[2]}", StringComparer.Ordinal);
        (string Name, CyberStatsDocument Document)[] documents = [("founding-record", FoundingRecord.Load()), ("generated", Generated())];
        string? folder = Environment.GetEnvironmentVariable("CYBERSTATS_STIX_OUT"); // where the other program looks for them
        foreach ((string name, CyberStatsDocument document) in documents)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Write(document).Text);
            if (folder is not null)
            {
                File.WriteAllBytes(Path.Combine(folder, name + ".json"), bytes);
            }

        }

        Assert.All(documents, d => Assert.Equal($"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(d.Document).Text)))},0", runs[d.Name]));
    }

    [Fact]
    public void All_that_can_be_lost_is_lost_in_the_generated_documents()
    {
        StixWriteResult result = Write(Generated()).Result;

        Assert.Equal(
            [
                "Actor.Id", "Attribution", "Attribution.Confidence", "Attribution.On", "Attribution.SourceIds", "Attribution.StatementId",
                "Incident.EntitiesAffected", "Incident.Original", "Incident.Recorded", "Incident.Records", "Incident.Related", "Incident.Responses",
                "Incident.SourceIds", "Incident.SystemsAffected", "Loss.Amount", "Source", "Source.Title",
            ],
            Listed(result).Keys.Where(key => key is not ("Source.Publisher" or "Source.Published" or "Source.AsOf" or "Source.Url"))); // not in every document
    }

    [Fact]
    public void The_real_tracker_comes_back_but_for_what_was_listed()
    {
        using FileStream stream = Places.OpenData("incidents", "cfr-2022-12.csv");
        ImportResult<Incident> import = CfrReader.Read(stream);
        var document = new CyberStatsDocument { Incidents = [.. import.Records], Actors = [.. import.Actors], Sources = [.. import.Sources] };

        (string text, StixWriteResult result) = Write(document);

        Assert.Equal(Listed(result), StixDifference.Of(document, StixText.Read(text)));
        Assert.Equal(768, result.ObjectCounts["incident"]);
        StixNorms.Hold(text);
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes()
    {
        CyberStatsDocument record = FoundingRecord.Load();

        Assert.Equal(Write(record).Text, Write(record).Text);
        Assert.Equal(Write(record).Text.Length, Write(record, Options with { Created = Options.Created.AddDays(1) }).Text.Length);
        Assert.NotEqual(Write(record).Text, Write(record, Options with { Created = Options.Created.AddDays(1) }).Text);
        Assert.Contains("\n  \"id\": \"bundle--", Write(record, Options with { Indented = true }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_document_is_an_empty_bundle()
    {
        (string text, StixWriteResult result) = Write(new CyberStatsDocument());

        Assert.Matches("^\\{\"type\":\"bundle\",\"id\":\"bundle--[0-9a-f-]{36}\",\"objects\":\\[\\]\\}$", text);
        Assert.Empty(result.NotWritten);
        Assert.Empty(result.ObjectCounts);
        Assert.Equal(0, StixText.Read(text).Rows);
    }

    [Fact]
    public void A_denial_does_not_become_an_attribution()
    {
        var denial = new Attribution("a", new Party("CHN", "China", PartyKind.State), CountryCode.Parse("CHN")) { Stance = AttributionStance.Denies };
        var incident = new Incident(new IncidentId("x", "1"), "Harbour probe", recorded: new DateOnly(2020, 1, 1)) { Attributions = [denial] };

        (string text, StixWriteResult result) = Write(new CyberStatsDocument { Incidents = [incident] });

        Assert.DoesNotContain("attributed-to", text, StringComparison.Ordinal);
        Assert.Equal(("Attribution", "", 1), (result.NotWritten[0].Record, result.NotWritten[0].Member, Assert.Single(result.NotWritten).Count));
        Assert.StartsWith("1 × Attribution: A denial", result.NotWritten[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_demand_stays_a_demand_and_is_written_as_the_extension_wants_it()
    {
        var incident = new Incident(new IncidentId("x", "1"), "Harbour probe", recorded: new DateOnly(2020, 1, 1))
        {
            Losses = [new Loss(LossForm.RansomDemand, Bounds<decimal>.Exactly(0.5m), CurrencyCode.BTC)],
        };

        (string text, StixWriteResult result) = Write(new CyberStatsDocument { Incidents = [incident] });

        Assert.Contains("\"variety\":\"ransom-demand\",\"currency\":\"BTC\",\"min_amount\":0,\"max_amount\":0.5", text, StringComparison.Ordinal);
        Assert.Empty(result.NotWritten);
        Assert.True(Assert.Single(StixText.Read(text).Records[0].Losses).IsDemand);
    }

    [Fact]
    public void Dates_keep_their_fidelity_and_an_end_is_never_before_its_start()
    {
        var incident = new Incident(new IncidentId("x", "1"), "Harbour probe", DateRange.Parse("2020-05-06/2020"), recorded: new DateOnly(2025, 1, 1));

        string text = Write(new CyberStatsDocument { Incidents = [incident] }).Text;

        Assert.Contains("\"start_time\":\"2020-05-06T00:00:00.000Z\",\"start_time_fidelity\":\"day\",\"end_time\":\"2020-05-06T00:00:00.000Z\",\"end_time_fidelity\":\"year\"", text, StringComparison.Ordinal);
        Assert.Contains("\"created\":\"2025-01-01T00:00:00.000Z\",\"modified\":\"2025-01-01T00:00:00.000Z\"", text, StringComparison.Ordinal); // not modified before it was created
        Assert.Contains("\"created\":\"2024-02-03T03:05:06.789Z\"", text, StringComparison.Ordinal);
        Assert.Equal(DateRange.Parse("2020-05-06/2020"), StixText.Read(text).Records[0].Occurred);
    }

    [Fact]
    public void Arguments_of_the_caller_are_checked()
    {
        Assert.Throws<ArgumentNullException>(() => StixWriter.Write(null!, Stream.Null, Options));
        Assert.Throws<ArgumentNullException>(() => StixWriter.Write(new CyberStatsDocument(), null!, Options));
        Assert.Throws<ArgumentNullException>(() => StixWriter.Write(new CyberStatsDocument(), Stream.Null, null!));
        Assert.Throws<ArgumentException>(() => StixWriter.Write(new CyberStatsDocument(), new MemoryStream([], writable: false), Options));
    }

    private static SortedDictionary<string, int> Listed(StixWriteResult result) => new(
        result.NotWritten.ToDictionary(o => o.Member.Length == 0 ? o.Record : $"{o.Record}.{o.Member}", o => o.Count, StringComparer.Ordinal), StringComparer.Ordinal);

    private static (string Text, StixWriteResult Result) Write(CyberStatsDocument document, StixWriterOptions? options = null)
    {
        using var stream = new MemoryStream();
        StixWriteResult result = StixWriter.Write(document, stream, options ?? Options);
        return (Encoding.UTF8.GetString(stream.ToArray()), result);
    }

    /// <summary>Many of the documents made at random in one, from a seed that stays.</summary>
    private static CyberStatsDocument Generated()
    {
        var random = new PCG(1, 20240203);
        var incidents = ImmutableArray.CreateBuilder<Incident>();
        ImmutableArray<Actor> actors = [];
        ImmutableArray<Source> sources = [];
        for (int i = 0; i < 100; i++)
        {
            CyberStatsDocument document = StixDocuments.All.Generate(random, null, out _);
            (actors, sources) = (document.Actors, document.Sources);
            incidents.AddRange(document.Incidents.Select((incident, j) => incident with { Id = new IncidentId("made", FormattableString.Invariant($"{i}/{j}")) }));
        }

        return new CyberStatsDocument { Incidents = incidents.ToImmutable(), Actors = actors, Sources = sources };
    }
}
