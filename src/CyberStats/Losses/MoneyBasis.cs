using System.Globalization;

namespace CyberStats.Losses;

/// <summary>
/// The money in which losses are stated together: one currency, at the prices of one date, with the caller's tables. Immutable, and safe
/// to share between threads.
/// </summary>
/// <remarks>
/// <para>
/// Order of operations: an amount is first exchanged into <see cref="Currency"/> at the rate of its own date, then brought to the prices of
/// <see cref="PriceDate"/> with the index of that currency. So one index serves losses in all currencies, and the result is what
/// the loss was worth, when it was borne, to someone who counts in that currency. The other order, prices of the loss's own currency first and
/// the rate of the target date after, answers another question: what the same goods would cost now, there. The two differ by how far rates
/// drifted from prices in between.
/// </para>
/// <para>
/// The date of an amount is its <see cref="Loss.PriceDate"/>, else the one that the caller passes for amounts without. None is needed where
/// nothing depends on it: in the target currency without a target price date. What the tables do not cover is refused with the reason, never
/// guessed.
/// </para>
/// </remarks>
public sealed class MoneyBasis
{
    /// <summary>Creates a basis.</summary>
    /// <param name="currency">The currency to state amounts in.</param>
    /// <param name="priceDate">The date whose prices are asked for; null to leave each amount in the money of its own date.</param>
    /// <param name="rates">The exchange rates; null for none, so that other currencies are refused.</param>
    /// <param name="prices">The price index of <paramref name="currency"/>; null for none, so that amounts of other dates are refused.</param>
    /// <exception cref="ArgumentException">
    /// The currency is unknown, the index is that of another currency, or an index is given without a date to bring amounts to.
    /// </exception>
    public MoneyBasis(CurrencyCode currency, PartialDate? priceDate = null, ExchangeTable? rates = null, PriceTable? prices = null)
    {
        Currency = currency != default ? currency : throw new ArgumentException("The amounts need a currency.", nameof(currency));
        PriceDate = priceDate;
        Rates = rates ?? ExchangeTable.Empty;
        if (prices is not null && prices.Currency != currency)
        {
            throw new ArgumentException($"The index follows the prices of {prices.Currency}, but amounts are stated in {currency}.", nameof(prices));
        }

        Prices = prices is null || priceDate is not null
            ? prices
            : throw new ArgumentException("An index of prices needs the date whose prices are asked for.", nameof(priceDate));
    }

    /// <summary>Gets the currency.</summary>
    public CurrencyCode Currency { get; }

    /// <summary>Gets the date whose prices amounts are in; null where each is in the money of its own date.</summary>
    public PartialDate? PriceDate { get; }

    /// <summary>Gets the exchange rates.</summary>
    public ExchangeTable Rates { get; }

    /// <summary>Gets the price index of <see cref="Currency"/>; null where none is given.</summary>
    public PriceTable? Prices { get; }

    /// <summary>States an amount in this money.</summary>
    /// <param name="loss">The loss. A demand is converted as any other amount: whether it counts is for the caller to say.</param>
    /// <param name="amount">What is known of the amount, in this money; unknown where there is a reason against it.</param>
    /// <param name="reason">Why it cannot be stated: unknown amount, no date, no rate or no price level; null where it can.</param>
    /// <param name="undatedAs">The date of an amount that has none of its own, such as that of its incident; null to refuse these.</param>
    /// <returns>Whether it can be stated.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    /// <exception cref="OverflowException">The amount, so converted, or what it is multiplied by, is outside of the range of <see cref="decimal"/>.</exception>
    public bool TryConvert(Loss loss, out Bounds<decimal> amount, out ExclusionReason? reason, PartialDate? undatedAs = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        amount = default;
        decimal? factor = null;
        reason = loss.Amount.IsUnknown ? ExclusionReason.UnknownAmount : FactorOf(loss, loss.PriceDate ?? undatedAs, out factor);
        if (reason is not null)
        {
            return false;
        }

        amount = new(loss.Amount.Low * factor, loss.Amount.Best * factor, loss.Amount.High * factor);
        return true;
    }

    /// <summary>Returns "USD" or "USD at the prices of 2020".</summary>
    public override string ToString() =>
        PriceDate is { } date ? string.Create(CultureInfo.InvariantCulture, $"{Currency} at the prices of {date}") : Currency.ToString();

    private ExclusionReason? FactorOf(Loss loss, PartialDate? at, out decimal? factor)
    {
        factor = 1;
        if (loss.Currency == Currency && PriceDate is null)
        {
            return null;
        }

        if (at is not { } date)
        {
            return ExclusionReason.NoPriceDate;
        }

        if (Rates.RateOf(loss.Currency, Currency, date) is not { } rate)
        {
            return ExclusionReason.NoExchangeRate;
        }

        decimal? prices = PriceDate is not { } target || target == date ? 1 : Prices?.Factor(date, target);
        factor = rate * prices;
        return prices is null ? ExclusionReason.NoPriceLevel : null;
    }
}
