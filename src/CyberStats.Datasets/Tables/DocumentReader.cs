using System.Collections.Immutable;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Losses;
using CyberStats.Series;
using Shape = CyberStats.Datasets.Tables.TableShape;

namespace CyberStats.Datasets.Tables;

/// <summary>Reads the tables of a document. Rows of one record keep their order, and records theirs.</summary>
/// <param name="open">Opens the stream of a table; null where there is none.</param>
internal sealed class DocumentReader(Func<string, Stream?> open)
{
    private readonly List<Action> _checks = [];

    public CyberStatsDocument Read()
    {
        Parts<Attribution> attributions = Claims(Shape.AttributionSources, "attribution", Shape.Attributions, ReadAttribution);
        Parts<Response> responses = Claims(Shape.ResponseSources, "response", Shape.Responses, ReadResponse);
        Parts<RecordReference> references = Of(
            Shape.FactRecords,
            "fact_id",
            r => new RecordReference(r.Word<RecordKind>("record_kind") ?? throw r.Wrong("column 'record_kind': a value is needed"), r.Key("record_id")));
        Parts<(string, string)> figureScopes = Pairs(Shape.FigureScopes, "figure", "name", "value");
        Parts<(string, string)> covariateScopes = Pairs(Shape.CovariateScopes, "covariate_id", "name", "value");
        Parts<CovariateValue> values = Of(
            Shape.CovariateValues,
            "covariate_id",
            r => new CovariateValue(r.Range("period") ?? default, r.Number<double>("value") ?? throw r.Wrong("column 'value': a value is needed")));
        Parts<string> membershipSources = Texts(Shape.MembershipSources, "membership", "source_id");
        Parts<string> weaknesses = Texts(Shape.VulnerabilityWeaknesses, "vulnerability_id", "weakness");
        Parts<string> vulnerabilitySources = Texts(Shape.VulnerabilitySources, "vulnerability_id", "source_id");
        Parts<(string, string)> vulnerabilityOriginal = Pairs(Shape.VulnerabilityOriginal, "vulnerability_id", "field", "text");
        ImmutableArray<Actor> actors = ReadActors();
        ImmutableArray<Incident> incidents = Incidents(attributions, responses);
        ImmutableArray<Agreement> agreements = ReadAgreements();
        try
        {
            var document = new CyberStatsDocument
            {
                Sources = Records(Shape.Sources, r => new Source(r.Key("id"), r.Key("title"))
                {
                    Publisher = r.Text("publisher"),
                    Published = r.Date("published"),
                    AsOf = r.Day("as_of"),
                    Url = r.Text("url") is { } url ? Address(r, url) : null,
                }),
                Facts = Records(Shape.Facts, r => new Fact(r.Key("id"), r.Key("text"), r.Key("source_id")) { Records = references.Of(r.Key("id")) }),
                Figures = Records(Shape.Figures, r => new ReportedFigure(
                    r.Key("measure"), r.Bounds<double>("value"), Unit(r), r.Range("period") ?? default, r.Key("source_id"))
                {
                    Id = r.Text("id"),
                    Base = r.Text("base"),
                    AsOf = r.Day("as_of"),
                    Scope = Map(r, figureScopes.Of(r.Key("figure"))),
                }),
                Incidents = incidents,
                Actors = actors,
                Attributions = attributions.Of(""),
                Responses = responses.Of(""),
                Agreements = agreements,
                Memberships = Records(Shape.Memberships, r => new Membership(
                    r.Key("organization_id"), r.Code<CountryCode>("member"), r.Range("period") ?? default)
                {
                    SourceIds = membershipSources.Of(r.Key("membership")),
                }),
                Vulnerabilities = Records(Shape.Vulnerabilities, r => new ExploitedVulnerability(
                    r.Code<CveId>("id"), r.Day("added") ?? throw r.Wrong("column 'added': a day is needed"))
                {
                    Name = r.Text("name"),
                    Vendor = r.Text("vendor"),
                    Product = r.Text("product"),
                    Due = r.Day("due"),
                    UsedByRansomware = r.Flag("used_by_ransomware"),
                    Weaknesses = weaknesses.Of(r.Key("id")),
                    SourceIds = vulnerabilitySources.Of(r.Key("id")),
                    Original = Map(r, vulnerabilityOriginal.Of(r.Key("id"))),
                }),
                Covariates = Records(Shape.Covariates, r => new CovariateSeries(r.Key("id"), r.Key("measure"), Unit(r), r.Key("source_id"))
                {
                    Country = r.Code<CountryCode>("country"),
                    Scope = Map(r, covariateScopes.Of(r.Key("id"))),
                    Values = values.Of(r.Key("id")),
                }),
            };
            _checks.ForEach(check => check());
            return document;
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException(Excerpt.Of(e.Message, 300), e); // two records of one list have the same id
        }
    }

