namespace CyberStats.Growth;

/// <summary>What the counts say of the parameters of a curve.</summary>
public enum GrowthCurveStatus
{
    /// <summary>Every parameter of the curve has its value, and the capacity, where there is one, an upper end.</summary>
    Converged,

    /// <summary>
    /// No capacity is too large for the counts: they do not refuse exponential growth, and set only a lower end. The usual case before the inflection.
    /// Where exponential growth fits best of all, the capacity itself is infinite.
    /// </summary>
    CapacityNotIdentified,

    /// <summary>The counts jump to their level, or fall to nothing, within a period: any rate that is fast enough fits as well, and its value is infinite.</summary>
    RateNotIdentified,

    /// <summary>The best curve of the kind does not rise: it is flat or, for <see cref="GrowthCurveKind.Bass"/>, falls from the start.</summary>
    NoGrowth,
}
