using CyberStats.Numerics;

namespace CyberStats.Series;

/// <summary>
/// What a count can be told to do otherwise than by default.
/// </summary>
public sealed record CountOptions
{
    /// <summary>Gets the defaults.</summary>
    public static CountOptions Default { get; } = new();

    /// <summary>Gets what becomes of dates less precise than the period; they are excluded and reported unless told otherwise.</summary>
    public DatePlacement Placement { get; init => field = Require.Defined(value, nameof(Placement)); }

    /// <summary>Gets how an incident with several keys counts; once under each unless told otherwise.</summary>
    public CountingRule Rule { get; init => field = Require.Defined(value, nameof(Rule)); }

    /// <summary>Gets whether near misses and false positives count too; they are excluded and reported unless told otherwise.</summary>
    public bool IncludeNonIncidents { get; init; }
}
