using System.Collections.Immutable;
using CyberStats.Incidents;
using CyberStats.Json;

namespace CyberStats.Datasets.Stix;

/// <summary>Writes a document into a bundle, and notes what has no home there.</summary>
internal sealed class StixDocument(CyberStatsDocument document, StixBundle bundle)
{
    private const string NoObject = "STIX has no object for it.";

    private readonly Dictionary<string, Source> _sources = document.Sources.ToDictionary(s => s.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Actor> _actors = document.Actors.ToDictionary(a => a.Id, StringComparer.Ordinal);
    private readonly HashSet<string> _usedSources = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unknownActors = new(StringComparer.Ordinal);
    private readonly HashSet<IncidentId> _incidents = [.. document.Incidents.Select(i => i.Id)];
    private readonly SortedDictionary<(string Record, string Member), (int Count, string Reason)> _omissions = [];

    public StixWriteResult Write()
    {
        bundle.Begin(string.Join('\n', document.Incidents.Select(i => i.Id.ToString()).Concat(document.Actors.Select(a => a.Id))));
        foreach (Actor actor in document.Actors)
        {
            WriteActor(actor);
        }

        foreach (Incident incident in document.Incidents)
        {
            new StixIncident(incident, this, bundle).Write();
        }

        bundle.End();
        NoteDocument();
        return new StixWriteResult(
            bundle.Counts, [.. _omissions.Select(o => new StixOmission(o.Key.Record, o.Key.Member, o.Value.Count, o.Value.Reason))]);
    }

    public bool Has(IncidentId id) => _incidents.Contains(id);

    /// <summary>Notes that a member, or a whole record, is not in the bundle.</summary>
    public void Omit(string record, string member, string reason, int count = 1)
    {
        if (count > 0)
        {
            int before = _omissions.TryGetValue((record, member), out (int Count, string) known) ? known.Count : 0;
            _omissions[(record, member)] = (before + count, reason);
        }
    }

    /// <summary>Returns the id of an incident's object: its own where it came from STIX as an incident.</summary>
    public static string IdOf(IncidentId id) => id.Source == StixSources.Dataset && StixIds.IsIdOf("incident", id.Local)
        ? id.Local
        : StixIds.Derive("incident", $"incident\n{id}");

    /// <summary>Returns the sources of ids, and notes those that the document does not hold.</summary>
    public List<Source> SourcesOf(ImmutableArray<string> ids, string record)
    {
        var sources = new List<Source>(ids.Length);
        bool isUnknown = false;
        foreach (string id in ids)
        {
            _usedSources.Add(id);
            bool isKnown = _sources.TryGetValue(id, out Source? source);
            isUnknown |= !isKnown && id != StixSources.Dataset;
            sources.Add(source ?? new Source(id, id));
        }

        if (isUnknown)
        {
            Omit(record, "SourceIds", "The document does not hold a source to which it refers; the bundle holds one of that name.");
        }

        return sources;
    }

    /// <summary>Writes an actor of the document, once, and returns its id.</summary>
    public string ActorId(string id)
    {
        if (_actors.TryGetValue(id, out Actor? actor))
        {
            return WriteActor(actor);
        }

        if (_unknownActors.Add(id))
        {
            Omit("Actor", "Id", "The document does not hold an actor to whom it refers; the bundle holds one of that name.");
        }

        return WriteActor(new Actor(id, id));
    }

    /// <summary>Writes the threat actor that stands for a state, once, and returns its id.</summary>
    public string StateId(CountryCode state)
    {
        string id = StixIds.Derive("threat-actor", $"accused-state\n{state}");
        if (bundle.BeginObject("threat-actor", id))
        {
            bundle.Texts("labels", [StixLabels.AccusedState]);
            bundle.Json.WriteString("name", state.Name);
            bundle.Texts("threat_actor_types", ["nation-state"]);
            bundle.EndObject();
            Locate(id, state);
        }

        return id;
    }

    /// <summary>Writes the identity of a party, once, and returns its id.</summary>
    public string PartyId(Party party)
    {
        string id = StixIds.Derive("identity", $"party\n{party.Id}\n{party.Name}\n{party.Kind}\n{party.Country}");
        if (bundle.BeginObject("identity", id))
        {
            bundle.Texts("labels", KindLabels(party.Kind == default ? [] : [party.Kind]));
            bundle.References(party.Id, []);
            bundle.Json.WriteString("name", party.Name);
            bundle.Json.WriteString("identity_class", ClassOf(party.Kind));
            bundle.EndObject();
            Locate(id, party.Country);
        }

        return id;
    }

    /// <summary>Writes the identity of a victim and returns its id.</summary>
    public string VictimId(Victim victim, string name)
    {
        string id = StixIds.Derive("identity", name);
        bundle.BeginObject("identity", id);
        bundle.Texts("labels", [.. victim.Name is null ? [StixLabels.Unnamed] : (IEnumerable<string>)[], .. KindLabels(victim.Kinds)]);
        bundle.References(name, []);
        bundle.Json.WriteString("name", victim.Name ?? "A victim without a name");
        bundle.Json.WriteString("identity_class", victim.Kinds.Length == 1 ? ClassOf(victim.Kinds[0]) : "unknown");
        bundle.Texts("sectors", victim.Sectors.Select(StixVocabulary.Sectors.Write));
        bundle.EndObject();
        Locate(id, victim.Country);
        return id;
    }

    /// <summary>Writes an attack pattern, once, and returns its id.</summary>
    public string TechniqueId(TechniqueId technique)
    {
        string id = StixIds.Derive("attack-pattern", $"technique\n{technique}");
        if (bundle.BeginObject("attack-pattern", id))
        {
            bundle.Json.WriteStartArray("external_references");
            bundle.Json.WriteStartObject();
            bundle.Json.WriteString("source_name", "mitre-attack");
            bundle.Json.WriteString("external_id", technique.Value);
            bundle.Json.WriteEndObject();
            bundle.Json.WriteEndArray();
            bundle.Json.WriteString("name", technique.Value); // the catalogue's name of it is not in the document
            bundle.EndObject();
        }

        return id;
    }

    private static IEnumerable<string> KindLabels(ImmutableArray<PartyKind> kinds) =>
        kinds.Select(kind => $"{StixLabels.Kind}:{StixVocabulary.PartyKinds.Write(kind)}");

    private static string ClassOf(PartyKind kind) =>
        kind == PartyKind.Individual ? "individual"
        : kind == PartyKind.PrivateSector || kind == PartyKind.CivilSociety ? "class"
        : kind == default ? "unknown"
        : "organization";

    private string WriteActor(Actor actor)
    {
        string type = actor.Kind == default ? "intrusion-set" : "threat-actor";
        string id = StixIds.Derive(type, $"actor\n{actor.Id}");
        if (bundle.BeginObject(type, id))
        {
            bundle.References(actor.Id, []);
            bundle.Json.WriteString("name", actor.Name);
            bundle.Texts("aliases", actor.Aliases);
            bundle.Texts("threat_actor_types", actor.Kind == default ? [] : [StixVocabulary.ActorKinds.Write(actor.Kind)]);
            bundle.EndObject();
            Omit("Actor", "Types", "What an actor is said to do has no place in an object of STIX.", actor.Types.IsEmpty ? 0 : 1);
            Omit("Actor", "Targets", "Whom an actor is said to aim at would need an object for each.", actor.Targets.IsEmpty ? 0 : 1);
            Omit("Actor", "SourceIds", "The bundle keeps the sources of incidents, not those of actors.", actor.SourceIds.IsEmpty ? 0 : 1);
            Omit("Actor", "Original", "STIX has no place for the texts of another source.", actor.Original.IsEmpty ? 0 : 1);
            Locate(id, actor.Country, type == "intrusion-set" ? "originates-from" : "located-at");
        }

        return id;
    }

    /// <summary>Says where something is, if that is known.</summary>
    private void Locate(string id, CountryCode country, string kind = "located-at")
    {
        if (country == default)
        {
            return;
        }

        string place = StixIds.Derive("location", $"country\n{country}");
        if (bundle.BeginObject("location", place))
        {
            bundle.Json.WriteString("name", country.Name);
            bundle.Json.WriteString("country", country.Alpha2 ?? country.Value);
            bundle.EndObject();
        }

        bundle.Relate(kind, id, place, $"{kind}\n{id}");
    }

    private void NoteDocument()
    {
        const string Document = nameof(CyberStatsDocument);
        Omit(Document, nameof(document.Facts), NoObject, document.Facts.Length);
        Omit(Document, nameof(document.Figures), NoObject, document.Figures.Length);
        Omit(Document, nameof(document.Attributions), "STIX attributes incidents, not conduct in general.", document.Attributions.Length);
        Omit(Document, nameof(document.Responses), NoObject, document.Responses.Length);
        Omit(Document, nameof(document.Agreements), NoObject, document.Agreements.Length);
        Omit(Document, nameof(document.Memberships), NoObject, document.Memberships.Length);
        Omit(Document, nameof(document.Vulnerabilities), "A vulnerability of STIX has no day on which a catalogue listed it.", document.Vulnerabilities.Length);
        Omit(Document, nameof(document.Covariates), NoObject, document.Covariates.Length);
        foreach (Source source in document.Sources)
        {
            if (!_usedSources.Contains(source.Id))
            {
                Omit(nameof(Source), "", "No incident and no attribution that is written refers to it.");
                continue;
            }

            const string NoProperty = "An external reference has no property for it.";
            Omit(nameof(Source), nameof(source.Publisher), NoProperty, source.Publisher is null ? 0 : 1);
            Omit(nameof(Source), nameof(source.Published), NoProperty, source.Published is null ? 0 : 1);
            Omit(nameof(Source), nameof(source.AsOf), NoProperty, source.AsOf is null ? 0 : 1);
            Omit(nameof(Source), nameof(source.Url), "Only addresses of the web are written.",
                source.Url is null || (source.Url.Scheme is "http" or "https" && source.Url.Host.Length > 0) ? 0 : 1);
            Omit(nameof(Source), nameof(source.Title), "The id is that of the import itself, which has a title of its own.", source.Id == StixSources.Dataset ? 1 : 0);
        }
    }
}