    private ImmutableArray<Incident> Incidents(Parts<Attribution> attributions, Parts<Response> responses)
    {
        const string Id = "incident_id";
        Parts<IncidentType> types = Of(Shape.IncidentTypes, Id, r => r.Code<IncidentType>("type"));
        Parts<PartyKind> kinds = Of(Shape.VictimKinds, VictimKey, r => r.Code<PartyKind>("kind"));
        Parts<Sector> sectors = Of(Shape.VictimSectors, VictimKey, r => r.Code<Sector>("sector"));
        Parts<Victim> victims = Of(Shape.IncidentVictims, Id, r => new Victim(r.Text("name"))
        {
            Country = r.Code<CountryCode>("country"),
            Role = r.Word<VictimRole>("role") ?? default,
            Kinds = kinds.Of(VictimKey(r)),
            Sectors = sectors.Of(VictimKey(r)),
        });
        Parts<string> actors = Texts(Shape.IncidentActors, Id, "actor_id");
        Parts<TechniqueId> techniques = Of(Shape.IncidentTechniques, Id, r => r.Code<TechniqueId>("technique"));
        Parts<IncidentId> related = Of(Shape.IncidentRelated, Id, r => r.Value<IncidentId>("related_id") ?? default);
        Parts<string> sources = Texts(Shape.IncidentSources, Id, "source_id");
        Parts<(string, string)> original = Pairs(Shape.IncidentOriginal, Id, "field", "text");
        Parts<Loss> losses = Of(Shape.Losses, Id, r => new Loss(
            r.Code<LossForm>("form"), r.Bounds<decimal>("amount"), r.Code<CurrencyCode>("currency"), r.Word<LossStatus>("status") ?? default)
        {
            PriceDate = r.Date("price_date"),
            BorneBy = r.Text("borne_by"),
        });
        return Records(Shape.Incidents, r => new Incident(
            r.Value<IncidentId>("id") ?? default, r.Key("title"), r.Range("occurred"), r.Date("discovered"), r.Date("disclosed"), r.Day("recorded"))
        {
            Status = r.Word<IncidentStatus>("status") ?? default,
            Types = types.Of(r.Key("id")),
            Affects = Affects(r),
            Victims = victims.Of(r.Key("id")),
            ActorIds = actors.Of(r.Key("id")),
            Attributions = attributions.Of(r.Key("id")),
            Responses = responses.Of(r.Key("id")),
            Losses = losses.Of(r.Key("id")),
            Techniques = techniques.Of(r.Key("id")),
            Records = r.Bounds<long>("records"),
            SystemsAffected = r.Bounds<long>("systems_affected"),
            EntitiesAffected = r.Bounds<long>("entities_affected"),
            Severity = (r.Number<double>("severity_score"), r.Text("severity_scale")) switch
            {
                ({ } score, { } scale) => new Severity(score, scale),
                (null, null) => null,
                _ => throw r.Wrong("a severity needs a score and a scale"),
            },
            Related = related.Of(r.Key("id")),
            SourceIds = sources.Of(r.Key("id")),
            Original = Map(r, original.Of(r.Key("id"))),
        });
    }

    private ImmutableArray<Actor> ReadActors()
    {
        const string Id = "actor_id";
        Parts<string> aliases = Texts(Shape.ActorAliases, Id, "alias");
        Parts<IncidentType> types = Of(Shape.ActorTypes, Id, r => r.Code<IncidentType>("type"));
        Parts<PartyKind> kinds = Of(Shape.ActorTargetKinds, TargetKey, r => r.Code<PartyKind>("kind"));
        Parts<Sector> sectors = Of(Shape.ActorTargetSectors, TargetKey, r => r.Code<Sector>("sector"));
        Parts<Victim> targets = Of(Shape.ActorTargets, Id, r => new Victim(r.Text("name"))
        {
            Country = r.Code<CountryCode>("country"),
            Role = r.Word<VictimRole>("role") ?? default,
            Kinds = kinds.Of(TargetKey(r)),
            Sectors = sectors.Of(TargetKey(r)),
        });
        Parts<string> sources = Texts(Shape.ActorSources, Id, "source_id");
        Parts<(string, string)> original = Pairs(Shape.ActorOriginal, Id, "field", "text");
        return Records(Shape.Actors, r => new Actor(r.Key("id"), r.Key("name"))
        {
            Kind = r.Code<ActorKind>("kind"),
            Country = r.Code<CountryCode>("country"),
            Aliases = aliases.Of(r.Key("id")),
            Types = types.Of(r.Key("id")),
            Targets = targets.Of(r.Key("id")),
            SourceIds = sources.Of(r.Key("id")),
            Original = Map(r, original.Of(r.Key("id"))),
        });
    }

