using System.Collections.Immutable;
using System.Text.Json;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Veris;

/// <summary>Who acted, and which state stands behind them by the dataset's word.</summary>
/// <remarks>
/// An actor that the record names is one for all records that name it, and has the kind and the country that all of them give it. One without a name, of which the record knows something, is an actor
/// of that incident alone: nothing tells two of them apart, or makes them one.
/// </remarks>
internal sealed class VerisActors(VerisRow row)
{
    private readonly Dictionary<string, Known> _actors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unnamed = new(StringComparer.Ordinal);
    private readonly List<VerisSide> _sides = [];
    private readonly List<string> _ids = [];
    private readonly List<CountryCode> _states = [];

    public IReadOnlyList<Actor> All => [.. _actors.Select(a => new Actor(a.Key, a.Value.Name) { Kind = a.Value.Kind, Country = a.Value.Country })];

    /// <summary>Gets the number of actors to which records give different kinds or countries.</summary>
    public int Differing => _actors.Values.Count(a => a.KindsDiffer || a.CountriesDiffer);

    /// <summary>Gets the ids of the record's actors.</summary>
    public ImmutableArray<string> Ids => [.. _ids];

    /// <summary>Gets the states accused.</summary>
    public IReadOnlyList<CountryCode> States => _states;

    /// <summary>Gets the id of the one actor of whom a state is accused; null where there are several or none.</summary>
    public string? SponsoredId { get; private set; }

    /// <summary>Begins a record.</summary>
    public void Begin()
    {
        _sides.Clear();
        _ids.Clear();
        _states.Clear();
        SponsoredId = null;
    }

    public void Read(ref Utf8JsonReader reader, VerisPath path)
    {
        Begin(); // of two members of one name the last is taken
        if (!row.IsObject(ref reader, path.Text))
        {
            return;
        }

        while (VerisRow.NextMember(ref reader, path, out VerisPath member))
        {
            if (member.Name is not ("external" or "internal" or "partner" or "unknown"))
            {
                row.Issues.Warning("unknown_value", path.Text, member.Name, "The side is not in the standard's list; what it says was only kept.");
                row.KeepAll(ref reader, member);
            }
            else if (row.IsObject(ref reader, member.Text))
            {
                ReadSide(ref reader, member);
            }
        }
    }

    /// <summary>Makes actors of what was read.</summary>
    /// <param name="dataset">The dataset, in which names are unique.</param>
    /// <param name="record">The id of the record in the dataset, for actors without a name.</param>
    public void Finish(string dataset, string record)
    {
        foreach (VerisSide side in _sides)
        {
            int before = _states.Count;
            int actors = _ids.Count;
            bool isState = side.Path.Name == "external" && IsStates(side.Varieties);
            ActorKind kind = side.Path.Name switch
            {
                "external" => KindOf(side.Varieties, side.Path),
                "internal" => ActorKind.Insider,
                "partner" => VerisVocabulary.Partner,
                _ => default,
            };
            AddActors(side, kind, CountryOf(side.Countries, side.Path, isState), dataset, record);
            if (_states.Count > before && _ids.Count == actors + 1)
            {
                SponsoredId = _ids[^1];
            }
        }
    }

    private void ReadSide(ref Utf8JsonReader reader, VerisPath path)
    {
        VerisWords varieties = VerisWords.None, names = VerisWords.None, countries = VerisWords.None;
        while (VerisRow.NextMember(ref reader, path, out VerisPath member))
        {
            switch (member.Name)
            {
                case "variety":
                    varieties = row.KeepWords(ref reader, member);
                    break;
                case "name":
                    names = row.Words(ref reader, member.Text);
                    break;
                case "country":
                    countries = row.Words(ref reader, member.Text);
                    break;
                default:
                    row.KeepAll(ref reader, member);
                    break;
            }
        }

        _sides.Add(new VerisSide(path, varieties, names, countries));
    }

    private void AddActors(in VerisSide side, ActorKind kind, CountryCode country, string dataset, string record)
    {
        bool isNamed = false;
        foreach (string name in side.Names.Items)
        {
            if (name is VerisVocabulary.Unknown or "NA")
            {
                continue;
            }

            isNamed = true;
            string folded = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
            string id = $"{dataset}:{(folded.Length == 0 ? name : folded)}";
            Note(id, name, kind, country);
        }

        if (isNamed && country != default)
        {
            row.Keep(side.Path.Text + ".country", side.Countries.Joined); // other records may place the actor elsewhere
        }

        if (!isNamed && (kind != default || country != default))
        {
            string id = $"{dataset}:{record}/{side.Path.Name}";
            string name = side.Varieties.IsUnknown ? side.Path.Name : side.Varieties.Joined;
            if (!_unnamed.TryGetValue(name, out string? shown))
            {
                _unnamed[name] = shown = $"{name} (not named)";
            }

            Note(id, shown, kind, country);
        }
    }

    private void Note(string id, string name, ActorKind kind, CountryCode country)
    {
        if (!_actors.TryGetValue(id, out Known? known))
        {
            _actors[id] = known = new Known(name);
        }

        known.Note(kind, country);
        _ids.Add(id);
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

    /// <summary>What the records say of an actor; unknown where they differ.</summary>
    private sealed class Known(string name)
    {
        private ActorKind _kind;
        private CountryCode _country;

        public string Name => name;

        public bool KindsDiffer { get; private set; }

        public bool CountriesDiffer { get; private set; }

        public ActorKind Kind => KindsDiffer ? default : _kind;

        public CountryCode Country => CountriesDiffer ? default : _country;

        public void Note(ActorKind kind, CountryCode country)
        {
            KindsDiffer |= kind != default && _kind != default && kind != _kind;
            CountriesDiffer |= country != default && _country != default && country != _country;
            _kind = kind == default ? _kind : kind;
            _country = country == default ? _country : country;
        }
    }

    /// <summary>One side of the actors: external, internal or partner.</summary>
    private readonly record struct VerisSide(VerisPath Path, VerisWords Varieties, VerisWords Names, VerisWords Countries);
}
