using CsCheck;
using CyberStats.Losses;

namespace CyberStats.Tests.Losses;

public class MoneyBasisTests
{
    private static readonly ExchangeTable Rates = new(
    [
        new(CurrencyCode.EUR, CurrencyCode.USD, new(2017), 1.25m),
        new(CurrencyCode.EUR, CurrencyCode.USD, new(2020), 1.20m),
        new(CurrencyCode.GBP, CurrencyCode.USD, new(2017, 6), 1.50m),
    ]);

    private static readonly PriceTable Prices = PriceTable.Yearly(CurrencyCode.USD, 2017, [200m, 210m, 216m, 220m]);
    private static readonly MoneyBasis Dollars2020 = new(CurrencyCode.USD, new PartialDate(2020), Rates, Prices);

    [Fact]
    public void Exchanges_at_the_date_of_the_loss_and_then_brings_to_the_prices_asked_for()
    {
        // 4 million EUR of 2017 are 5 million USD of 2017, and 5.5 million USD of 2020. The rate of 2020 has no part in it.
        Assert.Equal(Bounds<decimal>.Exactly(5_500_000m), Convert(Dollars2020, Loss(Bounds<decimal>.Exactly(4_000_000m), CurrencyCode.EUR, "2017-06-27")));

        // 2 million GBP of June 2017 are 3 million USD, and 3.3 million USD of 2020.
        Assert.Equal(Bounds<decimal>.Exactly(3_300_000m), Convert(Dollars2020, Loss(Bounds<decimal>.Exactly(2_000_000m), CurrencyCode.GBP, "2017-06")));

        // Of 2018, in dollars: 21 million are 22.
        Assert.Equal(Bounds<decimal>.Exactly(22_000_000m), Convert(Dollars2020, Loss(Bounds<decimal>.Exactly(21_000_000m), CurrencyCode.USD, "2018")));
    }

    [Fact]
    public void Keeps_what_is_known_of_the_amount()
    {
        Bounds<decimal>[] all =
        [
            Bounds<decimal>.Exactly(40), Bounds<decimal>.Between(40, 80), Bounds<decimal>.AtLeast(40), Bounds<decimal>.AtMost(80), new(40, 60, 80),
            new(null, 60, 80), Bounds<decimal>.Exactly(0),
        ];
        foreach (Bounds<decimal> bounds in all)
        {
            Bounds<decimal> converted = Convert(Dollars2020, Loss(bounds, CurrencyCode.EUR, "2017"));

            Assert.Equal(bounds.Kind, converted.Kind);
            Assert.Equal(new Bounds<decimal>(bounds.Low * 1.375m, bounds.Best * 1.375m, bounds.High * 1.375m), converted); // 1.25 by 220 / 200
        }
    }

    [Fact]
    public void Nominal_money_stays_that_of_its_own_date()
    {
        var nominal = new MoneyBasis(CurrencyCode.USD, rates: Rates);

        Assert.Equal(Bounds<decimal>.Exactly(5), Convert(nominal, Loss(Bounds<decimal>.Exactly(4), CurrencyCode.EUR, "2017")));
        Assert.Equal(Bounds<decimal>.Exactly(4), Convert(nominal, Loss(Bounds<decimal>.Exactly(4), CurrencyCode.USD, null))); // no date is needed
        Assert.Equal(Bounds<decimal>.Exactly(4), Convert(new MoneyBasis(CurrencyCode.USD), Loss(Bounds<decimal>.Exactly(4), CurrencyCode.USD, "1999")));
        Assert.Equal(("USD", "USD at the prices of 2020"), (nominal.ToString(), Dollars2020.ToString()));
    }

    [Fact]
    public void Says_why_an_amount_cannot_be_stated()
    {
        Bounds<decimal> amount = Bounds<decimal>.Exactly(4);

        Assert.Equal(ExclusionReason.UnknownAmount, Reason(Dollars2020, Loss(default, CurrencyCode.USD, "2020")));
        Assert.Equal(ExclusionReason.UnknownAmount, Reason(Dollars2020, Loss(default, default, null)));
        Assert.Equal(ExclusionReason.NoPriceDate, Reason(Dollars2020, Loss(amount, CurrencyCode.USD, null)));
        Assert.Equal(ExclusionReason.NoPriceDate, Reason(new MoneyBasis(CurrencyCode.USD, rates: Rates), Loss(amount, CurrencyCode.EUR, null)));
        Assert.Equal(ExclusionReason.NoExchangeRate, Reason(Dollars2020, Loss(amount, CurrencyCode.EUR, "2018")));
        Assert.Equal(ExclusionReason.NoExchangeRate, Reason(Dollars2020, Loss(amount, CurrencyCode.BTC, "2017")));
        Assert.Equal(ExclusionReason.NoExchangeRate, Reason(new MoneyBasis(CurrencyCode.USD), Loss(amount, CurrencyCode.EUR, "2017")));
        Assert.Equal(ExclusionReason.NoPriceLevel, Reason(Dollars2020, Loss(amount, CurrencyCode.USD, "2016")));
        Assert.Equal(ExclusionReason.NoPriceLevel, Reason(new MoneyBasis(CurrencyCode.USD, new PartialDate(2020)), Loss(amount, CurrencyCode.USD, "2019")));
    }

