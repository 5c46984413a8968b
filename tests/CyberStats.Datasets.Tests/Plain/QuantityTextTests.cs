using CyberStats.Datasets.Plain;

namespace CyberStats.Datasets.Tests.Plain;

public class QuantityTextTests
{
    [Theory]
    [InlineData("5", "5", QuantityRepairs.None)]
    [InlineData("-5.25", "-5.25", QuantityRepairs.None)]
    [InlineData("9.35e-4", "0.000935", QuantityRepairs.None)]
    [InlineData("1.234", "1.234", QuantityRepairs.None)]
    [InlineData("1,234", "1234", QuantityRepairs.Thousands)]
    [InlineData("1,234,567.89", "1234567.89", QuantityRepairs.Thousands)]
    [InlineData("1 234 567", "1234567", QuantityRepairs.Thousands)]
    [InlineData("1'234.5", "1234.5", QuantityRepairs.Thousands)]
    [InlineData("1.234.567,89", "1234567.89", QuantityRepairs.Thousands | QuantityRepairs.DecimalComma)]
    [InlineData("1.234.567", "1234567", QuantityRepairs.Thousands)]
    [InlineData("1,5", "1.5", QuantityRepairs.DecimalComma)]
    [InlineData("$5", "5", QuantityRepairs.Currency)]
    [InlineData("US$ 2.3 million", "2300000.0", QuantityRepairs.Currency | QuantityRepairs.Multiple)]
    [InlineData("€1.5bn", "1500000000.0", QuantityRepairs.Currency | QuantityRepairs.Multiple)]
    [InlineData("USD 7k", "7000", QuantityRepairs.Currency | QuantityRepairs.Multiple)]
    [InlineData("7 thousand euros", "7000", QuantityRepairs.Currency | QuantityRepairs.Multiple)]
    [InlineData("(5,000)", "-5000", QuantityRepairs.Thousands)]
    [InlineData("-$5", "-5", QuantityRepairs.Currency)]
    [InlineData("78 %", "0.78", QuantityRepairs.None)]
    public void Numbers_are_read_and_what_was_undone_is_told(string text, string value, object repairs)
    {
        Assert.True(QuantityText.TryParse(text, false, out Quantity quantity));
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), quantity.Value.Best);
        Assert.Equal((QuantityRepairs)repairs, quantity.Repairs);
        Assert.False(quantity.Word);
    }

    [Theory]
    [InlineData("more than 51", "at least 51")]
    [InlineData("at least 5 million", "at least 5000000")]
    [InlineData(">5", "at least 5")]
    [InlineData("10+", "at least 10")]
    [InlineData("over $1m", "at least 1000000")]
    [InlineData("up to 9", "at most 9")]
    [InlineData("fewer than 1,000", "at most 1000")]
    [InlineData("<= 3", "at most 3")]
    [InlineData("dozens", "at least 24")]
    [InlineData("Dozens of companies", "at least 24")]
    [InlineData("thousands", "at least 2000")]
    [InlineData("tens of thousands", "at least 20000")]
    [InlineData("millions of dollars", "at least 2000000")]
    [InlineData("several", "at least 2")]
    [InlineData("about 5", "5")]
    [InlineData("some 500", "500")]
    [InlineData("a dozen", "12")]
    [InlineData("more than one million", "at least 1000000")]
    [InlineData("5 to 7", "5 to 7")]
    [InlineData("between 2 and 3 million", "2000000 to 3000000")]
    [InlineData("2-3 million", "2000000 to 3000000")]
    [InlineData("10 – 100", "10 to 100")]
    [InlineData("unknown", "unknown")]
    [InlineData("N/A", "unknown")]
    [InlineData("none", "0")]
    public void Words_are_read_as_the_bounds_that_they_state(string text, string value)
    {
        Assert.True(QuantityText.TryParse(text, false, out Quantity quantity));
        Assert.Equal(value, quantity.Value.ToString());
        Assert.True(quantity.Word);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("5 apples and 3 pears")]
    [InlineData("1,23,4")]
    [InlineData("1.2.3")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("9e27 trillion")]
    [InlineData("7 to 5")]
    [InlineData("at least")]
    [InlineData("more than dozens of")]
    public void What_is_no_quantity_is_refused(string text) => Assert.False(QuantityText.TryParse(text, false, out _));

    [Fact]
    public void A_comma_in_a_file_of_semicolons_can_be_read_in_two_ways()
    {
        Assert.True(QuantityText.TryParse("1,234", true, out Quantity quantity));
        Assert.True(quantity.Repairs.HasFlag(QuantityRepairs.Ambiguous));
        Assert.True(QuantityText.TryParse("1,234,567", true, out quantity));
        Assert.Equal(QuantityRepairs.Thousands, quantity.Repairs);
        Assert.True(QuantityText.TryParse("1,25", true, out quantity));
        Assert.Equal((1.25m, QuantityRepairs.DecimalComma), (quantity.Value.Best, quantity.Repairs));
    }

    [Fact]
    public void Long_texts_end_soon() => Assert.All(
        (string[])[new string('1', 100_000), string.Concat(Enumerable.Repeat("1,", 99)), new string(' ', 10_000) + "5", string.Concat(Enumerable.Repeat("to ", 60))],
        text => QuantityText.TryParse(text, false, out _));
}
