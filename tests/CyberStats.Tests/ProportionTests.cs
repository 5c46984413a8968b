namespace CyberStats.Tests;

public class ProportionTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("proportion.csv").Where(row => row.StartsWith("wilson", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_limits_are_those_of_the_oracle(string row)
    {
        double[] v = ReferenceFile.Numbers(row["wilson,".Length..]);
        var share = new Proportion((long)v[0], (long)v[1], v[4]);

        Near.Relative(v[5], share.Low, 1e-12);
        Near.Relative(v[6], share.High, 1e-12);
        Assert.True(share.Low <= share.Value && share.Value <= share.High);
    }

    [Fact]
    public void A_share_says_how_many_of_how_many()
    {
        var share = new Proportion(627, 768);

        Assert.Equal((627, 768, 0.95), (share.Count, share.Of, share.Level));
        Assert.Equal(0.81640625, share.Value);
        Cultures.Each(() => Assert.Equal("627 of 768: 0.8164 [0.7875, 0.8422]", share.ToString()));
    }

    [Fact]
    public void Of_none_the_share_is_undefined_and_the_interval_says_nothing()
    {
        foreach (Proportion share in (Proportion[])[default, new Proportion(0, 0), new Proportion(0, 0, 0.5)])
        {
            Assert.Equal(double.NaN, share.Value);
            Assert.Equal((0, 1), (share.Low, share.High));
        }

        Assert.Equal(0.95, default(Proportion).Level);
        Assert.Equal(default, new Proportion(0, 0));
        Assert.Equal("0 of 0: NaN [0, 1]", default(Proportion).ToString());
    }

    [Fact]
    public void Where_none_or_all_count_one_end_is_exact_and_the_other_is_not()
    {
        var none = new Proportion(0, 5);
        var all = new Proportion(5, 5);

        Assert.Equal((0, 0), (none.Value, none.Low));
        Assert.Equal((1, 1), (all.Value, all.High));
        Near.Relative(0.43448246478317465, none.High, 1e-12); // z² / (5 + z²)
        Near.Relative(1 - 0.43448246478317465, all.Low, 1e-12);
    }

    [Fact]
    public void A_higher_level_is_wider_and_more_records_are_narrower()
    {
        var share = new Proportion(30, 100);

        Assert.True(new Proportion(30, 100, 0.99).Low < share.Low && new Proportion(30, 100, 0.99).High > share.High);
        Assert.True(new Proportion(300, 1000).Low > share.Low && new Proportion(300, 1000).High < share.High);
    }

    [Fact]
    public void A_level_next_to_nothing_has_an_interval_next_to_the_share()
    {
        var share = new Proportion(0, 5, 1e-17);

        Assert.Equal(0, share.Low);
        Assert.Equal(0, share.High, 1e-15);
    }

    [Fact]
    public void Equal_are_those_of_the_same_counts_and_level()
    {
        Assert.Equal(new Proportion(1, 2), new Proportion(1, 2, 0.95));
        Assert.NotEqual(new Proportion(1, 2), new Proportion(1, 2, 0.9));
        Assert.NotEqual(new Proportion(1, 2), new Proportion(2, 4));
    }

    [Fact]
    public void Impossible_counts_and_levels_are_refused_by_name()
    {
        Refused.Argument("count", () => new Proportion(-1, 5));
        Refused.Argument("of", () => new Proportion(6, 5));
        Refused.Argument("of", () => new Proportion(0, -1));
        foreach (double level in (double[])[0, 1, -0.5, 1.5, double.NaN, double.PositiveInfinity])
        {
            Refused.Argument("level", () => new Proportion(1, 2, level));
        }

        Assert.Equal("'of' must not be below 'count' (6).", Refused.Argument("of", () => new Proportion(6, 5)).Message.Split(" (Parameter")[0]);
    }
}
