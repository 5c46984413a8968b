namespace CyberStats.Trends;

/// <summary>
/// A slope that may bound those under search, and where it stands among all.
/// </summary>
/// <param name="Threshold">The slope.</param>
/// <param name="Below">The number of pairs surely flatter.</param>
/// <param name="AtMost">The number of pairs not surely steeper.</param>
internal readonly record struct SlopeBound(SlopeThreshold Threshold, long Below, long AtMost)
{
    /// <summary>
    /// Gets whether the pairs between the two numbers count as equal to the bound and are left out on either side. Otherwise rounding leaves
    /// them open, and they are within on both sides.
    /// </summary>
    public bool IsStrict => Threshold.Slack == 0;

    /// <summary>Gets the number of pairs left out where this is the lower bound.</summary>
    public long RankAsLow => IsStrict ? AtMost : Below;

    /// <summary>Gets the number of pairs up to it where this is the upper bound.</summary>
    public long RankAsHigh => IsStrict ? Below : AtMost;
}
