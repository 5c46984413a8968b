using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// Which groups have a rate that chance does not explain, in place of a league table. Made by <see cref="Funnel"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
/// <typeparam name="TKey">The type of the key that names a group.</typeparam>
public sealed class GroupFunnel<TKey>
    where TKey : notnull
{
    private readonly FunnelLaw _law;

    internal GroupFunnel(IReadOnlyList<FunnelGroup<TKey>> groups, FunnelLaw law, IReadOnlyList<Caveat> caveats)
    {
        Groups = groups;
        _law = law;
        Caveats = caveats;
    }

    /// <summary>Gets the groups, in the order of the comparison.</summary>
    public IReadOnlyList<FunnelGroup<TKey>> Groups { get; }

    /// <summary>Gets the rate that the limits are around: of all groups together.</summary>
    public double PooledRate => _law.Rate;

    /// <summary>Gets what the limits allow for.</summary>
    public FunnelOverdispersion Overdispersion => _law.Overdispersion;

    /// <summary>Gets the factor φ by which the variance of the groups exceeds the Poisson one, from winsorised scores; 1 where it does not, or is not asked for.</summary>
    public double Factor => Math.Max(1, _law.Factor);

    /// <summary>Gets the standard deviation τ between the groups of the root of the rate over the pooled one; 0 unless additive.</summary>
    public double Between => Math.Sqrt(_law.BetweenVariance);

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; }

    /// <summary>Gets the groups outside the limits of 95 %, in the order of the comparison.</summary>
    public IReadOnlyList<FunnelGroup<TKey>> Outside => [.. Groups.Where(g => g.Position != FunnelPosition.Inside)];

    /// <summary>Returns the limits at any exposure, for drawing the funnel.</summary>
    /// <param name="exposure">The exposure; finite and above zero.</param>
    /// <param name="level">The share of groups that lie within by chance, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The exposure or the level is not as demanded.</exception>
    public FunnelLimits LimitsAt(double exposure, double level) => _law.Limits(Require.Positive(exposure), Require.Between(0, 1, level));
}
