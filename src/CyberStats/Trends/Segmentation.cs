namespace CyberStats.Trends;

/// <summary>
/// The series cut into segments of one level each, such that the costs of the segments and the penalty of the changes are least. Made by
/// <see cref="ChangePoints"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class Segmentation
{
    internal Segmentation(ChangePointCost cost, double penalty, int minimumSegment, IReadOnlyList<Segment> segments)
    {
        Cost = cost;
        Penalty = penalty;
        MinimumSegment = minimumSegment;
        Segments = segments;
        Breaks = [.. segments.Skip(1).Select(s => s.Start)];
        TotalCost = segments.Sum(s => s.Cost);
    }

    /// <summary>Gets the numbers of observations before each change, rising: 5 is a change between the fifth and the sixth.</summary>
    public IReadOnlyList<int> Breaks { get; }

    /// <summary>Gets the segments in order of time, one more than there are breaks.</summary>
    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>Gets the number of observations.</summary>
    public int Count => Segments[^1].End;

    /// <summary>Gets the sum of the costs of the segments, without any penalty.</summary>
    public double TotalCost { get; }

    /// <summary>Gets the cost of the segments and of the changes, which no other segmentation undercuts.</summary>
    public double PenalizedCost => TotalCost + LengthPenalty + (Breaks.Count == 0 ? 0 : Penalty * Breaks.Count);

    /// <summary>Gets the penalty of a change.</summary>
    public double Penalty { get; }

    /// <summary>Gets the penalty of the lengths of the segments; 0 except by <see cref="ChangePointPenalty.Mbic"/>.</summary>
    public double LengthPenalty { get; internal init; }

    /// <summary>Gets the cost used, with the parameters that the data gave.</summary>
    public ChangePointCost Cost { get; }

    /// <summary>Gets the least number of observations in a segment.</summary>
    public int MinimumSegment { get; }

    /// <summary>Gets how many periods of a series had no value, or no exposure, and were left out.</summary>
    public int Missing { get; internal init; }

    /// <summary>Gets what a reader must know; for a series with its caveats.</summary>
    public IReadOnlyList<Caveat> Caveats { get; internal init; } = [];

    /// <summary>Returns such as "2 changes, before 2012, 2018; Poisson, n = 18".</summary>
    public override string ToString()
    {
        string[] places = [.. Segments.Skip(1).Take(10).Select(s => s.Label ?? FormattableString.Invariant($"{s.Start}"))];
        string where = places.Length == 0 ? "" : ", before " + string.Join(", ", places) + (Breaks.Count > places.Length ? ", …" : "");
        return FormattableString.Invariant($"{Breaks.Count} {(Breaks.Count == 1 ? "change" : "changes")}{where}; {Cost}, n = {Count}");
    }
}
