using CsCheck;
using CyberStats.Numerics;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class GrowthPowerTests
{
    private const double Tolerance = 1e-10; // the noncentral law is integrated to some 1e-12, and power changes up to ten times as fast as its argument

    public static TheoryData<string, string> NoncentralRows => GroupData.Rows("growth_power.csv", "noncentral");

    public static TheoryData<string, string> NormalRows => GroupData.Rows("growth_power.csv", "normal");

    public static TheoryData<string, string> GrowthRows => GroupData.Rows("growth_power.csv", "growth");

    public static TheoryData<string, string> SmallestGrowthRows => GroupData.Rows("growth_power.csv", "smallest_growth");

    public static TheoryData<string, string> YearRows => GroupData.Rows("growth_power.csv", "years");

    public static TheoryData<string, string> RatioRows => GroupData.Rows("growth_power.csv", "ratio");

    public static TheoryData<string, string> SmallestRatioRows => GroupData.Rows("growth_power.csv", "smallest_ratio");

    [Theory]
    [MemberData(nameof(NoncentralRows))]
    public void The_noncentral_law_is_that_of_the_oracle(string inputs, string values)
    {
        double[] x = GroupData.Numbers(inputs);
        double upper = GroupData.Numbers(values)[0];

        Near.Relative(upper, NoncentralStudent.UpperTail(x[1], x[0], x[2]), 1e-11);
        Near.Relative(upper, NoncentralStudent.LowerTail(-x[1], x[0], -x[2]), 1e-11);
        Assert.Equal(1, NoncentralStudent.UpperTail(x[1], x[0], x[2]) + NoncentralStudent.LowerTail(x[1], x[0], x[2]), 1e-11);
    }

    [Fact]
    public void Both_tails_of_the_noncentral_law_make_one_far_out_too() => Gen.Select(Gen.Double[0, 5], Gen.Double[-40, 40], Gen.Double[-40, 40]).Sample((logFreedom, t, shift) =>
    {
        double freedom = Math.Max(1, Math.Floor(Math.Pow(10, logFreedom)));
        double upper = NoncentralStudent.UpperTail(t, freedom, shift);

        Assert.Equal(1, upper + NoncentralStudent.LowerTail(t, freedom, shift), 1e-10);
        Assert.InRange(upper, 0, 1);
        Assert.True(NoncentralStudent.UpperTail(t, freedom, shift + 0.5) >= upper - 1e-12);
    });

    [Theory]
    [MemberData(nameof(NormalRows))]
    public void The_normal_tail_is_that_of_the_oracle_and_its_point_is_found_again(string inputs, string values)
    {
        double z = GroupData.Numbers(inputs)[0];
        double logTail = GroupData.Numbers(values)[0];

        Near.Relative(logTail, NormalScore.LogUpperTail(z), 1e-13);
        Assert.Equal(z, NormalScore.OfLogTail(logTail), z > -5 ? 1e-13 * Math.Max(1, z) : 1e-4); // far below, the tail is 1 to all but its last digits
    }

    [Theory]
    [MemberData(nameof(GrowthRows))]
    public void The_power_of_a_growth_is_that_of_the_oracle(string inputs, string values)
    {
        double[] x = GroupData.Numbers(inputs);
        var options = new PowerOptions { Dispersion = x[3], PeriodsPerYear = (int)x[4], Level = x[5] };

        Near.Relative(GroupData.Numbers(values)[0], GrowthPower.Of((int)x[0], x[1], x[2], options).Power, Tolerance);
    }

    [Theory]
    [MemberData(nameof(SmallestGrowthRows))]
    public void The_smallest_growth_is_that_of_the_oracle(string inputs, string values)
    {
        double[] x = GroupData.Numbers(inputs);
        double[] v = GroupData.Numbers(values);
        var options = new PowerOptions { Dispersion = x[2], PeriodsPerYear = (int)x[3], Level = x[4], Power = x[5] };

        GrowthDetection found = GrowthPower.SmallestGrowth((int)x[0], x[1], options)!;

        Near.Relative(v[0], found.GrowthPerYear, Tolerance);
        Near.Relative(v[1], found.MirrorPerYear, Tolerance);
        Near.Relative(x[5], found.Power, Tolerance);
    }

    [Theory]
    [MemberData(nameof(YearRows))]
    public void The_years_needed_are_those_of_the_oracle(string inputs, string values)
    {
        double[] x = GroupData.Numbers(inputs);
        var options = new PowerOptions { Dispersion = x[2], Power = x[3] };

        Assert.Equal(GroupData.Numbers(values)[0], GrowthPower.YearsNeeded(x[1], x[0], options)!.Years);
    }

    [Theory]
    [MemberData(nameof(RatioRows))]
    public void The_power_of_a_ratio_is_that_of_the_oracle(string inputs, string values)
    {
        double[] x = GroupData.Numbers(inputs);

        RatioDetection found = RatioPower.Of((int)x[0], (int)x[1], x[2], x[3], new PowerOptions { Dispersion = x[4], Level = x[5] });

        Near.Relative(GroupData.Numbers(values)[0], found.Power, Tolerance);
    }

    [Theory]
    [MemberData(nameof(SmallestRatioRows))]
    public void The_smallest_ratios_are_those_of_the_oracle(string inputs, string values)
    {
        double[] x = GroupData.Numbers(inputs);
        double[] v = GroupData.Numbers(values);
        var options = new PowerOptions { Dispersion = x[3], Power = x[4] };

        Near.Relative(v[0], RatioPower.SmallestRise((int)x[0], (int)x[1], x[2], options)!.Ratio, Tolerance);
        Near.Relative(v[1], RatioPower.SmallestFall((int)x[0], (int)x[1], x[2], options)!.Ratio, Tolerance);
    }

    [Fact]
    public void More_years_incidents_or_growth_are_found_more_surely_and_scatter_less() => Gen.Select(
        Gen.Int[3, 20], Gen.Double[1, 200], Gen.Double[0.02, 0.4], Gen.Double[0.5, 4]).Sample((years, mean, growth, dispersion) =>
    {
        double Power(int y, double m, double g, double φ) => GrowthPower.Of(y, m, g, new PowerOptions { Dispersion = φ }).Power;
        double power = Power(years, mean, growth, dispersion);

        Assert.InRange(power, 0.0249, 1);
        Assert.True(Power(years + 1, mean, growth, dispersion) >= power - 1e-12);
        Assert.True(Power(years, 2 * mean, growth, dispersion) >= power - 1e-12);
        Assert.True(Power(years, mean, growth, 2 * dispersion) <= power + 1e-12);
        Near.Relative(power, Power(years, mean, -growth / (1 + growth), dispersion), 1e-9); // read backwards
        Near.Relative(power, Power(years, 3 * mean, growth, 3 * dispersion), 1e-9);
    });

    [Fact]
    public void Two_groups_are_compared_the_same_either_way_round()
    {
        double there = RatioPower.Of(6, 4, 20, 1.5).Power;
        double back = RatioPower.Of(4, 6, 30, 1 / 1.5).Power;

        Near.Relative(there, back, 1e-12);
    }

    [Fact]
    public void Too_few_incidents_show_no_growth_however_strong()
    {
        Assert.Null(GrowthPower.SmallestGrowth(5, 0.1));
        Assert.Null(RatioPower.SmallestFall(5, 5, 0.5));
        Assert.Null(GrowthPower.YearsNeeded(0.001, 1e-9));
        Assert.NotNull(RatioPower.SmallestRise(5, 5, 0.5));
    }

    [Fact]
    public void What_is_assumed_and_where_it_is_rough_is_said()
    {
        Assert.Equal([Caveat.PoissonAssumed], GrowthPower.Of(10, 20, 0.1).Caveats);
        Assert.Equal([Caveat.DispersionAssumed, Caveat.SmallExpectedCounts], GrowthPower.Of(10, 1.5, 0.1, new PowerOptions { Dispersion = 2 }).Caveats);
        Assert.Equal([Caveat.PoissonAssumed, Caveat.SmallExpectedCounts], RatioPower.Of(3, 3, 5, 0.5).Caveats);
    }

    [Fact]
    public void Refuses_what_cannot_be_planned()
    {
        Assert.Equal(2, Assert.Throws<InsufficientDataException>(() => GrowthPower.Of(2, 20, 0.1)).Actual);
        Assert.Throws<InsufficientDataException>(() => GrowthPower.SmallestGrowth(0, 20));
        Assert.Throws<InsufficientDataException>(() => RatioPower.SmallestRise(1, 1, 20));
        Assert.NotNull(GrowthPower.Of(1, 20, 0.1, new PowerOptions { PeriodsPerYear = 12 }));
        Refused.Argument("growthPerYear", () => GrowthPower.Of(5, 20, 0));
        Refused.Argument("growthPerYear", () => GrowthPower.Of(5, 20, -1));
        Refused.Argument("growthPerYear", () => GrowthPower.YearsNeeded(20, double.NaN));
        Refused.Argument("meanPerYear", () => GrowthPower.Of(5, 0, 0.1));
        Refused.Argument("ratio", () => RatioPower.Of(5, 5, 20, 1));
        Refused.Argument("before", () => RatioPower.Of(0, 5, 20, 2));
        Refused.Argument("options", () => GrowthPower.SmallestGrowth(5, 20, new PowerOptions { Power = 0.02 }));
        Refused.Argument("Power", () => new PowerOptions { Power = 1 });
        Refused.Argument("Dispersion", () => new PowerOptions { Dispersion = 0 });
    }
}
