using CyberStats.Incidents;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// All names under which an actor may stand in another record.
/// </summary>
/// <remarks>
/// The names of an id are those of the actor with that id. Any other actor that bears one of them lends its names too, but not the names of those it
/// shares one with in turn: aliases are shared between groups, and a chain of them would make all groups one.
/// </remarks>
internal sealed class ActorNames
{
    private readonly Dictionary<string, Actor> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Actor>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _names = new(StringComparer.Ordinal);

    public ActorNames(IReadOnlyList<Actor>? actors)
    {
        foreach (Actor actor in actors ?? [])
        {
            _byId.TryAdd(actor.Id, actor);
            foreach (string name in NamesOf(actor))
            {
                if (!_byName.TryGetValue(name, out List<Actor>? bearers))
                {
                    _byName[name] = bearers = [];
                }

                bearers.Add(actor);
            }
        }
    }

    /// <summary>Returns the folded names of an id, each once, in order.</summary>
    public string[] Of(string id)
    {
        if (_names.TryGetValue(id, out string[]? known))
        {
            return known;
        }

        string[] own = _byId.TryGetValue(id, out Actor? actor) ? [.. NamesOf(actor)] : [NameText.Fold(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..])];
        var all = new SortedSet<string>(own, StringComparer.Ordinal);
        foreach (string name in own)
        {
            all.UnionWith(_byName.TryGetValue(name, out List<Actor>? bearers) ? bearers.SelectMany(NamesOf) : []);
        }

        all.Remove("");
        return _names[id] = [.. all];
    }

    private static IEnumerable<string> NamesOf(Actor actor) => actor.Aliases.Prepend(actor.Name).Select(NameText.Fold).Where(name => name.Length > 0);
}
