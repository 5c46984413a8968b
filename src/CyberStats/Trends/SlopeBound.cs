namespace CyberStats.Trends;

/// <summary>
/// One side of the slopes under search.
/// </summary>
/// <param name="Threshold">The slope; null for a side without a bound.</param>
/// <param name="Gap">
/// How much the keys must rise above the lower bound, or fall below the upper one, for a pair to be within; negative to take in all that
/// rounding leaves open.
/// </param>
/// <param name="Rank">The number of pairs below the lower bound, or below and within at the upper one.</param>
internal readonly record struct SlopeBound(SlopeThreshold? Threshold, long Gap, long Rank)
{
    /// <summary>Gets whether a slope within may in truth lie on the other side.</summary>
    public bool IsWide => Threshold is not null && Gap < 0;
}
