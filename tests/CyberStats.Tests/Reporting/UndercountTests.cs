using System.Globalization;
using CsCheck;
using CyberStats.Reporting;

namespace CyberStats.Tests.Reporting;

/// <remarks>Reference values: undercount.oracle.py (mpmath, 30 digits).</remarks>
public class UndercountTests
{
    public static TheoryData<string> Rows() => [.. ReferenceFile.Lines("undercount.csv").Where(l => !l.StartsWith("model", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Matches_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        long[] data = [.. cells[2].Split(' ').Select(c => long.Parse(c, CultureInfo.InvariantCulture))];
        double[] numbers = [.. cells[3..].Select(c => double.Parse(c, CultureInfo.InvariantCulture))];
        UndercountEstimate estimate = cells[0] == "chao"
            ? ChaoLowerBound.Of(data, cells[1].StartsWith("0 ", StringComparison.Ordinal) ? null : int.Parse(cells[1].Split(' ')[0], CultureInfo.InvariantCulture), cells[1].EndsWith('1'))
            : TwoLists.Of(data[0], data[1], data[2], chapman: cells[0] == "chapman");

        Assert.Equal(UndercountStatus.Estimated, estimate.Status);
        Near.Relative(numbers[0], estimate.Total.Value, 1e-13);
        Near.Relative(numbers[1], estimate.Total.StandardError, 1e-11);
        Near.Relative(numbers[2], estimate.Total.Low, 1e-11);
        Near.Relative(numbers[3], estimate.Total.High, 1e-11);
        Assert.Equal(estimate.Total.Value - estimate.Observed, estimate.Unseen.Value);
        Assert.Equal(estimate.Observed / estimate.Total.High, estimate.Coverage.Low);
    }

    [Fact]
    public void Gives_the_snowshoe_hares() => // 68 seen on six nights; Chao's bound of 79.8 as Rcapture has it
        Assert.Equal(79.8, Math.Round(ChaoLowerBound.Of([25, 22, 13, 5, 1, 2], 6, biasCorrected: false).Total.Value, 1));

    [Fact]
    public void Of_two_lists_of_like_reach_the_bound_is_the_estimate_of_two_lists()
    {
        var histories = new ListHistories(["a", "b"], [40, 40, 20]);

        Assert.Equal(TwoLists.Of(histories, chapman: false).Total.Value, ChaoLowerBound.Of(histories, biasCorrected: false).Total.Value, 1e-12);
    }

    [Fact]
    public void Says_where_nothing_sets_a_bound()
    {
        UndercountEstimate all = ChaoLowerBound.Of([0, 5, 7]);
        Assert.Equal((UndercountStatus.NothingSeenOnce, 12, 12.0), (all.Status, all.Observed, all.Total.Value));
        Assert.True(double.IsNaN(all.Total.High));

        UndercountEstimate apart = ChaoLowerBound.Of([9, 0], 2, biasCorrected: false);
        Assert.Equal((UndercountStatus.NothingSeenTwice, double.PositiveInfinity), (apart.Status, apart.Total.Value));

        UndercountEstimate lists = TwoLists.Of(9, 4, 0, chapman: false);
        Assert.Equal((UndercountStatus.NothingSeenTwice, double.PositiveInfinity, double.PositiveInfinity), (lists.Status, lists.Total.Value, lists.Total.High));
        Assert.True(lists.Total.Low > 13);

        Assert.Equal(UndercountStatus.Empty, ChaoLowerBound.Of([0, 0]).Status);
        Assert.Equal(UndercountStatus.Empty, TwoLists.Of(0, 0, 0).Status);
        Assert.True(double.IsNaN(TwoLists.Of(0, 0, 0).Coverage.Value));
        Assert.Equal(UndercountStatus.Estimated, TwoLists.Of(3, 0, 0).Status);
    }

    [Fact]
    public void Says_what_it_takes_for_granted()
    {
        Assert.Equal([Caveat.AtLeast, Caveat.ListsIndependent, Caveat.LinksTakenAsTrue], ChaoLowerBound.Of([10, 5]).Caveats);
        Assert.Contains(Caveat.ListsUnequal, ChaoLowerBound.Of(new ListHistories(["a", "b"], [50, 10, 9])).Caveats);
        Assert.DoesNotContain(Caveat.ListsUnequal, ChaoLowerBound.Of(new ListHistories(["a", "b"], [12, 10, 9])).Caveats);
        Assert.Equal([Caveat.ListsIndependent, Caveat.LinksTakenAsTrue, Caveat.SmallExpectedCounts], TwoLists.Of(10, 9, 6).Caveats);
    }

    [Fact]
    public void Is_never_below_what_was_seen() => Gen.Long[0, 40].Array[2, 5].Sample(frequencies =>
    {
        UndercountEstimate bound = ChaoLowerBound.Of(frequencies, frequencies.Length);
        UndercountEstimate two = TwoLists.Of(frequencies[0] + frequencies[1], frequencies[^1] + frequencies[1], frequencies[1]);

        Assert.True(bound.Total.Value >= bound.Observed && !(bound.Total.Low < bound.Observed));
        Assert.True(two.Total.Value >= two.Observed && !(two.Total.Low < two.Observed));
    });

    [Fact]
    public void Histories_count_what_is_on_which_lists()
    {
        ListHistories histories = ListHistories.Of(["a", "b", "c"], [["a"], ["a", "b"], ["c", "a"], ["b", "a"], ["c"], ["a", "b", "c"]]);

        Assert.Equal((1, 0, 2, 1, 1, 0, 1), (histories.CountOf(1), histories.CountOf(2), histories.CountOf(3), histories.CountOf(4), histories.CountOf(5), histories.CountOf(6), histories.CountOf(7)));
        Assert.Equal([2L, 3, 1], histories.Frequencies);
        Assert.Equal((6, 5, 3, 3), (histories.Observed, histories.HeldBy(0), histories.HeldBy(1), histories.HeldBy(2)));
        Assert.Equal("a+c", histories.NameOf(5));
    }

    [Fact]
    public void Refuses_what_is_no_count_of_lists()
    {
        Assert.Throws<ArgumentException>("counts", () => new ListHistories(["a", "b"], [1, 2]));
        Assert.Throws<ArgumentException>("counts", () => new ListHistories(["a"], [-1]));
        Assert.Throws<ArgumentException>("lists", () => new ListHistories(["a", "a"], [1, 2, 3]));
        Assert.Throws<ArgumentException>("lists", () => new ListHistories([], []));
        Assert.Throws<ArgumentException>("holders", () => ListHistories.Of(["a"], [[]]));
        Assert.Throws<ArgumentException>("holders", () => ListHistories.Of(["a"], [["b"]]));
        Assert.Throws<ArgumentOutOfRangeException>("history", () => new ListHistories(["a"], [1]).CountOf(0));
        Assert.Throws<ArgumentOutOfRangeException>("list", () => new ListHistories(["a"], [1]).HeldBy(1));
        Assert.Throws<ArgumentException>("frequencies", () => ChaoLowerBound.Of([1]));
        Assert.Throws<ArgumentException>("frequencies", () => ChaoLowerBound.Of([1, 2, 3], 2));
        Assert.Throws<ArgumentException>("frequencies", () => ChaoLowerBound.Of([1, -2]));
        Assert.Throws<ArgumentOutOfRangeException>("lists", () => ChaoLowerBound.Of([1, 2], 1));
        Assert.Throws<ArgumentException>("histories", () => ChaoLowerBound.Of(new ListHistories(["a"], [1])));
        Assert.Throws<ArgumentException>("histories", () => TwoLists.Of(new ListHistories(["a"], [1])));
        Assert.Throws<ArgumentOutOfRangeException>("both", () => TwoLists.Of(3, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>("first", () => TwoLists.Of(-1, 2, 0));
    }
}
