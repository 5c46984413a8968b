namespace CyberStats.Losses;

/// <summary>
/// A price index of one currency by date, as the caller gives it. Immutable, and safe to share between threads.
/// </summary>
/// <remarks>
/// Only ratios of levels are used, so that the base of the index does not matter. A level holds for all of its month or year. A date takes
/// the entry written as it is; else that of the month, else of the year, in which it lies. A year without an entry takes the arithmetic mean
/// of its twelve months where all twelve are there. Nothing is carried over a gap or interpolated.
/// </remarks>
public sealed class PriceTable
{
    private readonly DatedLevels _levels = new();

    /// <summary>Creates a table.</summary>
    /// <param name="currency">The currency whose prices the index follows.</param>
    /// <param name="levels">The entries, in any order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="levels"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The currency is unknown, an entry is null, or a date has two entries; the message names both.
    /// </exception>
    public PriceTable(CurrencyCode currency, IEnumerable<PriceLevel> levels)
    {
        Currency = currency != default ? currency : throw new ArgumentException("An index of prices needs its currency.", nameof(currency));
        ArgumentNullException.ThrowIfNull(levels);
        foreach (PriceLevel level in levels)
        {
            if (level is null)
            {
                throw new ArgumentException(FormattableString.Invariant($"The level at index {Count} is null."), nameof(levels));
            }

            if (!_levels.TryAdd(level.Date, level.Level, out decimal present))
            {
                throw new ArgumentException($"Two levels for one date: '{new PriceLevel(level.Date, present)}' and '{level}'.", nameof(levels));
            }

            Count++;
        }
    }

    /// <summary>Gets the currency whose prices the index follows.</summary>
    public CurrencyCode Currency { get; }

    /// <summary>Gets the number of entries.</summary>
    public int Count { get; }

    /// <summary>Creates a table of successive years.</summary>
    /// <param name="currency">The currency whose prices the index follows.</param>
    /// <param name="firstYear">The year of the first level.</param>
    /// <param name="levels">The levels, one a year; above zero.</param>
    /// <exception cref="ArgumentNullException"><paramref name="levels"/> is null.</exception>
    /// <exception cref="ArgumentException">The currency is unknown.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A year is not in 1 to 9999, or a level is not above zero.</exception>
    public static PriceTable Yearly(CurrencyCode currency, int firstYear, IEnumerable<decimal> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return new(currency, levels.Select((level, i) => new PriceLevel(new PartialDate(firstYear + i), level)));
    }

    /// <summary>Returns by what an amount in the money of one date is multiplied to be in the money of another.</summary>
    /// <param name="from">The date whose money the amount is in.</param>
    /// <param name="to">The date whose money is asked for.</param>
    /// <returns>The ratio of the two levels; 1 from a date to itself; null where the entries do not cover both dates.</returns>
    /// <exception cref="OverflowException">The ratio is outside of the range of <see cref="decimal"/>.</exception>
    public decimal? Factor(PartialDate from, PartialDate to) => from == to ? 1 : DatedLevels.NotZero(_levels.At(to) / _levels.At(from));
}
