namespace CyberStats.Trends;

/// <summary>What the limits of a funnel allow for beside Poisson scatter.</summary>
public enum FunnelOverdispersion
{
    /// <summary>Nothing: the limits are those of a Poisson law, and a group is outside where its exact tail says so.</summary>
    None,

    /// <summary>Scatter that is a multiple of the Poisson one: all limits widen by one factor. For counts that come in clusters.</summary>
    Multiplicative,

    /// <summary>Rates that differ from group to group for many small reasons: the limits of large groups widen most.</summary>
    Additive,
}
