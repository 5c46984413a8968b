namespace CyberStats.Datasets;

/// <summary>What was made of cells that recur, so that each is read once. It forgets all when it is full: a hostile file has no two alike.</summary>
internal sealed class Memo<TKey, TValue>(IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private const int Most = 50_000;

    private readonly Dictionary<TKey, TValue> _known = new(comparer);

    public bool TryGetValue(TKey key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TValue value) => _known.TryGetValue(key, out value);

    public TValue Keep(TKey key, TValue value)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        return _known[key] = value;
    }
}
