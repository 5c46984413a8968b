using System.Buffers;

namespace CyberStats.Incidents;

/// <summary>
/// Finds actors by any of their names. A name that several bear gives all of them: none is chosen.
/// </summary>
/// <remarks>
/// <para>
/// Two names are the same when their letters and digits are, whatever their case: "APT 28", "apt-28" and "APT28". What has neither letter nor
/// digit is compared as it stands, without outer blanks. Diacritics count: "Žubr" is not "Zubr".
/// </para>
/// <para>Immutable and safe to share between threads. Cost: linear in the length of all names to build, constant to ask.</para>
/// </remarks>
public sealed class ActorIndex
{
    private const int Short = 128; // characters of a name that are folded on the stack

    private readonly Dictionary<string, List<Actor>> _byName = new(StringComparer.Ordinal);
    private readonly List<string> _ambiguous = [];

    /// <summary>Creates an index.</summary>
    /// <param name="actors">The actors.</param>
    /// <exception cref="ArgumentNullException">The actors, or one of them, are null.</exception>
    public ActorIndex(IEnumerable<Actor> actors)
    {
        ArgumentNullException.ThrowIfNull(actors);
        foreach (Actor actor in actors)
        {
            ArgumentNullException.ThrowIfNull(actor, nameof(actors));
            Add(actor.Name, actor);
            foreach (string alias in actor.Aliases)
            {
                Add(alias, actor);
            }
        }
    }

    /// <summary>Gets the names that several actors bear, in the order in which they turned out to be shared, each as it was written then.</summary>
    public IReadOnlyList<string> AmbiguousNames => _ambiguous;

    /// <summary>Returns the actors that bear a name, in the order in which they were given: none, one, or several where it is ambiguous.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public IReadOnlyList<Actor> Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _byName.TryGetValue(Fold(name), out List<Actor>? actors) ? actors.AsReadOnly() : [];
    }

    /// <summary>Returns what two names have in common that are the same: the letters and digits in lower case.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        char[]? rented = name.Length > Short ? ArrayPool<char>.Shared.Rent(name.Length) : null;
        Span<char> folded = rented ?? stackalloc char[Short];
        int length = 0;
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                folded[length++] = char.ToLowerInvariant(c);
            }
        }

        string text = length == 0 ? name.Trim() : new string(folded[..length]);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return text;
    }

    private void Add(string name, Actor actor)
    {
        string folded = Fold(name);
        if (!_byName.TryGetValue(folded, out List<Actor>? bearers))
        {
            _byName[folded] = [actor];
        }
        else if (!ReferenceEquals(bearers[^1], actor)) // its own names can be the same
        {
            bearers.Add(actor);
            if (bearers.Count == 2)
            {
                _ambiguous.Add(name);
            }
        }
    }
}
