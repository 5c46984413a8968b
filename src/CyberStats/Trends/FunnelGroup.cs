namespace CyberStats.Trends;

/// <summary>
/// One group in a funnel. A row of <see cref="GroupFunnel{TKey}"/>.
/// </summary>
/// <typeparam name="TKey">The type of the key that names a group.</typeparam>
public sealed record FunnelGroup<TKey>
    where TKey : notnull
{
    internal FunnelGroup(TKey key, double rate, double expected, FunnelLimits inner, FunnelLimits outer, double pValue)
    {
        Key = key;
        Rate = rate;
        Expected = expected;
        Inner = inner;
        Outer = outer;
        PValue = pValue;
    }

    /// <summary>Gets the name of the group.</summary>
    public TKey Key { get; }

    /// <summary>Gets its rate.</summary>
    public double Rate { get; }

    /// <summary>Gets what it would count at the pooled rate.</summary>
    public double Expected { get; }

    /// <summary>Gets the limits of 95 %, on the scale of the rate.</summary>
    public FunnelLimits Inner { get; }

    /// <summary>Gets the limits of 99.8 %, on the scale of the rate.</summary>
    public FunnelLimits Outer { get; }

    /// <summary>Gets the two-sided p-value of "the rate is the pooled one": twice the smaller tail.</summary>
    public double PValue { get; }

    /// <summary>Gets where the group lies: by the p-value, which for Poisson counts is exact, and not by the limits, which are smoothed for drawing.</summary>
    public FunnelPosition Position => PValue <= 0.002 ? FunnelPosition.OutsideOuter : PValue <= 0.05 ? FunnelPosition.OutsideInner : FunnelPosition.Inside;
}
