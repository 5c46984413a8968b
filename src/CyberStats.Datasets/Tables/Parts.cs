using System.Collections.Immutable;

namespace CyberStats.Datasets.Tables;

/// <summary>The rows of a table that belong to records of another, by the key of those.</summary>
/// <typeparam name="T">What each row is.</typeparam>
internal sealed class Parts<T>
{
    private readonly Dictionary<string, (TableRow First, ImmutableArray<T>.Builder Items)> _byKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public Parts(IEnumerable<TableRow> rows, Func<TableRow, string?> key, Func<TableRow, T> make)
    {
        foreach (TableRow row in rows)
        {
            string owner = key(row) ?? "";
            if (!_byKey.TryGetValue(owner, out var parts))
            {
                _byKey[owner] = parts = (row, ImmutableArray.CreateBuilder<T>());
            }

            parts.Items.Add(row.Make(() => make(row)));
        }
    }

    /// <summary>Returns what belongs to a record.</summary>
    public ImmutableArray<T> Of(string key)
    {
        _taken.Add(key);
        return _byKey.TryGetValue(key, out var parts) ? parts.Items.ToImmutable() : [];
    }

    /// <summary>Makes sure that every row belongs to a record.</summary>
    /// <exception cref="InvalidDataException">One does not.</exception>
    public void RequireAllTaken()
    {
        foreach ((string key, (TableRow first, _)) in _byKey)
        {
            if (!_taken.Contains(key))
            {
                throw first.Wrong($"the record that it belongs to, '{Excerpt.Of(key)}', is not there");
            }
        }
    }
}
