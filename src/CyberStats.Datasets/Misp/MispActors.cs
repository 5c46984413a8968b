using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CyberStats.Incidents;
using static CyberStats.Datasets.Misp.MispVocabulary;

namespace CyberStats.Datasets.Misp;

/// <summary>Makes actors of the cluster's values, and attributions of what it claims of them.</summary>
internal sealed class MispActors(MispOptions options, IssueList issues, SourceList sources)
{
    public const string Id = "misp";

    private const string Separator = "; "; // of a list that is kept as one text
    private const int MostBearers = 5; // named in a message

    // The members that an actor of this library has a place for; what a record cannot hold of them is kept beside.
    private static readonly HashSet<string> Coded = new(StringComparer.Ordinal)
    {
        MispField.Synonyms, MispField.Country, MispField.Sponsor, MispField.Confidence, MispField.Types, MispField.Victims,
        MispField.OtherVictims, MispField.Categories, MispField.Sectors, MispField.References,
    };

    private static readonly Party Issuer = new(Id, "MISP Project", PartyKind.Tracker);

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _spellings = new(StringComparer.OrdinalIgnoreCase); // of words that are in no table
    private readonly SortedDictionary<string, (int Texts, int Lists)> _shapes = new(StringComparer.Ordinal);

    public List<Attribution> Attributions { get; } = [];

    /// <summary>Returns the actor of a value; null, with an Error, where it gives none.</summary>
    public Actor? Read(MispEntry entry, int index)
    {
        string name = entry.Name;
        if (name.Length == 0)
        {
            issues.Error("no_name", MispField.Name, null, "The actor has no name, so it gives no record.");
            return null;
        }

        string id = $"{Id}:{IdOf(entry)}";
        issues.Name(id);
        Note(entry, index, id);
        var original = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);
        Keep(original, entry);
        (CountryCode[] sponsors, Confidence? confidence) = (SponsorsOf(entry, original), ConfidenceOf(entry, original));
        foreach (CountryCode state in sponsors)
        {
            Attributions.Add(new Attribution($"{id}/{state}", Issuer, state, id)
            {
                Basis = AttributionBasis.Unstated,
                Stance = AttributionStance.Attributes,
                Confidence = confidence,
                SourceIds = [Id],
            });
        }

        if (sponsors.Length == 0 && confidence is not null)
        {
            Keep(original, entry, MispField.Confidence);
            issues.Info("confidence_without_sponsor", MispField.Confidence, entry.Texts(MispField.Confidence)[0], "The confidence is of no claim that names a state sponsor; it is kept as it stands.");
        }

