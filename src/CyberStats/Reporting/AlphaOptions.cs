using CyberStats.Numerics;

namespace CyberStats.Reporting;

/// <summary>
/// How the interval of Krippendorff's alpha is made.
/// </summary>
public sealed record AlphaOptions
{
    /// <summary>Gets the coverage of the interval, in (0, 1); 0.95 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public double Level { get; init => field = Require.Between(0, 1, value, nameof(Level)); } = 0.95;

    /// <summary>Gets how often the units are drawn anew; 1,000 unless set, 0 for no interval.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below zero.</exception>
    public int Replicates { get; init => field = Require.InRange(0, int.MaxValue, value, nameof(Replicates)); } = 1000;

    /// <summary>Gets the seed of the random numbers: the same seed gives the same interval on every machine.</summary>
    public long Seed { get; init; } = 1;
}