    private ImmutableArray<Agreement> ReadAgreements()
    {
        const string Id = "agreement_id";
        Parts<string> aliases = Texts(Shape.AgreementAliases, Id, "alias");
        Parts<string> topics = Texts(Shape.AgreementTopics, Id, "topic");
        Parts<string> sources = Texts(Shape.AgreementSources, Id, "source_id");
        Parts<string> actSources = Texts(Shape.ParticipationSources, "participation", "source_id");
        Parts<Principle> principles = Of(
            Shape.Principles, Id, r => new Principle(r.Key("id"), r.Number<int>("number") ?? throw r.Wrong("column 'number': a value is needed"), r.Key("text")));
        Parts<Party> parties = Of(
            Shape.Parties, Id, r => new Party(r.Key("id"), r.Key("name"), r.Code<PartyKind>("kind")) { Country = r.Code<CountryCode>("country") });
        Parts<Participation> acts = Of(
            Shape.Participations,
            Id,
            r => new Participation(r.Key("party_id"), r.Code<ParticipationAct>("act"), r.Range("when") ?? default)
            {
                Effective = r.Date("effective"),
                Note = r.Text("note"),
                SourceIds = actSources.Of(r.Key("participation")),
            });
        return Records(Shape.Agreements, r => new Agreement(
            r.Key("id"), r.Key("title"), r.Code<LegalForce>("force"), parties.Of(r.Key("id")), acts.Of(r.Key("id")), r.Date("opened"), r.Date("in_force"))
        {
            Venue = r.Text("venue"),
            Sanctions = r.Flag("sanctions"),
            Aliases = aliases.Of(r.Key("id")),
            Topics = topics.Of(r.Key("id")),
            SourceIds = sources.Of(r.Key("id")),
            Principles = principles.Of(r.Key("id")),
        });
    }

    private static Attribution ReadAttribution(TableRow r, ImmutableArray<string> sources) =>
        new(r.Key("id"), r.Party("by") ?? throw r.Wrong("column 'by_id': a value is needed"), r.Code<CountryCode>("accused_state"), r.Text("accused_actor_id"))
        {
            StatementId = r.Text("statement_id"),
            On = r.Date("on"),
            Basis = r.Code<AttributionBasis>("basis"),
            Stance = r.Code<AttributionStance>("stance"),
            Responsibility = r.Word<Responsibility>("responsibility") ?? default,
            Confidence = r.Number<byte>("confidence_score") is { } score ? new Confidence(score, r.Text("confidence_label"))
                : r.Text("confidence_label") is null ? null
                : throw r.Wrong("a label of confidence needs a score"),
            Contested = r.Flag("contested") ?? false,
            SourceIds = sources,
        };

    private static Response ReadResponse(TableRow r, ImmutableArray<string> sources) => new(r.Code<ResponseKind>("kind"), r.Party("by"))
    {
        Id = r.Text("id"),
        On = r.Date("on"),
        Persons = r.Bounds<int>("persons"),
        Against = r.Code<CountryCode>("against"),
        SourceIds = sources,
    };

    private static string TargetKey(TableRow row) => $"{row.Key("target")} of {row.Key("actor_id")}";

    private static string VictimKey(TableRow row) => $"{row.Key("victim")} of {row.Key("incident_id")}";

    private static FigureUnit Unit(TableRow row) => row.Word<FigureUnit>("unit") ?? throw row.Wrong("column 'unit': a value is needed");

    private static Uri Address(TableRow row, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address : throw row.Wrong($"column 'url': '{Excerpt.Of(url)}' is no address");

    private static SecurityAttributes? Affects(TableRow row)
    {
        (bool? c, bool? i, bool? a) = (row.Flag("confidentiality"), row.Flag("integrity"), row.Flag("availability"));
        return (c, i, a) is (null, null, null)
            ? null
            : (c == true ? SecurityAttributes.Confidentiality : 0) | (i == true ? SecurityAttributes.Integrity : 0) | (a == true ? SecurityAttributes.Availability : 0);
    }

    private static ImmutableSortedDictionary<string, string> Map(TableRow row, ImmutableArray<(string Name, string Text)> pairs)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);
        foreach ((string name, string text) in pairs)
        {
            if (!map.TryAdd(name, text))
            {
                throw row.Wrong($"the name '{Excerpt.Of(name)}' is there twice");
            }
        }

        return map.ToImmutable();
    }

    private ImmutableArray<T> Records<T>(Shape shape, Func<TableRow, T> make) => [.. TableReader.Read(shape, open).Select(row => row.Make(() => make(row)))];

    private Parts<T> Of<T>(Shape shape, string key, Func<TableRow, T> make) => Of(shape, row => row.Key(key), make);

    private Parts<T> Of<T>(Shape shape, Func<TableRow, string?> key, Func<TableRow, T> make)
    {
        var parts = new Parts<T>(TableReader.Read(shape, open), key, make);
        _checks.Add(parts.RequireAllTaken);
        return parts;
    }

    private Parts<string> Texts(Shape shape, string key, string text) => Of(shape, key, row => row.Key(text));

    private Parts<(string, string)> Pairs(Shape shape, string key, string name, string text) => Of(shape, key, row => (row.Key(name), row.Key(text)));

    /// <summary>Attributions and responses: of the incident that they name, or of the document.</summary>
    private Parts<T> Claims<T>(Shape sourceShape, string number, Shape shape, Func<TableRow, ImmutableArray<string>, T> make)
    {
        Parts<string> sources = Texts(sourceShape, number, "source_id");
        return Of(shape, row => row.Text("incident_id"), row => make(row, sources.Of(row.Key(number))));
    }
}
