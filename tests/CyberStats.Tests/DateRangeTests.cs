using System.Globalization;
using CsCheck;

namespace CyberStats.Tests;

public class DateRangeTests
{
    [Theory]
    [InlineData("2011/2018", "2011", "2018", "2011-01-01", "2018-12-31")]
    [InlineData("2018-11-12/2019-09-16", "2018-11-12", "2019-09-16", "2018-11-12", "2019-09-16")]
    [InlineData("2021-03/..", "2021-03", null, "2021-03-01", "9999-12-31")]
    [InlineData("../2018", null, "2018", "0001-01-01", "2018-12-31")]
    [InlineData("2007-04", "2007-04", "2007-04", "2007-04-01", "2007-04-30")]
    [InlineData("2018/2018-01-01", "2018", "2018-01-01", "2018-01-01", "2018-01-01")] // not certainly reversed
    [InlineData("2018-12-31/2018", "2018-12-31", "2018", "2018-12-31", "2018-12-31")]
    public void Reads_the_notation_of_the_standard(string text, string? start, string? end, string first, string last)
    {
        DateRange range = DateRange.Parse(text);

        Assert.Equal((start, end), (range.Start?.ToString(), range.End?.ToString()));
        Assert.Equal(first, range.First.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(last, range.Last.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(text, range.ToString());
    }

    [Fact]
    public void Writes_a_range_on_one_date_as_that_date()
    {
        Assert.Equal("2007-04", DateRange.Parse("2007-04/2007-04").ToString());
        Assert.Equal(DateRange.At(PartialDate.Parse("2007-04")), DateRange.Parse("2007-04"));
    }

    [Fact]
    public void Reads_what_it_writes_in_every_culture() => Generate.DateRange.Sample(range => Cultures.Each(() =>
    {
        Assert.Equal(range, DateRange.Parse(range.ToString()));
        Assert.Equal(range, DateRange.Parse(range.ToString().AsSpan(), CultureInfo.CurrentCulture));
        Assert.True(DateRange.TryParse(range.ToString(), CultureInfo.CurrentCulture, out DateRange read));
        Assert.Equal(range, read);
    }));

    [Theory]
    [InlineData("2018", "2017")]
    [InlineData("2018-02", "2018-01")]
    [InlineData("2018-02", "2018-01-31")]
    [InlineData("2018-01-02", "2018-01-01")]
    [InlineData("2018-01-01", "2017")]
    public void Refuses_an_end_that_is_certainly_before_the_start(string start, string end)
    {
        ArgumentException error = Refused.Argument("end", () => new DateRange(PartialDate.Parse(start), PartialDate.Parse(end)));

        Assert.Contains(start, error.Message, StringComparison.Ordinal);
        Assert.Contains(end, error.Message, StringComparison.Ordinal);
        Assert.False(DateRange.TryParse($"{start}/{end}", null, out _));
        Assert.Throws<FormatException>(() => DateRange.Parse($"{start}/{end}"));
    }

    [Fact]
    public void Is_refused_exactly_when_its_last_day_would_be_before_its_first() =>
        Gen.Select(Generate.PartialDate, Generate.PartialDate).Sample((a, b) =>
            Assert.Equal(b.Last < a.First, Record.Exception(() => new DateRange(a, b)) is ArgumentException { ParamName: "end" }));

    [Fact]
    public void Refuses_to_be_open_at_both_ends()
    {
        Refused.Argument("start", () => new DateRange(null, null));
        Assert.Throws<FormatException>(() => DateRange.Parse("../.."));
    }

    [Fact]
    public void Default_has_neither_end()
    {
        DateRange range = default;

        Assert.Equal((null, null), (range.Start, range.End));
        Assert.Equal((DateOnly.MinValue, DateOnly.MaxValue), (range.First, range.Last));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("..")]
    [InlineData("2011/")]
    [InlineData("/2018")]
    [InlineData("2011/2018/2019")]
    [InlineData("2011-2018")]
    [InlineData("2011 / 2018")]
    [InlineData("2011/...")]
    [InlineData("./2018")]
    [InlineData("open/2018")]
    public void Reads_no_other_form(string text)
    {
        Assert.False(DateRange.TryParse(text, null, out DateRange range));
        Assert.Equal(default, range);
        Assert.Throws<FormatException>(() => DateRange.Parse(text));
    }

    [Fact]
    public void Reads_any_text_without_a_surprise() => Generate.Hostile.Sample(
        text => Hostile.Reads<DateRange>(text, range => Assert.Equal(range, DateRange.Parse(range.ToString()))));

    [Fact]
    public void Refuses_null()
    {
        Assert.Throws<ArgumentNullException>("s", () => DateRange.Parse(null!));
        Assert.False(DateRange.TryParse(null, null, out _));
    }

    [Theory]
    [InlineData("2011/2018", "2011-01-01", true)]
    [InlineData("2011/2018", "2018-12-31", true)]
    [InlineData("2011/2018", "2010-12-31", false)]
    [InlineData("2011/2018", "2019-01-01", false)]
    [InlineData("2021-03/..", "9999-12-31", true)]
    [InlineData("2021-03/..", "2021-02-28", false)]
    [InlineData("../2018", "0001-01-01", true)]
    public void May_contain_the_days_from_its_first_to_its_last(string range, string day, bool contains) =>
        Assert.Equal(contains, DateRange.Parse(range).MayContain(DateOnly.Parse(day, CultureInfo.InvariantCulture)));
}
