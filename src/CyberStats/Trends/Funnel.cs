using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// Draws a funnel around the pooled rate: how far a group of each size strays from it by chance.
/// </summary>
public static class Funnel
{
    /// <summary>The share of scores at either end that are drawn in before the overdispersion is estimated, so that true outliers do not hide themselves.</summary>
    private const double Winsorised = 0.1;

    /// <summary>Computes the limits and where each group lies.</summary>
    /// <typeparam name="TKey">The type of the key that names a group.</typeparam>
    /// <param name="groups">The groups.</param>
    /// <param name="overdispersion">What the limits allow for beside Poisson scatter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="overdispersion"/> is not defined.</exception>
    /// <exception cref="ArgumentException">Poisson limits are asked of fractions, pairs or weights; the message names their kind.</exception>
    /// <remarks>
    /// <para>
    /// Poisson limits are interpolated between whole counts for drawing. With overdispersion the scores are 2 (√count - √expected), of which the
    /// 10 % at either end are drawn in to the 10 % quantiles; their mean square is φ, and the limits are those of a normal law on the scale of roots.
    /// φ below 1 is taken as 1, τ² below 0 as 0.
    /// </para>
    /// <para>
    /// Sources: Spiegelhalter (2005), <i>Funnel plots for comparing institutional performance</i>, appendix A; Spiegelhalter et al. (2012), <i>Statistical
    /// methods for healthcare regulation</i>, for roots. The pooled rate is taken as known although it rests on the same counts: a group that is a
    /// large part of the whole is outside less often than promised.
    /// </para>
    /// </remarks>
    public static GroupFunnel<TKey> Of<TKey>(GroupComparison<TKey> groups, FunnelOverdispersion overdispersion = FunnelOverdispersion.None)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(groups);
        Require.Defined(overdispersion);
        GroupTable table = groups.Table;
        if (overdispersion == FunnelOverdispersion.None)
        {
            table.RequirePoisson(nameof(groups));
        }

        double[] expected = [.. Enumerable.Range(0, table.Counts.Length).Select(table.Expected)];
        double factor = overdispersion == FunnelOverdispersion.None ? 1 : Factor(table.Counts, expected);
        double between = overdispersion == FunnelOverdispersion.Additive ? BetweenVariance(factor, expected) : 0;
        var law = new FunnelLaw(table.Total / table.TotalExposure, overdispersion, factor, between);
        IEnumerable<FunnelGroup<TKey>> rows = groups.Groups.Select((g, i) => new FunnelGroup<TKey>(
            g.Key, g.Rate.Value, expected[i], law.Limits(g.Exposure, 0.95), law.Limits(g.Exposure, 0.998), law.PValue(g.Count, g.Exposure)));
        IEnumerable<Caveat> caveats = groups.Caveats.Where(c => c != Caveat.PoissonAssumed && c != Caveat.DispersionAssumed);
        return new GroupFunnel<TKey>([.. rows], law, overdispersion == FunnelOverdispersion.None ? [.. caveats, Caveat.PoissonAssumed] : [.. caveats]);
    }

    private static double Factor(double[] counts, double[] expected)
    {
        double[] scores = [.. counts.Select((count, i) => 2 * (Math.Sqrt(count) - Math.Sqrt(expected[i])))];
        double[] sorted = [.. scores.Order()];
        (double low, double high) = (Quantile(sorted, Winsorised), Quantile(sorted, 1 - Winsorised));
        return scores.Sum(z => Math.Clamp(z, low, high) is var w ? w * w : 0) / scores.Length;
    }

    /// <summary>The moment estimator of the variance between groups, after DerSimonian and Laird (1986), with weights 4 · expected.</summary>
    private static double BetweenVariance(double factor, double[] expected)
    {
        double sum = 4 * expected.Sum();
        double squares = 16 * expected.Sum(e => e * e);
        double excess = (expected.Length * factor) - (expected.Length - 1);
        return excess > 0 ? excess / (sum - (squares / sum)) : 0;
    }

    /// <summary>The quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996).</summary>
    private static double Quantile(double[] sorted, double probability)
    {
        double place = (sorted.Length - 1) * probability;
        int below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
