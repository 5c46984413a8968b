using System.Collections.Immutable;
using CsCheck;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Series;

namespace CyberStats.Tests.Json;

public class CyberStatsDocumentTests : RecordTests<CyberStatsDocument>
{
    private static readonly Party Usa = new("USA", "United States", PartyKind.State);
    private static readonly CountryCode Rus = CountryCode.Parse("RUS");

    private protected override Gen<CyberStatsDocument> Values => Generate.Document;

    [Fact]
    public void Is_empty_and_of_the_current_format_unless_filled()
    {
        var document = new CyberStatsDocument();

        Assert.Equal("cyberstats/1", document.Schema);
        Assert.Empty(document.Incidents);
        Assert.Empty(document.Memberships);
        Assert.Empty(document.UnresolvedReferences());
        Assert.Equal(document, new CyberStatsDocument { Sources = default, Incidents = [], Schema = "cyberstats/1" });
    }

    [Theory]
    [InlineData("cyberstats/2")]
    [InlineData("CyberStats/1")]
    [InlineData("")]
    [InlineData(null)]
    public void Has_no_other_format(string? schema)
    {
        ArgumentException error = Refused.Argument("Schema", () => new CyberStatsDocument { Schema = schema! });

        Assert.StartsWith($"The format '{schema}' is not cyberstats/1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_both_places_of_an_id_that_is_there_twice()
    {
        Twice("Sources", "b", () => new CyberStatsDocument { Sources = Three(id => new Source(id, "t")) });
        Twice("Facts", "b", () => new CyberStatsDocument { Facts = Three(id => new Fact(id, "t", "s")) });
        Twice("Figures", "b", () => new CyberStatsDocument { Figures = Three(id => Figure("s") with { Id = id }) });
        Twice("Incidents", "x:b", () => new CyberStatsDocument { Incidents = Three(id => new Incident(new IncidentId("x", id), "t")) });
        Twice("Actors", "b", () => new CyberStatsDocument { Actors = Three(id => new Actor(id, "n")) });
        Twice("Attributions", "b", () => new CyberStatsDocument { Attributions = Three(id => new Attribution(id, Usa, Rus)) });
        Twice("Responses", "b", () => new CyberStatsDocument { Responses = Three(id => new Response(default) { Id = id }) });
        Twice("Agreements", "b", () => new CyberStatsDocument { Agreements = Three(id => new Agreement(id, "t")) });
        Twice("Covariates", "b", () => new CyberStatsDocument { Covariates = Three(id => new CovariateSeries(id, "m", FigureUnit.Count, "s")) });
        Twice("Vulnerabilities", "CVE-2021-0002", () => new CyberStatsDocument
        {
            Vulnerabilities = Three(id => new ExploitedVulnerability(CveId.Parse($"CVE-2021-000{id[0] - 'a' + 1}"), default)),
        });
    }

    [Fact]
    public void Figures_and_responses_without_an_id_may_be_many()
    {
        var document = new CyberStatsDocument { Figures = [Figure("s"), Figure("s")], Responses = [new(default), new(default)] };

        Assert.Equal((2, 2), (document.Figures.Length, document.Responses.Length));
    }

    [Fact]
    public void The_same_id_in_two_collections_or_in_two_cases_is_no_repetition()
    {
        var document = new CyberStatsDocument { Sources = [new("a", "t"), new("A", "t")], Actors = [new("a", "n")] };

        Assert.Equal(2, document.Sources.Length);
    }

    [Fact]
    public void Memberships_may_repeat()
    {
        var membership = new Membership("eu", Rus);

        Assert.Equal(2, new CyberStatsDocument { Memberships = [membership, membership] }.Memberships.Length);
    }

    [Fact]
    public void Names_the_place_of_an_item_that_is_null()
    {
        Assert.StartsWith("The item of 'Sources' at index 1 is null.", Refused.Argument("Sources", () => new CyberStatsDocument { Sources = [new("a", "t"), null!] }).Message, StringComparison.Ordinal);
        Refused.Argument("Memberships", () => new CyberStatsDocument { Memberships = [null!] });
        Refused.Argument("Incidents", () => new CyberStatsDocument { Incidents = [null!] });
    }

    [Fact]
    public void Lists_the_sources_that_are_not_there_from_every_kind_of_record()
    {
        var attribution = new Attribution("a", Usa, Rus) { SourceIds = ["s-attribution"] };
        var response = new Response(default) { SourceIds = ["s-response"] };
        var document = new CyberStatsDocument
        {
            Facts = [new("f", "t", "s-fact")],
            Figures = [Figure("s-figure")],
            Incidents =
            [
                new(new IncidentId("x", "1"), "t")
                {
                    SourceIds = ["s-incident"],
                    Attributions = [attribution with { Id = "b", SourceIds = ["s-inner-attribution"] }],
                    Responses = [response with { SourceIds = ["s-inner-response"] }],
                },
            ],
            Actors = [new("a", "n") { SourceIds = ["s-actor"] }],
            Attributions = [attribution],
            Responses = [response],
            Agreements =
            [
                new("g", "t", parties: [Usa], acts: [new Participation("USA", ParticipationAct.Proposed) { SourceIds = ["s-act"] }]) { SourceIds = ["s-agreement"] },
            ],
            Memberships = [new("eu", Rus) { SourceIds = ["s-membership"] }],
            Vulnerabilities = [new(CveId.Parse("CVE-2021-26855"), default) { SourceIds = ["s-vulnerability"] }],
            Covariates = [new("c", "m", FigureUnit.Count, "s-covariate")],
        };

        Assert.Equal(
            [
                "source:s-act", "source:s-actor", "source:s-agreement", "source:s-attribution", "source:s-covariate", "source:s-fact", "source:s-figure", "source:s-incident",
                "source:s-inner-attribution", "source:s-inner-response", "source:s-membership", "source:s-response", "source:s-vulnerability",
            ],
            Unresolved(document));
        Assert.Empty((document with { Sources = [.. document.UnresolvedReferences().Select(r => new Source(r.Id, "t"))] }).UnresolvedReferences());
    }

    [Fact]
    public void Lists_the_actors_and_incidents_that_are_not_there()
    {
        var document = new CyberStatsDocument
        {
            Incidents =
            [
                new(new IncidentId("x", "1"), "t")
                {
                    ActorIds = ["apt1"],
                    Attributions = [new Attribution("b", Usa, default, "apt2")],
                    Related = [new IncidentId("x", "2"), new IncidentId("x", "1")],
                },
            ],
            Attributions = [new("a", Usa, default, "apt3"), new("c", Usa, Rus)],
        };

        Assert.Equal(["actor:apt1", "actor:apt2", "actor:apt3", "incident:x:2"], Unresolved(document));
        Assert.Empty(Unresolved(document with
        {
            Actors = [new("apt1", "n"), new("apt2", "n"), new("apt3", "n")],
            Incidents = [document.Incidents[0], new(new IncidentId("x", "2"), "t")],
        }));
    }

    [Fact]
    public void Resolves_a_fact_by_a_record_of_the_same_kind_only()
    {
        string[] references =
        [
            "actor:k", "agreement:k", "attribution:inner", "attribution:k", "covariate:k", "figure:k", "incident:x:k", "response:inner", "response:k",
            "source:k", "vulnerability:CVE-2021-26855",
        ];
        var facts = new CyberStatsDocument { Facts = [new("f", "t", "k") { Records = [.. references.Reverse().Select(r => RecordReference.Parse(r))] }] };
        var all = facts with
        {
            Sources = [new("k", "t")],
            Figures = [Figure("k") with { Id = "k" }],
            Incidents =
            [
                new(new IncidentId("x", "k"), "t") { Attributions = [new("inner", Usa, Rus)], Responses = [new(default) { Id = "inner" }] },
            ],
            Actors = [new("k", "n")],
            Attributions = [new("k", Usa, Rus)],
            Responses = [new(default) { Id = "k" }],
            Agreements = [new("k", "t")],
            Vulnerabilities = [new(CveId.Parse("CVE-2021-26855"), default)],
            Covariates = [new("k", "m", FigureUnit.Count, "k")],
        };

        Assert.Equal(references, Unresolved(facts)); // in ordinal order, "source:k" of the fact itself once
        Assert.Empty(Unresolved(all));
        Assert.Equal(["attribution:k"], Unresolved(all with { Attributions = [] }));
        Assert.Equal(["actor:k"], Unresolved(all with { Actors = [] }));
        Assert.Equal(["figure:k"], Unresolved(all with { Figures = [Figure("k") with { Id = "K" }] }));
    }

    [Fact]
    public void A_fact_is_no_record_to_refer_to() => Assert.DoesNotContain("Fact", Enum.GetNames<RecordKind>());

    [Fact]
    public Task Finds_what_is_unresolved_among_half_a_million_in_linear_time() => Ends.InTime(
        () =>
        {
            var document = new CyberStatsDocument
            {
                Incidents = [.. Enumerable.Range(0, 500_000).Select(i => new Incident(new IncidentId("x", $"{i:D6}"), "t") { Related = [new IncidentId("x", $"{i + 1:D6}")] })],
            };

            Assert.Equal(["incident:x:500000"], Unresolved(document));
        });

    private static void Twice(string name, string id, Func<object> action) => Assert.StartsWith(
        $"The items of '{name}' at index 1 and 2 have the same id, '{id}'.", Refused.Argument(name, action).Message, StringComparison.Ordinal);

    private static ImmutableArray<T> Three<T>(Func<string, T> create) => [create("a"), create("b"), create("b")];

    private static ReportedFigure Figure(string source) => new("m", default, FigureUnit.Count, DateRange.Parse("2020"), source);

    private static string[] Unresolved(CyberStatsDocument document) => [.. document.UnresolvedReferences().Select(r => r.ToString())];
}
