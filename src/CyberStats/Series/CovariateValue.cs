using System.Globalization;
using CyberStats.Numerics;

namespace CyberStats.Series;

/// <summary>The value of a covariate in one span of time.</summary>
/// <remarks>The value is finite and the period has at least one end.</remarks>
public sealed record CovariateValue
{
    /// <summary>Creates a value.</summary>
    /// <param name="period">The time that the value is about.</param>
    /// <param name="value">The value, in the unit of the covariate; finite.</param>
    /// <exception cref="ArgumentException">The period has no end.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public CovariateValue(DateRange period, double value)
    {
        Period = period;
        Value = value;
    }

    /// <summary>Gets the time that the value is about.</summary>
    public DateRange Period
    {
        get;
        init => field = value == default ? throw new ArgumentException("A value needs the period that it is about.", nameof(Period)) : value;
    }

    /// <summary>Gets the value, in the unit of the covariate.</summary>
    public double Value { get; init => field = Require.Finite(value, nameof(Value)); }

    /// <summary>Returns "2007: 66.19", in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Period}: {Value}");
}
