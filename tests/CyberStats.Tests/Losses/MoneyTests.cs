using CsCheck;
using CyberStats.Losses;

namespace CyberStats.Tests.Losses;

public class MoneyTests
{
    private static readonly Money Dollars = new(1200.50m, CurrencyCode.USD);
    private static readonly Gen<int> Cents = Gen.Int[-1000, 1000];
    private static readonly Money Euros = new(1200.50m, CurrencyCode.EUR);

    [Fact]
    public void Adds_and_subtracts_in_one_currency() => Gen.Select(Cents, Cents, Generate.Currency).Sample((a, b, currency) =>
    {
        var left = new Money(a / 100m, currency);
        var right = new Money(b / 100m, currency);

        Assert.Equal(new Money((a + b) / 100m, currency), left + right);
        Assert.Equal(new Money((a - b) / 100m, currency), left - right);
        Assert.Equal(new Money(a * b / 100m, currency), left * b);
        Assert.Equal((left + right, left - right, left * b), (Money.Add(left, right), Money.Subtract(left, right), Money.Multiply(left, b)));
        Assert.Equal(Math.Sign(a - b), Math.Sign(left.CompareAmount(right)));
    });

    [Fact]
    public void Never_mixes_currencies()
    {
        foreach (Money other in (Money[])[Euros, new Money(1200.50m, default), new Money(0, CurrencyCode.EUR), default])
        {
            Refused.Argument("right", () => Dollars + other);
            Refused.Argument("right", () => other - Dollars);
            Refused.Argument("right", () => Money.Add(Dollars, other));
            Refused.Argument("right", () => Money.Subtract(Dollars, other));
            Assert.Contains("USD", Refused.Argument("right", () => Dollars.CompareAmount(other)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Is_equal_to_the_same_amount_of_the_same_currency_only()
    {
        Assert.Equal(new Money(1200.5m, CurrencyCode.Parse("USD")), Dollars);
        Assert.Equal(new Money(1200.5m, CurrencyCode.USD).GetHashCode(), Dollars.GetHashCode());
        Assert.NotEqual(Euros, Dollars);
        Assert.NotEqual(Dollars with { Amount = 1200.51m }, Dollars);
        Assert.NotEqual(new Money(0, CurrencyCode.USD), default);
    }

    [Fact]
    public void Throws_where_an_amount_would_overflow()
    {
        var most = new Money(decimal.MaxValue, CurrencyCode.USD);

        Assert.Throws<OverflowException>(() => most + most);
        Assert.Throws<OverflowException>(() => new Money(decimal.MinValue, CurrencyCode.USD) - most);
        Assert.Throws<OverflowException>(() => most * 2);
    }

    [Fact]
    public void Is_written_alike_in_every_culture() => Cultures.Each(() =>
    {
        Assert.Equal("1200.50 USD", Dollars.ToString());
        Assert.Equal("-1200.50 USD", (Dollars * -1).ToString());
        Assert.Equal("0 unknown", default(Money).ToString());
    });
}
