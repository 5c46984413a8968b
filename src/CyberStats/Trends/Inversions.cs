namespace CyberStats.Trends;

/// <summary>
/// Pairs of which the later key is smaller, counted or listed while the keys are sorted by merging.
/// </summary>
internal static class Inversions
{
    private const int Block = 24;

    /// <summary>Counts the pairs i before j with key j &lt; key i + shift, and sorts the keys; |shift| at most 2^12.</summary>
    /// <param name="keys">The keys, at most 2^61 either way.</param>
    /// <param name="shift">How much greater the later key may be.</param>
    /// <param name="spare">As long as the keys; overwritten.</param>
    public static long Count(Span<long> keys, long shift, Span<long> spare)
    {
        int n = keys.Length;
        if (n <= Block)
        {
            int small = 0;
            for (int j = 1; j < n; j++)
            {
                long key = keys[j];
                for (int i = 0; i < j; i++)
                {
                    small += key - keys[i] < shift ? 1 : 0; // the keys before j, in whatever order
                }

                int place = j;
                while (place > 0 && keys[place - 1] > key)
                {
                    keys[place] = keys[place - 1];
                    place--;
                }

                keys[place] = key;
            }

            return small;
        }

        int half = n / 2;
        long count = Count(keys[..half], shift, spare[..half]) + Count(keys[half..], shift, spare[half..]);
        Span<long> left = spare[..half];
        keys[..half].CopyTo(left);
        Span<long> right = keys[half..];
        if (shift != 0)
        {
            count += Across(left, right, shift);
        }

        return count + Merge(left, right, keys, shift == 0);
    }

    /// <summary>The pairs of one on the left and one on the right, both sorted.</summary>
    private static long Across(ReadOnlySpan<long> left, ReadOnlySpan<long> right, long shift)
    {
        long count = 0;
        int l = 0;
        int r = 0;
        while (l < left.Length && r < right.Length)
        {
            int smaller = right[r] - left[l] < shift ? 1 : 0; // without a branch, which would be guessed wrongly every other time
            count += (smaller - 1) & r;
            r += smaller;
            l += 1 - smaller;
        }

        return count + ((long)(left.Length - l) * r);
    }

    private static long Merge(ReadOnlySpan<long> left, ReadOnlySpan<long> right, Span<long> target, bool counts)
    {
        long count = 0;
        int l = 0;
        int r = 0;
        while (l < left.Length && r < right.Length)
        {
            long a = left[l];
            long b = right[r];
            int smaller = b < a ? 1 : 0;
            target[l + r] = Math.Min(a, b);
            count += (smaller - 1) & r;
            r += smaller;
            l += 1 - smaller;
        }

        count += (long)(left.Length - l) * r;
        left[l..].CopyTo(target[(l + r)..]); // what is left on the right stands in its place already
        return counts ? count : 0;
    }

    /// <summary>
    /// Hands pairs of places with key of the later ≤ key of the earlier − gap to a collector, and sorts the keys with their owners.
    /// </summary>
    /// <returns>Whether the collector wants no more.</returns>
    public static bool List(Span<long> keys, Span<int> owners, long gap, Span<long> spareKeys, Span<int> spareOwners, SlopeCollector collector)
    {
        int n = keys.Length;
        if (n <= Block / 2)
        {
            for (int j = 1; j < n; j++)
            {
                long key = keys[j];
                int owner = owners[j];
                for (int i = 0; i < j; i++)
                {
                    if (key <= keys[i] - gap)
                    {
                        collector.Add(owners[i], owner);
                    }
                }

                int place = j;
                while (place > 0 && keys[place - 1] > key)
                {
                    keys[place] = keys[place - 1];
                    owners[place] = owners[place - 1];
                    place--;
                }

                keys[place] = key;
                owners[place] = owner;
            }

            return collector.IsFull;
        }

        int half = n / 2;
        if (List(keys[..half], owners[..half], gap, spareKeys[..half], spareOwners[..half], collector)
            || List(keys[half..], owners[half..], gap, spareKeys[half..], spareOwners[half..], collector))
        {
            return true;
        }

        Span<long> left = spareKeys[..half];
        Span<int> leftOwners = spareOwners[..half];
        keys[..half].CopyTo(left);
        owners[..half].CopyTo(leftOwners);
        Span<long> right = keys[half..];
        Span<int> rightOwners = owners[half..];
        for (int i = 0, below = 0; i < left.Length; i++)
        {
            long limit = left[i] - gap;
            while (below < right.Length && right[below] <= limit)
            {
                below++;
            }

            if (below > 0)
            {
                collector.Add(leftOwners[i], rightOwners[..below]);
            }
        }

        int l = 0;
        int r = 0;
        while (l < left.Length && r < right.Length)
        {
            int smaller = right[r] < left[l] ? 1 : 0;
            keys[l + r] = smaller == 1 ? right[r] : left[l];
            owners[l + r] = smaller == 1 ? rightOwners[r] : leftOwners[l];
            r += smaller;
            l += 1 - smaller;
        }

        left[l..].CopyTo(keys[(l + r)..]);
        leftOwners[l..].CopyTo(owners[(l + r)..]);
        return collector.IsFull;
    }
}
