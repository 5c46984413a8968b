namespace CyberStats.Losses;

/// <summary>
/// One reported loss: its form, what is known of its amount, and how firm that is.
/// </summary>
/// <remarks>
/// The amount is nominal, in the money of <see cref="PriceDate"/>; nothing here converts or inflates. An amount is never negative. An
/// unknown amount is not zero. An amount of which anything is known has a currency. A ransom demand always has the status
/// <see cref="LossStatus.Demanded"/>, nothing else has it, and no total of losses contains one.
/// </remarks>
public sealed record Loss
{
    /// <summary>Creates a loss.</summary>
    /// <param name="form">What the loss consists of.</param>
    /// <param name="amount">What is known of the amount, in units of the currency; not negative.</param>
    /// <param name="currency">The currency; it may be unknown only where the amount is.</param>
    /// <param name="status">How firm the amount is; for a ransom demand, left out or <see cref="LossStatus.Demanded"/>.</param>
    /// <exception cref="ArgumentException">
    /// A negative amount, an amount without a currency, or a status that does not fit the form.
    /// </exception>
    public Loss(LossForm form, Bounds<decimal> amount, CurrencyCode currency, LossStatus status = LossStatus.Unknown)
    {
        if (amount.HasNegative)
        {
            throw new ArgumentException($"A loss is not negative, but the amount is {amount}.", nameof(amount));
        }

        if (!amount.IsUnknown && currency == default)
        {
            throw new ArgumentException($"An amount ({amount}) needs a currency.", nameof(currency));
        }

        if (form == LossForm.RansomDemand && status == LossStatus.Unknown)
        {
            status = LossStatus.Demanded;
        }

        if ((form == LossForm.RansomDemand) != (status == LossStatus.Demanded))
        {
            throw new ArgumentException($"A ransom demand, and nothing else, has the status Demanded; met {form} with {status}.", nameof(status));
        }

        Form = form;
        Amount = amount;
        Currency = currency;
        Status = Numerics.Require.Defined(status);
    }

    /// <summary>Gets what the loss consists of.</summary>
    public LossForm Form { get; }

    /// <summary>Gets what is known of the amount, in units of <see cref="Currency"/>.</summary>
    public Bounds<decimal> Amount { get; }

    /// <summary>Gets the currency.</summary>
    public CurrencyCode Currency { get; }

    /// <summary>Gets how firm the amount is.</summary>
    public LossStatus Status { get; }

    /// <summary>Gets the date whose money the amount is in; null where not known.</summary>
    public PartialDate? PriceDate { get; init; }

    /// <summary>Gets who bears the loss, in the words of the source; null where not known.</summary>
    public string? BorneBy { get; init; }

    /// <summary>Gets whether this is a claim and not a loss: such amounts are left out of totals.</summary>
    public bool IsDemand => Status == LossStatus.Demanded;
}
