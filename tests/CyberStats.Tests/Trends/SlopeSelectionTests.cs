using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

/// <summary>Many points: the ranks of the slopes found are counted exactly, in whole numbers and another way.</summary>
public class SlopeSelectionTests
{
    private const int UnitExponent = -20; // values are whole multiples of 2^-20, so that all is exact in 128 bits

    public static TheoryData<string> Kinds => ["walk", "falling", "counts that grow", "rare counts", "constant", "equal times"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_slopes_of_a_hundred_thousand_points_have_their_ranks(string kind)
    {
        (double[] times, double[] values) = Make(kind, 100_000);
        var points = new SlopePoints([.. times], [.. values]);
        long rank = SlopeRanks.Lower(points, 0.95);
        long[] ranks = [rank, (points.Pairs + 1) / 2, (points.Pairs / 2) + 1, points.Pairs + 1 - rank, points.Pairs];

        double[] slopes = SlopeSelection.Select(points, ranks, out bool isApproximate);

        Assert.False(isApproximate);
        foreach ((long at, double slope) in ranks.Zip(slopes).DistinctBy(pair => pair.Second).Concat(ranks.Zip(slopes).Reverse().DistinctBy(pair => pair.Second)))
        {
            // A slope as computed is the exact one, rounded once.
            Assert.InRange(at, CountUpTo(points, Math.BitDecrement(slope), orEqual: true) + 1, CountUpTo(points, Math.BitIncrement(slope), orEqual: false));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Memory_stays_within_400_bytes_a_point(string kind)
    {
        (double[] times, double[] values) = Make(kind, 200_000);
        TheilSen.Fit(times.AsSpan(0, 1000), values.AsSpan(0, 1000));
        long before = GC.GetAllocatedBytesForCurrentThread();

        TheilSen.Fit(times, values);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / times.Length, 16, 400);
    }

    [Fact]
    public void A_line_with_noise_of_the_order_of_rounding_has_its_slope()
    {
        for (int power = -16; power <= -6; power++)
        {
            var random = new RandomStream(9, 100 + power);
            double noise = Math.Pow(10, power);
            double[] values = [.. Enumerable.Range(0, 30_000).Select(i => (0.1 * i) + (noise * random.NextDouble()))];

            TheilSenFit fit = TheilSen.Fit(values);

            // Keys tell values apart by 2^-45 of their reach, 3000: 1e-10, over the distance of the pair.
            Assert.Equal(0.1, fit.Slope.Value, fit.IsExact ? 1e-12 : 1e-10);
            Assert.True(fit.Slope.Low <= fit.Slope.Value && fit.Slope.Value <= fit.Slope.High);
        }
    }

    [Fact]
    public void Sorting_counts_the_pairs_that_stood_the_wrong_way_round()
    {
        for (int n = 0; n < 200; n++)
        {
            var random = new RandomStream(3, n);
            long[] keys = [.. Enumerable.Range(0, n).Select(i => (random.NextInt64(1L << 61) * (random.Next(2) == 0 ? 1 : -1) & ~255L) + i)];
            long expected = Enumerable.Range(0, n).Sum(j => keys.Take(j).LongCount(key => key > keys[j]));
            long[] sorted = [.. keys];

            Assert.Equal(expected, Inversions.Sort(sorted, new long[n]));
            Assert.Equal(keys.Order(), sorted);
        }
    }

    private static (double[] Times, double[] Values) Make(string kind, int n)
    {
        var random = new RandomStream(5, n);
        double[] times = new double[n];
        double[] values = new double[n];
        double walk = 0;
        for (int i = 0; i < n; i++)
        {
            walk += random.NextDouble() - 0.499;
            double value = kind switch
            {
                "falling" => -i - random.NextDouble(),
                "counts that grow" => random.Next(3) + random.Next(4) + (6 * i / n) + (random.Next(n) < i ? 1 : 0),
                "rare counts" => random.Next(200) == 0 ? 1 : 0,
                "constant" => 7.25,
                _ => walk,
            };
            values[i] = Math.ScaleB(Math.Round(Math.ScaleB(value, -UnitExponent)), UnitExponent);
            times[i] = kind == "equal times" ? random.Next(n / 2) : i;
        }

        return (times, values);
    }

    /// <summary>The number of pairs whose exact slope is below m, or at most m, by a tree of counts of the ranks of y - m x.</summary>
    private static long CountUpTo(SlopePoints points, double m, bool orEqual)
    {
        (long mantissa, int exponent) = Parts(m);
        int unit = Math.Min(exponent, UnitExponent);
        Int128[] keys = [.. points.X.Zip(points.Y, (x, y) =>
            ((Int128)(long)Math.ScaleB(y, -UnitExponent) << (UnitExponent - unit)) - (((Int128)mantissa * (long)x) << (exponent - unit)))];
        Int128[] sorted = [.. keys];
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(sorted, order);
        int[] ranks = new int[keys.Length];
        for (int p = 0, rank = 0; p < order.Length; p++)
        {
            rank += p == 0 || sorted[p] != sorted[p - 1] ? 1 : 0;
            ranks[order[p]] = rank;
        }

        int[] tree = new int[keys.Length + 1];
        long count = 0;
        for (int i = 0; i < keys.Length; i = points.GroupEnd[i])
        {
            for (int j = i; j < points.GroupEnd[i]; j++)
            {
                count += i; // of the earlier points, those whose key is not below, or not above, this one's
                for (int node = orEqual ? ranks[j] - 1 : ranks[j]; node > 0; node &= node - 1)
                {
                    count -= tree[node];
                }
            }

            for (int j = i; j < points.GroupEnd[i]; j++)
            {
                for (int node = ranks[j]; node < tree.Length; node += node & -node)
                {
                    tree[node]++;
                }
            }
        }

        return count;
    }

    private static (long Mantissa, int Exponent) Parts(double number)
    {
        if (Math.Abs(number) < 1e-12)
        {
            return (Math.Sign(number), -70); // next to zero: flatter than any slope but 0, which is at least 2^-20 / 2^17
        }

        int exponent = Math.ILogB(number) - 52;
        return ((long)Math.ScaleB(number, -exponent), exponent);
    }
}
