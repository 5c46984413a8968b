using System.Globalization;

namespace CyberStats.Losses;

/// <summary>
/// One entry of an <see cref="ExchangeTable"/>: how many units of one currency are paid for one unit of another, and when.
/// </summary>
public sealed record ExchangeRate
{
    /// <summary>Creates an entry.</summary>
    /// <param name="from">The currency of which one unit is exchanged.</param>
    /// <param name="to">The currency that is received.</param>
    /// <param name="date">The day, month or year for which the rate holds.</param>
    /// <param name="rate">Units of <paramref name="to"/> for one unit of <paramref name="from"/>; above zero.</param>
    /// <exception cref="ArgumentException">A currency is unknown, or both are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above zero.</exception>
    public ExchangeRate(CurrencyCode from, CurrencyCode to, PartialDate date, decimal rate)
    {
        From = from != default ? from : throw new ArgumentException("A rate needs the currency that it is exchanged from.", nameof(from));
        To = to == default
            ? throw new ArgumentException("A rate needs the currency that it is exchanged to.", nameof(to))
            : to != from ? to : throw new ArgumentException($"A rate from {from} to itself is always 1 and is not an entry.", nameof(to));
        Date = date;
        Rate = DatedLevels.RequirePositive(rate, nameof(rate));
    }

    /// <summary>Gets the currency of which one unit is exchanged.</summary>
    public CurrencyCode From { get; }

    /// <summary>Gets the currency that is received.</summary>
    public CurrencyCode To { get; }

    /// <summary>Gets the day, month or year for which the rate holds.</summary>
    public PartialDate Date { get; }

    /// <summary>Gets the units of <see cref="To"/> for one unit of <see cref="From"/>.</summary>
    public decimal Rate { get; }

    /// <summary>Returns "1 EUR = 1.25 USD in 2020-03" in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"1 {From} = {Rate} {To} in {Date}");
}
