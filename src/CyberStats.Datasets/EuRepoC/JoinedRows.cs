namespace CyberStats.Datasets.EuRepoC;

/// <summary>The rows of a file that belong to incidents, by the id of the incident.</summary>
internal sealed class JoinedRows<TRow>
    where TRow : class
{
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    public void Add(string id, TRow row)
    {
        if (!_groups.TryGetValue(id, out Group? group))
        {
            _groups[id] = group = new Group();
        }

        group.Rows.Add(row);
    }

    /// <summary>Returns the rows of an incident, in the order of the file, and notes that they have been used.</summary>
    public IReadOnlyList<TRow> Take(string id)
    {
        if (!_groups.TryGetValue(id, out Group? group))
        {
            return [];
        }

        group.IsUsed = true;
        return group.Rows;
    }

    /// <summary>Returns the rows of incidents that nobody has asked for.</summary>
    public IEnumerable<(string Id, TRow Row)> Unused() => _groups.Where(g => !g.Value.IsUsed).SelectMany(g => g.Value.Rows.Select(row => (g.Key, row)));

    private sealed class Group
    {
        public List<TRow> Rows { get; } = [];

        public bool IsUsed { get; set; }
    }
}
