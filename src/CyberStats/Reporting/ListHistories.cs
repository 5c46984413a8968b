using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace CyberStats.Reporting;

/// <summary>
/// Which incidents are on which lists, as counts: how many are on the first list only, on the first and the second only, and so on.
/// </summary>
/// <remarks>
/// A history is the set of lists that hold an incident, written as a number whose bit i stands for the list at index i. What no list holds is not
/// counted, but estimated from these counts. Immutable and safe to share between threads; equality is by reference.
/// </remarks>
/// <example>
/// <code>
/// // 40 incidents on the first list only, 30 on the second only, 20 on both.
/// var histories = new ListHistories(["cfr", "eurepoc"], [40, 30, 20]);
/// UndercountEstimate undercount = TwoLists.Of(histories);
/// </code>
/// </example>
public sealed class ListHistories
{
    /// <summary>The most lists that are taken.</summary>
    public const int MostLists = 16;

    private readonly long[] _counts; // by history; the first, of no list, is 0

    /// <summary>Creates histories from their counts.</summary>
    /// <param name="lists">The names of the lists, from 1 to 16, each once.</param>
    /// <param name="counts">The number of incidents for each history from 1 to 2^k − 1: on the first list only, the second only, both, the third only, and so on.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A name is blank or repeated, there are too few or too many lists, or the counts are not 2^k − 1 numbers not below zero.</exception>
    public ListHistories(IReadOnlyList<string> lists, IReadOnlyList<long> counts)
        : this(Checked(lists), [0, .. counts ?? throw new ArgumentNullException(nameof(counts))])
    {
        if (_counts.Length != 1 << Lists.Count)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{Lists.Count} lists have {(1 << Lists.Count) - 1} histories, but there are {counts.Count} counts."), nameof(counts));
        }

        int wrong = Array.FindIndex(_counts, c => c < 0);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The count at index {wrong - 1} must not be below zero, but is {_counts[wrong]}."), nameof(counts));
        }
    }

    private ListHistories(ImmutableArray<string> lists, long[] counts)
    {
        Lists = lists;
        _counts = counts;
    }

    /// <summary>Gets the names of the lists.</summary>
    public IReadOnlyList<string> Lists { get; }

    /// <summary>Gets the number of incidents on any list.</summary>
    public long Observed => _counts.Sum();

    /// <summary>Gets the number of incidents on one list, on two, and so on to all: Chao's capture frequencies.</summary>
    public IReadOnlyList<long> Frequencies
    {
        get
        {
            long[] frequencies = new long[Lists.Count];
            for (int history = 1; history < _counts.Length; history++)
            {
                frequencies[BitOperations.PopCount((uint)history) - 1] += _counts[history];
            }

            return frequencies;
        }
    }

    /// <summary>Gets what was left out on the way to these counts, and why.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; init; } = [];

    /// <summary>Counts incidents by the lists that hold them.</summary>
    /// <param name="lists">The names of all lists, from 1 to 16, each once.</param>
    /// <param name="holders">For each incident the names of the lists that hold it, at least one.</param>
    /// <exception cref="ArgumentNullException">An argument, or the holders of an incident, are null.</exception>
    /// <exception cref="ArgumentException">A name is blank or repeated, there are too few or too many lists, or an incident is on none of them or on an unknown one.</exception>
    public static ListHistories Of(IReadOnlyList<string> lists, IEnumerable<IEnumerable<string>> holders)
    {
        ImmutableArray<string> names = Checked(lists);
        ArgumentNullException.ThrowIfNull(holders);
        long[] counts = new long[1 << names.Length];
        foreach (IEnumerable<string> holder in holders)
        {
            ArgumentNullException.ThrowIfNull(holder, nameof(holders));
            int history = 0;
            foreach (string name in holder)
            {
                int list = names.IndexOf(name);
                history |= list >= 0 ? 1 << list : throw new ArgumentException($"'{name}' is none of the lists.", nameof(holders));
            }

            counts[history > 0 ? history : throw new ArgumentException("An incident is on none of the lists.", nameof(holders))]++;
        }

        return new ListHistories(names, counts);
    }

    /// <summary>Returns the number of incidents with a history.</summary>
    /// <param name="history">The history, from 1 to 2^k − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such history.</exception>
    public long CountOf(int history) => history >= 1 && history < _counts.Length
        ? _counts[history]
        : throw new ArgumentOutOfRangeException(nameof(history), history, FormattableString.Invariant($"A history is from 1 to {_counts.Length - 1}."));

    /// <summary>Returns the number of incidents that a list holds.</summary>
    /// <param name="list">The place of the list, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such list.</exception>
    public long HeldBy(int list) => list >= 0 && list < Lists.Count
        ? Enumerable.Range(1, _counts.Length - 1).Where(h => (h >> list & 1) == 1).Sum(h => _counts[h])
        : throw new ArgumentOutOfRangeException(nameof(list), list, FormattableString.Invariant($"A list is from 0 to {Lists.Count - 1}."));

    /// <summary>Returns the names of the lists of a history, such as "cfr+eurepoc".</summary>
    /// <param name="history">The history, from 1 to 2^k − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such history.</exception>
    public string NameOf(int history)
    {
        _ = CountOf(history);
        return string.Join('+', Lists.Where((_, i) => (history >> i & 1) == 1));
    }

    private static ImmutableArray<string> Checked(IReadOnlyList<string> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        if (lists.Count is 0 or > MostLists)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are from 1 to {MostLists} lists, but {lists.Count} are given."), nameof(lists));
        }

        if (lists.Any(string.IsNullOrWhiteSpace) || lists.Distinct(StringComparer.Ordinal).Count() < lists.Count)
        {
            throw new ArgumentException("The names of lists are not blank, and each is given once.", nameof(lists));
        }

        return [.. lists];
    }
}
