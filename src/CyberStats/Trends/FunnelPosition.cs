namespace CyberStats.Trends;

/// <summary>Where a group lies in a funnel.</summary>
public enum FunnelPosition
{
    /// <summary>Within the limits of 95 %: nothing but chance is needed to explain its rate.</summary>
    Inside,

    /// <summary>Outside the limits of 95 %, where 1 group of 20 is expected by chance, and within those of 99.8 %.</summary>
    OutsideInner,

    /// <summary>Outside the limits of 99.8 %, where 2 groups of 1,000 are expected by chance.</summary>
    OutsideOuter,
}
