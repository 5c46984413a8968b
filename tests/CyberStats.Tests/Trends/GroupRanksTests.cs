using CsCheck;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class GroupRanksTests
{
    private static readonly Gen<double[]> Counts = Gen.Int[0, 80].Select(n => (double)n).Array[2, 7];

    public static TheoryData<string, string> Rows => GroupData.Rows("group_methods.csv", "ranks");

    [Theory]
    [MemberData(nameof(Rows))]
    public void Ranks_are_those_of_the_oracle(string inputs, string values)
    {
        double[] v = GroupData.Numbers(values);

        GroupRanking<int> ranking = GroupRanks.Of(GroupData.CompareRow(GroupData.Numbers(inputs)));

        foreach (GroupRank<int> row in ranking.Groups)
        {
            double[] own = v[(5 * row.Key)..((5 * row.Key) + 5)];
            Assert.Equal(own.Select(x => (int)x), new[] { row.Low, row.High, row.MarginalLow, row.MarginalHigh, row.MayBeFirst ? 1 : 0 });
        }
    }

    [Fact]
    public void Who_leads_is_said_only_where_it_is_sure()
    {
        GroupRanking<int> close = GroupRanks.Of(GroupData.Compare([52, 60, 10, 3]));
        GroupRanking<int> clear = GroupRanks.Of(GroupData.Compare([30, 90, 10, 3]));

        Assert.Equal([1, 0], close.MayBeFirst.Select(g => g.Key));
        Assert.Equal([1], clear.MayBeFirst.Select(g => g.Key));
        Assert.Equal([1, 0, 2, 3], clear.Groups.Select(g => g.Key));
        Assert.Equal("1: 1 [1, 1]", clear.Groups[0].ToString());
    }

    [Fact]
    public void Intervals_hold_the_rank_and_own_ones_are_no_wider() => Counts.Sample(counts =>
    {
        GroupComparison<int> groups = GroupData.Compare(counts);
        foreach (GroupRanking<int> ranking in (GroupRanking<int>[])[GroupRanks.Of(groups), GroupRanks.MaxStatistic(groups, 199)])
        {
            Assert.All(ranking.Groups, g =>
            {
                Assert.True(g.Low <= g.MarginalLow && g.MarginalLow <= g.Rank && g.Rank <= g.MarginalHigh && g.MarginalHigh <= g.High);
                Assert.True(g.MayBeFirst || g.Rank > 1);
                Assert.True(g.MarginalLow == 1 || !g.MayBeFirst); // the set of the first needs the fewest comparisons
            });
            Assert.NotEmpty(ranking.MayBeFirst);
        }
    });

    [Fact]
    public void Equal_counts_share_a_rank_and_nothing_is_decided()
    {
        GroupRanking<int> ranking = GroupRanks.Of(GroupData.Compare([20, 20, 20, 20]));

        Assert.All(ranking.Groups, g => Assert.Equal((1, 1, 4, true), (g.Rank, g.Low, g.High, g.MayBeFirst)));
        Assert.Equal([0, 1, 2, 3], ranking.Groups.Select(g => g.Key));
    }

    [Fact]
    public void More_of_the_same_decides_more() => Counts.Sample(counts =>
    {
        GroupRanking<int> one = GroupRanks.Of(GroupData.Compare(counts));
        GroupRanking<int> four = GroupRanks.Of(GroupData.Compare([.. counts.Select(c => 4 * c)], [.. counts.Select(_ => 4.0)]));

        Assert.Equal(one.Groups.Select(g => (g.Key, g.Rank)), four.Groups.Select(g => (g.Key, g.Rank)));
        Assert.All(one.Groups.Zip(four.Groups), pair => Assert.True(pair.Second.Low >= pair.First.Low && pair.Second.High <= pair.First.High));
    });

    [Fact]
    public void The_largest_difference_of_equal_groups_is_the_studentized_range()
    {
        // scipy.stats.studentized_range.ppf(0.95, 5, inf) / √2: 2.7278
        const double Critical = 3.857656 / 1.4142136;
        (int, int)[] pairs = [.. Enumerable.Range(0, 25).Select(n => (n / 5, n % 5)).Where(p => p.Item1 != p.Item2)];
        var steps = new RankSteps([1, 1, 1, 1, 1], 0.95, 20_000, 3);

        Assert.DoesNotContain(true, steps.MaxStatistic(Tails(0.98 * Critical), pairs));
        Assert.Single(steps.MaxStatistic(Tails(1.02 * Critical), pairs), isHigher => isHigher);

        static double[,] Tails(double z)
        {
            double[,] tails = new double[5, 5];
            tails[2, 3] = CyberStats.Numerics.NormalScore.LogUpperTail(z);
            return tails;
        }
    }

    [Fact]
    public void Scatter_between_periods_takes_certainty_away()
    {
        double[][] steady = [[12, 12, 13, 12, 11, 12], [5, 6, 5, 5, 4, 5]];
        double[][] erratic = [[40, 0, 2, 25, 3, 2], [1, 12, 9, 0, 8, 0]];

        Assert.Equal([(1, 1), (2, 2)], GroupRanks.Of(GroupRates.Compare(GroupData.Series(steady))).Groups.Select(g => (g.Low, g.High)));
        Assert.Equal([(1, 2), (1, 2)], GroupRanks.Of(GroupRates.Compare(GroupData.Series(erratic))).Groups.Select(g => (g.Low, g.High)));
        Assert.Equal(
            [(1, 1), (2, 2)],
            GroupRanks.Of(GroupRates.Compare(GroupData.Series(erratic), dispersion: GroupDispersion.Poisson)).Groups.Select(g => (g.Low, g.High)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_ranks()
    {
        GroupComparison<int> groups = GroupData.Compare([30, 22, 41, 9, 17, 28]);

        Assert.Equal(GroupRanks.MaxStatistic(groups, 499, 4).Groups, GroupRanks.MaxStatistic(groups, 499, 4).Groups);
        Assert.Equal((RankMethod.MaxStatistic, 0.95), (GroupRanks.MaxStatistic(groups, 499, 4).Method, GroupRanks.MaxStatistic(groups, 499, 4).Level));
        Refused.Argument("replicates", () => GroupRanks.MaxStatistic(groups, 0));
    }
}
