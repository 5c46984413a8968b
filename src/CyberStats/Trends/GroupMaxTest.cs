using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// Tests each of many groups against all others, with the probability of even one false finding kept by the law of the largest statistic.
/// </summary>
public static class GroupMaxTest
{
    /// <summary>Draws the counts of equal rates given their total, and compares each group with the farthest of all.</summary>
    /// <typeparam name="TKey">The type of the key that names a group.</typeparam>
    /// <param name="groups">The groups; whole counts of independent incidents.</param>
    /// <param name="replicates">How many times the counts are drawn; at least 1.</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same p-values on every machine.</param>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is null.</exception>
    /// <exception cref="ArgumentException">The counts are fractions, pairs or weights; the message names their kind.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 1.</exception>
    /// <remarks>
    /// <para>
    /// The level is kept exactly where all rates are equal. Where one group differs, all others differ from the rest too, a little and the other way:
    /// which of them are named beside it is not controlled, and <see cref="GroupRanks"/> is the better question. For counts that vary more than Poisson ones
    /// adjust <see cref="GroupRate{TKey}.PValue"/> by <see cref="AdjustedPValues.Holm"/>.
    /// </para>
    /// <para>Source: Westfall and Young (1993), <i>Resampling-Based Multiple Testing</i>, algorithms 2.5 and 2.8. Cost: replicates times groups.</para>
    /// </remarks>
    public static MaxTestResult<TKey> Test<TKey>(GroupComparison<TKey> groups, int replicates = 9999, long seed = 1)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(groups);
        Require.InRange(1, int.MaxValue, replicates);
        GroupTable table = groups.Table;
        table.RequirePoisson(nameof(groups));
        int k = table.Counts.Length;
        double[] observed = new double[k];
        Statistics(table, table.Counts, observed);
        int[] order = [.. Enumerable.Range(0, k).OrderByDescending(g => Math.Abs(observed[g]))];
        int[] single = new int[k];
        int[] stepwise = new int[k];
        double[] drawn = new double[k];
        double[] statistics = new double[k];
        for (int replicate = 0; replicate < replicates && table.Total > 0; replicate++)
        {
            RandomCounts.Multinomial(new RandomStream(seed, replicate), (long)table.Total, table.Exposures, drawn);
            Statistics(table, drawn, statistics);
            double largest = 0;
            for (int i = k - 1; i >= 0; i--) // from the group least far out, so that each meets the largest of those after it
            {
                largest = Math.Max(largest, Math.Abs(statistics[order[i]]));
                stepwise[order[i]] += IsAsFar(largest, observed[order[i]]) ? 1 : 0;
            }

            for (int g = 0; g < k; g++)
            {
                single[g] += IsAsFar(largest, observed[g]) ? 1 : 0;
            }
        }

        double[] stepDown = new double[k];
        double above = 0;
        foreach (int g in order)
        {
            above = Math.Max(above, PValue(stepwise[g]));
            stepDown[g] = above;
        }

        IEnumerable<Caveat> caveats = groups.Caveats.Where(c => c != Caveat.DispersionAssumed).Append(Caveat.PoissonAssumed).Distinct();
        return new MaxTestResult<TKey>(
            [.. groups.Keys.Select((key, g) => new MaxTestGroup<TKey>(key, observed[g], PValue(single[g]), stepDown[g]))], replicates, [.. caveats]);

        double PValue(int asFar) => table.Total > 0 ? (1.0 + asFar) / (1.0 + replicates) : 1;
    }

    /// <summary>Whether the largest statistic is as far out as an observed one, when equal ones may differ by a rounding.</summary>
    private static bool IsAsFar(double largest, double observed) => largest >= Math.Abs(observed) * (1 - 1e-12);

    private static void Statistics(GroupTable table, double[] counts, double[] statistics)
    {
        for (int g = 0; g < counts.Length; g++)
        {
            double expected = table.Expected(g);
            double deviance = LoaderTerms.Deviance(counts[g], expected) + LoaderTerms.Deviance(table.Total - counts[g], table.Total - expected);
            statistics[g] = Math.CopySign(Math.Sqrt(2 * Math.Max(0, deviance)), counts[g] - expected);
        }
    }
}
