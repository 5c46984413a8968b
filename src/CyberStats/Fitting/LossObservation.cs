using System.Globalization;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// One loss as it is known: exactly, or only that it lies between two amounts, with what had to be true for it to be reported at all.
/// </summary>
/// <remarks>
/// The loss lies in [<see cref="Low"/>, <see cref="High"/>]; it is exact where both are equal, right-censored ("at least") where <see cref="High"/> is +∞,
/// left-censored ("at most") where <see cref="Low"/> is 0 and <see cref="High"/> is not. It would not be on record outside of (<see cref="ReportedAbove"/>,
/// <see cref="ReportedUpTo"/>]: it is truncated. Amounts are in one currency unit and not negative. <c>default</c> is a loss of exactly 0 with the weight 0.
/// </remarks>
public readonly record struct LossObservation
{
    private readonly double _reportedUpTo; // the distance from +∞ is not representable: 0 stands for "no limit"

    private LossObservation(double low, double high)
    {
        Low = low;
        High = high;
        Weight = 1;
    }

    /// <summary>Gets the least amount that the loss can be.</summary>
    public double Low { get; }

    /// <summary>Gets the greatest amount that the loss can be; +∞ where nothing bounds it.</summary>
    public double High { get; }

    /// <summary>Gets how many such losses there are; 1 unless given. It need not be whole.</summary>
    public double Weight { get; private init; }

    /// <summary>Gets the amount up to which losses are not reported, such as a deductible; 0 unless given.</summary>
    public double ReportedAbove { get; private init; }

    /// <summary>Gets the amount above which losses are not reported; +∞ unless given.</summary>
    public double ReportedUpTo
    {
        get => _reportedUpTo == 0 ? double.PositiveInfinity : _reportedUpTo;
        private init => _reportedUpTo = double.IsPositiveInfinity(value) ? 0 : value;
    }

    /// <summary>Gets whether the amount is known exactly.</summary>
    public bool IsExact => Low == High;

    /// <summary>Gets whether the loss is known to be at least an amount, and no more.</summary>
    public bool IsRightCensored => double.IsPositiveInfinity(High);

    /// <summary>Gets whether the loss is known to be at most an amount, and no more.</summary>
    public bool IsLeftCensored => Low == 0 && High > 0 && !IsRightCensored;

    /// <summary>Returns a loss known exactly.</summary>
    /// <param name="loss">The amount; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not in that range.</exception>
    public static LossObservation Exactly(double loss) => new(Require.NotNegative(loss), loss);

    /// <summary>Returns a loss of which only a lower bound is known: right-censored.</summary>
    /// <param name="low">The bound; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not in that range.</exception>
    public static LossObservation AtLeast(double low) => new(Require.NotNegative(low), double.PositiveInfinity);

    /// <summary>Returns a loss of which only an upper bound is known: left-censored.</summary>
    /// <param name="high">The bound; finite and above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not in that range.</exception>
    public static LossObservation AtMost(double high) => new(0, Require.Positive(high));

    /// <summary>Returns a loss that lies between two amounts: interval-censored.</summary>
    /// <param name="low">The lower amount; finite and not negative.</param>
    /// <param name="high">The upper amount; not below the lower one; +∞ for a loss of which only <paramref name="low"/> is known.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is not in its range, or the bounds are reversed.</exception>
    public static LossObservation Between(double low, double high)
    {
        Require.NotNegative(low);
        return high >= low
            ? new(low, high)
            : throw new ArgumentOutOfRangeException(nameof(high), high, FormattableString.Invariant($"'high' must not be below 'low' ({low})."));
    }

    /// <summary>Returns a loss that was rounded to the nearest multiple of a unit, such as 100,000: it lies within half a unit of what is on record.</summary>
    /// <param name="loss">The amount on record; finite and not negative.</param>
    /// <param name="unit">The unit of rounding; finite and above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not in its range.</exception>
    public static LossObservation Rounded(double loss, double unit) =>
        new(Math.Max(Require.NotNegative(loss) - (Require.Positive(unit) / 2), 0), loss + (unit / 2));

    /// <summary>Returns this loss standing for several.</summary>
    /// <param name="weight">How many; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is not in that range.</exception>
    public LossObservation Weighted(double weight) => this with { Weight = Require.NotNegative(weight) };

    /// <summary>Returns this loss as one that is on record only since it lies in a range: truncated.</summary>
    /// <param name="above">Losses up to this amount are not reported; finite and not negative.</param>
    /// <param name="upTo">Losses above this amount are not reported; above <paramref name="above"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not in its range.</exception>
    /// <exception cref="ArgumentException">The loss can lie outside of the range, so that it could not be on record.</exception>
    /// <remarks>An interval that reaches out of the range is cut at it: what lies outside cannot be meant.</remarks>
    public LossObservation Truncated(double above, double upTo = double.PositiveInfinity)
    {
        Require.NotNegative(above);
        if (!(upTo > above))
        {
            throw new ArgumentOutOfRangeException(nameof(upTo), upTo, FormattableString.Invariant($"'upTo' must be above 'above' ({above})."));
        }

        double low = Math.Max(Low, above);
        double high = Math.Min(High, upTo);
        return low < high || (IsExact && Low >= above && Low <= upTo)
            ? new LossObservation(low, high) { Weight = Weight, ReportedAbove = above, ReportedUpTo = upTo }
            : throw new ArgumentException(FormattableString.Invariant($"A loss of {this} is not reported in ({above}, {upTo}]."), nameof(above));
    }

    /// <summary>Returns "250", "[100, 250]" or "[100, Infinity]", in the invariant culture.</summary>
    public override string ToString() => IsExact
        ? Low.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"[{Low}, {High}]");
}
