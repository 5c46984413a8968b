using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// How a regression of counts is fitted and how its errors are made. The defaults are those for a short series.
/// </summary>
public sealed record CountRegressionOptions
{
    /// <summary>Gets the coverage of the intervals, in (0, 1); 0.95 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public double Level { get; init => field = Require.Between(0, 1, value, nameof(Level)); } = 0.95;

    /// <summary>Gets the weight of each row in the likelihood, such as the number of equal rows that it stands for; null where all are 1.</summary>
    /// <remarks>A row of weight 0 is left out. As in other software the degrees of freedom count rows, not weights.</remarks>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>Gets how intervals are made.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a <see cref="CoefficientInterval"/>.</exception>
    public CoefficientInterval Interval { get; init => field = Require.Defined(value, nameof(Interval)); }

    /// <summary>Gets where standard errors come from. The rows have to be in the order of time for the autocorrelation-robust ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one of <see cref="CoefficientErrors"/>.</exception>
    public CoefficientErrors Errors { get; init => field = Require.Defined(value, nameof(Errors)); }

    /// <summary>Gets up to how many rows apart may go together; null for the whole number below 4 (n / 100)^(2/9) of Newey and West (1994).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below zero.</exception>
    public int? Lags { get; init => field = value is { } lags ? Require.InRange(0, int.MaxValue, lags, nameof(Lags)) : null; }

    /// <summary>Gets whether a quasi-Poisson dispersion below 1 counts as 1 in the errors. Off by default: counts can vary less than Poisson counts.</summary>
    /// <remarks>Where rows are separated it always counts as 1 at least.</remarks>
    public bool FloorDispersion { get; init; }
}
