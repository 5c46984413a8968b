using CsCheck;

namespace CyberStats.Tests;

public class DayLagTests
{
    [Theory]
    [InlineData("2017", "2018-11-12", 316, 680)]
    [InlineData("2021-03", "2021-07-19", 110, 140)]
    [InlineData("2011", "2018", 2193, 2921)]
    [InlineData("2016", "2018-07-13", 559, 924)]
    [InlineData("2020-02-28", "2020-03-01", 2, 2)] // a leap day between
    [InlineData("2021", "2021", -364, 364)]
    [InlineData("2021-07-19", "2021-03", -140, -110)]
    [InlineData("0001-01-01", "9999-12-31", 3652058, 3652058)]
    public void Is_between_the_fewest_and_the_most_days_possible(string from, string to, int min, int max)
    {
        DayLag lag = DayLag.Between(PartialDate.Parse(from), PartialDate.Parse(to));

        Assert.Equal((min, max), (lag.Min, lag.Max));
        Assert.Equal(min == max, lag.IsExact);
    }

    [Fact]
    public void Holds_the_lag_between_any_two_days_of_the_dates() =>
        Gen.Select(Generate.PartialDate, Generate.PartialDate, Gen.Double.Unit, Gen.Double.Unit).Sample((from, to, u, v) =>
        {
            DayLag lag = DayLag.Between(from, to);

            Assert.InRange(DayOf(to, v) - DayOf(from, u), lag.Min, lag.Max);
            Assert.Contains(lag.Max, Ends(from, to));
            Assert.Contains(lag.Min, Ends(from, to));
        });

    [Fact]
    public void Turns_its_sign_when_counted_backwards() => Gen.Select(Generate.PartialDate, Generate.PartialDate).Sample((a, b) =>
    {
        DayLag there = DayLag.Between(a, b);

        Assert.Equal(new DayLag(-there.Max, -there.Min), DayLag.Between(b, a));
    });

    [Fact]
    public void Refuses_a_most_below_the_fewest()
    {
        Refused.Argument("max", () => new DayLag(1, 0));
        Assert.Equal((-2, -2), (new DayLag(-2, -2).Min, new DayLag(-2, -2).Max));
    }

    [Fact]
    public void Is_written_alike_in_every_culture() => Cultures.Each(() =>
    {
        Assert.Equal("316 to 680 days", new DayLag(316, 680).ToString());
        Assert.Equal("-364 to 364 days", new DayLag(-364, 364).ToString());
        Assert.Equal("12 days", new DayLag(12, 12).ToString());
    });

    private static int DayOf(PartialDate date, double share) =>
        date.First.DayNumber + (int)Math.Round(share * (date.Last.DayNumber - date.First.DayNumber));

    private static int[] Ends(PartialDate from, PartialDate to) =>
    [
        DayOf(to, 0) - DayOf(from, 0), DayOf(to, 0) - DayOf(from, 1), DayOf(to, 1) - DayOf(from, 0), DayOf(to, 1) - DayOf(from, 1),
    ];
}
