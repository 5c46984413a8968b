using CyberStats.Numerics;

namespace CyberStats.Reporting;

/// <summary>
/// Which models of lists are fitted, and how one is chosen.
/// </summary>
public sealed record ListModelOptions
{
    /// <summary>Gets how many lists interact at most; null for all but one, the most that counts can show.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int? MostInteracting { get; init => field = value is { } order ? Require.InRange(1, ListHistories.MostLists, order, nameof(MostInteracting)) : null; }

    /// <summary>Gets by which figure a model is chosen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a <see cref="ListModelCriterion"/>.</exception>
    public ListModelCriterion Criterion { get; init => field = Require.Defined(value, nameof(Criterion)); }

    /// <summary>Gets the coverage of the intervals, in (0, 1); 0.95 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public double Level { get; init => field = Require.Between(0, 1, value, nameof(Level)); } = 0.95;
}
