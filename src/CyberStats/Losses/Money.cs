using System.Globalization;

namespace CyberStats.Losses;

/// <summary>
/// An amount in one currency. Amounts in different currencies cannot be added, subtracted or compared.
/// </summary>
/// <remarks>
/// Nothing here converts: exchange rates and price levels come from the caller. Equality also compares the currency.
/// <c>default</c> is zero in an unknown currency.
/// </remarks>
/// <param name="Amount">The amount, in units of the currency (dollars, not cents); of either sign.</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(decimal Amount, CurrencyCode Currency)
{
    /// <summary>Adds two amounts of one currency.</summary>
    /// <exception cref="ArgumentException">The currencies differ, or are unknown.</exception>
    /// <exception cref="OverflowException">The sum exceeds the range of <see cref="decimal"/>.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + SameCurrency(left, right).Amount, left.Currency);

    /// <summary>Subtracts an amount from another of the same currency.</summary>
    /// <exception cref="ArgumentException">The currencies differ, or are unknown.</exception>
    /// <exception cref="OverflowException">The difference exceeds the range of <see cref="decimal"/>.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - SameCurrency(left, right).Amount, left.Currency);

    /// <summary>Multiplies an amount by a number.</summary>
    /// <exception cref="OverflowException">The product exceeds the range of <see cref="decimal"/>.</exception>
    public static Money operator *(Money money, decimal factor) => money with { Amount = money.Amount * factor };

    /// <inheritdoc cref="op_Addition"/>
    public static Money Add(Money left, Money right) => left + right;

    /// <inheritdoc cref="op_Subtraction"/>
    public static Money Subtract(Money left, Money right) => left - right;

    /// <inheritdoc cref="op_Multiply"/>
    public static Money Multiply(Money money, decimal factor) => money * factor;

    /// <summary>Orders two amounts of one currency: negative, zero or positive as this is less, equal or greater.</summary>
    /// <param name="other">The other amount.</param>
    /// <exception cref="ArgumentException">The currencies differ, or are unknown.</exception>
    public int CompareAmount(Money other) => Amount.CompareTo(SameCurrency(this, other).Amount);

    /// <summary>Returns "1200.50 USD" in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");

    private static Money SameCurrency(Money left, Money right) => left.Currency == right.Currency && left.Currency != default
        ? right
        : throw new ArgumentException($"{left.Currency} and {right.Currency} do not mix; convert one with a dated table first.", nameof(right));
}
