using CsCheck;
using CyberStats.Agreements;

namespace CyberStats.Tests.Agreements;

public class OverlapTests
{
    private static readonly Gen<int[]> Group = Gen.Int[0, 15].Array[0, 12];

    // The 39 states behind the statement of 19 July 2021, and those that abstained from the Paris Call: Australia and the United States in both.
    [Fact]
    public void The_coalition_of_2021_shares_two_states_with_the_abstainers()
    {
        IReadOnlySet<CountryCode> states = StatesBehind.Of(Blocs.IssuersOfJuly2021, Blocs.All, new DateOnly(2021, 7, 19)).Certain;

        Overlap overlap = Overlap.Between(states, Blocs.Codes("AUS USA RUS CHN IRN PRK"), 193);

        Assert.Equal((39, 6, 2, 43, 193), (overlap.First, overlap.Second, overlap.Shared, overlap.Union, overlap.Universe));
        Near.Relative(0.046511627906976744, overlap.Jaccard, 1e-15); // 2/43
        Near.Relative(0.33333333333333331, overlap.OfSecond, 1e-15); // 2/6
        Near.Relative(0.33333333333333331, overlap.Coefficient, 1e-15);
        Near.Relative(0.051282051282051280, overlap.OfFirst, 1e-15); // 2/39
        Near.Relative(1.6495726495726495, overlap.Lift!.Value, 1e-15); // 2 · 193 / (39 · 6)
    }

    [Fact]
    public void A_ratio_whose_base_is_empty_is_undefined()
    {
        Overlap none = Overlap.Between<string>([], [], 10);
        Overlap half = Overlap.Between(["a"], Array.Empty<string>());

        Assert.Equal((double.NaN, double.NaN, double.NaN, double.NaN, double.NaN), (none.Jaccard, none.Coefficient, none.OfFirst, none.OfSecond, none.Lift!.Value));
        Assert.Equal((0, double.NaN, 0, double.NaN), (half.Jaccard, half.Coefficient, half.OfFirst, half.OfSecond));
        Assert.Null(half.Lift);
        Assert.Null(half.Universe);
    }

    [Fact]
    public void Equal_groups_have_all_in_common_and_items_count_once()
    {
        Overlap overlap = Overlap.Between(["a", "b", "a"], ["b", "b", "a"], 2);

        Assert.Equal((2, 2, 2), (overlap.First, overlap.Second, overlap.Shared));
        Assert.Equal((1, 1, 1, 1, 1), (overlap.Jaccard, overlap.Coefficient, overlap.OfFirst, overlap.OfSecond, overlap.Lift!.Value));
        Assert.Equal(Overlap.Between([1, 2], [2, 1], 2), overlap);
    }

    [Fact]
    public void The_two_groups_can_be_exchanged() => Gen.Select(Group, Group).Sample((a, b) =>
    {
        Overlap one = Overlap.Between(a, b, 16);
        Overlap other = Overlap.Between(b.AsEnumerable().Reverse(), [.. a, .. a], 16);

        Assert.Equal((one.Jaccard, one.Coefficient, one.Lift, one.OfFirst, one.OfSecond), (other.Jaccard, other.Coefficient, other.Lift, other.OfSecond, other.OfFirst));
        Assert.Equal(a.Union(b).Count(), one.Union);
        Assert.Equal(a.Intersect(b).Count(), one.Shared);
        Assert.False(one.Jaccard is < 0 or > 1 || one.Coefficient < one.Jaccard);
    });

    [Fact]
    public void Arguments_are_refused_by_name()
    {
        Refused.Argument("first", () => Overlap.Between(null!, ["a"]));
        Refused.Argument("second", () => Overlap.Between(["a"], null!));
        Assert.Contains("3 different", Refused.Argument("universe", () => Overlap.Between(["a", "b"], ["c"], 2)).Message, StringComparison.Ordinal);
        Refused.Argument("universe", () => Overlap.Between<int>([], [], -1));
    }
}
