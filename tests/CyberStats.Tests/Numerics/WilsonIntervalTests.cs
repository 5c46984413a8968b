using CsCheck;
using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

public class WilsonIntervalTests
{
    private static readonly Gen<(double Count, double Of, double Z)> Cases = Gen.Select(Gen.Double[0, 1], Gen.Double[-1, 15], Gen.Double[0.01, 8])
        .Select((share, exponent, z) => (share * Math.Pow(10, exponent), Math.Pow(10, exponent), z));

    [Fact]
    public void Both_ends_solve_the_score_equation() => Cases.Sample((count, of, z) =>
    {
        (double low, double high) = WilsonInterval.Of(count, of, z);
        double share = count / of;

        Assert.True(low >= 0 && low <= share && share <= high && high <= 1, $"{count:R} {of:R} {z:R}: {low:R} {high:R}");
        foreach (double p in (double[])[low, high])
        {
            double error = Math.Sqrt(p * (1 - p) / of);
            Assert.True(Math.Abs(Math.Abs(share - p) - (z * error)) <= 1e-7 * ((z * error) + 1e-8), $"{count:R} {of:R} {z:R}: {p:R}");
        }
    });

    [Fact]
    public void Those_that_count_and_those_that_do_not_mirror_each_other() => Cases.Sample((count, of, z) =>
    {
        (double low, double high) = WilsonInterval.Of(count, of, z);
        (double otherLow, double otherHigh) = WilsonInterval.Of(of - count, of, z);

        Assert.Equal(low, 1 - otherHigh, 1e-14);
        Assert.Equal(high, 1 - otherLow, 1e-14);
    });

    [Fact]
    public void One_of_a_million_millions_keeps_its_digits()
    {
        Near.Relative(1.7652455493515299e-16, WilsonInterval.Of(1, 1e15, 1.9599639845400542).Low, 1e-13);
        Near.Relative(1, WilsonInterval.Of(1e15, 1e15, 1.9599639845400542).High, 0);
    }

    [Fact]
    public void Of_no_draws_nothing_is_known()
    {
        Assert.Equal((0, 1), WilsonInterval.Of(0, 0, 2));
        (double low, double high) = WilsonInterval.Of(0.5, 1, 1e9);
        Assert.Equal(0, low, 1e-15);
        Assert.Equal(1, high, 1e-15);
    }
}
