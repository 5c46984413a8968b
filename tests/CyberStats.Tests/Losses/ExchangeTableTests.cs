using CsCheck;
using CyberStats.Losses;

namespace CyberStats.Tests.Losses;

public class ExchangeTableTests
{
    private static readonly CurrencyCode Yen = CurrencyCode.Parse("JPY");

    [Theory]
    [InlineData("2020-03-17", 1.10)] // the day itself
    [InlineData("2020-03-18", 1.12)] // no such day: its month
    [InlineData("2020-03", 1.12)]
    [InlineData("2020-05-01", 1.14)] // no such month: its year
    [InlineData("2020-05", 1.14)]
    [InlineData("2020", 1.14)]
    public void A_date_takes_the_closest_entry_that_covers_it(string date, decimal rate)
    {
        ExchangeTable table = Euros(("2020", 1.14m), ("2020-03", 1.12m), ("2020-03-17", 1.10m));

        Assert.Equal(rate, table.RateOf(CurrencyCode.EUR, CurrencyCode.USD, PartialDate.Parse(date)));
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2019-12-31")]
    [InlineData("2020-04")] // its days are not its mean
    [InlineData("2020-04-03")] // next to a day that is there
    [InlineData("2020")] // one month is not the year
    public void What_no_entry_covers_has_no_rate(string date) =>
        Assert.Null(Euros(("2020-03", 1.12m), ("2020-04-02", 1.10m), ("2020-04-04", 1.10m))
            .RateOf(CurrencyCode.EUR, CurrencyCode.USD, PartialDate.Parse(date)));

    [Fact]
    public void A_year_is_the_mean_of_its_twelve_months_where_all_are_there()
    {
        var months = Enumerable.Range(1, 12).Select(m => ($"2020-{m:00}", 1 + (m / 10m))).ToArray(); // 1.1 … 2.2
        var year = new PartialDate(2020);

        Assert.Equal(1.65m, Euros(months).RateOf(CurrencyCode.EUR, CurrencyCode.USD, year));
        Assert.Null(Euros(months[..11]).RateOf(CurrencyCode.EUR, CurrencyCode.USD, year));
        Assert.Equal(1.5m, Euros([.. months, ("2020", 1.5m)]).RateOf(CurrencyCode.EUR, CurrencyCode.USD, year));

        // The way back turns the mean round: it is not the mean of the inverses, 0.6418.
        Assert.Equal(1 / 1.65m, Euros(months).RateOf(CurrencyCode.USD, CurrencyCode.EUR, year));
    }

    [Fact]
    public void A_pair_works_both_ways_and_others_only_through_the_currency_named()
    {
        var date = new PartialDate(2020);
        ExchangeRate[] rates =
        [
            new(CurrencyCode.EUR, CurrencyCode.USD, date, 1.25m),
            new(CurrencyCode.EUR, Yen, date, 120m),
            new(CurrencyCode.GBP, CurrencyCode.EUR, date, 1.2m),
        ];
        var crossing = new ExchangeTable(rates, through: CurrencyCode.EUR);
        var plain = new ExchangeTable(rates);

        Assert.Equal(0.8m, plain.RateOf(CurrencyCode.USD, CurrencyCode.EUR, date));
        Assert.Null(plain.RateOf(CurrencyCode.USD, Yen, date));
        Assert.Equal(96m, crossing.RateOf(CurrencyCode.USD, Yen, date)); // 0.8 EUR of 120 JPY
        Assert.Equal(1.5m, crossing.RateOf(CurrencyCode.GBP, CurrencyCode.USD, date)); // 1.2 EUR of 1.25 USD
        Assert.Equal(1.25m, crossing.RateOf(CurrencyCode.EUR, CurrencyCode.USD, date));
        Assert.Null(crossing.RateOf(CurrencyCode.USD, CurrencyCode.BTC, date));
        Assert.Null(crossing.RateOf(CurrencyCode.USD, Yen, new PartialDate(2021)));
        Assert.Null(new ExchangeTable(rates, through: CurrencyCode.USD).RateOf(CurrencyCode.GBP, Yen, date));
        Assert.Equal((3, CurrencyCode.EUR, null), (crossing.Count, crossing.Through, plain.Through));
    }

    [Fact]
    public void A_currency_is_worth_itself_and_an_unknown_one_nothing()
    {
        Assert.Equal(1, ExchangeTable.Empty.RateOf(Yen, Yen, default));
        Assert.Null(ExchangeTable.Empty.RateOf(default, default, default));
        Assert.Null(ExchangeTable.Empty.RateOf(Yen, default, default));
        Assert.Equal(0, ExchangeTable.Empty.Count);
    }

    [Fact]
    public void There_and_back_is_the_same_amount() => Gen.Select(Gen.Int[1, 100_000], Gen.Int[1, 100_000], Gen.Bool).Sample((a, b, cross) =>
    {
        var date = new PartialDate(2020);
        var table = new ExchangeTable(
            [new(CurrencyCode.EUR, CurrencyCode.USD, date, a / 1000m), new(Yen, CurrencyCode.EUR, date, b / 1000m)], CurrencyCode.EUR);
        CurrencyCode other = cross ? Yen : CurrencyCode.EUR;

        decimal there = table.RateOf(CurrencyCode.USD, other, date)!.Value;
        decimal back = table.RateOf(other, CurrencyCode.USD, date)!.Value;

        Assert.InRange(there * back, 1 - 1e-20m, 1 + 1e-20m); // 28 places, of factors from 1e-4 to 1e4
    });

    [Fact]
    public void The_order_of_entries_does_not_matter()
    {
        ExchangeRate[] rates = [.. Enumerable.Range(1, 12).Select(m => new ExchangeRate(CurrencyCode.EUR, CurrencyCode.USD, new(2020, m), 1 + (1m / m)))];

        Gen.Shuffle(rates).Sample(shuffled => Assert.Equal(
            new ExchangeTable(rates).RateOf(CurrencyCode.EUR, CurrencyCode.USD, new(2020, 7, 14)),
            new ExchangeTable(shuffled).RateOf(CurrencyCode.EUR, CurrencyCode.USD, new(2020, 7, 14))));
    }

    [Fact]
    public void Refuses_two_entries_for_one_thing_and_names_both()
    {
        var first = new ExchangeRate(CurrencyCode.EUR, CurrencyCode.USD, new(2020, 3), 1.25m);
        var second = new ExchangeRate(CurrencyCode.EUR, CurrencyCode.USD, new(2020, 3), 1.26m);
        var turned = new ExchangeRate(CurrencyCode.USD, CurrencyCode.EUR, new(2021), 0.8m);

        string message = Refused.Argument("rates", () => new ExchangeTable([first, second])).Message;
        Assert.Contains("'1 EUR = 1.25 USD in 2020-03' and '1 EUR = 1.26 USD in 2020-03'", message, StringComparison.Ordinal);
        message = Refused.Argument("rates", () => new ExchangeTable([first, turned])).Message;
        Assert.Contains("'1 EUR = 1.25 USD in 2020-03' and '1 USD = 0.8 EUR in 2021'", message, StringComparison.Ordinal);
        Assert.Contains("index 1", Refused.Argument("rates", () => new ExchangeTable([first, null!])).Message, StringComparison.Ordinal);
        Refused.Argument("rates", () => new ExchangeTable(null!));
    }

    [Fact]
    public void An_entry_is_a_positive_rate_between_two_known_currencies()
    {
        Refused.Argument("from", () => new ExchangeRate(default, CurrencyCode.USD, default, 1));
        Refused.Argument("to", () => new ExchangeRate(CurrencyCode.USD, default, default, 1));
        Refused.Argument("to", () => new ExchangeRate(CurrencyCode.USD, CurrencyCode.USD, default, 1));
        foreach (decimal rate in (decimal[])[0, -1, decimal.MinValue])
        {
            Refused.Argument("rate", () => new ExchangeRate(CurrencyCode.USD, CurrencyCode.EUR, default, rate));
        }

        Cultures.Each(() => Assert.Equal("1 EUR = 1.25 USD in 2020-03", new ExchangeRate(CurrencyCode.EUR, CurrencyCode.USD, new(2020, 3), 1.25m).ToString()));
    }

    [Fact]
    public void A_rate_that_no_decimal_can_hold_is_not_taken_for_zero()
    {
        var table = new ExchangeTable([new(CurrencyCode.EUR, CurrencyCode.USD, default, decimal.MaxValue), new(Yen, CurrencyCode.EUR, default, 8m)], CurrencyCode.EUR);

        Assert.Throws<OverflowException>(() => table.RateOf(CurrencyCode.USD, CurrencyCode.EUR, default));
        Assert.Throws<OverflowException>(() => table.RateOf(Yen, CurrencyCode.USD, default));
    }

    private static ExchangeTable Euros(params (string Date, decimal Rate)[] rates) =>
        new(rates.Select(r => new ExchangeRate(CurrencyCode.EUR, CurrencyCode.USD, PartialDate.Parse(r.Date), r.Rate)));
}
