using System.Globalization;
using CsCheck;
using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class ChangePointTestTests
{
    private static readonly double[] Tracker = [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147];

    private static readonly Gen<double[]> Short = Gen.Int[0, 5].Select(n => (double)n).Array[0, 6];

    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("change_point_test.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_test_is_that_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        double[] values = Numbers(cells[0]);
        double[] exposure = Numbers(cells[1]);
        double[] v = [.. cells[3..].Select(c => double.Parse(c, CultureInfo.InvariantCulture))];

        ChangePointTestResult result = exposure.All(e => e == 1)
            ? ChangePointTest.Permutation(values, Enum.Parse<ChangeStatistic>(cells[2]))
            : ChangePointTest.Permutation(Yearly(values).WithExposure(exposure));

        Near.Relative(v[0], result.Statistic, 1e-12);
        Assert.Equal((v[1], v[1]), ((double)(result.Break ?? 0), (double)(result.Place ?? 0)));
        Near.Relative(v[2], result.PValue, 1e-14);
        Near.Relative(v[3], result.SmallestPValue, 1e-14);
        Assert.Equal(result.Arrangements > 1, result.IsEnumerated);
    }

    [Fact]
    public void Drawn_orders_tend_to_all_of_them()
    {
        double[] ten = [2, 5, 1, 4, 3, 7, 8, 5, 9, 6]; // 10! / 2 orders

        ChangePointTestResult drawn = ChangePointTest.Permutation(ten, replicates: 20_000, seed: 3);
        ChangePointTestResult all = ChangePointTest.Permutation(ten, replicates: 2_000_000, seed: 3);

        Assert.Equal((20_000, false, 1 / 20_001.0), (drawn.Replicates, drawn.IsEnumerated, drawn.SmallestPValue));
        Assert.Equal((0, true, 1_814_400.0), (all.Replicates, all.IsEnumerated, all.Arrangements));
        Assert.InRange(drawn.PValue, all.PValue - (4 * Math.Sqrt(all.PValue / 20_000)), all.PValue + (4 * Math.Sqrt(all.PValue / 20_000)));
        Assert.Equal(drawn, ChangePointTest.Permutation(ten, replicates: 20_000, seed: 3));
        Assert.NotEqual(drawn.PValue, ChangePointTest.Permutation(ten, replicates: 20_000, seed: 4).PValue);
        Assert.Equal(1 / 200.0, ChangePointTest.Permutation(Tracker, replicates: 199).PValue);
    }

    [Fact]
    public void The_test_never_exceeds_its_level_over_all_orders() => Short.Where(v => v.Length > 1).Sample(
        values =>
        {
            double[] all = [.. Orders(values).Select(order => ChangePointTest.Permutation(order).PValue)];

            Assert.All((double[])[0.05, 0.1, 0.2, 0.5], level => Assert.InRange((double)all.Count(p => p <= level) / all.Length, 0, level + 1e-12));
            Assert.Equal(all.Min(), ChangePointTest.Permutation(values).SmallestPValue, 1e-12);
        },
        iter: 10);

    [Fact]
    public void Time_turned_round_and_another_unit_change_no_verdict() => Gen.Select(Short.Where(v => v.Length > 1), Gen.Enum<ChangeStatistic>()).Sample((values, kind) =>
    {
        ChangePointTestResult result = ChangePointTest.Permutation(values, kind);
        ChangePointTestResult turned = ChangePointTest.Permutation([.. values.Reverse()], kind);
        ChangePointTestResult scaled = ChangePointTest.Permutation([.. values.Select(v => v / 365.2425)], kind);

        Assert.Equal(result.PValue, turned.PValue);
        Assert.Equal(result.Statistic, turned.Statistic, 1e-12);
        Assert.Equal((result.PValue, result.Break), (scaled.PValue, scaled.Break));
    });

    [Fact]
    public void The_mean_takes_values_of_any_level() => Gen.Int[-100, 100].Select(v => (double)v).Array[2, 6].Sample(values =>
    {
        ChangePointTestResult result = ChangePointTest.Permutation(values, ChangeStatistic.Mean);
        ChangePointTestResult moved = ChangePointTest.Permutation([.. values.Select(v => v + 12345)], ChangeStatistic.Mean);
        ChangePointTestResult vast = ChangePointTest.Permutation([.. values.Select(v => v * 1e302)], ChangeStatistic.Mean);

        Assert.Equal(result.Statistic, moved.Statistic, 1e-8);
        Assert.Equal(result.Statistic, vast.Statistic, 1e-8);
        Assert.InRange(result.Statistic, 0, 1 + 1e-12);
    });

    [Fact]
    public void Only_counts_of_equal_exposure_trade_places()
    {
        CountSeries last = Yearly([2, 3, 1, 9, 8, 4]).WithExposure([1, 1, 1, 1, 1, 0.5]);
        CountSeries days = Yearly([2, 3, 1, 9, 8, 4]).WithExposure([365, 365, 365, 365, 365, 182.5]);
        ChangePointTestResult result = ChangePointTest.Permutation(last);

        Assert.Equal((5, 120.0, 3), (result.Movable, result.Arrangements, result.Break));
        Assert.Equal((result.PValue, result.Break), (ChangePointTest.Permutation(days).PValue, ChangePointTest.Permutation(days).Break));

        ChangePointTestResult distinct = ChangePointTest.Permutation(Yearly([2, 3, 1, 9]).WithExposure([1, 2, 3, 4]));
        Assert.Equal((0, 1.0, 1.0), (distinct.Movable, distinct.PValue, distinct.SmallestPValue));
        Assert.True(distinct.Statistic > 0);
        Assert.Contains(Caveat.LevelUnattainable, distinct.Caveats);
    }

    [Fact]
    public void Missing_periods_are_left_out_and_the_place_counts_them()
    {
        ChangePointTestResult result = ChangePointTest.Permutation(CountSeries.Yearly(2005, [null, 1, 2, null, null, 9, 8, null]));

        Assert.Equal(((int?)2, (int?)5, 4, 4), (result.Break, result.Place, result.Count, result.Missing));
        Assert.Equal(ChangePointTest.Permutation([1, 2, 9, 8]).PValue, result.PValue);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(30)]
    public void Of_equal_values_nothing_is_tested(int count)
    {
        foreach (double value in (double[])[0, 4.1])
        {
            ChangePointTestResult result = ChangePointTest.Permutation([.. Enumerable.Repeat(value, count)], (ChangeStatistic)(count % 2));

            Assert.Equal((1.0, 1.0, 0.0, null, 1.0), (result.PValue, result.SmallestPValue, result.Statistic, result.Break, result.Arrangements));
        }
    }

    [Fact]
    public void The_caveats_are_those_of_the_series_and_of_the_test()
    {
        Assert.Equal([Caveat.TrendOrBreak, Caveat.AutocorrelationUntestable, Caveat.LevelUnattainable], ChangePointTest.Permutation([1, 2, 3]).Caveats);
        Assert.Equal([Caveat.TrendOrBreak, Caveat.AutocorrelationUntestable], ChangePointTest.Permutation(Tracker, replicates: 99).Caveats);
        Assert.Equal([Caveat.TrendOrBreak], ChangePointTest.Permutation([.. Enumerable.Range(0, 30).Select(i => (double)i)], replicates: 99).Caveats);
    }

    [Fact]
    public void Refuses_wrong_arguments_by_name()
    {
        Assert.Contains("index 1", Refused.Argument("values", () => ChangePointTest.Permutation([1, double.NaN, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("index 2", Refused.Argument("values", () => ChangePointTest.Permutation([1, 2, -3])).Message, StringComparison.Ordinal);
        Refused.Argument("series", () => ChangePointTest.Permutation((CountSeries)null!));
        Refused.Argument("replicates", () => ChangePointTest.Permutation([1, 2], replicates: 0));
        Refused.Argument("statistic", () => ChangePointTest.Permutation([1, 2], (ChangeStatistic)7));
    }

    private static CountSeries Yearly(double[] counts) => CountSeries.Yearly(2005, [.. counts.Select(c => (double?)c)]);

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];

    /// <summary>All n! orders.</summary>
    private static IEnumerable<double[]> Orders(double[] values) => values.Length == 0
        ? [[]]
        : Enumerable.Range(0, values.Length).SelectMany(i => Orders([.. values[..i], .. values[(i + 1)..]]).Select(rest => (double[])[values[i], .. rest]));

    [Fact]
    public void Spread_dates_share_incidents_between_periods_and_are_refused()
    {
        var incidents = new CyberStats.Incidents.IncidentSet(
            [.. Enumerable.Range(0, 9).Select(i => new CyberStats.Incidents.Incident(
                CyberStats.Incidents.IncidentId.Parse($"x:{i}"), "a", disclosed: PartialDate.Parse($"{2015 + (i % 3)}")))],
            coverage: DateRange.Parse("2015/2017"),
            asOf: new DateOnly(2017, 12, 31));
        CountSeries spread = incidents.Count(Period.Month, CyberStats.Incidents.Clock.Disclosed, new CountOptions { Placement = DatePlacement.SpreadUniformly });

        Assert.Contains(Caveat.SpreadUniformly, spread.Caveats);
        Assert.Contains("share incidents", Assert.Throws<ArgumentException>("series", () => ChangePointTest.Permutation(spread)).Message, StringComparison.Ordinal);
    }
}
