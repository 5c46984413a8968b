namespace CyberStats.Numerics;

/// <summary>
/// A share of records that come in clusters, such as the incidents of one actor, with an interval that knows it.
/// </summary>
/// <remarks>
/// Records that share a key are in one cluster; a record without a key is a cluster of its own. The variance is that of a ratio of
/// cluster totals, v = G / (G - 1) Σ (y_c - p m_c)² / n²; the interval is Wilson's at n* = p (1 - p) / v draws, never more than the records,
/// with Student's t on G - 1 degrees of freedom. Where all or none count, v is 0 and n* the number of clusters. Source: Korn and
/// Graubard (1998); Dean and Pagano (2015).
/// </remarks>
internal readonly record struct ClusteredShare(Estimate Estimate, int Clusters)
{
    public static ClusteredShare Of(IReadOnlyList<(bool Counts, IReadOnlyList<string> Keys)> records, double level)
    {
        int n = records.Count;
        (int Size, int Counting)[] clusters = ClustersOf(records);
        int count = clusters.Sum(c => c.Counting);
        double share = (double)count / n;
        if (clusters.Length < 2)
        {
            return new ClusteredShare(new Estimate(share, double.NaN, 0, 1, level), clusters.Length);
        }

        double g = clusters.Length;
        double variance = g / (g - 1) * clusters.Sum(c => Math.Pow(c.Counting - (share * c.Size), 2)) / ((double)n * n);
        double draws = count == 0 || count == n ? g : Math.Min(n, share * (1 - share) / variance);
        (double low, double high) = WilsonInterval.Of(share * draws, draws, Quantiles.TwoSidedStudent(level, g - 1));
        return new ClusteredShare(new Estimate(share, Math.Sqrt(variance), Math.Min(low, share), Math.Max(high, share), level), clusters.Length);
    }

    private static (int Size, int Counting)[] ClustersOf(IReadOnlyList<(bool Counts, IReadOnlyList<string> Keys)> records)
    {
        int[] parent = [.. Enumerable.Range(0, records.Count)];
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < records.Count; i++)
        {
            foreach (string key in records[i].Keys)
            {
                if (!first.TryAdd(key, i))
                {
                    parent[Root(parent, i)] = Root(parent, first[key]);
                }
            }
        }

        return
        [
            .. Enumerable.Range(0, records.Count)
                .GroupBy(i => Root(parent, i))
                .Select(c => (c.Count(), c.Count(i => records[i].Counts))),
        ];
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
        {
            parent[i] = parent[parent[i]]; // halves the way for the next
            i = parent[i];
        }

        return i;
    }
}