        return new Actor(id, name)
        {
            Kind = entry.Texts(MispField.Motive) is [string motive] && Motives.TryGetValue(motive, out ActorKind kind) ? kind : default,
            Country = CountryOf(entry, original),
            Aliases = [.. entry.Texts(MispField.Synonyms).Where(synonym => synonym != name).Distinct(StringComparer.Ordinal)],
            Types = TypesOf(entry, original),
            Targets = TargetsOf(entry),
            SourceIds = SourcesOf(entry),
            Original = original.ToImmutable(),
        };
    }

    /// <summary>Reports what is about the file as a whole.</summary>
    public void Finish(IReadOnlyList<Actor> actors)
    {
        issues.LeaveRecords();
        foreach ((string member, (int texts, int lists)) in _shapes)
        {
            if (texts > 0 && lists > 0)
            {
                issues.Info("mixed_shape", member, null, FormattableString.Invariant(
                    $"{texts} actors write this member as a text and {lists} as a list; both are read as lists."));
            }
        }

        var index = new ActorIndex(actors);
        foreach (string name in index.AmbiguousNames)
        {
            IReadOnlyList<Actor> bearers = index.Find(name);
            string names = string.Join(", ", bearers.Take(MostBearers).Select(a => $"'{Excerpt.Of(a.Name, 40)}'"));
            issues.Warning("ambiguous_alias", MispField.Synonyms, name, FormattableString.Invariant(
                $"{bearers.Count} actors bear this name, letters and digits alone compared: {names}{(bearers.Count > MostBearers ? ", …" : "")}. It resolves to all of them."));
        }
    }

    private string IdOf(MispEntry entry)
    {
        if (entry.Uuid.Length > 0)
        {
            return entry.Uuid;
        }

        issues.Info("no_uuid", MispField.Uuid, null, "The actor has no uuid; its id is made of its name.");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Name)), 0, 8).ToLowerInvariant();
    }

    private void Note(MispEntry entry, int index, string id)
    {
        if (entry.IsUndecodable)
        {
            issues.Warning("undecodable_bytes", null, entry.Name, "The actor holds U+FFFD, where a character was lost or bytes could not be decoded.");
        }

        if (entry.HasControls)
        {
            issues.Warning("control_characters", null, entry.Name, "The actor has control characters, which were taken out.");
        }

        bool isNewName = _names.TryAdd(entry.Name, index);
        if (!_ids.TryAdd(id, index))
        {
            issues.Warning("duplicate_id", MispField.Uuid, entry.Uuid, FormattableString.Invariant(
                $"The actor at index {_ids[id]} has the same id; no document takes both."));
        }
        else if (!isNewName)
        {
            issues.Info("duplicate_candidate", MispField.Name, entry.Name, FormattableString.Invariant($"The actor at index {_names[entry.Name]} has the same name."));
        }

        foreach (string member in entry.MetaNames)
        {
            (int texts, int lists) = _shapes.GetValueOrDefault(member);
            _shapes[member] = entry.Lists.Contains(member) ? (texts, lists + 1) : (texts + 1, lists);
        }
    }

    /// <summary>Keeps what has no place in an actor.</summary>
    private static void Keep(ImmutableSortedDictionary<string, string>.Builder original, MispEntry entry)
    {
        if (entry.Description.Length > 0)
        {
            original[MispField.Description] = entry.Description;
        }

        if (entry.Related.Count > 0)
        {
            original[MispField.Related] = string.Join(Separator, entry.Related);
        }

        foreach ((string name, string text) in entry.Others)
        {
            original[name] = text;
        }

        foreach (string member in entry.MetaNames)
        {
            if (!Coded.Contains(member))
            {
                Keep(original, entry, member);
            }
        }
    }

    private static void Keep(ImmutableSortedDictionary<string, string>.Builder original, MispEntry entry, string member)
    {
        if (entry.Texts(member) is { Count: > 0 } texts)
        {
            original[member.Length > 0 ? member : "\"\""] = string.Join(Separator, texts);
        }
    }

    private CountryCode CountryOf(MispEntry entry, ImmutableSortedDictionary<string, string>.Builder original)
    {
        IReadOnlyList<string> texts = entry.Texts(MispField.Country);
        if (texts.Count == 0)
        {
            return default;
        }

        if (texts.Count == 1 && CountryCode.TryFromAlpha2(texts[0], out CountryCode country))
        {
            return country;
        }

        Keep(original, entry, MispField.Country);
        issues.Warning("unknown_country", MispField.Country, texts[0], texts.Count == 1
            ? "The country is no code of ISO 3166-1 alpha-2; it was dropped."
            : "The actor has several countries and a record has one; none was chosen.");
        return default;
    }

    private CountryCode[] SponsorsOf(MispEntry entry, ImmutableSortedDictionary<string, string>.Builder original)
    {
        var states = new List<CountryCode>();
        foreach (string text in entry.Texts(MispField.Sponsor))
        {
            if (CountryNames.TryFind(text, out CountryCode state))
            {
                if (!states.Contains(state))
                {
                    states.Add(state);
                }
            }
            else
            {
                Keep(original, entry, MispField.Sponsor);
                if (text.Equals("Unknown", StringComparison.OrdinalIgnoreCase))
                {
                    issues.Info("sponsor_unknown", MispField.Sponsor, text, "The cluster says that the sponsor is not known.");
                }
                else
                {
                    issues.Warning("sponsor_unparsed", MispField.Sponsor, text, "The sponsor is no country known by that name; it was dropped.");
                }
            }
        }

        return [.. states];
    }

    private Confidence? ConfidenceOf(MispEntry entry, ImmutableSortedDictionary<string, string>.Builder original)
    {
        IReadOnlyList<string> texts = entry.Texts(MispField.Confidence);
        if (texts.Count == 0)
        {
            return null;
        }

        if (texts.Count > 1 || !byte.TryParse(texts[0], NumberStyles.None, CultureInfo.InvariantCulture, out byte score) || score > 100)
        {
            Keep(original, entry, MispField.Confidence);
            issues.Warning("confidence_unreadable", MispField.Confidence, texts[0], "The confidence is no whole number from 0 to 100; it was dropped.");
            return null;
        }

        if (score == 50 && options.TakeFiftyForUnstated)
        {
            Keep(original, entry, MispField.Confidence);
            issues.Info("confidence_default", MispField.Confidence, texts[0], "The cluster writes 50 where nobody has judged; it was taken for not stated.");
            return null;
        }

        return new Confidence(score);
    }

    private ImmutableArray<IncidentType> TypesOf(MispEntry entry, ImmutableSortedDictionary<string, string>.Builder original)
    {
        var types = ImmutableArray.CreateBuilder<IncidentType>();
        foreach (string text in entry.Texts(MispField.Types))
        {
            if (!Types.TryGetValue(text, out IncidentType type))
            {
                Keep(original, entry, MispField.Types);
                bool isCode = IncidentType.TryParse(Code(text), out type);
                issues.Warning("unknown_type", MispField.Types, text, isCode
                    ? $"The type is not one of those known; it is kept as '{type}'."
                    : "The type is not one of those known, and makes no code; it was dropped.");
            }

            if (type != default)
            {
                types.Add(type);
            }
        }

        return types.ToImmutable();
    }

    /// <summary>Those it is said to aim at: the victims that are countries by their code, the others by their words; then kinds and sectors.</summary>
    private ImmutableArray<Victim> TargetsOf(MispEntry entry)
    {
        var targets = ImmutableArray.CreateBuilder<Victim>();
        foreach (string member in (ReadOnlySpan<string>)[MispField.Victims, MispField.OtherVictims])
        {
            foreach (string text in entry.Texts(member))
            {
                if (!CountryNames.TryFind(text, out CountryCode country))
                {
                    issues.Warning("victim_unparsed", member, text, "The victim is no country known by that name; it is kept as it is written.");
                }

                targets.Add(new Victim(text) { Country = country });
            }
        }

        foreach (string member in (ReadOnlySpan<string>)[MispField.Categories, MispField.Sectors])
        {
            foreach (string text in entry.Texts(member))
            {
                targets.Add(CategoryOf(member, text));
            }
        }

        return targets.ToImmutable();
    }

    private Victim CategoryOf(string member, string text)
    {
        ref string? usual = ref CollectionsMarshal.GetValueRefOrAddDefault(_spellings, text, out _);
        usual ??= Usual(text);
        if (usual != text)
        {
            issues.Info("category_spelling", member, text, $"The category is usually written '{Excerpt.Of(usual)}'.");
        }

        var target = new Victim(usual);
        if (Kinds.TryGetValue(text, out PartyKind kind))
        {
            return target with { Kinds = [kind] };
        }

        return Sectors.TryGetValue(text, out Sector sector) || Sector.TryParse(Code(text), out sector) ? target with { Sectors = [sector] } : target;
    }

    /// <summary>A word as the tables spell it; as it is first met where they do not have it.</summary>
    private static string Usual(string text) =>
        Kinds.Keys.Concat(Sectors.Keys).FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text;

    private ImmutableArray<string> SourcesOf(MispEntry entry)
    {
        IReadOnlyList<string> links = entry.Texts(MispField.References);
        foreach (string link in links)
        {
            sources.AddLink(link);
        }

        return [Id, .. links.Distinct(StringComparer.Ordinal)];
    }
}
