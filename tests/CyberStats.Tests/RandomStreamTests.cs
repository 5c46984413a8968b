namespace CyberStats.Tests;

public class RandomStreamTests
{
    // The known answers that the authors of Philox publish for 4x32-10.
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0xe169c58d_6627e8d5UL, 0x9b00dbd8_bc57ac4cUL)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x41c83b0e_408f276dUL, 0x6d5451fd_a20bc7c6UL)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0x94fdcceb_d16cfe09UL, 0x24126ea1_5001e420UL)]
    public void Gives_the_published_answers(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, ulong first, ulong second) =>
        Assert.Equal((first, second), RandomStream.Philox(c0, c1, c2, c3, k0, k1));

    [Fact]
    public void The_numbers_of_a_seed_never_change()
    {
        var random = new RandomStream(20261124, 3);

        Assert.Equal(
            "7 1 0.9 55 0",
            FormattableString.Invariant($"{random.Next(10)} {random.Next(-5, 5)} {random.NextDouble():F1} {random.Next(100)} {random.Next(0)}"));
    }

    [Fact]
    public void Streams_of_one_seed_and_seeds_of_one_stream_differ()
    {
        long[] first = [.. Enumerable.Range(0, 1000).Select(i => new RandomStream(1, i).NextInt64())];
        long[] second = [.. Enumerable.Range(0, 1000).Select(i => new RandomStream(i).NextInt64())];

        Assert.Equal(1000, first.Distinct().Count());
        Assert.Equal(1000, second.Distinct().Count());
        Assert.Equal(new RandomStream(7, 9).NextInt64(), new RandomStream(7, 9).NextInt64());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(10)]
    public void Every_number_below_a_bound_comes_as_often(int bound)
    {
        const int draws = 100_000;
        var random = new RandomStream(1, bound);
        int[] counts = new int[bound];
        for (int i = 0; i < draws; i++)
        {
            counts[random.Next(bound)]++;
        }

        double expected = (double)draws / bound;
        double chiSquared = counts.Sum(c => (c - expected) * (c - expected) / expected);
        Assert.InRange(chiSquared, 0, 33.7); // 99.99 % of chi squared on 9 degrees of freedom, the most here
    }

    [Fact]
    public void Shares_of_the_unit_interval_have_the_mean_and_variance_of_it()
    {
        var random = new RandomStream(5);
        double[] values = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextDouble())];

        Assert.All(values, v => Assert.InRange(v, 0, 1 - double.Epsilon));
        Assert.InRange(values.Average(), 0.5 - 0.004, 0.5 + 0.004); // four standard errors of 0.0009
        Assert.InRange(values.Average(v => (v - 0.5) * (v - 0.5)), (1 / 12.0) - 0.001, (1 / 12.0) + 0.001);
    }

    [Fact]
    public void Covers_the_whole_range_of_each_type()
    {
        var random = new RandomStream(2);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(random.Next(), 0, int.MaxValue - 1));
        Assert.Contains(Enumerable.Range(0, 1000).Select(_ => random.NextInt64(long.MinValue, long.MaxValue)), n => n < long.MinValue / 2);
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(random.NextSingle(), 0, 1 - float.Epsilon));
        Assert.Equal(4, random.Next(4, 4));
        byte[] bytes = new byte[1003];
        random.NextBytes(bytes);
        Assert.InRange(bytes.Distinct().Count(), 230, 256);
    }

    [Fact]
    public void Refuses_bounds_that_are_none()
    {
        var random = new RandomStream(1);

        Refused.Argument("index", () => new RandomStream(1, -1));
        Refused.Argument("maxValue", () => random.Next(-1));
        Refused.Argument("maxValue", () => random.Next(2, 1));
        Refused.Argument("maxValue", () => random.NextInt64(-1));
        Refused.Argument("maxValue", () => random.NextInt64(2, 1));
        Refused.Argument("buffer", () => { random.NextBytes(null!); return 0; });
    }
}
