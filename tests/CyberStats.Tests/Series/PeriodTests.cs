using System.Globalization;
using CsCheck;
using CyberStats.Series;

namespace CyberStats.Tests.Series;

public class PeriodTests
{
    private static readonly DateOnly FirstDay = DateOnly.MinValue;
    private static readonly DateOnly LastDay = DateOnly.MaxValue;

    /// <summary>Days of the whole calendar, its ends, the ends of years and of months among them.</summary>
    private static readonly Gen<DateOnly> Day = Gen.OneOf(
        Generate.Day,
        Gen.Select(Gen.Int[1, 9999], Gen.Int[-4, 4]).Select((year, days) => Clamped(new DateOnly(year, 1, 1).DayNumber + days)),
        Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 12], Gen.Int[-1, 1]).Select((year, month, days) =>
            Clamped(new DateOnly(year, month, 1).DayNumber + days)),
        Gen.Int[0, 400].Select(Clamped),
        Gen.Int[0, 400].Select(days => Clamped(LastDay.DayNumber - days)));

    [Fact]
    public void A_day_lies_in_the_period_of_its_number() => Gen.Select(Generate.Period, Day).Sample(
        (period, day) =>
        {
            int index = period.IndexOf(day);
            DateOnly start = period.StartOf(index);
            DateOnly end = period.EndOf(index);

            Assert.True(start <= day && day <= end, $"{period} {index}: {start:O} to {end:O} without {day:O}");
            Assert.Equal((index, index), (period.IndexOf(start), period.IndexOf(end)));
        },
        iter: 20_000);

    [Fact]
    public void Periods_leave_no_gap_and_do_not_overlap() => Gen.Select(Generate.Period, Day).Sample(
        (period, day) =>
        {
            int index = period.IndexOf(day);
            DateOnly end = period.EndOf(index);
            if (end == LastDay)
            {
                Assert.Throws<ArgumentOutOfRangeException>("index", () => period.StartOf(index + 1));
            }
            else
            {
                Assert.Equal(end.AddDays(1), period.StartOf(index + 1));
                Assert.Equal(index + 1, period.IndexOf(end.AddDays(1)));
            }
        },
        iter: 20_000);

    [Fact]
    public void Weeks_are_those_of_iso_8601() => Day.Sample(
        day =>
        {
            var time = day.ToDateTime(default);
            int index = Period.Week.IndexOf(day);
            string expected = string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(time):D4}-W{ISOWeek.GetWeekOfYear(time):D2}");

            Assert.Equal(expected, Period.Week.Label(index));
            Assert.Equal(DayOfWeek.Monday, Period.Week.StartOf(index).DayOfWeek);
        },
        iter: 50_000);

    [Theory]
    [InlineData("2020-12-31", "2020-W53")]
    [InlineData("2021-01-03", "2020-W53")]
    [InlineData("2021-01-04", "2021-W01")]
    [InlineData("2019-12-30", "2020-W01")]
    [InlineData("0001-01-01", "0001-W01")]
    [InlineData("9999-12-31", "9999-W52")]
    public void Weeks_at_the_ends_of_years(string day, string label) => Assert.Equal(label, Period.Week.Label(Period.Week.IndexOf(Parse(day))));

    [Theory]
    [InlineData("2020-02-29", "2020-02-29", "2020-02-29", "2020-02-29")]
    [InlineData("0001-01-01", "0001-01-01", "0001-01-01", "0001-01-01")]
    public void Days(string day, string start, string end, string label) => Check(Period.Day, day, start, end, label);

    [Theory]
    [InlineData("2020-02-11", "2020-02-01", "2020-02-29", "2020-02")]
    [InlineData("1900-02-28", "1900-02-01", "1900-02-28", "1900-02")]
    [InlineData("9999-12-31", "9999-12-01", "9999-12-31", "9999-12")]
    public void Months(string day, string start, string end, string label) => Check(Period.Month, day, start, end, label);

    [Theory]
    [InlineData("2020-03-31", "2020-01-01", "2020-03-31", "2020-Q1")]
    [InlineData("2020-07-20", "2020-07-01", "2020-09-30", "2020-Q3")]
    [InlineData("0001-12-31", "0001-10-01", "0001-12-31", "0001-Q4")]
    public void Quarters(string day, string start, string end, string label) => Check(Period.Quarter, day, start, end, label);

    [Theory]
    [InlineData("2020-07-20", "2020-01-01", "2020-12-31", "2020")]
    [InlineData("0007-07-20", "0007-01-01", "0007-12-31", "0007")]
    public void Years(string day, string start, string end, string label) => Check(Period.Year, day, start, end, label);

    [Theory]
    [InlineData(7, "2020-07-20", "2020-07-01", "2021-06-30", "2020-07/2021-06")]
    [InlineData(7, "2020-06-30", "2019-07-01", "2020-06-30", "2019-07/2020-06")]
    [InlineData(3, "2020-02-29", "2019-03-01", "2020-02-29", "2019-03/2020-02")]
    [InlineData(12, "2020-12-01", "2020-12-01", "2021-11-30", "2020-12/2021-11")]
    [InlineData(7, "0001-06-30", "0001-01-01", "0001-06-30", "0001-01/0001-06")] // the calendar begins within it
    [InlineData(7, "9999-07-01", "9999-07-01", "9999-12-31", "9999-07/9999-12")] // and ends
    public void Fiscal_years(int firstMonth, string day, string start, string end, string label) =>
        Check(Period.FiscalYear(firstMonth), day, start, end, label);

    [Fact]
    public void A_fiscal_year_starts_in_its_month_whichever_that_is() => Gen.Select(
        Gen.Int[1, 12], Gen.Int[2, 9997], Gen.Int[1, 12], Gen.Int[1, 28]).Sample(
        (firstMonth, year, month, dayOfMonth) =>
        {
            var period = Period.FiscalYear(firstMonth);
            int index = period.IndexOf(new DateOnly(year, month, dayOfMonth));
            var start = new DateOnly(month >= firstMonth ? year : year - 1, firstMonth, 1);

            Assert.Equal(start, period.StartOf(index));
            Assert.Equal(start.AddYears(1).AddDays(-1), period.EndOf(index));
            Assert.Equal(firstMonth, period.FirstMonth);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_fiscal_year_starts_in_a_month(int month) => Refused.Argument("firstMonth", () => Period.FiscalYear(month));

    [Fact]
    public void No_day_outside_the_calendar_has_a_period() => Generate.Period.Sample(period =>
    {
        int first = period.IndexOf(FirstDay);
        int last = period.IndexOf(LastDay);

        Assert.Equal((FirstDay, LastDay), (period.StartOf(first), period.EndOf(last)));
        foreach (int index in (int[])[first - 1, last + 1, int.MinValue, int.MaxValue, int.MinValue / 12, int.MaxValue / 7])
        {
            Refused.Argument("index", () => period.StartOf(index));
            Refused.Argument("index", () => period.EndOf(index));
            Refused.Argument("index", () => period.Label(index));
        }
    });

    [Fact]
    public void Labels_are_different_and_the_same_in_every_culture() => Gen.Select(Generate.Period, Day).Sample(
        (period, day) =>
        {
            int index = period.IndexOf(day);
            string label = period.Label(index);

            Cultures.Each(() => Assert.Equal((label, period.ToString()), (period.Label(index), $"{period}")));
            Assert.True(index == period.IndexOf(FirstDay) || label != period.Label(index - 1), label);
        },
        iter: 2000);

    [Fact]
    public void Is_written_as_people_say_it()
    {
        Assert.Equal(["day", "week", "month", "quarter", "year", "fiscal year from month 7"], new[]
        {
            Period.Day, Period.Week, Period.Month, Period.Quarter, Period.Year, Period.FiscalYear(7),
        }.Select(p => p.ToString()));
    }

    [Fact]
    public void The_default_is_the_calendar_year_and_so_is_the_fiscal_year_from_january()
    {
        Assert.Equal(Period.Year, default);
        Assert.Equal(Period.Year, Period.FiscalYear(1));
        Assert.NotEqual(Period.Year, Period.FiscalYear(2));
        Assert.Equal((PeriodUnit.Year, 1), (Period.Year.Unit, Period.Year.FirstMonth));
    }

    // Exact for what divides a year; 400 years of the Gregorian calendar have 146097 days.
    [Fact]
    public void The_length_in_years_is_the_mean_over_the_calendar()
    {
        Assert.Equal((1, 0.25, 1 / 12.0), (Period.Year.Years, Period.Quarter.Years, Period.Month.Years));
        Assert.Equal(1, Period.FiscalYear(7).Years);
        Near.Relative(400.0 / 146097, Period.Day.Years, 1e-15);
        Near.Relative(2800.0 / 146097, Period.Week.Years, 1e-15);
    }

    private static void Check(Period period, string day, string start, string end, string label)
    {
        int index = period.IndexOf(Parse(day));
        Assert.Equal((Parse(start), Parse(end), label), (period.StartOf(index), period.EndOf(index), period.Label(index)));
    }

    private static DateOnly Parse(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Clamped(int dayNumber) => DateOnly.FromDayNumber(Math.Clamp(dayNumber, 0, LastDay.DayNumber));
}
