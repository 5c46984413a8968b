using System.Collections.Immutable;
using CsCheck;

namespace CyberStats.Tests;

public class CollectionsTests
{
    [Fact]
    public void A_default_array_becomes_an_empty_one()
    {
        Assert.Equal((false, 0), (default(ImmutableArray<int>).OrEmpty().IsDefault, default(ImmutableArray<int>).OrEmpty().Length));
        Assert.Equal((false, 0), (default(ImmutableArray<int>).Once().IsDefault, default(ImmutableArray<int>).Once().Length));
        Assert.Equal([2, 1, 2], ImmutableArray.Create(2, 1, 2).OrEmpty());
    }

    [Fact]
    public void Each_item_is_kept_once_in_the_order_of_its_first_appearance() => Gen.Int[0, 5].Array[0, 10].Sample(items =>
    {
        var expected = new List<int>();
        foreach (int item in items)
        {
            if (!expected.Contains(item))
            {
                expected.Add(item);
            }
        }

        Assert.Equal(expected, ImmutableArray.Create(items).Once());
    });

    [Fact]
    public void An_array_that_repeats_nothing_is_not_copied()
    {
        ImmutableArray<int> items = [3, 1, 2];

        Assert.True(items == items.Once());
    }

    [Fact]
    public void Texts_come_in_ordinal_order_whatever_comparer_they_came_with() => Generate.Original.Sample(texts =>
    {
        ImmutableSortedDictionary<string, string>[] all =
        [
            texts,
            texts.WithComparers(StringComparer.Ordinal),
            texts.WithComparers(Backwards),
            texts.WithComparers(StringComparer.OrdinalIgnoreCase, StringComparer.OrdinalIgnoreCase),
        ];

        Assert.All(all, t =>
        {
            ImmutableSortedDictionary<string, string> ordered = t.InOrdinalOrder("Texts");
            Assert.Equal(texts.OrderBy(p => p.Key, StringComparer.Ordinal), ordered);
            Assert.True(Collections.Same(all[0].InOrdinalOrder("Texts"), ordered));
            Assert.Same(StringComparer.Ordinal, ordered.KeyComparer);
            Assert.Same(StringComparer.Ordinal, ordered.ValueComparer);
        });
    });

    [Fact]
    public void No_texts_are_an_empty_dictionary()
    {
        Assert.Empty(((ImmutableSortedDictionary<string, string>?)null).InOrdinalOrder("Texts"));
        Assert.Same(StringComparer.Ordinal, ImmutableSortedDictionary<string, string>.Empty.InOrdinalOrder("Texts").KeyComparer);
    }

    [Fact]
    public void Arrays_are_the_same_when_their_items_are_in_their_order()
    {
        Assert.True(Collections.Same(ImmutableArray.Create("a", "b"), ["a", "b"]));
        Assert.False(Collections.Same(ImmutableArray.Create("a", "b"), ["b", "a"]));
        Assert.False(Collections.Same(ImmutableArray.Create("a", "b"), ["a"]));
        Assert.False(Collections.Same(ImmutableArray.Create("a"), ["A"]));
    }

    private static Comparer<string> Backwards { get; } = Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a));
}
