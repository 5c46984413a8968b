using System.Globalization;
using CsCheck;

namespace CyberStats.Tests;

public class PartialDateTests
{
    [Theory]
    [InlineData("2007", DatePrecision.Year, "2007-01-01", "2007-12-31")]
    [InlineData("2007-04", DatePrecision.Month, "2007-04-01", "2007-04-30")]
    [InlineData("2007-04-27", DatePrecision.Day, "2007-04-27", "2007-04-27")]
    [InlineData("2020-02", DatePrecision.Month, "2020-02-01", "2020-02-29")]
    [InlineData("1900-02", DatePrecision.Month, "1900-02-01", "1900-02-28")]
    [InlineData("0001", DatePrecision.Year, "0001-01-01", "0001-12-31")]
    [InlineData("9999-12", DatePrecision.Month, "9999-12-01", "9999-12-31")]
    public void Stands_for_the_days_from_its_first_to_its_last(string text, DatePrecision precision, string first, string last)
    {
        PartialDate date = PartialDate.Parse(text);

        Assert.Equal(precision, date.Precision);
        Assert.Equal(first, date.First.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(last, date.Last.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Its_days_are_those_whose_text_starts_with_its_own() => Generate.PartialDate.Sample(date =>
    {
        bool IsInside(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture).StartsWith(date.ToString(), StringComparison.Ordinal);

        Assert.True(IsInside(date.First) && IsInside(date.Last));
        Assert.False(date.First > DateOnly.MinValue && IsInside(date.First.AddDays(-1)));
        Assert.False(date.Last < DateOnly.MaxValue && IsInside(date.Last.AddDays(1)));
    });

    [Fact]
    public void Gives_back_the_parts_it_was_made_of()
    {
        Assert.Equal((2007, null, null), Parts(new PartialDate(2007)));
        Assert.Equal((2007, 4, null), Parts(new PartialDate(2007, 4)));
        Assert.Equal((2007, 4, 27), Parts(new PartialDate(2007, 4, 27)));
        Assert.Equal((9999, 12, 31), Parts(PartialDate.FromDay(DateOnly.MaxValue)));

        static (int, int?, int?) Parts(PartialDate date) => (date.Year, date.Month, date.Day);
    }

    [Fact]
    public void Default_is_the_year_one()
    {
        Assert.Equal(new PartialDate(1), default);
        Assert.Equal("0001", default(PartialDate).ToString());
    }

    [Theory]
    [InlineData(0, 1, 1, "year")]
    [InlineData(-1, 1, 1, "year")]
    [InlineData(10_000, 1, 1, "year")]
    [InlineData(int.MaxValue, 1, 1, "year")]
    [InlineData(2007, 0, 1, "month")]
    [InlineData(2007, 13, 1, "month")]
    [InlineData(2007, int.MinValue, 1, "month")]
    [InlineData(2007, 4, 0, "day")]
    [InlineData(2007, 4, 31, "day")]
    [InlineData(2007, 2, 29, "day")]
    [InlineData(1900, 2, 29, "day")]
    [InlineData(2020, 2, 30, "day")]
    public void Refuses_what_is_on_no_calendar_by_name(int year, int month, int day, string name)
    {
        Assert.Throws<ArgumentOutOfRangeException>(name, () => new PartialDate(year, month, day));
        if (name != "day")
        {
            Assert.Throws<ArgumentOutOfRangeException>(name, () => new PartialDate(year, month));
        }

        if (name == "year")
        {
            Assert.Throws<ArgumentOutOfRangeException>(name, () => new PartialDate(year));
        }
    }

    [Fact]
    public void Is_equal_only_to_a_date_that_is_written_alike()
    {
        Assert.NotEqual(PartialDate.Parse("2007"), PartialDate.Parse("2007-01"));
        Assert.NotEqual(PartialDate.Parse("2007"), PartialDate.Parse("2007-01-01"));
        Assert.NotEqual(PartialDate.Parse("2007-01"), PartialDate.Parse("2007-01-01"));

        Gen.Select(Generate.PartialDate, Generate.PartialDate).Sample((a, b) =>
        {
            Assert.Equal(a.ToString() == b.ToString(), a == b);
            Assert.True(a != b || a.GetHashCode() == b.GetHashCode());
        });
    }

    [Theory]
    [InlineData("2006-12-31", "2007", true, true)]
    [InlineData("2006", "2007", true, true)]
    [InlineData("2007-03", "2007-04-01", true, true)]
    [InlineData("2007", "2007-04", false, true)] // January comes before April
    [InlineData("2007-04", "2007", false, true)] // April comes before December
    [InlineData("2007", "2007", false, true)]
    [InlineData("2007-04-27", "2007-04-27", false, false)]
    [InlineData("2007", "2007-01-01", false, false)]
    [InlineData("2008", "2007", false, false)]
    public void Tells_what_is_certainly_before_from_what_may_be(string first, string second, bool certainly, bool possibly)
    {
        Assert.Equal(certainly, PartialDate.Parse(first).IsBefore(PartialDate.Parse(second)));
        Assert.Equal(possibly, PartialDate.Parse(first).MayBeBefore(PartialDate.Parse(second)));
    }

    [Fact]
    public void What_is_certainly_before_may_be_before_and_never_after() => Gen.Select(Generate.PartialDate, Generate.PartialDate).Sample((a, b) =>
    {
        Assert.False(a.IsBefore(b) && !a.MayBeBefore(b));
        Assert.False(a.IsBefore(b) && b.MayBeBefore(a));
        Assert.True(a.MayBeBefore(b) || b.MayBeBefore(a) || a.IsOneDayWith(b));
    });

    [Fact]
    public void Reads_what_it_writes_in_every_culture() => Generate.PartialDate.Sample(date => Cultures.Each(() =>
    {
        string text = date.ToString();

        Assert.Matches(@"^[0-9]{4}(-[0-9]{2}){0,2}\z", text);
        Assert.Equal(date, PartialDate.Parse(text));
        Assert.Equal(date, PartialDate.Parse(text.AsSpan(), CultureInfo.CurrentCulture));
        Assert.True(PartialDate.TryParse(text, CultureInfo.CurrentCulture, out PartialDate read));
        Assert.Equal(date, read);
    }));

    [Theory]
    [InlineData("")]
    [InlineData("207")]
    [InlineData("0000")]
    [InlineData("20070")]
    [InlineData("2007-")]
    [InlineData("2007-4")]
    [InlineData("2007-00")]
    [InlineData("2007-13")]
    [InlineData("2007/04")]
    [InlineData("2007-04-00")]
    [InlineData("2007-04-31")]
    [InlineData("2007-02-29")]
    [InlineData("2007-04/27")]
    [InlineData("2007-04-27T00:00")]
    [InlineData(" 2007")]
    [InlineData("2007 ")]
    [InlineData("+007")]
    [InlineData("-007")]
    [InlineData("٢٠٠٧")]
    [InlineData("２００７")]
    [InlineData("200\0")]
    public void Reads_no_other_form(string text)
    {
        Assert.False(PartialDate.TryParse(text, null, out PartialDate date));
        Assert.Equal(default, date);
        Assert.Throws<FormatException>(() => PartialDate.Parse(text));
    }

    [Fact]
    public void Reads_any_text_without_a_surprise() => Generate.Hostile.Sample(
        text => Hostile.Reads<PartialDate>(text, date => Assert.Equal(text, date.ToString())));

    [Fact]
    public void Refuses_null()
    {
        Assert.Throws<ArgumentNullException>("s", () => PartialDate.Parse(null!));
        Assert.False(PartialDate.TryParse(null, null, out _));
    }
}

/// <summary>What the tests of dates share.</summary>
file static class PartialDates
{
    /// <summary>Returns whether both dates are the same one day.</summary>
    public static bool IsOneDayWith(this PartialDate a, PartialDate b) => a.First == a.Last && (a.First, a.Last) == (b.First, b.Last);
}
