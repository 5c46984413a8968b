using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace CyberStats;

/// <summary>
/// What the records need so that their collections are never default, hold each code once, and compare by content.
/// </summary>
internal static class Collections
{
    private const int FewItems = 8; // compared each with each, quicker than a set

    /// <summary>Returns the array, empty in place of default.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // a count reads such a member a million times
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> items) => items.IsDefault ? [] : items;

    /// <summary>Returns the array without repeated items, in the order of their first appearance; the same array where none repeats.</summary>
    public static ImmutableArray<T> Once<T>(this ImmutableArray<T> items)
    {
        if (items.IsDefaultOrEmpty)
        {
            return [];
        }

        if (items.Length <= FewItems && !HasRepetition(items.AsSpan()))
        {
            return items;
        }

        ImmutableArray<T> distinct = [.. items.Distinct()];
        return distinct.Length == items.Length ? items : distinct;
    }

    /// <summary>Returns the array if no item is null, empty in place of default.</summary>
    /// <exception cref="ArgumentException">An item is null; the message gives its index.</exception>
    public static ImmutableArray<T> WithoutNull<T>(this ImmutableArray<T> items, string name)
        where T : class
    {
        int missing = items.IsDefault ? -1 : items.IndexOf(null!);
        return missing < 0
            ? items.OrEmpty()
            : throw new ArgumentException(FormattableString.Invariant($"The item of '{name}' at index {missing} is null."), name);
    }

    /// <summary>Returns the texts as <see cref="Once"/> does, if none is blank.</summary>
    /// <exception cref="ArgumentException">A text is null or blank.</exception>
    public static ImmutableArray<string> TextsOnce(this ImmutableArray<string> items, string name)
    {
        foreach (string text in items.OrEmpty())
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                throw new ArgumentException($"A text in '{name}' is blank.", name);
            }
        }

        return items.Once();
    }

    /// <summary>Returns the texts in ordinal order whatever comparer they came with, empty in place of null.</summary>
    /// <exception cref="ArgumentException">A text is null; the message gives its name.</exception>
    public static ImmutableSortedDictionary<string, string> InOrdinalOrder(this ImmutableSortedDictionary<string, string>? items, string name)
    {
        if (items is null || items.IsEmpty)
        {
            return NoText;
        }

        foreach (KeyValuePair<string, string> item in items)
        {
            if (item.Value is null)
            {
                throw new ArgumentException($"The text of '{Excerpt.Of(item.Key)}' in '{name}' is null.", name);
            }
        }

        return items.WithComparers(StringComparer.Ordinal, StringComparer.Ordinal);
    }

    public static ImmutableSortedDictionary<string, string> NoText { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);

    public static bool Same<T>(ImmutableArray<T> a, ImmutableArray<T> b) => a == b || a.AsSpan().SequenceEqual(b.AsSpan());

    public static bool Same(ImmutableSortedDictionary<string, string> a, ImmutableSortedDictionary<string, string> b) =>
        ReferenceEquals(a, b) || a.SequenceEqual(b); // both in ordinal order

    private static bool HasRepetition<T>(ReadOnlySpan<T> items)
    {
        for (int i = 1; i < items.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (EqualityComparer<T>.Default.Equals(items[i], items[j]))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
