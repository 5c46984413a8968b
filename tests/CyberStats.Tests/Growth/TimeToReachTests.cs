using CyberStats.Growth;

namespace CyberStats.Tests.Growth;

public class TimeToReachTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("time_to_reach.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_time_and_its_limits_are_those_of_the_oracle(string row)
    {
        double[] v = ReferenceFile.Numbers(row);

        Estimate time = GrowthRate.Between((long)v[0], (long)v[1], v[2], v[4], v[5]).TimeToReach(v[3])!.Value;

        Near.Relative(v[6], time.Value, 1e-13);
        Assert.Equal(v[7], time.Low, 1e-8 * v[2]);
        Assert.Equal(v[8], time.High, 1e-8 * v[2]);
        Assert.True(double.IsNaN(time.StandardError));
        Assert.Equal(v[5], time.Level);
    }

    [Fact]
    public void The_headline_doubles_again_between_2022_6_and_2027_1()
    {
        Estimate time = GrowthRate.Between(8, 88, years: 15).TimeToReach(176)!.Value;

        Assert.Equal("2024.3 [2022.6, 2027.1]", FormattableString.Invariant($"{2020 + time.Value:F1} [{2020 + time.Low:F1}, {2020 + time.High:F1}]"));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(0, 0)]
    [InlineData(7, 7)]
    public void Without_a_growth_there_is_no_time(long from, long to) => Assert.Null(GrowthRate.Between(from, to, 1).TimeToReach(10));

    [Fact]
    public void The_time_does_not_depend_on_the_unit_of_time()
    {
        Estimate inYears = GrowthRate.Between(8, 88, 15).TimeToReach(176)!.Value;
        Estimate inMonths = GrowthRate.Between(8, 88, 180).TimeToReach(176)!.Value;

        Near.Relative(12 * inYears.Low, inMonths.Low, 1e-12);
        Near.Relative(12 * inYears.Value, inMonths.Value, 1e-12);
        Near.Relative(12 * inYears.High, inMonths.High, 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Refuses_a_number_that_no_mean_can_be(double number) => Refused.Argument("number", () => GrowthRate.Between(8, 88, 15).TimeToReach(number));
}
