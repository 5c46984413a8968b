using System.Globalization;
using CyberStats.Numerics;

namespace CyberStats;

/// <summary>
/// A number learnt from data, with its error: a standard error and a confidence interval. All share the unit of the quantity.
/// </summary>
/// <remarks>
/// The interval is the one that the method states; it need not be symmetric, and an end is infinite where the data set no bound.
/// What a <i>source</i> reports is <see cref="Bounds{T}"/>.
/// </remarks>
public readonly record struct Estimate
{
    /// <summary>Creates an estimate.</summary>
    /// <param name="value">The best value; NaN where the data give none.</param>
    /// <param name="standardError">The standard deviation of the estimator, not negative; NaN where none can be given.</param>
    /// <param name="low">The lower end of the interval; NaN where there is no interval.</param>
    /// <param name="high">The upper end of the interval; NaN where there is no interval.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard error is negative, or the level not in (0, 1).</exception>
    /// <exception cref="ArgumentException">The value lies outside its interval, or the interval has one end only.</exception>
    public Estimate(double value, double standardError, double low, double high, double level = 0.95)
    {
        if (standardError < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(standardError), standardError, "A standard error is not negative.");
        }

        if (value < low || value > high || low > high || double.IsNaN(low) != double.IsNaN(high))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The value {value} must lie in its interval [{low}, {high}]."), nameof(value));
        }

        Value = value;
        StandardError = standardError;
        Low = low;
        High = high;
        Level = Require.Between(0, 1, level);
    }

    /// <summary>Gets the best value; NaN where the data give none.</summary>
    public double Value { get; }

    /// <summary>Gets the standard deviation of the estimator; NaN where none can be given.</summary>
    public double StandardError { get; }

    /// <summary>Gets the lower end of the confidence interval; NaN where there is none.</summary>
    public double Low { get; }

    /// <summary>Gets the upper end of the confidence interval; NaN where there is none.</summary>
    public double High { get; }

    /// <summary>Gets the coverage that the interval promises, such as 0.95.</summary>
    public double Level { get; }

    /// <summary>Returns "11 [5.345, 26.27]" with four significant digits, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Value:G4} [{Low:G4}, {High:G4}]");
}
