namespace CyberStats.Series;

/// <summary>
/// What becomes of a record whose date is less precise than the period, or so imprecise that it may lie outside the coverage. In either
/// case the lower and upper counts of the series bound the truth.
/// </summary>
public enum DatePlacement
{
    /// <summary>It is left out and reported: the default.</summary>
    ExcludeImprecise,

    /// <summary>It is spread evenly over the days that it can mean, inside the coverage: counts become fractions.</summary>
    SpreadUniformly,
}
