using System.Globalization;
using CsCheck;
using CyberStats.Numerics;
using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class MannKendallTests
{
    private static readonly double[] Tracker = [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147];

    private static readonly Gen<double[]> Short = Gen.Int[0, 6].Select(n => (double)n).Array[0, 14];

    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("mann_kendall.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_test_is_that_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        double[] values = [.. cells[0].Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
        double[] v = ReferenceFile.Numbers(row[(cells[0].Length + 1)..]);

        MannKendallResult result = MannKendall.Test(values);

        Assert.Equal(v[0], result.S);
        Assert.Equal(values.Length, result.Count);
        Near.Relative(v[1], result.Variance, 1e-14);
        Near.Relative(v[4], result.PValue, 1e-12);
        Near.Relative(v[5], result.SmallestPValue, 1e-12);
        Assert.Equal(MannKendallMethod.Exact, result.Method);
        Assert.Equal(v[3] == 0 ? MannKendallStatus.NothingToTest : MannKendallStatus.Tested, result.Status);
        Assert.Equal(v[0] / v[2], result.TauA, 1e-14);
        Assert.Equal(v[3] == 0 ? double.NaN : v[0] / Math.Sqrt(v[2] * v[3]), result.TauB, 1e-14);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Of_fewer_than_two_values_nothing_is_tested(int count)
    {
        MannKendallResult result = MannKendall.Test(new double[count]);

        Assert.Equal((0L, 1.0, 1.0, MannKendallStatus.NothingToTest), (result.S, result.PValue, result.SmallestPValue, result.Status));
        Assert.Equal((0.0, double.NaN, double.NaN), (result.Z, result.TauA, result.TauB));
    }

    [Fact]
    public void Four_values_can_never_reach_five_per_cent_and_the_result_says_so()
    {
        MannKendallResult result = MannKendall.Test([1, 2, 3, 4]);

        Near.Relative(0.083333333333333333, result.PValue, 1e-14); // 2 of 24 orders
        Assert.Equal(result.PValue, result.SmallestPValue);
        Assert.Contains(Caveat.LevelUnattainable, result.Caveats);
        Assert.Contains(Caveat.AutocorrelationUntestable, result.Caveats);
        Assert.DoesNotContain(Caveat.LevelUnattainable, MannKendall.Test([1, 2, 3, 4, 5]).Caveats);
    }

    [Fact]
    public void A_series_leaves_out_what_is_missing_and_counts_over_exposure()
    {
        CountSeries gaps = CountSeries.Yearly(2005, [1, null, 3, 2, null, 8]);
        CountSeries half = CountSeries.Yearly(2005, [2, 4, 6, 3]).WithExposure([1, 1, 1, 0.25]);

        Assert.Equal(MannKendall.Test([1, 3, 2, 8]) with { Missing = 2 }, MannKendall.Test(gaps));
        Assert.Equal(6, MannKendall.Test(half).S); // 12 a year is the greatest rate
        Assert.Equal(137, MannKendall.Test(CountSeries.Yearly(2005, [.. Tracker.Select(c => (double?)c)])).S);
        Assert.Equal(MannKendallStatus.NothingToTest, MannKendall.Test(CountSeries.Yearly(2005, [null, null])).Status);
    }

    [Fact]
    public void Time_turned_round_turns_the_sign_and_a_rising_scale_changes_nothing() => Short.Sample(values =>
    {
        MannKendallResult result = MannKendall.Test(values);
        MannKendallResult turned = MannKendall.Test([.. values.Reverse()]);

        Assert.Equal((-result.S, result.Variance, result.PValue), (turned.S, turned.Variance, turned.PValue));
        Assert.Equal(result, MannKendall.Test([.. values.Select(v => Math.Exp(v) - 7)]));
    });

    [Fact]
    public void The_exact_test_never_exceeds_its_level_for_any_ties() => Gen.Int[1, 4].Array[1, 7].Sample(groups =>
    {
        double[] masses = KendallDistribution.Masses(groups);
        int pairs = masses.Length - 1;
        double[] tails = [.. Enumerable.Range(0, pairs + 1).Select(d => Enumerable.Range(0, pairs + 1).Where(e => Math.Abs(pairs - (2 * e)) >= Math.Abs(pairs - (2 * d))).Sum(e => masses[e]))];

        Assert.Equal(1, masses.Sum(), 1e-12);
        Assert.All((double[])[0.01, 0.05, 0.1, 0.5], level =>
            Assert.InRange(Enumerable.Range(0, pairs + 1).Where(d => tails[d] <= level).Sum(d => masses[d]), 0, level + 1e-12));
    });

    [Fact]
    public void The_normal_law_takes_over_without_a_jump()
    {
        double[] values = [.. Enumerable.Range(0, 61).Select(i => (double)((i * 37 % 61) + (i / 3)))];
        MannKendallResult exact = MannKendall.Test(values.AsSpan(0, 60));
        MannKendallResult normal = MannKendall.Test(values);

        Assert.Equal((MannKendallMethod.Exact, MannKendallMethod.Normal), (exact.Method, normal.Method));
        double byNormal = Math.Abs(exact.Z) is var z ? 2 * (1 - MathNet.Numerics.Distributions.Normal.CDF(0, 1, z)) : 0;
        Assert.Equal(exact.PValue, byNormal, 2e-3);
        Assert.InRange(normal.SmallestPValue, 0, 1e-20);
    }

    [Fact]
    public void Seasons_are_compared_with_themselves_only()
    {
        double[] yearly = [10, 1, 11, 2, 12, 3, 13, 4, 14, 5]; // two seasons that both rise

        MannKendallResult seasonal = MannKendall.Seasonal(yearly, 2);

        Assert.Equal((20L, 10), (seasonal.S, seasonal.Count));
        Near.Relative(2 / 14400.0, seasonal.PValue, 1e-12); // both in order, or both in reverse, of 5! × 5!
        Assert.Equal(1, seasonal.TauA);
        Assert.Equal(MannKendall.Test(yearly) with { Missing = 0 }, MannKendall.Seasonal(yearly, 1));
        Assert.Equal((9, 1), (MannKendall.Seasonal([.. yearly[..9], double.NaN], 2).Count, MannKendall.Seasonal([.. yearly[..9], double.NaN], 2).Missing));
    }

    public static TheoryData<string> Variants => [.. ReferenceFile.Lines("mann_kendall_variants.csv")];

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_variants_are_those_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        double[] values = [.. cells[0].Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
        double[] v = ReferenceFile.Numbers(row[(cells[0].Length + 1)..]);

        MannKendallResult hamedRao = MannKendall.HamedRao(values);
        MannKendallResult whitened = MannKendall.Prewhitened(values);

        Assert.Equal((v[0], MannKendallMethod.HamedRao), (hamedRao.S, hamedRao.Method));
        Near.Relative(v[1], hamedRao.Variance, 1e-11);
        Near.Relative(v[2], hamedRao.PValue, 1e-11);
        Near.Relative(v[3], whitened.LagOneRemoved, 1e-12);
        Assert.Equal((v[4], values.Length - 1), (whitened.S, whitened.Count));
        Near.Relative(v[5], whitened.PValue, 1e-12);
    }

    [Fact]
    public void A_corrected_variance_that_is_not_positive_is_a_status_and_no_number()
    {
        double[] values = [1, 9, 2, 8, 3, 7, 4, 6, 5, 5.5, 1, 9, 2, 8, 3, 7, 4, 6, 5, 5.5]; // to and fro

        MannKendallResult result = MannKendall.HamedRao(values);

        Assert.Equal((MannKendallStatus.VarianceNotPositive, 1.0, 0.0), (result.Status, result.PValue, result.Z));
        Assert.True(result.Variance <= 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_variants_stand_few_and_equal_values(int count)
    {
        double[] equal = [.. Enumerable.Repeat(4.0, count)];
        double[] rising = [.. Enumerable.Range(0, count).Select(i => (double)i)];

        Assert.Equal((1, MannKendallStatus.NothingToTest), (MannKendall.HamedRao(equal).PValue, MannKendall.HamedRao(equal).Status));
        Assert.Equal((1, MannKendallStatus.NothingToTest), (MannKendall.Prewhitened(equal).PValue, MannKendall.Prewhitened(equal).Status));
        Assert.InRange(MannKendall.HamedRao(rising).PValue, 0, 1);
        Assert.InRange(MannKendall.Prewhitened(rising).PValue, 0, 1);
    }

    [Fact]
    public void Blocks_keep_what_neighbours_have_in_common()
    {
        // A slow wave: a trend to the plain test, and none to blocks as long as the wave's half.
        double[] wave = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(i / 9.0) + (0.001 * (i * 7919 % 13)))];

        MannKendallResult plain = MannKendall.Test(wave);
        MannKendallResult blocks = MannKendall.BlockBootstrap(wave, 20, 999, seed: 7);

        Assert.True(plain.PValue < 0.05 && blocks.PValue > plain.PValue, $"{plain.PValue} {blocks.PValue}");
        Assert.Equal(blocks, MannKendall.BlockBootstrap(wave, 20, 999, seed: 7));
        Assert.Equal(0.001, blocks.SmallestPValue);
        Assert.Equal(MannKendallMethod.BlockBootstrap, blocks.Method);
        Assert.InRange(MannKendall.BlockBootstrap(Tracker, 1, 999).PValue, 0.001, 0.002);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Refuses_what_is_no_number_and_says_where(double value)
    {
        Assert.Contains("index 1", Refused.Argument("values", () => MannKendall.Test([1, value, 3])).Message, StringComparison.Ordinal);
        Refused.Argument("values", () => MannKendall.BlockBootstrap([1, value, 3], 1));
    }

    [Fact]
    public void Refuses_other_wrong_arguments()
    {
        Refused.Argument("series", () => MannKendall.Test((CountSeries)null!));
        Refused.Argument("seasons", () => MannKendall.Seasonal([1, 2], 0));
        Refused.Argument("blockLength", () => MannKendall.BlockBootstrap([1, 2], 3));
        Refused.Argument("replicates", () => MannKendall.BlockBootstrap([1, 2], 1, 0));
        Refused.Argument("values", () => MannKendall.Seasonal([1, double.PositiveInfinity], 2));
    }
}
