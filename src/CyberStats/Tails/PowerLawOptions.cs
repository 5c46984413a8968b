using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>How a power law is fitted. The defaults are those of Clauset, Shalizi and Newman (2009): every observed value may be the threshold.</summary>
public sealed record PowerLawOptions
{
    /// <summary>Gets the fewest values that a tail may have; 2 unless given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 2.</exception>
    public int MinimumTail { get; init => field = Require.InRange(2, int.MaxValue, value, nameof(MinimumTail)); } = 2;

    /// <summary>Gets the greatest threshold that is tried; +∞ unless given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is NaN or not above zero.</exception>
    public double MaximumThreshold
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaximumThreshold), value, "'MaximumThreshold' must be above zero.");
    } = double.PositiveInfinity;

    /// <summary>Gets the coverage of the interval of the exponent, in (0, 1); 0.95 unless given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in (0, 1).</exception>
    public double Level { get; init => field = Require.Between(0, 1, value, nameof(Level)); } = 0.95;
}
