namespace CyberStats.Trends;

/// <summary>What a change costs, and how long a segment must be.</summary>
/// <param name="Penalty">The penalty of a change.</param>
/// <param name="MinimumSegment">The least number of observations in a segment.</param>
/// <param name="LengthWeight">The weight of the logarithm of a segment's share of all observations; 0 but for MBIC.</param>
/// <param name="Count">The number of observations.</param>
internal readonly record struct PartitionRule(double Penalty, int MinimumSegment, double LengthWeight, int Count)
{
    /// <summary>Returns what the length of a segment adds to its cost.</summary>
    public double OfLength(int length) => LengthWeight == 0 ? 0 : LengthWeight * Math.Log((double)length / Count);
}
