namespace CyberStats;

/// <summary>What is known of a value held in <see cref="Bounds{T}"/>.</summary>
public enum BoundsKind
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>The value itself.</summary>
    Exact,

    /// <summary>A lower and an upper bound: interval-censored.</summary>
    Interval,

    /// <summary>A lower bound only: right-censored.</summary>
    AtLeast,

    /// <summary>An upper bound only: left-censored.</summary>
    AtMost,
}
