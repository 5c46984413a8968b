using System.Globalization;

namespace CyberStats;

/// <summary>
/// The days from one partial date to another: between <see cref="Min"/> and <see cref="Max"/>, both possible.
/// </summary>
public readonly record struct DayLag
{
    /// <summary>Creates a lag.</summary>
    /// <param name="min">The fewest days possible; negative where the order can be reversed.</param>
    /// <param name="max">The most days possible.</param>
    /// <exception cref="ArgumentException"><paramref name="max"/> is below <paramref name="min"/>.</exception>
    public DayLag(int min, int max)
    {
        if (max < min)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The most days ({max}) are fewer than the fewest ({min})."), nameof(max));
        }

        Min = min;
        Max = max;
    }

    /// <summary>Gets the fewest days possible.</summary>
    public int Min { get; }

    /// <summary>Gets the most days possible.</summary>
    public int Max { get; }

    /// <summary>Gets whether both dates are known to the day.</summary>
    public bool IsExact => Min == Max;

    /// <summary>Returns the days from one date to another.</summary>
    /// <param name="from">The date counted from.</param>
    /// <param name="to">The date counted to.</param>
    public static DayLag Between(PartialDate from, PartialDate to) =>
        new(to.First.DayNumber - from.Last.DayNumber, to.Last.DayNumber - from.First.DayNumber);

    /// <summary>Returns "316 to 680 days", or "12 days" where exact.</summary>
    public override string ToString() => IsExact
        ? string.Create(CultureInfo.InvariantCulture, $"{Min} {(Min == 1 ? "day" : "days")}")
        : string.Create(CultureInfo.InvariantCulture, $"{Min} to {Max} days");
}
