using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>A sample for a power law: values above zero, ascending, or bins, the last one open; and its replicates.</summary>
internal sealed record PowerLawData(PowerLawKind Kind, double[] Sorted, double[] Edges, double[] Counts, PowerLawOptions Options)
{
    /// <summary>The number of values.</summary>
    public int Count => TailFrom(0);

    /// <summary>The number of values at or above a threshold.</summary>
    public int TailFrom(double threshold)
    {
        if (Kind != PowerLawKind.Binned)
        {
            return Sorted.Length - FirstFrom(threshold);
        }

        double sum = 0;
        for (int i = 0; i < Edges.Length; i++)
        {
            sum += Edges[i] >= threshold ? Counts[i] : 0;
        }

        return (int)sum;
    }

    /// <summary>The values at or above a threshold, ascending.</summary>
    public ReadOnlySpan<double> Tail(double threshold) => Sorted.AsSpan(FirstFrom(threshold));

    public TailPoints Points(double? threshold)
    {
        if (Kind == PowerLawKind.Binned)
        {
            int first = Edges[0] > 0 ? 0 : 1;
            return TailPoints.Binned(Edges[first..], Counts[first..], threshold, Options);
        }

        ReadOnlySpan<double> sorted = threshold is { } given ? Tail(given) : Sorted;
        return Kind == PowerLawKind.Discrete ? TailPoints.Discrete(sorted, threshold, Options) : TailPoints.Continuous(sorted, threshold, Options);
    }

    /// <summary>As many values drawn from these with replacement.</summary>
    public PowerLawData Resampled(Random random)
    {
        if (Kind == PowerLawKind.Binned)
        {
            return this with { Counts = Shared(random, Counts) };
        }

        int[] times = new int[Sorted.Length];
        for (int i = 0; i < times.Length; i++)
        {
            times[random.Next(times.Length)]++;
        }

        double[] drawn = new double[Sorted.Length];
        int next = 0;
        for (int i = 0; i < times.Length; i++)
        {
            drawn.AsSpan(next, times[i]).Fill(Sorted[i]);
            next += times[i];
        }

        return this with { Sorted = drawn };
    }

    /// <summary>
    /// A sample of which the tail follows a power law: each value is one from below the threshold, or one of the law, with the chances found; where the
    /// threshold is given, as many of the law as there are in the tail.
    /// </summary>
    public PowerLawData Drawn(Random random, double threshold, double exponent, bool isTailOnly)
    {
        int tail = TailFrom(threshold);
        if (Kind == PowerLawKind.Binned)
        {
            double[] weights = new double[Edges.Length];
            int first = Array.IndexOf(Edges, threshold);
            double[] cells = TailPoints.Cells(TailPoints.Logs(Edges), first);
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] = i >= first ? tail * Math.Exp(CellRate.LogMass(cells, i - first, exponent - 1)) : isTailOnly ? 0 : Counts[i];
            }

            return this with { Counts = Shared(random, weights, isTailOnly ? tail : Count) };
        }

        int below = Sorted.Length - tail;
        Zeta? zeta = Kind == PowerLawKind.Discrete ? new Zeta(exponent, threshold) : null;
        double[] drawn = new double[isTailOnly ? tail : Sorted.Length];
        for (int i = 0; i < drawn.Length; i++)
        {
            int from = isTailOnly ? below : random.Next(Sorted.Length);
            drawn[i] = from < below ? Sorted[from]
                : Math.Min(double.MaxValue, zeta?.Sample(random) ?? threshold * Math.Pow(1 - random.NextDouble(), -1 / (exponent - 1)));
        }

        Array.Sort(drawn);
        return this with { Sorted = drawn };
    }

    private double[] Shared(Random random, double[] weights) => Shared(random, weights, Count);

    private static double[] Shared(Random random, double[] weights, int total)
    {
        int[] used = [.. Enumerable.Range(0, weights.Length).Where(i => weights[i] > 0)];
        double[] drawn = new double[used.Length];
        RandomCounts.Multinomial(random, total, [.. used.Select(i => weights[i])], drawn);
        double[] counts = new double[weights.Length];
        for (int i = 0; i < used.Length; i++)
        {
            counts[used[i]] = drawn[i];
        }

        return counts;
    }

    private int FirstFrom(double threshold)
    {
        int low = 0;
        int high = Sorted.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = Sorted[middle] < threshold ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
