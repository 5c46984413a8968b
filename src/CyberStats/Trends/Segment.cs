namespace CyberStats.Trends;

/// <summary>A run of observations between two changes, with its level. Part of a <see cref="Segmentation"/>.</summary>
public sealed record Segment
{
    internal Segment(int start, int count)
    {
        Start = start;
        Count = count;
    }

    /// <summary>Gets the index of the first observation, from 0; missing periods have no index.</summary>
    public int Start { get; }

    /// <summary>Gets the number of observations.</summary>
    public int Count { get; }

    /// <summary>Gets the index after the last observation.</summary>
    public int End => Start + Count;

    /// <summary>Gets the level: the mean of the values; for counts their rate per unit of exposure, which for a series is per whole period.</summary>
    public double Mean { get; internal init; }

    /// <summary>
    /// Gets the variance about the mean, with n in the denominator and not below the least variance; null where the law has none of its own for a
    /// segment.
    /// </summary>
    public double? Variance { get; internal init; }

    /// <summary>Gets the sum of the exposures; the number of observations where none were given.</summary>
    public double Exposure { get; internal init; }

    /// <summary>Gets the cost, as <see cref="ChangePointCost"/> states it.</summary>
    public double Cost { get; internal init; }

    /// <summary>Gets the first day of the first period; null where there are no periods.</summary>
    public DateOnly? FirstDay { get; internal init; }

    /// <summary>Gets the name of the first period, such as "2014"; null where there are no periods.</summary>
    public string? Label { get; internal init; }
}
