using System.Globalization;

namespace CyberStats.Losses;

/// <summary>
/// One entry of a <see cref="PriceTable"/>: the level of prices in a month or year.
/// </summary>
public sealed record PriceLevel
{
    /// <summary>Creates an entry.</summary>
    /// <param name="date">The month or year (or day) for which the level holds.</param>
    /// <param name="level">The level of the index, such as 110.5 where the base is 100; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not above zero.</exception>
    public PriceLevel(PartialDate date, decimal level)
    {
        Date = date;
        Level = DatedLevels.RequirePositive(level, nameof(level));
    }

    /// <summary>Gets the month or year (or day) for which the level holds.</summary>
    public PartialDate Date { get; }

    /// <summary>Gets the level of the index.</summary>
    public decimal Level { get; }

    /// <summary>Returns "110.5 in 2020-03" in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Level} in {Date}");
}