    [Fact]
    public void The_date_of_the_incident_stands_in_only_where_it_is_passed_and_the_loss_has_none()
    {
        Loss undated = Loss(Bounds<decimal>.Exactly(4), CurrencyCode.EUR, null);
        Loss dated = Loss(Bounds<decimal>.Exactly(4), CurrencyCode.EUR, "2017");

        Assert.True(Dollars2020.TryConvert(undated, out Bounds<decimal> amount, out ExclusionReason? reason, undatedAs: new PartialDate(2017, 6, 27)));
        Assert.Equal((Bounds<decimal>.Exactly(5.5m), null), (amount, reason));
        Assert.True(Dollars2020.TryConvert(dated, out amount, out _, undatedAs: new PartialDate(2020)));
        Assert.Equal(Bounds<decimal>.Exactly(5.5m), amount);
    }

    [Fact]
    public void The_money_of_the_date_asked_for_needs_no_index()
    {
        var plain = new MoneyBasis(CurrencyCode.USD, new PartialDate(2020), Rates);

        Assert.Equal(Bounds<decimal>.Exactly(4.8m), Convert(plain, Loss(Bounds<decimal>.Exactly(4), CurrencyCode.EUR, "2020")));
    }

    [Fact]
    public void There_and_back_is_the_same_amount() => Gen.Select(Gen.Int[1, 1_000_000_000], Gen.Int[100, 300]).Sample((cents, rate) =>
    {
        var table = new ExchangeTable([new(CurrencyCode.EUR, CurrencyCode.USD, new(2017), rate / 200m)]);
        Loss loss = Loss(new(cents / 200m, cents / 150m, cents / 100m), CurrencyCode.EUR, "2017");

        Bounds<decimal> there = Convert(new MoneyBasis(CurrencyCode.USD, rates: table), loss);
        Bounds<decimal> back = Convert(new MoneyBasis(CurrencyCode.EUR, rates: table), Loss(there, CurrencyCode.USD, "2017"));

        Near(loss.Amount.Low, back.Low);
        Near(loss.Amount.Best, back.Best);
        Near(loss.Amount.High, back.High);

        // The inverse has 28 places; it is multiplied by up to 1.5e7.
        static void Near(decimal? expected, decimal? actual) => Assert.InRange(actual!.Value, expected!.Value - 1e-19m, expected.Value + 1e-19m);
    });

    [Fact]
    public void Refuses_a_basis_that_does_not_fit_together()
    {
        Refused.Argument("currency", () => new MoneyBasis(default));
        Assert.Contains("EUR", Refused.Argument("prices", () => new MoneyBasis(CurrencyCode.EUR, new PartialDate(2020), Rates, Prices)).Message, StringComparison.Ordinal);
        Refused.Argument("priceDate", () => new MoneyBasis(CurrencyCode.USD, null, Rates, Prices));
        Refused.Argument("loss", () => Dollars2020.TryConvert(null!, out _, out _));
        Assert.Throws<OverflowException>(() => Convert(Dollars2020, Loss(Bounds<decimal>.Exactly(decimal.MaxValue), CurrencyCode.EUR, "2017")));
    }

    private static Loss Loss(Bounds<decimal> amount, CurrencyCode currency, string? date) =>
        new(LossForm.Total, amount, currency) { PriceDate = date is null ? null : PartialDate.Parse(date) };

    private static Bounds<decimal> Convert(MoneyBasis basis, Loss loss)
    {
        Assert.True(basis.TryConvert(loss, out Bounds<decimal> amount, out ExclusionReason? reason));
        Assert.Null(reason);
        return amount;
    }

    private static ExclusionReason? Reason(MoneyBasis basis, Loss loss)
    {
        Assert.False(basis.TryConvert(loss, out Bounds<decimal> amount, out ExclusionReason? reason));
        Assert.True(amount.IsUnknown);
        return reason;
    }
}
