using CyberStats.Incidents;

namespace CyberStats.Datasets.EuRepoC;

/// <summary>
/// The initiators by their names. The dataset writes a group as its names parted by slashes, the first of which identifies it here.
/// </summary>
internal sealed class Actors
{
    private const int MostAliases = 100; // of one name

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal); // by the name as it is written
    private readonly Dictionary<string, Known> _actors = new(StringComparer.Ordinal);

    /// <summary>Gets the actors, in the order in which they were met.</summary>
    public IReadOnlyList<Actor> All =>
    [
        .. _actors.Select(a => new Actor(a.Key, a.Value.Name)
        {
            Kind = a.Value.Kind,
            Country = a.Value.Country,
            Aliases = [.. a.Value.Aliases.Where(alias => alias != a.Value.Name)],
        }),
    ];

    /// <summary>Gets the number of actors to which the dataset gives different kinds or countries in different incidents.</summary>
    public int Varying => _actors.Values.Count(a => a.HasKinds || a.HasCountries);

    /// <summary>Returns the id of an initiator, and notes what is said of it in this incident.</summary>
    public string Note(string written, ActorKind kind, CountryCode country)
    {
        if (!_ids.TryGetValue(written, out string? id))
        {
            string[] names = NamesOf(written);
            string folded = string.Concat(names[0].Where(char.IsLetterOrDigit)).ToLowerInvariant();
            id = $"eurepoc:{(folded.Length == 0 ? names[0] : folded)}";
            _ids[written] = id;
            if (!_actors.TryGetValue(id, out Known? known))
            {
                _actors[id] = known = new Known(names[0]);
            }

            foreach (string alias in names)
            {
                known.Aliases.Add(alias);
            }
        }

        _actors[id].Note(kind, country);
        return id;
    }

    /// <summary>
    /// The names of "Fancy Bear/APT28/Group G0007 (GRU)": slashes inside brackets or between blanks part nothing, what is said in brackets
    /// after the last is left out, and so is the group above it that follows a "&lt;".
    /// </summary>
    internal static string[] NamesOf(string written)
    {
        string text = written.Replace('\u00A0', ' ').Trim();
        int above = text.IndexOf(" < ", StringComparison.Ordinal);
        string own = above > 0 ? text[..above].Trim() : text;
        var names = new List<string>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= own.Length; i++)
        {
            char c = i == own.Length ? '/' : own[i];
            bool isParting = c == '/' && (i == own.Length || (depth == 0 && i > 0 && own[i - 1] != ' ' && i + 1 < own.Length && own[i + 1] != ' '));
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
            if (isParting)
            {
                Add(own[start..i], isAlias: start > 0);
                start = i + 1;
            }
        }

        return names.Count == 0 ? [written.Trim()] : [.. names];

        void Add(string name, bool isAlias)
        {
            int bracket = name.IndexOf(" (", StringComparison.Ordinal);
            string trimmed = (isAlias && bracket > 0 ? name[..bracket] : name).Trim();
            if (trimmed.Length > 0 && names.Count < MostAliases)
            {
                names.Add(trimmed);
            }
        }
    }

    private sealed class Known(string name)
    {
        private ActorKind _kind;
        private CountryCode _country;

        public string Name => name;

        public HashSet<string> Aliases { get; } = new(StringComparer.Ordinal);

        public bool HasKinds { get; private set; }

        public bool HasCountries { get; private set; }

        public ActorKind Kind => HasKinds ? default : _kind;

        public CountryCode Country => HasCountries ? default : _country;

        public void Note(ActorKind kind, CountryCode country)
        {
            HasKinds |= kind != default && _kind != default && kind != _kind;
            HasCountries |= country != default && _country != default && country != _country;
            _kind = kind == default ? _kind : kind;
            _country = country == default ? _country : country;
        }
    }
}
