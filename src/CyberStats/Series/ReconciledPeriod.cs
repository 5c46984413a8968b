namespace CyberStats.Series;

/// <summary>
/// One period of two series that claim to count the same.
/// </summary>
/// <param name="Label">The name of the period.</param>
/// <param name="Published">The published count; null where missing.</param>
/// <param name="Recomputed">The recomputed count; null where missing.</param>
public readonly record struct ReconciledPeriod(string Label, double? Published, double? Recomputed)
{
    /// <summary>Gets the recomputed count less the published one; null where either is missing.</summary>
    public double? Difference => Recomputed - Published;

    /// <summary>Gets the recomputed count over the published one; null where either is missing or the published one is zero.</summary>
    public double? Ratio => Published is 0 ? null : Recomputed / Published;

    /// <summary>Gets whether both are there and equal.</summary>
    public bool Agrees => Difference is 0;
}
