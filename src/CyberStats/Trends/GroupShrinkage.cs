using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// Draws the rates of groups towards their common mean, so that the extremes of a list are not merely its smallest groups: empirical Bayes.
/// </summary>
public static class GroupShrinkage
{
    /// <summary>Estimates the gamma law of the rates, and from it and its own count the rate of each group.</summary>
    /// <typeparam name="TKey">The type of the key that names a group.</typeparam>
    /// <param name="groups">The groups; whole counts of independent incidents.</param>
    /// <param name="estimator">How the law of the rates is estimated.</param>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is null.</exception>
    /// <exception cref="ArgumentException">The counts are fractions, pairs or weights; the message names their kind.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="estimator"/> is not defined.</exception>
    /// <remarks>
    /// Where the variance between groups is estimated as 0, every group has the pooled rate with the exact Poisson interval of that. Source: Clayton and
    /// Kaldor (1987), <i>Empirical Bayes estimates of age-standardized relative risks for use in disease mapping</i>, section 2 and (3), (4).
    /// </remarks>
    public static ShrinkageFit<TKey> Fit<TKey>(GroupComparison<TKey> groups, PriorEstimator estimator = PriorEstimator.MaximumLikelihood)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(groups);
        Require.Defined(estimator);
        GroupTable table = groups.Table;
        table.RequirePoisson(nameof(groups));
        var prior = new GammaPrior(table.Counts, table.Exposures);
        (double mean, double squaredVariation) = estimator == PriorEstimator.Moments ? prior.ByMoments() : prior.ByLikelihood();
        ShrinkageStatus status = squaredVariation == 0 ? ShrinkageStatus.FullyShrunk : ShrinkageStatus.Shrunk;
        double tail = (1 - groups.Level) / 2;
        IEnumerable<ShrunkenRate<TKey>> rows = groups.Groups.Select(g => squaredVariation == 0
            ? new ShrunkenRate<TKey>(g.Key, g.Rate.Value, 0, Gamma(table.Total, 1, table.TotalExposure, tail, groups.Level))
            : new ShrunkenRate<TKey>(
                g.Key,
                g.Rate.Value,
                squaredVariation * mean * g.Exposure / (1 + (squaredVariation * mean * g.Exposure)),
                Gamma((1 / squaredVariation) + g.Count, 0, (1 / (squaredVariation * mean)) + g.Exposure, tail, groups.Level)));
        return new ShrinkageFit<TKey>(estimator, status, mean, squaredVariation * mean * mean, [.. rows])
        {
            Caveats = [.. groups.Caveats.Where(c => c != Caveat.DispersionAssumed).Append(Caveat.PoissonAssumed).Append(Caveat.PriorEstimated).Distinct()],
        };
    }

    /// <summary>A gamma law of a rate; its upper limit that of a shape higher by one where it stands for the exact limits of a count.</summary>
    private static Estimate Gamma(double shape, int above, double rate, double tail, double level)
    {
        double low = GammaQuantile.Lower(tail, shape) / rate;
        double high = GammaQuantile.Upper(tail, shape + above) / rate;
        double mean = shape / rate;
        return new Estimate(mean, Math.Sqrt(shape) / rate, Math.Min(low, mean), Math.Max(high, mean), level);
    }
}
