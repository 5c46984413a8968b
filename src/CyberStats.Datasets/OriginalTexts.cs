using System.Collections.Immutable;

namespace CyberStats.Datasets;

/// <summary>
/// Gathers what one row said in its own words. Rows that say the same, save in one field, share all but the node of that field.
/// </summary>
/// <param name="own">The field whose text is each row's own, such as the description.</param>
internal sealed class OriginalTexts(string own)
{
    private const int MostRemembered = 10_000;
    private const int LongestRemembered = 500; // characters of all texts of a row

    private readonly Dictionary<int, ((string Field, string Text)[] Texts, ImmutableSortedDictionary<string, string> Shared)> _known = [];
    private readonly List<(string Field, string Text)> _texts = [];
    private string? _ownText;

    /// <summary>Forgets the row before.</summary>
    public void Clear()
    {
        _texts.Clear();
        _ownText = null;
    }

    /// <summary>Keeps a text unless it is blank; of two for a field, the later one.</summary>
    public void Keep(string field, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _texts.Add((field, text));
        }
    }

    /// <summary>Keeps the text that is the row's own unless it is blank.</summary>
    public void KeepOwn(string text) => _ownText = string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>Returns the texts.</summary>
    public ImmutableSortedDictionary<string, string> ToImmutable()
    {
        ImmutableSortedDictionary<string, string> shared = Shared();
        return _ownText is null ? shared : shared.SetItem(own, _ownText);
    }

    private ImmutableSortedDictionary<string, string> Shared()
    {
        int length = 0;
        int key = _ownText is null ? 1 : 2;
        foreach ((string field, string text) in _texts)
        {
            length += text.Length;
            key = (key * 31) + field.Length;
            key = (((((key * 31) + text.Length) * 31) + text[0]) * 31) + text[^1]; // enough to tell the words of a vocabulary apart
        }

        if (length > LongestRemembered)
        {
            return Built();
        }

        if (_known.TryGetValue(key, out ((string Field, string Text)[] Texts, ImmutableSortedDictionary<string, string> Shared) known)
            && known.Shared.ContainsKey(own) == _ownText is not null && known.Texts.AsSpan().SequenceEqual(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_texts)))
        {
            return known.Shared;
        }

        ImmutableSortedDictionary<string, string> built = Built();
        if (_known.Count < MostRemembered)
        {
            _known.TryAdd(key, ([.. _texts], built));
        }

        return built;
    }

    /// <summary>The row's own field comes first, and so to the root, as far as the rest lets it: there it costs one node to set it.</summary>
    private ImmutableSortedDictionary<string, string> Built()
    {
        ImmutableSortedDictionary<string, string>.Builder all = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);
        if (_ownText is not null)
        {
            all[own] = "";
        }

        foreach ((string field, string text) in _texts)
        {
            all[field] = text;
        }

        return all.ToImmutable();
    }
}
