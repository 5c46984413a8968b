using System.Collections.Immutable;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Stix;

/// <summary>Makes parties, victims and actors of identities and threat actors, with the countries in which they are.</summary>
internal sealed class StixParties
{
    /// <summary>Who says what no creator is named for.</summary>
    public static readonly Party Unstated = new("stix:unstated", "Not stated");

    private readonly StixObjects _objects;
    private readonly IssueList _issues;
    private readonly ILookup<string, StixRelation> _relations;
    private readonly Dictionary<string, Party> _parties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Actor> _actorsById = new(StringComparer.Ordinal);
    private readonly List<Actor> _inOrder = [];

    public StixParties(StixObjects objects, IssueList issues)
    {
        (_objects, _issues) = (objects, issues);
        _relations = objects.All.OfType<StixRelation>().Where(r => !r.IsWithdrawn).ToLookup(r => r.Source, StringComparer.Ordinal);
    }

    /// <summary>Gets the actors, in the order of the file.</summary>
    public IReadOnlyList<Actor> Actors => _inOrder;

    /// <summary>Returns the relationships that start at an object, in the order of the file.</summary>
    public IEnumerable<StixRelation> From(string id) => _relations[id];

    /// <summary>Makes actors of all intrusion sets and threat actors but those that were withdrawn.</summary>
    public void AddActors()
    {
        foreach (StixActor actor in _objects.All.OfType<StixActor>().Where(a => !a.HasLabel(StixLabels.AccusedState)))
        {
            _issues.LeaveRecords();
            if (actor.IsWithdrawn)
            {
                _issues.Name(actor.Id);
                _issues.Info("withdrawn_actor", null, actor.Name, "Its creator revoked or deprecated the actor; it is left out unless a record refers to it.");
            }
            else
            {
                ActorOf(actor);
            }
        }
    }

    /// <summary>Returns the party that created something.</summary>
    public Party Creator(string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            _issues.Info("no_creator", "created_by_ref", null, "Nothing says who makes the attribution.");
            return Unstated;
        }

        if (_parties.TryGetValue(id, out Party? known))
        {
            return known;
        }

        if (_objects.Find<StixIdentity>(id) is not { } identity)
        {
            Dangling("created_by_ref", id);
            return new Party(id, id);
        }

        return _parties[id] = new Party(Given(identity.OwnId) ?? id, Given(identity.Name) ?? id, KindsOf(identity).FirstOrDefault()) { Country = CountryOf(id) };
    }

    /// <summary>Returns the victim that an identity is.</summary>
    public Victim VictimOf(StixIdentity identity, StixRelation? relation)
    {
        var sectors = ImmutableArray.CreateBuilder<Sector>();
        foreach (string word in identity.Sectors)
        {
            if (StixVocabulary.Sectors.TryRead(word, out Sector sector))
            {
                sectors.Add(sector);
            }
            else
            {
                _issues.Warning("unknown_word", "sectors", word, "The sector has not the form of a code; it was dropped.");
            }
        }

        return new Victim(identity.HasLabel(StixLabels.Unnamed) ? null : identity.Name)
        {
            Country = CountryOf(identity.Id),
            Kinds = KindsOf(identity),
            Sectors = sectors.ToImmutable(),
            Role = relation is null ? default : StixLabels.Find<VictimRole>(relation, StixLabels.Role),
        };
    }

    /// <summary>Returns the record of an actor.</summary>
    public Actor ActorOf(StixActor actor)
    {
        if (_actors.TryGetValue(actor.Id, out Actor? known))
        {
            return known;
        }

        string name = Given(actor.Name) ?? actor.Id;
        bool isOwn = actor.OwnId is not null;
        return Add(actor.Id, new Actor(Given(actor.OwnId) ?? actor.Id, name)
        {
            Kind = KindOf(actor),
            Country = CountryOf(actor.Id),
            Aliases = [.. actor.Aliases.Where(a => !string.IsNullOrWhiteSpace(a) && (isOwn || a != name))],
        });
    }

    /// <summary>Returns the record of an actor of whom only the identity is known.</summary>
    public Actor ActorOf(StixIdentity identity) => _actors.TryGetValue(identity.Id, out Actor? known)
        ? known
        : Add(identity.Id, new Actor(identity.Id, Given(identity.Name) ?? identity.Id) { Country = CountryOf(identity.Id) });

    /// <summary>Returns the state that an actor is attributed to, or stands for; unknown where there is none.</summary>
    public CountryCode StateBehind(StixActor actor)
    {
        if (actor.HasLabel(StixLabels.AccusedState))
        {
            return CountryOf(actor.Id);
        }

        foreach (StixRelation relation in _relations[actor.Id].Where(r => r.Kind == "attributed-to"))
        {
            if (_objects.Find<StixIdentity>(relation.Target) is { Name: { } name } && CountryNames.TryFind(name, out CountryCode state))
            {
                return state;
            }
        }

        return default;
    }

    /// <summary>Returns the country of a place; unknown where it names none that is known.</summary>
    public CountryCode CountryOf(StixLocation place)
    {
        string text = place.Country?.Trim() ?? "";
        if (text.Length == 0)
        {
            return default;
        }

        if (CountryCode.TryFromAlpha2(text.ToUpperInvariant(), out CountryCode code) || (text.Length == 3 && CountryCode.TryParse(text.ToUpperInvariant(), out code))
            || CountryNames.TryFind(text, out code))
        {
            return code;
        }

        _issues.Warning("unknown_country", "country", text, "The country of a location is no code of ISO 3166-1 and no name known; it was dropped.");
        return default;
    }

    /// <summary>Reports a reference to what is not in the import.</summary>
    public void Dangling(string field, string id) =>
        _issues.Warning("dangling_reference", field, id, "What is referred to is not in the import, or is of another type; the reference was dropped.");

    private CountryCode CountryOf(string id)
    {
        foreach (StixRelation relation in _relations[id].Where(r => r.Kind is "located-at" or "originates-from"))
        {
            if (_objects.Find<StixLocation>(relation.Target) is not { } place)
            {
                Dangling(relation.Kind, relation.Target);
            }
            else if (CountryOf(place) is var country && country != default)
            {
                return country;
            }
        }

        return default;
    }

    /// <summary>The first type that is a kind known here, else the first.</summary>
    private static ActorKind KindOf(StixActor actor)
    {
        ActorKind[] kinds = [.. actor.Types.Select(t => StixVocabulary.ActorKinds.TryRead(t, out ActorKind kind) ? kind : default).Where(kind => kind != default)];
        return kinds.Length == 0 ? default : Array.Find(kinds, kind => kind.IsKnown) is var known && known != default ? known : kinds[0];
    }

    private static ImmutableArray<PartyKind> KindsOf(StixIdentity identity)
    {
        if (identity.OwnId is not null)
        {
            return [.. identity.LabelsOf(StixLabels.Kind).Select(word => StixVocabulary.PartyKinds.TryRead(word, out PartyKind kind) ? kind : default)];
        }

        return identity.IdentityClass == "individual" ? [PartyKind.Individual]
            : Array.Exists(identity.Sectors, s => s.StartsWith("government", StringComparison.Ordinal)) ? [PartyKind.Government]
            : Array.Exists(identity.Sectors, s => s == "non-profit") ? [PartyKind.NonProfit]
            : [];
    }

    /// <summary>Adds an actor; of two objects that are one actor in the document from which they were written, the first stands for both.</summary>
    private Actor Add(string id, Actor actor)
    {
        if (_actorsById.TryAdd(actor.Id, actor))
        {
            _inOrder.Add(actor);
        }

        return _actors[id] = _actorsById[actor.Id];
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
