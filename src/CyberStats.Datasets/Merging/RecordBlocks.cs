using System.Runtime.InteropServices;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// The pairs of records that share a key, which alone are compared.
/// </summary>
/// <remarks>
/// Keys: an address; a victim's name, and each word of it; each word of a title; an actor with the year or month; an actor with a country; a country with an
/// accused state or a type and the month. Neighbouring months share a key. Keys are passed over from the commonest on until no more than a number of
/// pairs that grows with that of the records is left, so that the cost does too; a pair counts once for each key that it shares. Of few records none is.
/// </remarks>
internal sealed class RecordBlocks
{
    private const long PairsPerRecord = 60;
    private const long LeastPairs = 300_000; // some 770 records have no more, and are compared by all their keys
    private const int MostMonths = 14; // a date that leaves more open has no month

    private RecordBlocks(ulong[] pairs, int keysPassedOver, int largest)
    {
        Pairs = pairs;
        KeysPassedOver = keysPassedOver;
        Largest = largest;
    }

    /// <summary>Gets the pairs, each once and in order: the lower place in the upper half.</summary>
    public ulong[] Pairs { get; }

    public int KeysPassedOver { get; }

    public int Largest { get; }

    public static RecordBlocks Of(RecordFeatures[] records, Func<RecordFeatures, RecordFeatures, bool> isPair)
    {
        var keys = new List<ulong>();
        var places = new List<int>();
        for (int i = 0; i < records.Length; i++)
        {
            int first = keys.Count;
            keys.AddRange(KeysOf(records[i]));
            CollectionsMarshal.AsSpan(keys)[first..].Sort();
            int kept = first;
            for (int k = first; k < keys.Count; k++)
            {
                if (k == first || keys[k] != keys[kept - 1])
                {
                    keys[kept++] = keys[k];
                    places.Add(i);
                }
            }

            keys.RemoveRange(kept, keys.Count - kept);
        }

        ulong[] sorted = [.. keys];
        int[] of = [.. places];
        Array.Sort(sorted, of);
        var blocks = new List<(int Start, int Length)>();
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                blocks.Add((start, end - start));
            }

            start = end;
        }

        if ((long)records.Length * (records.Length - 1) / 2 <= LeastPairs)
        {
            return OfFew(records, blocks, of, isPair);
        }

        long budget = Math.Max(LeastPairs, PairsPerRecord * records.Length);
        long spent = 0;
        int largest = 0;
        foreach (IGrouping<int, (int Start, int Length)> size in blocks.GroupBy(b => b.Length).OrderBy(g => g.Key))
        {
            spent += (long)size.Key * (size.Key - 1) / 2 * size.Count();
            if (spent > budget)
            {
                break;
            }

            largest = size.Key;
        }

        var pairs = new List<ulong>();
        foreach ((int start, int length) in blocks.Where(b => b.Length <= largest))
        {
            for (int i = start; i < start + length; i++)
            {
                for (int j = start; j < i; j++)
                {
                    int low = Math.Min(of[i], of[j]);
                    int high = Math.Max(of[i], of[j]);
                    if (isPair(records[low], records[high]))
                    {
                        pairs.Add(((ulong)low << 32) | (uint)high);
                    }
                }
            }
        }

        pairs.Sort();
        return new RecordBlocks([.. Once(pairs)], blocks.Count(b => b.Length > largest), largest);
    }

    /// <summary>The pairs of so few records that each can be marked: none of their keys is passed over, however many pairs share it.</summary>
    private static RecordBlocks OfFew(RecordFeatures[] records, List<(int Start, int Length)> blocks, int[] of, Func<RecordFeatures, RecordFeatures, bool> isPair)
    {
        bool[,] isMarked = new bool[records.Length, records.Length];
        foreach ((int start, int length) in blocks)
        {
            for (int i = start; i < start + length; i++)
            {
                for (int j = start; j < i; j++)
                {
                    isMarked[Math.Min(of[i], of[j]), Math.Max(of[i], of[j])] = true;
                }
            }
        }

        var pairs = new List<ulong>();
        for (int low = 0; low < records.Length; low++)
        {
            for (int high = low + 1; high < records.Length; high++)
            {
                if (isMarked[low, high] && isPair(records[low], records[high]))
                {
                    pairs.Add(((ulong)low << 32) | (uint)high);
                }
            }
        }

        return new RecordBlocks([.. pairs], 0, blocks.Count == 0 ? 0 : blocks.Max(b => b.Length));
    }

    private static IEnumerable<ulong> Once(List<ulong> sorted)
    {
        for (int i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                yield return sorted[i];
            }
        }
    }

    private static IEnumerable<ulong> KeysOf(RecordFeatures record)
    {
        foreach (int link in record.Links)
        {
            yield return Key(1, link);
        }

        foreach (VictimNameFeature name in record.VictimNames)
        {
            yield return Key(2, name.Name);
            foreach (int word in name.Words)
            {
                yield return Key(3, word);
            }

            if (name.Initials >= 0)
            {
                yield return Key(3, name.Initials);
            }
        }

        foreach (int word in record.Title)
        {
            yield return Key(4, word);
        }

        int[] months = [.. Months(record)];
        foreach (int actor in record.Actors)
        {
            yield return Key(5, actor);
            foreach (int month in months)
            {
                yield return Key(6, actor, month);
                yield return Key(7, actor, month / 12);
            }

            foreach (int country in record.Countries)
            {
                yield return Key(8, actor, country);
            }
        }

        foreach (int country in record.Countries)
        {
            foreach (int month in months)
            {
                foreach (int state in record.States)
                {
                    yield return Key(9, country, month, state);
                }

                foreach (int type in record.Types)
                {
                    yield return Key(10, country, month, type);
                }
            }
        }
    }

    /// <summary>The months that a date of the record can mean, and the one after, so that neighbours share one.</summary>
    private static SortedSet<int> Months(RecordFeatures record)
    {
        var months = new SortedSet<int>();
        foreach ((int First, int Last)? date in record.Dates)
        {
            if (date is { } d && (d.Last - d.First) / 28 < MostMonths)
            {
                for (int month = MonthOf(d.First); month <= MonthOf(d.Last) + 1; month++)
                {
                    months.Add(month);
                }
            }
        }

        return months;

        static int MonthOf(int day)
        {
            var date = DateOnly.FromDayNumber(day);
            return (date.Year * 12) + date.Month - 1;
        }
    }

    /// <summary>A number for some numbers; two keys with one number would only be compared in vain.</summary>
    private static ulong Key(params ReadOnlySpan<int> parts)
    {
        ulong hash = 14695981039346656037;
        foreach (int part in parts)
        {
            hash = (hash ^ (uint)part) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
        }

        return hash;
    }
}
