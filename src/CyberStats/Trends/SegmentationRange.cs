namespace CyberStats.Trends;

/// <summary>A segmentation and the penalties for which it is the best. Made by <see cref="ChangePoints"/>.</summary>
/// <remarks>Immutable; equality is by reference.</remarks>
public sealed class SegmentationRange
{
    internal SegmentationRange(Segmentation segmentation, double lowest, double highest)
    {
        Segmentation = segmentation;
        LowestPenalty = lowest;
        HighestPenalty = highest;
    }

    /// <summary>Gets the segmentation.</summary>
    public Segmentation Segmentation { get; }

    /// <summary>Gets the least penalty for which it is the best; at it, the one with more changes is as good.</summary>
    public double LowestPenalty { get; }

    /// <summary>Gets the greatest penalty for which it is the best; at it, the one with fewer changes is as good.</summary>
    public double HighestPenalty { get; }

    /// <summary>Returns such as "3 changes for penalties of 4.1 to 12.7".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Segmentation.Breaks.Count} changes for penalties of {LowestPenalty:G4} to {HighestPenalty:G4}");
}
