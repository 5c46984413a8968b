using CyberStats.Fitting;
using CyberStats.Losses;

namespace CyberStats.Tests.Fitting;

public class LossSampleRecordsTests
{
    private static readonly MoneyBasis Dollars = new(CurrencyCode.USD);

    private static readonly MoneyBasis Dollars2020 = new(
        CurrencyCode.USD,
        new PartialDate(2020),
        new ExchangeTable([new(CurrencyCode.EUR, CurrencyCode.USD, new(2017), 1.25m)]),
        PriceTable.Yearly(CurrencyCode.USD, 2017, [100m, 105m, 108m, 110m]));

    [Fact]
    public void Every_kind_of_bounds_is_an_observation_of_its_kind()
    {
        Check(Bounds<decimal>.Exactly(250), LossObservation.Exactly(250));
        Check(Bounds<decimal>.Between(250, 250), LossObservation.Exactly(250));
        Check(Bounds<decimal>.Between(100, 250), LossObservation.Between(100, 250));
        Check(Bounds<decimal>.AtLeast(100), LossObservation.AtLeast(100));
        Check(Bounds<decimal>.AtMost(250), LossObservation.AtMost(250));
        Check(Bounds<decimal>.Between(0, 250), LossObservation.AtMost(250));
        Check(Bounds<decimal>.Exactly(0), LossObservation.Exactly(0));
        Check(Bounds<decimal>.AtMost(0), LossObservation.Exactly(0));

        static void Check(Bounds<decimal> amount, LossObservation expected)
        {
            foreach (BestReading best in Enum.GetValues<BestReading>())
            {
                Assert.Equal(expected, Assert.Single(Observations(LossSample.FromLosses([Loss(amount)], Dollars, new() { Best = best }))));
            }
        }
    }

    [Fact]
    public void A_likeliest_value_is_the_loss_or_its_bounds_are_as_the_caller_says()
    {
        Check(new(100, 200, 250), LossObservation.Exactly(200), LossObservation.Between(100, 250));
        Check(new(100, 200, null), LossObservation.Exactly(200), LossObservation.AtLeast(100));
        Check(new(null, 200, 250), LossObservation.Exactly(200), LossObservation.AtMost(250));

        static void Check(Bounds<decimal> amount, LossObservation asExact, LossObservation asBounds)
        {
            Assert.Equal(asExact, LossSample.FromLosses([Loss(amount)], Dollars)[0]);
            Assert.Equal(asBounds, LossSample.FromLosses([Loss(amount)], Dollars, new() { Best = BestReading.AsBounds })[0]);
        }
    }

    [Fact]
    public void What_is_left_out_is_counted_by_its_reason()
    {
        Bounds<decimal> amount = Bounds<decimal>.Exactly(4);
        Loss[] losses =
        [
            new(LossForm.Total, amount, CurrencyCode.EUR) { PriceDate = new PartialDate(2017) }, // the one that stays: 4 × 1.25 × 1.1
            new(LossForm.RansomDemand, amount, CurrencyCode.USD),
            new(LossForm.RansomDemand, default, default),
            new(LossForm.Theft, amount, CurrencyCode.USD) { PriceDate = new PartialDate(2020) },
            new(LossForm.Total, default, CurrencyCode.USD) { PriceDate = new PartialDate(2020) },
            new(LossForm.Total, Bounds<decimal>.AtLeast(0), CurrencyCode.USD) { PriceDate = new PartialDate(2020) },
            new(LossForm.Total, amount, CurrencyCode.USD),
            new(LossForm.Total, amount, CurrencyCode.GBP) { PriceDate = new PartialDate(2017) },
            new(LossForm.Total, amount, CurrencyCode.USD) { PriceDate = new PartialDate(1999) },
        ];
        var options = new LossRecordOptions { Forms = [LossForm.Total, LossForm.RansomDemand] }; // a demand is no loss, asked for or not

        LossSample sample = LossSample.FromLosses(losses, Dollars2020, options);

        Assert.Equal([LossObservation.Exactly(5.5)], Observations(sample));
        Assert.Equal(
            ["2 demands, not losses", "2 of unknown amount", "1 without a date for their money", "1 without an exchange rate", "1 without a price level", "1 of other forms"],
            sample.Excluded.Select(e => e.ToString()));
        Assert.Equal(losses.Length, sample.Count + sample.Excluded.Sum(e => e.Count));
    }

    [Fact]
    public void Order_does_not_change_what_is_in_a_sample_nor_what_is_left_out()
    {
        Loss[] losses = [Loss(Bounds<decimal>.Exactly(4)), Loss(default), Loss(Bounds<decimal>.AtLeast(7)), new(LossForm.RansomDemand, default, default)];

        LossSample one = LossSample.FromLosses(losses, Dollars);
        LossSample other = LossSample.FromLosses(losses.Reverse(), Dollars);

        Assert.Equal(Observations(one), Observations(other).Reverse());
        Assert.Equal(one.Excluded, other.Excluded);
        Assert.Equal(2, one.Count);
    }

    [Fact]
    public void Amounts_without_a_date_take_the_one_passed()
    {
        Loss undated = Loss(Bounds<decimal>.Between(4, 8));

        Assert.Equal(0, LossSample.FromLosses([undated], Dollars2020).Count);
        Assert.Equal(LossObservation.Between(4.4, 8.8), LossSample.FromLosses([undated], Dollars2020, new() { UndatedAs = new PartialDate(2017) })[0]);
    }

    [Fact]
    public void No_loss_at_all_is_an_empty_sample()
    {
        LossSample sample = LossSample.FromLosses([], Dollars);

        Assert.Equal((0, 0), (sample.Count, sample.Excluded.Count));
    }

    [Fact]
    public void Refuses_bad_arguments()
    {
        Refused.Argument("losses", () => LossSample.FromLosses(null!, Dollars));
        Refused.Argument("money", () => LossSample.FromLosses([], null!));
        Assert.Contains("index 1", Refused.Argument("losses", () => LossSample.FromLosses([Loss(default), null!], Dollars)).Message, StringComparison.Ordinal);
        Refused.Argument("Forms", () => new LossRecordOptions { Forms = null! });
        Refused.Argument("Best", () => new LossRecordOptions { Best = (BestReading)9 });
    }

    private static Loss Loss(Bounds<decimal> amount) => new(LossForm.Total, amount, amount.IsUnknown ? default : CurrencyCode.USD);

    private static LossObservation[] Observations(LossSample sample) => [.. Enumerable.Range(0, sample.Count).Select(i => sample[i])];
}
