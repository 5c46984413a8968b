using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class FunnelTests
{
    public static TheoryData<string, string> PoissonRows => GroupData.Rows("group_methods.csv", "funnel_none");

    public static TheoryData<string, string> MultiplicativeRows => GroupData.Rows("group_methods.csv", "funnel_multiplicative");

    public static TheoryData<string, string> AdditiveRows => GroupData.Rows("group_methods.csv", "funnel_additive");

    [Theory]
    [MemberData(nameof(PoissonRows))]
    public void Poisson_limits_are_those_of_the_oracle(string inputs, string values) => Check(inputs, values, FunnelOverdispersion.None);

    [Theory]
    [MemberData(nameof(MultiplicativeRows))]
    public void Limits_wider_by_a_factor_are_those_of_the_oracle(string inputs, string values) => Check(inputs, values, FunnelOverdispersion.Multiplicative);

    [Theory]
    [MemberData(nameof(AdditiveRows))]
    public void Limits_with_a_spread_between_groups_are_those_of_the_oracle(string inputs, string values) => Check(inputs, values, FunnelOverdispersion.Additive);

    [Fact]
    public void Groups_outside_are_named()
    {
        GroupFunnel<int> funnel = Funnel.Of(GroupData.Compare([40, 52, 90, 45, 20, 48]));

        Assert.Equal([2, 4], funnel.Outside.Select(g => g.Key));
        Assert.Equal((FunnelPosition.OutsideOuter, FunnelPosition.Inside), (funnel.Groups[2].Position, funnel.Groups[0].Position));
        Assert.Equal([Caveat.PoissonAssumed], funnel.Caveats);
        Assert.DoesNotContain(Funnel.Of(GroupData.Compare([40, 52, 90, 45, 20, 48]), FunnelOverdispersion.Additive).Groups, g => g.Position == FunnelPosition.OutsideOuter);
    }

    [Fact]
    public void The_funnel_narrows_as_exposure_grows()
    {
        GroupComparison<int> groups = GroupData.Compare([40, 52, 90], [1, 2, 3]);
        foreach (FunnelOverdispersion overdispersion in Enum.GetValues<FunnelOverdispersion>())
        {
            GroupFunnel<int> funnel = Funnel.Of(groups, overdispersion);
            FunnelLimits[] limits = [.. Enumerable.Range(1, 20).Select(e => funnel.LimitsAt(e / 4.0, 0.95))];

            Assert.All(limits.Zip(limits.Skip(1)), pair => Assert.True(pair.First.High > pair.Second.High && pair.First.Low <= pair.Second.Low));
            Assert.All(limits, l => Assert.True(l.Low < funnel.PooledRate && funnel.PooledRate < l.High));
            Assert.Equal(funnel.Groups[1].Inner, funnel.LimitsAt(2, 0.95));
        }
    }

    [Fact]
    public void Refuses_other_exposures_and_levels()
    {
        GroupFunnel<int> funnel = Funnel.Of(GroupData.Compare([1, 2]));

        Refused.Argument("exposure", () => funnel.LimitsAt(0, 0.95));
        Refused.Argument("level", () => funnel.LimitsAt(1, 1));
        Refused.Argument("overdispersion", () => Funnel.Of(GroupData.Compare([1, 2]), (FunnelOverdispersion)9));
    }

    private static void Check(string inputs, string values, FunnelOverdispersion overdispersion)
    {
        double[] x = GroupData.Numbers(inputs);
        double[] v = GroupData.Numbers(values);

        GroupFunnel<int> funnel = Funnel.Of(GroupData.CompareRow(x.AsSpan(1)), overdispersion);
        FunnelGroup<int> group = funnel.Groups[(int)x[0]];

        Assert.Equal(v[0], group.Inner.Low, 1e-11); // a limit can be 0 by cancellation
        Near.Relative(v[1], group.Inner.High, 1e-11);
        Assert.Equal(v[2], group.Outer.Low, 1e-11);
        Near.Relative(v[3], group.Outer.High, 1e-11);
        Near.Relative(v[4], group.PValue, 1e-10);
        if (overdispersion != FunnelOverdispersion.None)
        {
            Near.Relative(Math.Max(1, v[5]), funnel.Factor, 1e-12);
            Assert.Equal(overdispersion == FunnelOverdispersion.Additive ? v[6] : 0, funnel.Between, 1e-12);
        }
    }
}
