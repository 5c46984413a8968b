using System.Collections.Immutable;
using System.Globalization;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Cissm;

/// <summary>Gathers the actors of one file: what all rows say alike of an actor is said of it.</summary>
internal sealed class CissmActors(string source)
{
    private readonly Dictionary<string, Entry?> _byCell = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _byId = new(StringComparer.Ordinal);
    private readonly List<Entry> _entries = [];

    public IReadOnlyList<Actor> All => [.. _entries.Select(e => new Actor(e.Id, e.Name) { Kind = e.KindsDiffer ? default : e.Kind, Country = e.CountriesDiffer ? default : e.Country })];

    /// <summary>Gets how many actors have more than one kind, or more than one country, in the rows.</summary>
    public int Differing => _entries.Count(e => e.KindsDiffer || e.CountriesDiffer);

    /// <summary>Notes what a row says of an actor, and returns its id; none where the name has neither letter nor digit.</summary>
    public ImmutableArray<string> Note(string name, ActorKind kind, CountryCode country)
    {
        if (!_byCell.TryGetValue(name, out Entry? entry))
        {
            _byCell[name] = entry = EntryOf(name);
        }

        entry?.Note(kind, country);
        return entry is null ? [] : entry.Ids;
    }

    /// <summary>The letters and digits of the name are the id, so that "Lazarus-Group" and "Lazarus Group" are one actor.</summary>
    private Entry? EntryOf(string name)
    {
        string fold = string.Concat(name.Where(char.IsLetterOrDigit)).ToLower(CultureInfo.InvariantCulture);
        if (fold.Length == 0)
        {
            return null;
        }

        string id = $"{source}:{fold}";
        if (!_byId.TryGetValue(id, out Entry? entry))
        {
            entry = new Entry(id, name.Trim());
            _byId.Add(id, entry);
            _entries.Add(entry);
        }

        return entry;
    }

    private sealed class Entry(string id, string name)
    {
        public string Id { get; } = id;

        /// <summary>Gets the list of the id, one for all incidents of the actor.</summary>
        public ImmutableArray<string> Ids { get; } = [id];

        public string Name { get; } = name;

        public ActorKind Kind { get; private set; }

        public CountryCode Country { get; private set; }

        public bool KindsDiffer { get; private set; }

        public bool CountriesDiffer { get; private set; }

        public void Note(ActorKind kind, CountryCode country)
        {
            KindsDiffer |= Kind != default && kind != default && kind != Kind;
            CountriesDiffer |= Country != default && country != default && country != Country;
            Kind = Kind == default ? kind : Kind;
            Country = Country == default ? country : Country;
        }
    }
}
