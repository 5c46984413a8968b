using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CyberStats.Trends;

/// <summary>
/// Pairs of which the later key is smaller, counted or sampled while the keys are sorted by merging.
/// </summary>
internal static class Inversions
{
    private const int Leaf = 12;

    /// <summary>Sorts keys and returns the number of pairs that stood the wrong way round.</summary>
    /// <param name="keys">The keys, all different, at most 2^62 either way.</param>
    /// <param name="spare">As long as the keys; overwritten.</param>
    /// <param name="sample">What some of these pairs are shown to.</param>
    public static long Sort(Span<long> keys, Span<long> spare, SlopeSample? sample = null)
    {
        var pass = new Pass { Sample = sample, Next = sample?.Next ?? long.MaxValue };
        if (keys.Length > 1)
        {
            Sort(ref MemoryMarshal.GetReference(keys), ref MemoryMarshal.GetReference(spare[..keys.Length]), keys.Length, false, ref pass);
        }

        return pass.Count;
    }

    private static void Sort(ref long keys, ref long spare, int n, bool intoSpare, ref Pass pass)
    {
        if (n <= Leaf)
        {
            SortFew(ref keys, ref intoSpare ? ref spare : ref keys, n, ref pass);
            return;
        }

        int half = n / 2;
        Sort(ref keys, ref spare, half, !intoSpare, ref pass);
        Sort(ref Unsafe.Add(ref keys, half), ref Unsafe.Add(ref spare, half), n - half, !intoSpare, ref pass);
        if (intoSpare)
        {
            Merge(ref keys, ref spare, n, ref pass);
        }
        else
        {
            Merge(ref spare, ref keys, n, ref pass);
        }
    }

    private static void SortFew(ref long keys, ref long target, int n, ref Pass pass)
    {
        target = keys;
        for (int j = 1; j < n; j++)
        {
            long key = Unsafe.Add(ref keys, j);
            int place = j;
            while (place > 0 && Unsafe.Add(ref target, place - 1) > key)
            {
                Unsafe.Add(ref target, place) = Unsafe.Add(ref target, place - 1);
                place--;
            }

            Unsafe.Add(ref target, place) = key;
            pass.Count += j - place;
            while (pass.Count > pass.Next)
            {
                int k = (int)(pass.Count - 1 - pass.Next);
                pass.Next = pass.Sample!.Take(Unsafe.Add(ref target, j - k), key);
            }
        }
    }

    /// <summary>
    /// Merges two sorted halves, the second no shorter, and counts the keys of the second below each of the first: from both ends at once,
    /// which neither half can run out of, and without branches, which would be guessed wrongly every other time.
    /// </summary>
    private static void Merge(ref long source, ref long target, int n, ref Pass pass)
    {
        int half = n / 2;
        ref long right = ref Unsafe.Add(ref source, half);
        long count = pass.Count;
        long next = pass.Next;
        nint l = 0;
        nint r = 0;
        nint lastL = half - 1;
        nint lastR = n - half - 1;
        for (int k = 0; k < half; k++)
        {
            long a = Unsafe.Add(ref source, l);
            long b = Unsafe.Add(ref right, r);
            nint isRight = (nint)((b - a) >> 63); // -1 or 0
            Unsafe.Add(ref target, k) = a + ((b - a) & isRight);
            count += ~isRight & r;
            r -= isRight;
            l += 1 + isRight;
            if (count > next)
            {
                next = pass.Take(a, ref right, count - r, count);
            }

            a = Unsafe.Add(ref source, lastL);
            b = Unsafe.Add(ref right, lastR);
            nint isLeft = (nint)((b - a) >> 63);
            Unsafe.Add(ref target, n - 1 - k) = b - ((b - a) & isLeft);
            count += isLeft & (lastR + 1);
            if (count > next)
            {
                next = pass.Take(a, ref right, count - (lastR + 1), count);
            }

            lastL += isLeft;
            lastR -= 1 + isLeft;
        }

        if (n % 2 == 1)
        {
            bool isLeft = l <= lastL;
            long rest = isLeft ? Unsafe.Add(ref source, l) : Unsafe.Add(ref right, r);
            Unsafe.Add(ref target, half) = rest;
            count += isLeft ? r : 0;
            if (count > next)
            {
                next = pass.Take(rest, ref right, count - r, count);
            }
        }

        pass.Count = count;
        pass.Next = next;
    }

    /// <summary>The pairs counted so far, and the number of the next that is to be shown.</summary>
    private struct Pass
    {
        public SlopeSample? Sample;
        public long Count;
        public long Next;

        /// <summary>Shows pairs of a key with the keys of a run that have the numbers from one up to another.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public long Take(long key, ref long run, long from, long to)
        {
            while (Next < to)
            {
                Next = Sample!.Take(key, Unsafe.Add(ref run, (nint)(Next - from)));
            }

            return Next;
        }
    }
}
