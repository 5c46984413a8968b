using CsCheck;
using CyberStats.Growth;

namespace CyberStats.Tests.Growth;

public class GrowthBetweenTests
{
    private static readonly Gen<long> Count = Gen.OneOf(
        Gen.Long[0, 20],
        Gen.Long[0, 10_000],
        Gen.Double[0, 15].Select(exponent => (long)Math.Pow(10, exponent)));

    private static readonly Gen<double> Years = Gen.Double[-2, 3].Select(exponent => Math.Pow(10, exponent));

    private static readonly Gen<double> Dispersion = Gen.OneOf(Gen.Const(1.0), Gen.Double[0.5, 20]);

    private static readonly Gen<double> Level = Gen.OneOf(Gen.Const(0.95), Gen.Double[0.01, 0.999999]);

    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("growth_between.csv")];

    // Relative to 1e-10. Counts of 1e15 that differ by 5e-8 of themselves are the exception for rates: a factor of 1 + 4e-8 is
    // held to a unit in the last place of 1, and that unit is what a rate of 4e-8 can lose: 2e-16 / years, here allowed four times over.
    // Rows in which 3 is set against a million millions are the other: the tail keeps fewer digits there (see the tests of the
    // incomplete beta function), and the lower limit of the factor six.
    // Rows in which a count is zero have an open end, written Infinity for the factor and for the logarithm -Infinity or Infinity.
    [Theory]
    [MemberData(nameof(Rows))]
    public void The_limits_are_those_of_the_oracle(string row)
    {
        double[] v = ReferenceFile.Numbers(row);
        GrowthBetween growth = GrowthRate.Between((long)v[0], (long)v[1], v[2], v[3], v[4]);
        double unit = (v[0] * v[1] == 0 ? 2e-14 : 9e-16) / v[2]; // an end at exactly 0 is that of a quantile at log-odds of 0
        const double relative = 1e-10;

        Check(v[5], growth.Factor.Low, relative, unit);
        Check(v[6], growth.Factor.High, relative, unit);
        Check(v[7], growth.PerYear.Low, relative, unit);
        Check(v[8], growth.PerYear.High, relative, unit);
        Check(v[9] / v[2], growth.LogRate.Low, relative, unit); // the file has the logarithm of the factor
        Check(v[10] / v[2], growth.LogRate.High, relative, unit);
    }

    [Fact]
    public void From_8_in_2005_to_88_in_2020_is_what_the_mission_says()
    {
        GrowthBetween growth = GrowthRate.Between(8, 88, years: 15);

        Check(growth.Factor, 11, 5.345, 26.27, 1e-3);
        Check(growth.PerYear, 0.17335, 0.11822, 0.24347, 1e-4);
        Check(growth.DoublingTime!.Value, 4.336, 3.181, 6.203, 1e-3);
        Assert.Null(growth.HalvingTime);
        Assert.Equal("11 [5.345, 26.27]", growth.Factor.ToString());
        Assert.Equal("doubles in 3.18 to 6.2 years", growth.Doubling.ToString());
        Assert.Equal(0.95, growth.Factor.Level);
    }

    [Fact]
    public void With_the_dispersion_of_the_tracker_the_factor_is_wider() =>
        Check(GrowthRate.Between(8, 88, years: 15, dispersion: 1.6).Factor, 11, 4.4, 35, 0.01);

    [Fact]
    public void From_zero_there_is_a_lower_limit_only()
    {
        GrowthBetween growth = GrowthRate.Between(0, 5, years: 2);

        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (growth.Factor.Value, growth.Factor.High));
        Near.Relative(0.91635585731545994, growth.Factor.Low, 1e-10); // by the oracle; and x^5 = 0.025, x / (1 - x), by hand
        Near.Relative(0.91635585731545994, 1 / ((1 / Math.Pow(0.025, 0.2)) - 1), 1e-10);
        Assert.Equal(double.PositiveInfinity, growth.PerYear.Value);
        Assert.Equal(0, growth.DoublingTime!.Value.Value);
        Assert.Equal(double.PositiveInfinity, growth.DoublingTime!.Value.High);
        Assert.Equal(double.PositiveInfinity, growth.HalvingTime!.Value.High);
        Assert.All([growth.Factor, growth.PerYear, growth.LogRate], e => Assert.Equal(double.NaN, e.StandardError));
    }

    [Fact]
    public void To_zero_there_is_an_upper_limit_only()
    {
        GrowthBetween growth = GrowthRate.Between(5, 0, years: 2);

        Assert.Equal((0, 0), (growth.Factor.Value, growth.Factor.Low));
        Near.Relative(1.0912791051825461, growth.Factor.High, 1e-10);
        Assert.Equal((-1, -1), (growth.PerYear.Value, growth.PerYear.Low));
        Assert.Equal(double.NegativeInfinity, growth.LogRate.Low);
        Assert.Equal(0, growth.HalvingTime!.Value.Value);
        Assert.All([growth.Factor, growth.PerYear, growth.LogRate], e => Assert.Equal(double.NaN, e.StandardError));
    }

    [Fact]
    public void Two_zeros_say_nothing()
    {
        GrowthBetween growth = GrowthRate.Between(0, 0, years: 2);

        Assert.Equal((double.NaN, 0, double.PositiveInfinity), (growth.Factor.Value, growth.Factor.Low, growth.Factor.High));
        Assert.Equal((double.NaN, -1, double.PositiveInfinity), (growth.PerYear.Value, growth.PerYear.Low, growth.PerYear.High));
        Assert.Equal("nothing can be said", growth.Doubling.ToString());
        Assert.Equal(0, growth.ChangePerYear.Value);
        Assert.True(growth.ChangePerYear.Low < 0 && growth.ChangePerYear.High > 0);
    }

    [Fact]
    public void A_fall_that_is_certain_has_no_doubling_time()
    {
        GrowthBetween growth = GrowthRate.Between(88, 8, years: 15);

        Assert.Null(growth.DoublingTime);
        Check(growth.HalvingTime!.Value, 4.336, 3.181, 6.203, 1e-3);
    }

    [Fact]
    public void Any_counts_have_intervals_that_hold_their_values() => Gen.Select(Count, Count, Years, Dispersion, Level).Sample(
        (from, to, years, dispersion, level) =>
        {
            GrowthBetween g = GrowthRate.Between(from, to, years, dispersion, level);
            Estimate?[] all = [g.Factor, g.PerYear, g.LogRate, g.ChangePerYear, g.DoublingTime, g.HalvingTime, g.Doubling.DoublingTime];

            foreach (Estimate e in all.Where(e => e is not null).Select(e => e!.Value))
            {
                Assert.False(double.IsNaN(e.Low) || double.IsNaN(e.High), $"{from} to {to}: {e}");
                Assert.True(e.Low <= e.High && (double.IsNaN(e.Value) || (e.Low <= e.Value && e.Value <= e.High)), $"{from} to {to}: {e}");
                Assert.Equal(level, e.Level);
            }

            Assert.True(g.LogRate.Low < g.LogRate.High && g.ChangePerYear.Low < g.ChangePerYear.High, $"{from} to {to}");
            Assert.Equal(from == 0 && to == 0, double.IsNaN(g.Factor.Value));
            Assert.True(g.DoublingTime is not null || g.HalvingTime is not null);
            Assert.True((g.DoublingTime?.Low ?? 0) >= 0 && (g.HalvingTime?.Low ?? 0) >= 0); // no flipped signs
            Assert.NotEmpty(g.Doubling.ToString());
        },
        iter: 2000);

    [Fact]
    public void To_swap_the_counts_is_to_invert_the_factor() => Gen.Select(Count, Count, Dispersion, Level).Sample((from, to, dispersion, level) =>
    {
        Estimate forth = GrowthRate.Between(from, to, 3, dispersion, level).LogRate;
        Estimate back = GrowthRate.Between(to, from, 3, dispersion, level).LogRate;

        Near(-forth.High, back.Low);
        Near(-forth.Low, back.High);
        Assert.Equal(forth.StandardError, back.StandardError, 1e-12);

        static void Near(double expected, double actual) =>
            Assert.True(expected == actual || Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected)), $"{expected:R}, {actual:R}");
    });

    [Fact]
    public void Another_unit_of_time_changes_the_rates_and_nothing_else() => Gen.Select(Count, Count, Dispersion).Sample((from, to, dispersion) =>
    {
        GrowthBetween years = GrowthRate.Between(from, to, 15, dispersion);
        GrowthBetween months = GrowthRate.Between(from, to, 15 * 12, dispersion);

        Assert.Equal(years.Factor, months.Factor);
        foreach ((Estimate year, Estimate month) in new[] { (years.LogRate, months.LogRate), (years.ChangePerYear, months.ChangePerYear) })
        {
            Same(year.Value / 12, month.Value);
            Same(year.Low / 12, month.Low);
            Same(year.High / 12, month.High);
        }

        Same(years.DoublingTime?.Value * 12, months.DoublingTime?.Value);
        Same(years.DoublingTime?.Low * 12, months.DoublingTime?.Low);
        Same(years.DoublingTime?.High * 12, months.DoublingTime?.High);

        static void Same(double? expected, double? actual)
        {
            Assert.Equal(expected is null, actual is null);
            bool both = Equals(expected, actual); // NaN and infinities
            Assert.True(both || Math.Abs(expected!.Value - actual!.Value) <= 1e-13 * Math.Abs(expected.Value), $"{expected:R}, {actual:R}");
        }
    });

    [Fact]
    public void A_higher_level_and_a_larger_dispersion_hold_the_lower_and_the_smaller() =>
        Gen.Select(Count, Count, Gen.Double[0.01, 0.9], Gen.Double[1, 10], Gen.Double[1.001, 1.1]).Sample((from, to, level, dispersion, more) =>
        {
            if (from + to == 0)
            {
                return; // nothing to hold
            }

            GrowthBetween narrow = GrowthRate.Between(from, to, 15, dispersion, level);
            Holds(GrowthRate.Between(from, to, 15, dispersion, level * more), narrow);
            if (level > 0.5)
            {
                Holds(GrowthRate.Between(from, to, 15, dispersion * more, level), narrow);
            }
        });

    // At the level 0 the two limits are the medians of Beta(to, from + 1) and Beta(to + 1, from): the counts' ratio lies between, and
    // the interval does not vanish, since counts are whole. Towards the level 1 it grows without end.
    [Fact]
    public void The_level_goes_to_its_limits()
    {
        Estimate none = GrowthRate.Between(8, 88, 15, level: 1e-9).Factor;
        Near(88.0 / 8, none.Low, 0.09);
        Near(88.0 / 8, none.High, 0.13);
        Assert.True(none.Low < 10.99 && none.High > 11.01, none.ToString());

        Estimate all = GrowthRate.Between(8, 88, 15, level: 1 - 1e-15).Factor;
        Assert.True(all.Low < 2.41 && all.High > 139.5, all.ToString()); // the interval at 0.999999, by the oracle

        static void Near(double expected, double actual, double tolerance) => CyberStats.Tests.Near.Relative(expected, actual, tolerance);
    }

    [Fact]
    public void Standard_errors_are_those_of_large_counts()
    {
        GrowthBetween growth = GrowthRate.Between(400, 100, years: 2, dispersion: 4);
        double log = Math.Sqrt(4 * (0.0025 + 0.01));

        Near.Relative(0.25 * log, growth.Factor.StandardError, 1e-14);
        Near.Relative(log / 2, growth.LogRate.StandardError, 1e-14);
        Near.Relative(0.5 * log / 2, growth.PerYear.StandardError, 1e-14); // (1 + rate) of a fall by half a year
        Near.Relative(Math.Sqrt(4 * 500) / 2, growth.ChangePerYear.StandardError, 1e-14);
    }

    // For large counts with a moderate ratio the exact interval is the normal one of the logarithm, to the order 1 / count.
    [Fact]
    public void Large_counts_come_to_the_normal_interval()
    {
        Estimate rate = GrowthRate.Between(1_000_000, 1_100_000, years: 1).LogRate;

        CyberStats.Tests.Near.Relative(rate.Value - (1.959963984540054 * rate.StandardError), rate.Low, 1e-4);
        CyberStats.Tests.Near.Relative(rate.Value + (1.959963984540054 * rate.StandardError), rate.High, 1e-4);
    }

    // By hand, z = 1.959964: score limits of 8 are 4.0542 and 15.7858 (roots of (8 - m)² = z² m), of 88 71.4278 and 108.4172; the
    // difference 80 less √(16.5722² + 7.7858²) and plus √(20.4172² + 3.9458²), over 15 years.
    [Fact]
    public void The_change_per_year_is_that_of_donner_and_zou()
    {
        Estimate change = GrowthRate.Between(8, 88, years: 15).ChangePerYear;

        CyberStats.Tests.Near.Relative(80 / 15.0, change.Value, 1e-14);
        CyberStats.Tests.Near.Relative((80 - double.Hypot(16.5722, 7.7858)) / 15, change.Low, 1e-4);
        CyberStats.Tests.Near.Relative((80 + double.Hypot(20.4172, 3.9458)) / 15, change.High, 1e-4);
    }

    [Fact]
    public void The_change_per_year_joins_the_score_intervals_of_the_two() =>
        Gen.Select(Gen.Long[0, 5000], Gen.Long[0, 5000], Gen.Double[0.5, 5]).Sample((from, to, dispersion) =>
        {
            const double Z = 1.959963984540054;
            Estimate change = GrowthRate.Between(from, to, 2, dispersion).ChangePerYear;
            (double fromLow, double fromHigh) = (Limit(from, -1), Limit(from, 1));
            (double toLow, double toHigh) = (Limit(to, -1), Limit(to, 1));

            double tolerance = 1e-9 * (1 + from + to);
            Assert.Equal((to - from - double.Hypot(to - toLow, fromHigh - from)) / 2, change.Low, tolerance);
            Assert.Equal((to - from + double.Hypot(toHigh - to, from - fromLow)) / 2, change.High, tolerance);

            double Limit(long count, int side) // the mean at which the count is Z standard deviations away, by halving
            {
                (double inner, double outer) = side < 0 ? (count, 0.0) : (count, (4.0 * count) + (20 * dispersion));
                for (int i = 0; i < 100; i++)
                {
                    double middle = (inner + outer) / 2;
                    bool isInside = Math.Abs(count - middle) < Z * Math.Sqrt(dispersion * middle);
                    (inner, outer) = isInside ? (middle, outer) : (inner, middle);
                }

                return (inner + outer) / 2;
            }
        });

    [Fact]
    public void The_change_per_year_swaps_its_sign_with_the_counts() => Gen.Select(Count, Count).Sample((from, to) =>
    {
        Estimate forth = GrowthRate.Between(from, to, 2).ChangePerYear;
        Estimate back = GrowthRate.Between(to, from, 2).ChangePerYear;

        Assert.Equal((-forth.Value, -forth.High, -forth.Low), (back.Value, back.Low, back.High));
    });

    private static void Holds(GrowthBetween wide, GrowthBetween narrow)
    {
        (Estimate w, Estimate n) = (wide.LogRate, narrow.LogRate);
        Assert.True((w.Low < n.Low || narrow.To == 0) && (w.High > n.High || narrow.From == 0), $"{narrow.From} to {narrow.To}: {w}, {n}");
        Assert.True(wide.ChangePerYear.Low < narrow.ChangePerYear.Low && wide.ChangePerYear.High > narrow.ChangePerYear.High);
    }

    private static void Check(Estimate actual, double value, double low, double high, double tolerance)
    {
        Near.Relative(value, actual.Value, tolerance);
        Near.Relative(low, actual.Low, tolerance);
        Near.Relative(high, actual.High, tolerance);
    }

    private static void Check(double expected, double actual, double relative, double unit)
    {
        bool near = expected == actual || Math.Abs(expected - actual) <= (relative * Math.Abs(expected)) + unit;
        Assert.True(near, FormattableString.Invariant($"Expected {expected:R}, got {actual:R}, {Math.Abs((actual / expected) - 1):E1} off."));
    }
}
