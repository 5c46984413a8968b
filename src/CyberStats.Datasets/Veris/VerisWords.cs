using System.Collections.Immutable;

namespace CyberStats.Datasets.Veris;

/// <summary>A list of words, such as the varieties of an action.</summary>
internal sealed class VerisWords
{
    public static readonly VerisWords None = new([]);

    public VerisWords(ImmutableArray<string> items)
    {
        Items = items;
        Joined = items.Length == 1 ? items[0] : string.Join("; ", items);
        IsUnknown = true;
        foreach (string item in items)
        {
            IsUnknown &= item == VerisVocabulary.Unknown;
        }
    }

    public ImmutableArray<string> Items { get; }

    /// <summary>Gets the words with "; " between.</summary>
    public string Joined { get; }

    /// <summary>Gets whether there is nothing in it but "Unknown".</summary>
    public bool IsUnknown { get; }
}
