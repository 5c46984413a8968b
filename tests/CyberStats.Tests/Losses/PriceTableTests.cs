using CsCheck;
using CyberStats.Losses;

namespace CyberStats.Tests.Losses;

public class PriceTableTests
{
    [Theory]
    [InlineData("2015", "2017", 1.21)]
    [InlineData("2017", "2015", 0.8264462809917355371900826446)] // 1 / 1.21
    [InlineData("2015-06-30", "2016", 1.1)] // a day takes the level of its year
    [InlineData("2017-02", "2017-11", 1)]
    [InlineData("2016", "2016", 1)]
    [InlineData("1900", "1900", 1)] // no entry is needed to stay where one is
    public void Brings_an_amount_from_the_prices_of_one_date_to_those_of_another(string from, string to, decimal factor)
    {
        PriceTable table = PriceTable.Yearly(CurrencyCode.USD, 2015, [100m, 110m, 121m]);

        decimal? actual = table.Factor(PartialDate.Parse(from), PartialDate.Parse(to));

        Assert.InRange(actual!.Value, factor - 1e-15m, factor + 1e-15m); // the expected value passes through a double
    }

    [Fact]
    public void Has_no_factor_where_a_date_is_not_covered()
    {
        PriceTable table = PriceTable.Yearly(CurrencyCode.USD, 2015, [100m, 110m]);

        Assert.Null(table.Factor(new(2014), new(2015)));
        Assert.Null(table.Factor(new(2016, 12, 31), new(2017, 1, 1)));
    }

    [Fact]
    public void A_year_is_the_mean_of_its_twelve_months()
    {
        var months = Enumerable.Range(1, 12).Select(m => new PriceLevel(new(2020, m), 100 + m)).ToArray(); // mean 106.5

        Assert.Equal(106.5m / 104m, new PriceTable(CurrencyCode.EUR, months).Factor(new(2020, 4, 9), new(2020)));
        Assert.Null(new PriceTable(CurrencyCode.EUR, months[1..]).Factor(new(2020, 4, 9), new(2020)));
    }

    [Fact]
    public void The_base_of_the_index_and_the_order_of_entries_do_not_matter() =>
        Gen.Select(Gen.Int[1, 1000].Array[4], Gen.Int[1, 50]).Sample((levels, times) =>
        {
            PriceTable one = PriceTable.Yearly(CurrencyCode.USD, 2010, levels.Select(level => (decimal)level));
            var other = new PriceTable(CurrencyCode.USD, levels.Select((level, i) => new PriceLevel(new(2010 + i), level * times)).Reverse());

            Assert.Equal(one.Factor(new(2010), new(2013)), other.Factor(new(2010), new(2013)));
        });

    [Fact]
    public void Steps_multiply_to_the_whole_way() => Gen.Int[1, 1000].Array[3].Sample(levels =>
    {
        PriceTable table = PriceTable.Yearly(CurrencyCode.USD, 2010, levels.Select(level => (decimal)level));

        decimal steps = table.Factor(new(2010), new(2011))!.Value * table.Factor(new(2011), new(2012))!.Value;
        decimal whole = table.Factor(new(2010), new(2012))!.Value;

        Assert.InRange(steps, whole - 1e-20m, whole + 1e-20m); // 28 places, of factors up to 1,000
    });

    [Fact]
    public void Refuses_what_is_no_index_and_names_both_of_two_levels()
    {
        string message = Refused.Argument("levels", () => new PriceTable(CurrencyCode.USD, [new(new(2020, 3), 110.5m), new(new(2020, 3), 111m)])).Message;
        Assert.Contains("'110.5 in 2020-03' and '111 in 2020-03'", message, StringComparison.Ordinal);
        Assert.Contains("index 0", Refused.Argument("levels", () => new PriceTable(CurrencyCode.USD, [null!])).Message, StringComparison.Ordinal);
        Refused.Argument("levels", () => new PriceTable(CurrencyCode.USD, null!));
        Refused.Argument("levels", () => PriceTable.Yearly(CurrencyCode.USD, 2000, null!));
        Refused.Argument("currency", () => new PriceTable(default, []));
        Refused.Argument("level", () => new PriceLevel(new(2020), 0));
        Refused.Argument("level", () => PriceTable.Yearly(CurrencyCode.USD, 2020, [1m, -1m]));
        Refused.Argument("year", () => PriceTable.Yearly(CurrencyCode.USD, 9999, [1m, 1m]));
    }

    [Fact]
    public void A_factor_that_no_decimal_can_hold_is_not_taken_for_zero()
    {
        PriceTable table = PriceTable.Yearly(CurrencyCode.USD, 2000, [decimal.MaxValue, 1e-9m]);

        Assert.Throws<OverflowException>(() => table.Factor(new(2000), new(2001)));
        Assert.Throws<OverflowException>(() => table.Factor(new(2001), new(2000)));
    }
}
