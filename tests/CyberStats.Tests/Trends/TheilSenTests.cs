using CyberStats.Numerics;
using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class TheilSenTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("theil_sen.csv")];

    public static TheoryData<string> Shapes =>
        ["normal", "counts", "counts with growth", "two values", "sorted", "constant", "line of whole numbers", "heavy", "unequal", "equal times",
            "mostly equal times", "decimals", "huge", "tiny", "far from zero", "whole and unequal"];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Slope_and_interval_are_those_of_exact_fractions(string row)
    {
        double[] v = ReferenceFile.Numbers(row);
        int n = (int)v[5];

        TheilSenFit fit = TheilSen.Fit(v.AsSpan(6, n), v.AsSpan(6 + n, n), level: 1 - (2 / v[0]));

        Assert.Equal(v[1], fit.Slope.Value, 1e-12 * Math.Max(1, Math.Abs(v[1])));
        Close(v[2], fit.Slope.Low);
        Close(v[3], fit.Slope.High);
        Assert.Equal((n, (long)v[4]), (fit.Count, fit.Pairs));
        Assert.True(double.IsNaN(fit.Slope.StandardError));

        static void Close(double expected, double actual) =>
            Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected)), $"{expected} {actual}");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_fast_search_gives_the_very_numbers_of_the_simple_one(string shape)
    {
        foreach (int n in new[] { 60, 301, 2000 })
        {
            for (int seed = 0; seed < (n > 1000 ? 2 : 10); seed++)
            {
                (double[] x, double[] y) = Make(shape, n, seed);
                var points = new SlopePoints(x, y);
                long all = points.Pairs;
                long rank = Math.Max(1, SlopeRanks.Lower(points, 0.95));
                foreach (long[] ranks in new[] { new[] { rank, (all + 1) / 2, (all / 2) + 1, all + 1 - rank }, [1, all], [(all / 10) + 1, (all / 9) + 1] })
                {
                    if (all == 0)
                    {
                        continue; // all at one time
                    }

                    double[] simple = SlopeSelection.SelectSimply(points, ranks);
                    double[] fast = SlopeSelection.Select(points, ranks, most: 3 * n, sampleSize: n, out bool isApproximate);

                    Assert.Equal(simple, fast);
                    Assert.Equal(simple, SlopeSelection.Select(points, ranks, out _));
                    Assert.False(isApproximate);
                }
            }
        }
    }

    [Fact]
    public void Slopes_that_agree_within_rounding_agree_within_rounding()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            double[] x = [.. Enumerable.Range(0, 1000).Select(i => (double)i)];
            double[] y = [.. x.Select(t => (0.1 + seed) * t)];
            var points = new SlopePoints(x, y);
            long[] ranks = [points.Pairs / 3, points.Pairs / 2];
            double[] fast = SlopeSelection.Select(points, ranks, 3000, 1000, out bool isApproximate);

            Assert.True(isApproximate);
            Assert.All(fast, slope => Assert.Equal(0.1 + seed, slope, 1e-12 * (1 + seed)));
        }
    }

    [Fact]
    public void The_interval_covers_at_least_its_level_in_all_orders_of_few_values()
    {
        // Every order of distinct residuals has the same chance; the true slope is 0, so it is covered unless all slopes to the rank share a sign.
        foreach (int n in new[] { 4, 5, 6, 7 })
        {
            double[] residuals = [.. new double[] { 0.3, 1.1, 2.9, 3.2, 5.5, 8.7, 13.1 }.Take(n)];
            foreach (double level in new[] { 0.5, 0.8, 0.9, 0.95, 0.99 })
            {
                (int covered, int all) = (0, 0);
                foreach (double[] order in Orders(residuals))
                {
                    Estimate slope = TheilSen.Fit(order, level).Slope;
                    covered += slope.Low <= 0 && 0 <= slope.High ? 1 : 0;
                    all++;
                }

                Assert.True(covered >= level * all - 1e-9, $"{n} {level}: {covered} of {all}");
            }
        }
    }

    [Fact]
    public void Five_values_reach_95_percent_and_four_do_not()
    {
        // P(no discordant pair) is 1/24 at four values, 1/120 at five.
        Estimate four = TheilSen.Fit([1, 2, 4, 3]).Slope;
        Estimate five = TheilSen.Fit([1, 2, 4, 3, 7]).Slope;

        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (four.Low, four.High));
        Assert.Equal((-1, 4), (five.Low, five.High));
        Assert.Equal((-1, 2), (TheilSen.Fit([1, 2, 4, 3], level: 1 - (2 / 24.0)).Slope.Low, TheilSen.Fit([1, 2, 4, 3], level: 1 - (2 / 24.0)).Slope.High));
    }

    [Fact]
    public void The_normal_ranks_are_never_narrower_than_the_exact_ones()
    {
        foreach (int n in new[] { 40, 47, 60, 100 })
        {
            double[] masses = KendallDistribution.Masses(Enumerable.Repeat(1, n));
            var points = new SlopePoints([.. Enumerable.Range(0, n).Select(i => (double)i)], [.. Enumerable.Range(0, n).Select(i => (double)(i * 17 % 101))]);
            foreach (double level in new[] { 0.5, 0.8, 0.9, 0.95, 0.99, 0.999 })
            {
                long rank = SlopeRanks.Lower(points, level);
                Assert.True(masses.Take((int)rank).Sum() <= (1 - level) / 2, $"{n} {level}");
                Assert.True(masses.Take((int)rank + 3).Sum() > (1 - level) / 2 * 0.9, $"{n} {level}"); // nor much wider
            }
        }
    }

    [Fact]
    public void Without_two_different_times_there_is_no_slope()
    {
        foreach (TheilSenFit fit in new[] { TheilSen.Fit([]), TheilSen.Fit([3]), TheilSen.Fit(times: [2, 2, 2], values: [1, 5, 9]) })
        {
            Assert.True(double.IsNaN(fit.Slope.Value));
            Assert.True(double.IsNaN(fit.Intercept));
            Assert.Equal((double.NegativeInfinity, double.PositiveInfinity, 0L), (fit.Slope.Low, fit.Slope.High, fit.Pairs));
            Assert.Equal([Caveat.AutocorrelationUntestable, Caveat.Unstable], fit.Caveats);
        }

        TheilSenFit two = TheilSen.Fit([3, 5]);
        Assert.Equal((2, 3, 1L, 0.95), (two.Slope.Value, two.Intercept, two.Pairs, two.Level));
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (two.Slope.Low, two.Slope.High));
    }

    [Fact]
    public void Caveats_go_by_the_number_of_values()
    {
        Assert.Equal([Caveat.AutocorrelationUntestable], TheilSen.Fit([1, 2, 3, 4, 5]).Caveats);
        Assert.Equal([Caveat.AutocorrelationUntestable], TheilSen.Fit([.. Enumerable.Range(0, 29).Select(i => (double)i)]).Caveats);
        Assert.Empty(TheilSen.Fit([.. Enumerable.Range(0, 30).Select(i => (double)i)]).Caveats);
    }

    [Fact]
    public void The_intercept_is_the_median_of_what_the_slope_leaves()
    {
        // Slopes 1, 1, 1, 9/4 … : the median is 1, the rests are 5, 5, 5, 5, 10.
        TheilSenFit fit = TheilSen.Fit(times: [10, 11, 12, 13, 14], values: [15, 16, 17, 18, 24]);

        Assert.Equal((1, 5), (fit.Slope.Value, fit.Intercept));
    }

    [Fact]
    public void What_is_not_finite_is_named_with_its_place()
    {
        Assert.Contains("index 1", Assert.Throws<ArgumentException>("values", () => TheilSen.Fit([1, double.NaN, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("index 2", Assert.Throws<ArgumentException>("values", () => TheilSen.Fit([1, 2, 3], [1, 2, double.PositiveInfinity])).Message, StringComparison.Ordinal);
        Assert.Contains("index 0", Assert.Throws<ArgumentException>("times", () => TheilSen.Fit([double.NegativeInfinity, 2], [1, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("times", () => TheilSen.Fit([1, 2, 3], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => TheilSen.Fit([1, 2, 3], level: 1));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => TheilSen.Fit([1, 2, 3], level: double.NaN));
        Assert.Throws<ArgumentNullException>("series", () => TheilSen.Fit((CountSeries)null!));
    }

    [Fact]
    public void A_series_is_taken_by_the_year_by_its_exposure_and_without_what_is_missing()
    {
        // 1, 3, -, 7, 9 half covered: per whole year 1, 3, 7, 18.
        CountSeries series = CountSeries.Yearly(2001, [1, 3, null, 7, 9]).WithExposure([1, 1, 0, 1, 0.5]);
        TheilSenFit fit = TheilSen.Fit(series);

        // Slopes: 2, 2, 17/4, 2, 5, 11
        Assert.Equal((3.125, 4, 6L), (fit.Slope.Value, fit.Count, fit.Pairs));
        Assert.Equal(24, TheilSen.Fit(CountSeries.Of(Period.Month, new DateOnly(2020, 5, 1), [1, 3, 5, 7])).Slope.Value, 1e-12);
        Assert.Equal(1, TheilSen.Fit(CountSeries.Of(Period.Month, new DateOnly(2020, 5, 1), [1, 3, 5, 7])).Intercept, 1e-12);
    }

    [Fact]
    public void Shift_scale_reversal_and_order_do_what_they_must()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            foreach (int n in new[] { 11, 50, 900 })
            {
                (double[] x, double[] y) = Make("whole and unequal", n, seed);
                TheilSenFit fit = TheilSen.Fit(x, y);
                TheilSenFit shifted = TheilSen.Fit([.. x.Select(v => v + 1000)], [.. y.Select(v => v - 77)]);
                TheilSenFit scaled = TheilSen.Fit([.. x.Select(v => v * 4)], [.. y.Select(v => v * 0.125)]);
                TheilSenFit back = TheilSen.Fit([.. x.Select(v => -v)], y);
                TheilSenFit down = TheilSen.Fit(x, [.. y.Select(v => -v)]);
                TheilSenFit turned = TheilSen.Fit([.. x.Reverse()], [.. y.Reverse()]);
                TheilSenFit tilted = TheilSen.Fit(x, [.. x.Zip(y, (a, b) => b + (3 * a))]);

                Assert.Equal(fit.Slope, shifted.Slope);
                Assert.Equal(fit.Slope, turned.Slope);
                Assert.Equal(fit.Intercept, turned.Intercept);
                Assert.Equal((fit.Slope.Value / 32, fit.Slope.Low / 32, fit.Slope.High / 32), (scaled.Slope.Value, scaled.Slope.Low, scaled.Slope.High));
                Assert.Equal((-fit.Slope.Value, -fit.Slope.High, -fit.Slope.Low), (back.Slope.Value, back.Slope.Low, back.Slope.High));
                Assert.Equal((-fit.Slope.Value, -fit.Slope.High, -fit.Slope.Low), (down.Slope.Value, down.Slope.Low, down.Slope.High));
                Assert.Equal(fit.Slope.Value + 3, tilted.Slope.Value, 1e-9);
                Assert.True(fit.Slope.Low <= fit.Slope.Value && fit.Slope.Value <= fit.Slope.High);
            }
        }
    }

    [Fact]
    public void Ten_thousand_values_fit_the_same_twice_and_near_their_slope()
    {
        (double[] x, double[] y) = Make("normal", 10000, 1);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] += 0.01 * x[i];
        }

        TheilSenFit fit = TheilSen.Fit(x, y);

        Assert.Equal(fit.Slope, TheilSen.Fit(x, y).Slope);
        Assert.Equal(49995000, fit.Pairs);
        Assert.InRange(0.01, fit.Slope.Low, fit.Slope.High);
        Assert.InRange(fit.Slope.High - fit.Slope.Low, 1.2e-5, 1.6e-5); // 2 · 1.96 · √(12 / n³) / √0.955, Sen's efficiency at the normal law
    }

    internal static (double[] X, double[] Y) Make(string shape, int n, int seed)
    {
        var random = new RandomStream(seed, n);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[] x = [.. Enumerable.Range(0, n).Select(i => (double)i)];
        double[] y = new double[n];
        for (int i = 0; i < n; i++)
        {
            y[i] = shape switch
            {
                "counts" => random.Next(4),
                "counts with growth" => random.Next(5) + (i / 50),
                "two values" => random.Next(20) == 0 ? 1 : 0,
                "sorted" => i + random.NextDouble(),
                "constant" => 7.3,
                "line of whole numbers" => (3 * i) - 11,
                "heavy" => Math.Pow(random.NextDouble(), -2) * (random.Next(2) - 0.5),
                "decimals" => random.Next(30) / 10.0,
                "huge" => Normal() * 1e307,
                "tiny" => Normal() * 1e-310,
                "far from zero" => 1e9 + Normal(),
                "whole and unequal" => random.Next(100),
                _ => Normal(),
            };
            x[i] = shape switch
            {
                "unequal" => Normal() * 1000,
                "heavy" => i + (0.9 * random.NextDouble()),
                "equal times" => random.Next(n / 3),
                "mostly equal times" => random.Next(20) == 0 ? random.Next(n) : 5,
                "far from zero" => 1.7e9 + (i * 3600),
                "huge" => i * 1e-300,
                "tiny" => i * 1e290,
                "whole and unequal" => random.Next(2 * n),
                _ => i,
            };
        }

        return (x, y);
    }

    private static IEnumerable<double[]> Orders(double[] items)
    {
        if (items.Length == 1)
        {
            yield return items;
            yield break;
        }

        for (int i = 0; i < items.Length; i++)
        {
            double[] others = [.. items[..i], .. items[(i + 1)..]];
            foreach (double[] rest in Orders(others))
            {
                yield return [items[i], .. rest];
            }
        }
    }

    [Fact]
    public void Says_whether_the_slopes_are_order_statistics()
    {
        double[] tenths = [.. Enumerable.Range(0, 2000).Select(i => 0.1 * i)]; // two million slopes that agree within rounding
        double[] whole = [.. Enumerable.Range(0, 2000).Select(i => (double)i)];

        Assert.False(TheilSen.Fit(tenths).IsExact);
        Assert.Equal(0.1, TheilSen.Fit(tenths).Slope.Value, 1e-13);
        Assert.True(TheilSen.Fit(whole).IsExact);
        Assert.True(TheilSen.Fit(tenths.AsSpan(0, 300)).IsExact);
    }

    [Fact]
    public void A_slope_that_ties_hold_at_zero_carries_a_caveat()
    {
        TheilSenFit tied = TheilSen.Fit([0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 1, 3]);
        TheilSenFit free = TheilSen.Fit([0.3, 0.1, 0.7, 0.4, 1.1, 0.2]);

        Assert.Equal(0, tied.Slope.Value);
        Assert.Contains(Caveat.TiedSlopes, tied.Caveats);
        Assert.DoesNotContain(Caveat.TiedSlopes, free.Caveats);
    }
}
