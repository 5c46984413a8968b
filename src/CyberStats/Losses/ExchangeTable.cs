namespace CyberStats.Losses;

/// <summary>
/// Exchange rates by date, as the caller gives them. Immutable, and safe to share between threads.
/// </summary>
/// <remarks>
/// <para>
/// An entry holds for all of its day, month or year. A date takes the entry written as it is; else that of the month, else of the year, in
/// which it lies. A year without an entry takes the arithmetic mean of its twelve months where all twelve are there; no other mean is
/// taken, and days are never averaged. Nothing is carried over a gap or interpolated: what no entry covers has no rate. For days on
/// which no rate is fixed, such as Sundays, give rates of the months beside those of the days.
/// </para>
/// <para>
/// A pair of currencies is given in one direction; the other is its inverse, also of a mean, so that an amount that is converted and
/// converted back is the same to the precision of <see cref="decimal"/>. Pairs that are not given are crossed through one currency only, if
/// the caller names it, and only where both legs have a rate at the date.
/// </para>
/// </remarks>
public sealed class ExchangeTable
{
    private readonly Dictionary<(CurrencyCode From, CurrencyCode To), DatedLevels> _pairs = [];

    /// <summary>Creates a table.</summary>
    /// <param name="rates">The entries, in any order.</param>
    /// <param name="through">The currency through which pairs that are not given are crossed; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rates"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// An entry is null, a pair has two entries for a date, or entries in both directions; the message names both.
    /// </exception>
    public ExchangeTable(IEnumerable<ExchangeRate> rates, CurrencyCode? through = null)
    {
        ArgumentNullException.ThrowIfNull(rates);
        var firsts = new Dictionary<(CurrencyCode, CurrencyCode), ExchangeRate>();
        foreach (ExchangeRate rate in rates)
        {
            if (rate is null)
            {
                throw new ArgumentException(FormattableString.Invariant($"The rate at index {Count} is null."), nameof(rates));
            }

            if (firsts.TryGetValue((rate.To, rate.From), out ExchangeRate? opposite))
            {
                throw new ArgumentException($"A pair of currencies is given in one direction: met '{opposite}' and '{rate}'.", nameof(rates));
            }

            if (firsts.TryAdd((rate.From, rate.To), rate))
            {
                _pairs.Add((rate.From, rate.To), new DatedLevels());
            }

            if (!_pairs[(rate.From, rate.To)].TryAdd(rate.Date, rate.Rate, out decimal present))
            {
                var first = new ExchangeRate(rate.From, rate.To, rate.Date, present);
                throw new ArgumentException($"Two rates for one date: '{first}' and '{rate}'.", nameof(rates));
            }

            Count++;
        }

        Through = through;
    }

    /// <summary>Gets the table without entries: every amount keeps its currency.</summary>
    public static ExchangeTable Empty { get; } = new([]);

    /// <summary>Gets the number of entries.</summary>
    public int Count { get; }

    /// <summary>Gets the currency through which pairs that are not given are crossed; null for none.</summary>
    public CurrencyCode? Through { get; }

    /// <summary>Returns the units of one currency for one unit of another at a date.</summary>
    /// <param name="from">The currency of which one unit is exchanged.</param>
    /// <param name="to">The currency that is received.</param>
    /// <param name="date">The date.</param>
    /// <returns>The rate; 1 from a known currency to itself; null where the entries give none.</returns>
    /// <exception cref="OverflowException">An inverse or a cross is outside of the range of <see cref="decimal"/>.</exception>
    public decimal? RateOf(CurrencyCode from, CurrencyCode to, PartialDate date)
    {
        if (from == to)
        {
            return from == default ? null : 1;
        }

        return DatedLevels.NotZero(Given(from, to, date)
            ?? (Through is { } middle && Given(from, middle, date) is { } first && Given(middle, to, date) is { } second ? first * second : null));
    }

    /// <summary>The rate of a pair as given, or its inverse.</summary>
    private decimal? Given(CurrencyCode from, CurrencyCode to, PartialDate date) =>
        _pairs.TryGetValue((from, to), out DatedLevels? forward) ? forward.At(date)
        : _pairs.TryGetValue((to, from), out DatedLevels? backward) ? 1 / backward.At(date)
        : null;
}
