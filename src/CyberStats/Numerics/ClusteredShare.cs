namespace CyberStats.Numerics;

/// <summary>
/// A share of records that come in clusters, such as the incidents of one actor, with an interval that knows it.
/// </summary>
/// <remarks>
/// <para>
/// Records that share a key are in one cluster; a record without a key is a cluster of its own. The variance is that of the jackknife,
/// v = (G - 1) / G Σ (p_c - p)² with p_c the share without cluster c, since residuals vanish where one cluster is most of the whole. The
/// interval is Wilson's at n* = p (1 - p) / v draws, never more than the records, with Student's t on G* - 1 degrees of freedom, where
/// G* = n² / Σ m_c² is the number of clusters that would weigh the same if they were equal. Where all or none count the records do not show how far they
/// go together: n* is G*. With G* below 2 nothing is known: [0, 1].
/// </para>
/// <para>
/// Source: Korn and Graubard (1998), <i>Confidence intervals for proportions with small expected number of positive counts estimated from
/// survey data</i>; Dean and Pagano (2015), for Wilson's limits in it; Kish (1965) for n² / Σ m².
/// </para>
/// </remarks>
internal readonly record struct ClusteredShare(Estimate Estimate, int Clusters, double EffectiveClusters, double Draws)
{
    public static ClusteredShare Of(IReadOnlyList<(bool Counts, IReadOnlyList<string> Keys)> records, double level)
    {
        double n = records.Count;
        (int Size, int Counting)[] clusters = ClustersOf(records);
        int count = clusters.Sum(c => c.Counting);
        double share = count / n;
        double effective = n == 0 ? 0 : n * n / clusters.Sum(c => (double)c.Size * c.Size);
        if (effective < 2)
        {
            return new ClusteredShare(new Estimate(share, double.NaN, 0, 1, level), clusters.Length, effective, effective);
        }

        bool isMixed = count > 0 && count < records.Count;
        double g = clusters.Length;
        double variance = (g - 1) / g * clusters.Sum(c => Math.Pow((c.Counting - (share * c.Size)) / (n - c.Size), 2));
        double draws = isMixed ? Math.Min(n, share * (1 - share) / variance) : effective;
        (double low, double high) = WilsonInterval.Of(share * draws, draws, Quantiles.TwoSidedStudent(level, effective - 1));
        var estimate = new Estimate(share, isMixed ? Math.Sqrt(variance) : double.NaN, Math.Min(low, share), Math.Max(high, share), level);
        return new ClusteredShare(estimate, clusters.Length, effective, draws);
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
