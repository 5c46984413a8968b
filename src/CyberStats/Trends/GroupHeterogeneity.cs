using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// Tests whether the rates of groups differ at all.
/// </summary>
public static class GroupHeterogeneity
{
    private const double SmallExpected = 5;

    /// <summary>
    /// Tests by Pearson's statistic: scaled by the dispersion that the periods show, against F, else against the chi-square law.
    /// </summary>
    /// <typeparam name="TKey">The type of the key that names a group.</typeparam>
    /// <param name="groups">The groups.</param>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is null.</exception>
    /// <remarks>
    /// The F form uses the dispersion of all groups and periods together, 1 where it is below: else a few small counts that happen to agree would make any
    /// difference certain. One given by the caller divides the chi-square statistic. A caveat tells where a group has an expected count below 5, so
    /// that these laws are rough. Source: McCullagh and Nelder (1989), <i>Generalized Linear Models</i>.
    /// </remarks>
    public static HeterogeneityTestResult Test<TKey>(GroupComparison<TKey> groups)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(groups);
        GroupTable table = groups.Table;
        double pearson = Pearson(table, table.Counts);
        double freedom = table.Counts.Length - 1;
        Caveat[] caveats =
        [
            .. groups.Caveats,
            .. Enumerable.Range(0, table.Counts.Length).Any(g => table.Expected(g) < SmallExpected * table.Common.Value) ? [Caveat.SmallExpectedCounts] : Array.Empty<Caveat>(),
        ];
        if (double.IsPositiveInfinity(table.Common.Freedom))
        {
            double statistic = pearson / table.Common.Value;
            return new HeterogeneityTestResult(HeterogeneityMethod.ChiSquare, statistic, freedom, TailProbability.ChiSquare(statistic, freedom)) { Caveats = caveats };
        }

        Dispersion dispersion = table.Common;
        double f = pearson / freedom / dispersion.Value;
        return new HeterogeneityTestResult(HeterogeneityMethod.DispersionScaledF, f, freedom, TailProbability.FisherF(f, freedom, dispersion.Freedom))
        {
            DispersionFreedom = dispersion.Freedom,
            Caveats = caveats,
        };
    }

    /// <summary>
    /// Tests Poisson counts however small: given their total they are multinomial where the rates are equal, and from that law the statistic is drawn.
    /// </summary>
    /// <typeparam name="TKey">The type of the key that names a group.</typeparam>
    /// <param name="groups">The groups; whole counts of independent incidents.</param>
    /// <param name="replicates">How many times the counts are drawn; at least 1.</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same p-value on every machine.</param>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is null.</exception>
    /// <exception cref="ArgumentException">The counts are fractions, pairs or weights, which follow no multinomial law.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 1.</exception>
    /// <remarks>The p-value is (1 + k) / (1 + B), which keeps the level at any number of replicates. Cost: replicates times groups.</remarks>
    public static HeterogeneityTestResult MonteCarlo<TKey>(GroupComparison<TKey> groups, int replicates = 9999, long seed = 1)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(groups);
        Require.InRange(1, int.MaxValue, replicates);
        GroupTable table = groups.Table;
        table.RequirePoisson(nameof(groups));
        double pearson = Pearson(table, table.Counts);
        int asFar = 0;
        double[] drawn = new double[table.Counts.Length];
        for (int replicate = 0; replicate < replicates && table.Total > 0; replicate++)
        {
            RandomCounts.Multinomial(new RandomStream(seed, replicate), (long)table.Total, table.Exposures, drawn);
            asFar += Pearson(table, drawn) >= pearson * (1 - 1e-12) ? 1 : 0; // equal statistics may differ by a rounding
        }

        double p = table.Total > 0 ? (1.0 + asFar) / (1.0 + replicates) : 1;
        return new HeterogeneityTestResult(HeterogeneityMethod.ConditionalMonteCarlo, pearson, table.Counts.Length - 1, p)
        {
            Caveats = [.. groups.Caveats.Where(c => c != Caveat.DispersionAssumed).Append(Caveat.PoissonAssumed).Distinct()],
        };
    }

    private static double Pearson(GroupTable table, double[] counts)
    {
        double sum = 0;
        for (int g = 0; g < counts.Length; g++)
        {
            double expected = table.Expected(g);
            sum += expected > 0 ? (counts[g] - expected) * (counts[g] - expected) / expected : 0;
        }

        return sum;
    }
}
