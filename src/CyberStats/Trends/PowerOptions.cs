using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// What a question of power can be told otherwise than by default.
/// </summary>
public sealed record PowerOptions
{
    /// <summary>Gets the defaults.</summary>
    public static PowerOptions Default { get; } = new();

    /// <summary>Gets the variance of a count over its mean; 1, that of Poisson counts, unless told otherwise. Finite and above zero.</summary>
    /// <remarks>Yearly incident counts usually vary more: of a series like the one planned, take the dispersion found there.</remarks>
    public double Dispersion { get; init => field = Require.Positive(value, nameof(Dispersion)); } = 1;

    /// <summary>Gets the two-sided level of the test, in (0, 1); 0.05 unless told otherwise.</summary>
    public double Level { get; init => field = Require.Between(0, 1, value, nameof(Level)); } = 0.05;

    /// <summary>Gets the probability with which the effect is to be found, in (0, 1); 0.8 unless told otherwise.</summary>
    public double Power { get; init => field = Require.Between(0, 1, value, nameof(Power)); } = 0.8;

    /// <summary>Gets how many periods of a year are counted apart, from 1 to 366: 12 for months; 1 unless told otherwise.</summary>
    public int PeriodsPerYear { get; init => field = Require.InRange(1, 366, value, nameof(PeriodsPerYear)); } = 1;
}
