using System.Collections.Immutable;

namespace CyberStats;

/// <summary>
/// What the records need so that their collections are never default, hold each code once, and compare by content.
/// </summary>
internal static class Collections
{
    /// <summary>Returns the array, empty in place of default.</summary>
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> items) => items.IsDefault ? [] : items;

    /// <summary>Returns the array without repeated items, in the order of their first appearance; the same array where none repeats.</summary>
    public static ImmutableArray<T> Once<T>(this ImmutableArray<T> items)
    {
        if (items.IsDefaultOrEmpty)
        {
            return [];
        }

        if (items.Length == 1)
        {
            return items;
        }

        ImmutableArray<T> distinct = [.. items.Distinct()];
        return distinct.Length == items.Length ? items : distinct;
    }

    /// <summary>Returns the texts in ordinal order whatever comparer they came with, empty in place of null.</summary>
    public static ImmutableSortedDictionary<string, string> InOrdinalOrder(this ImmutableSortedDictionary<string, string>? items) =>
        items is null || items.IsEmpty ? NoText : items.WithComparers(StringComparer.Ordinal, StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, string> NoText { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);

    public static bool Same<T>(ImmutableArray<T> a, ImmutableArray<T> b) => a == b || a.AsSpan().SequenceEqual(b.AsSpan());

    public static bool Same(ImmutableSortedDictionary<string, string> a, ImmutableSortedDictionary<string, string> b) =>
        ReferenceEquals(a, b) || a.SequenceEqual(b); // both in ordinal order
}
