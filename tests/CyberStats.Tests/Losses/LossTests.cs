using CsCheck;
using CyberStats.Losses;

namespace CyberStats.Tests.Losses;

public class LossTests : RecordTests<Loss>
{
    private static readonly Bounds<decimal> Million = Bounds<decimal>.Exactly(1_000_000);

    private protected override Gen<Loss> Values => Generate.Loss;

    [Fact]
    public void Is_never_negative() => Generate.Bounds(Gen.Int[-2, 2].Select(n => (decimal)n)).Sample(amount =>
    {
        bool isNegative = new[] { amount.Low, amount.Best, amount.High }.Any(v => v < 0);
        if (isNegative)
        {
            Refused.Argument("amount", () => new Loss(LossForm.Theft, amount, CurrencyCode.USD));
        }
        else
        {
            Assert.Equal(amount, new Loss(LossForm.Theft, amount, CurrencyCode.USD).Amount);
        }
    });

    [Fact]
    public void Needs_a_currency_where_anything_is_known_of_the_amount()
    {
        Refused.Argument("currency", () => new Loss(LossForm.Theft, Million, default));
        Refused.Argument("currency", () => new Loss(LossForm.Theft, Bounds<decimal>.AtLeast(0), CurrencyCode.Parse("unknown")));

        var unknown = new Loss(LossForm.Theft, default, default);
        Assert.True(unknown.Amount.IsUnknown);
        Assert.Equal(CurrencyCode.USD, new Loss(LossForm.Theft, default, CurrencyCode.USD).Currency);
    }

    [Fact]
    public void An_unknown_amount_is_not_zero() => Assert.NotEqual(
        new Loss(LossForm.Theft, Bounds<decimal>.Exactly(0), CurrencyCode.USD), new Loss(LossForm.Theft, Bounds<decimal>.Unknown, CurrencyCode.USD));

    [Fact]
    public void A_ransom_demand_is_demanded_without_being_told()
    {
        var demand = new Loss(LossForm.RansomDemand, Million, CurrencyCode.BTC);

        Assert.Equal((LossStatus.Demanded, true), (demand.Status, demand.IsDemand));
        Assert.Equal(demand, new Loss(LossForm.Parse("ransom_demand"), Million, CurrencyCode.BTC, LossStatus.Demanded));
    }

    [Fact]
    public void A_ransom_demand_and_nothing_else_is_demanded()
    {
        foreach (LossForm form in (LossForm[])[.. LossForm.All, default, LossForm.Parse("my:form")])
        {
            foreach (LossStatus status in Enum.GetValues<LossStatus>())
            {
                bool fits = form == LossForm.RansomDemand ? status is LossStatus.Demanded or LossStatus.Unknown : status != LossStatus.Demanded;
                if (fits)
                {
                    Assert.Equal(form == LossForm.RansomDemand, new Loss(form, Million, CurrencyCode.USD, status).IsDemand);
                }
                else
                {
                    Refused.Argument("status", () => new Loss(form, Million, CurrencyCode.USD, status));
                }
            }
        }
    }

    [Fact]
    public void Refuses_a_status_that_is_none() =>
        Refused.Argument("status", () => new Loss(LossForm.Theft, Million, CurrencyCode.USD, (LossStatus)99));

    [Theory]
    [InlineData(nameof(Loss.Form))]
    [InlineData(nameof(Loss.Amount))]
    [InlineData(nameof(Loss.Currency))]
    [InlineData(nameof(Loss.Status))]
    public void What_binds_one_another_is_set_by_the_constructor_only(string member) =>
        Assert.Null(typeof(Loss).GetProperty(member)!.SetMethod); // so that 'with' cannot part a demand from its status
}
