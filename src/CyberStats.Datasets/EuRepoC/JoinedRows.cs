namespace CyberStats.Datasets.EuRepoC;

/// <summary>The rows of a file that belong to incidents, by the id of the incident.</summary>
/// <remarks>No object for each row, nor for each incident: a file has many, and all are held until the global file has been read.</remarks>
internal sealed class JoinedRows<TRow>
    where TRow : struct
{
    private readonly Dictionary<string, Chain> _chains = new(StringComparer.Ordinal);
    private readonly List<TRow> _rows = [];
    private readonly List<int> _next = []; // the next row of the same incident; -1 after its last
    private readonly List<TRow> _taken = [];

    public void Add(string id, TRow row)
    {
        ref Chain chain = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_chains, id, out bool exists);
        if (exists)
        {
            _next[chain.Last] = _rows.Count;
            chain.Last = _rows.Count;
        }
        else
        {
            chain = new Chain { First = _rows.Count, Last = _rows.Count };
        }

        _rows.Add(row);
        _next.Add(-1);
    }

    /// <summary>Returns the rows of an incident, in the order of the file, until it is asked again; notes that they have been used.</summary>
    public IReadOnlyList<TRow> Take(string id)
    {
        _taken.Clear();
        ref Chain chain = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(_chains, id);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref chain))
        {
            chain.IsUsed = true;
            _taken.AddRange(RowsOf(chain));
        }

        return _taken;
    }

    /// <summary>Returns the rows of incidents that nobody has asked for.</summary>
    public IEnumerable<(string Id, TRow Row)> Unused() => _chains.Where(c => !c.Value.IsUsed).SelectMany(c => RowsOf(c.Value).Select(row => (c.Key, row)));

    private IEnumerable<TRow> RowsOf(Chain chain)
    {
        for (int i = chain.First; i >= 0; i = _next[i])
        {
            yield return _rows[i];
        }
    }

    private struct Chain
    {
        public int First;
        public int Last;
        public bool IsUsed;
    }
}
