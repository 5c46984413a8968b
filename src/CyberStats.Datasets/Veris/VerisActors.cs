using System.Collections.Immutable;
using System.Text.Json;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Veris;

/// <summary>Who acted, and which state stands behind them by the dataset's word.</summary>
/// <remarks>
/// An actor that the record names is one for all records that name it. One without a name, of which the record knows something, is an actor
/// of that incident alone: nothing tells two of them apart, or makes them one.
/// </remarks>
internal sealed class VerisActors(VerisRow row)
{
    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];
    private readonly List<CountryCode> _states = [];

    public IReadOnlyList<Actor> All => [.. _actors.Values];

    /// <summary>Gets the ids of the record's actors.</summary>
    public ImmutableArray<string> Ids => [.. _ids];

    /// <summary>Gets the states accused.</summary>
    public IReadOnlyList<CountryCode> States => _states;

    /// <summary>Gets the id of the one actor of whom a state is accused; null where there are several or none.</summary>
    public string? SponsoredId { get; private set; }

    public void Read(JsonElement actors, VerisPath path, string dataset)
    {
        _ids.Clear();
        _states.Clear();
        SponsoredId = null;
        if (!row.IsObject(actors, path.Text))
        {
            return;
        }

        foreach (JsonProperty member in actors.EnumerateObject())
        {
            VerisPath place = path.Below(member);
            if (place.Text is not ("actor.external" or "actor.internal" or "actor.partner" or "actor.unknown"))
            {
                row.Issues.Warning("unknown_value", path.Text, place.Name, "The side is not in the standard's list; what it says was only kept.");
                row.KeepAll(member.Value, place);
            }
            else if (row.IsObject(member.Value, place.Text))
            {
                ReadSide(member.Value, place, dataset);
            }
        }
    }

    private void ReadSide(JsonElement side, VerisPath path, string dataset)
    {
        VerisWords varieties = VerisWords.None, names = VerisWords.None, countries = VerisWords.None;
        foreach (JsonProperty member in side.EnumerateObject())
        {
            VerisPath place = path.Below(member);
            switch (place.Name)
            {
                case "variety":
                    varieties = row.Words(member.Value, place.Text);
                    row.Keep(place.Text, varieties.IsUnknown ? null : varieties.Joined);
                    break;
                case "name":
                    names = row.Words(member.Value, place.Text);
                    break;
                case "country":
                    countries = row.Words(member.Value, place.Text);
                    break;
                default:
                    row.KeepAll(member.Value, place);
                    break;
            }
        }

        bool isExternal = path.Name == "external";
        ActorKind kind = path.Name switch
        {
            "external" => KindOf(varieties, path),
            "internal" => ActorKind.Insider,
            "partner" => VerisVocabulary.Partner,
            _ => default,
        };
        int before = _states.Count;
        CountryCode country = CountryOf(countries, path, isState: isExternal && IsStates(varieties));
        int actors = _ids.Count;
        AddActors(names, kind, country, path, varieties, dataset);
        if (_states.Count > before && _ids.Count == actors + 1)
        {
            SponsoredId = _ids[^1];
        }
    }

    private void AddActors(VerisWords names, ActorKind kind, CountryCode country, VerisPath path, VerisWords varieties, string dataset)
    {
        bool isNamed = false;
        foreach (string name in names.Items)
        {
            if (name is VerisVocabulary.Unknown or "NA")
            {
                continue;
            }

            isNamed = true;
            string folded = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
            string id = $"{dataset}:{(folded.Length == 0 ? name : folded)}";
            _actors.TryAdd(id, new Actor(id, name) { Kind = kind, Country = country });
            _ids.Add(id);
        }

        if (!isNamed && (kind != default || country != default))
        {
            string id = $"{row.Id}/{path.Name}";
            string name = varieties.IsUnknown ? path.Name : varieties.Joined;
            _actors.TryAdd(id, new Actor(id, $"{name} (not named)") { Kind = kind, Country = country });
            _ids.Add(id);
        }
    }

    private static bool IsStates(VerisWords varieties)
    {
        foreach (string word in varieties.Items)
        {
            if (word is "Nation-state" or "State-affiliated")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The kind that the varieties tell; unknown where they tell several.</summary>
    private ActorKind KindOf(VerisWords varieties, VerisPath path)
    {
        ActorKind kind = default;
        bool isOne = true;
        foreach (string word in varieties.Items)
        {
            if (!VerisVocabulary.Actors.TryGetValue(word, out ActorKind found))
            {
                row.Issues.Warning("unknown_value", path.Text + ".variety", word, "The variety is not in the standard's list; no kind of actor was derived from it.");
            }
            else if (found != default)
            {
                isOne &= kind == default || kind == found;
                kind = found;
            }
        }

        return isOne ? kind : default;
    }

    /// <summary>The one country of the side, and the states accused where it acts for states.</summary>
    private CountryCode CountryOf(VerisWords countries, VerisPath path, bool isState)
    {
        CountryCode one = default;
        int found = 0;
        foreach (string word in countries.Items)
        {
            if (row.Country(word, path.Text + ".country") is var code && code != default)
            {
                one = code;
                found++;
                if (isState && !_states.Contains(code))
                {
                    _states.Add(code);
                }
            }
        }

        if (found > 1)
        {
            row.Keep(path.Text + ".country", countries.Joined);
        }

        if (isState && found == 0)
        {
            row.Issues.Info("no_sponsor", path.Text + ".country", null, "The actor is a state or acts for one, and the record does not say which.");
        }

        return found == 1 ? one : default;
    }
}
