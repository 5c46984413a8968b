using System.Globalization;
using CyberStats.Reporting;

namespace CyberStats.Tests.Reporting;

/// <remarks>Reference values: undercount.oracle.py (mpmath, 30 digits, each model fitted anew along its profile; statsmodels agrees on the fits).</remarks>
public class ListModelsTests
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f", "g"];

    // Births with spina bifida on three lists: Regal and Hook.
    private static readonly ListHistories Births = new(["births", "deaths", "clinics"], [60, 49, 4, 247, 112, 142, 12]);

    public static TheoryData<string, int> Sets()
    {
        var sets = new TheoryData<string, int>();
        foreach (IGrouping<string, string[]> set in References().GroupBy(r => r[2], StringComparer.Ordinal))
        {
            sets.Add(set.Key, set.Count());
        }

        return sets;
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Matches_the_oracle(string set, int models)
    {
        long[] counts = [.. set.Split(' ').Select(c => long.Parse(c, CultureInfo.InvariantCulture))];
        int k = (int)Math.Log2(counts.Length + 1);
        ListModelTable table = ListModels.Fit(new ListHistories(Names[..k], counts));

        Assert.Equal(models, table.Models.Count);
        foreach (string[] row in References().Where(r => r[2] == set))
        {
            string[] interactions = [.. row[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => string.Join('+', t.Split('+').Select(i => Names[int.Parse(i, CultureInfo.InvariantCulture)])))];
            ListModel model = Assert.Single(table.Models, m => m.Interactions.ToHashSet(StringComparer.Ordinal).SetEquals(interactions));
            Assert.Equal(row[4], model.Status.ToString());
            if (model.Status == ListModelStatus.NotIdentified)
            {
                Assert.Null(model.Total);
                continue;
            }

            double Number(int i) => double.Parse(row[i], CultureInfo.InvariantCulture);
            Assert.Equal(row[10], model.Parameters.ToString(CultureInfo.InvariantCulture));
            Near.Relative(Number(7), model.LogLikelihood, 1e-11);
            Near.Relative((-2 * Number(7)) + (2 * Number(10)), model.Aic, 1e-11);
            if (row[8].Length > 0)
            {
                Near.Relative(Number(5), model.Total!.Value.Value, 1e-9);
                Near.Relative(Number(6), model.Total.Value.StandardError, 1e-8);
                Near.Relative(Number(8), model.Total.Value.Low, 1e-7);
                Near.Relative(Number(9), model.Total.Value.High, 1e-7);
            }
        }
    }

    [Fact]
    public void Chooses_by_the_criterion_and_shows_the_table()
    {
        ListModelTable table = ListModels.Fit(Births);

        Assert.Equal(8, table.Models.Count);
        Assert.Equal(table.Models.Min(m => m.Aic), table.Selected!.Aic);
        Assert.Equal(1, table.Models.Sum(m => m.Weight), 1e-12);
        Assert.Equal(table.Models.Select(m => m.Weight), table.Models.Select(m => m.Weight).OrderDescending());
        Assert.Equal("[births] [deaths] [clinics]", table.Independence.Name);
        Assert.Contains(table.Models, m => m.Name == "[births+deaths] [births+clinics] [deaths+clinics]" && m.Freedom == 0 && m.Deviance < 1e-9);
        Assert.Equal([Caveat.HighestInteractionAbsent, Caveat.LinksTakenAsTrue, Caveat.ModelChosen], table.Caveats);
        Assert.InRange(table.Averaged!.Value.Value, table.AmongEquals.Low!.Value, table.AmongEquals.High!.Value);
        Assert.Equal(ListModels.Fit(Births, new ListModelOptions { Criterion = ListModelCriterion.Bic }).Models.Min(m => m.Bic), ListModels.Fit(Births, new ListModelOptions { Criterion = ListModelCriterion.Bic }).Selected!.Bic);
    }

    [Fact]
    public void Two_lists_allow_independence_only()
    {
        ListModelTable table = ListModels.Fit(new ListHistories(["a", "b"], [40, 30, 20]));

        Assert.Equal(table.Independence, Assert.Single(table.Models));
        Near.Relative(150, table.Selected!.Total!.Value.Value, 1e-10); // 60 · 50 / 20
        Assert.Contains(Caveat.ListsIndependent, table.Caveats);
    }

    [Fact]
    public void The_name_and_order_of_lists_do_not_matter()
    {
        ListModel one = ListModels.Fit(Births).Selected!;
        ListModel other = ListModels.Fit(new ListHistories(["x", "y", "z"], [247, 60, 112, 49, 142, 4, 12])).Selected!; // clinics, births, deaths

        Near.Relative(one.Aic, other.Aic, 1e-11);
        Near.Relative(one.Total!.Value.High, other.Total!.Value.High, 1e-8);
        Near.Relative(one.Total.Value.Low, other.Total.Value.Low, 1e-8);
    }

    [Fact]
    public void There_are_as_many_models_as_are_known()
    {
        Assert.Equal([1, 8, 113], new[] { 2, 3, 4 }.Select(k => HierarchicalModels.Of(k, k - 1, 40_000).Count())); // Dedekind's numbers, less the saturated one
        Assert.Equal(6893, HierarchicalModels.Of(5, 4, 40_000).Count());
        Assert.Equal(1024, HierarchicalModels.Of(5, 2, 40_000).Count());
    }

    [Fact]
    public void Lists_that_share_nothing_are_said_to_leave_the_unseen_open_or_to_lie_at_the_boundary()
    {
        ListModelTable table = ListModels.Fit(new ListHistories(["a", "b", "c"], [30, 22, 6, 41, 9, 0, 0]));

        ListModel boundary = Assert.Single(table.Models, m => m.Interactions is ["b+c"]);
        Assert.Equal((ListModelStatus.AtBoundary, "b+c"), (boundary.Status, boundary.EmptyInteractions.Single()));
        Assert.Contains(Caveat.SmallExpectedCounts, table.Caveats);

        ListModelTable apart = ListModels.Fit(new ListHistories(["a", "b"], [5, 7, 0]));
        Assert.Equal((ListModelStatus.NotIdentified, null, 1), (apart.Independence.Status, apart.Selected, apart.NotIdentified));
        Assert.Null(apart.Averaged);
        Assert.Equal(default, apart.AmongEquals);
        Assert.Null(apart.Independence.Unseen);
    }

    [Fact]
    public void Refuses_too_many_models_and_empty_lists()
    {
        long[] seven = [.. Enumerable.Repeat(1L, 127)];
        Assert.Throws<ArgumentException>("options", () => ListModels.Fit(new ListHistories(Names, seven), new ListModelOptions { MostInteracting = 2 }));
        Assert.Single(ListModels.Fit(new ListHistories(Names, seven), new ListModelOptions { MostInteracting = 1 }).Models);
        Assert.Throws<InsufficientDataException>("histories", () => ListModels.Fit(new ListHistories(["a", "b"], [3, 0, 0])));
        Assert.Throws<ArgumentException>("histories", () => ListModels.Fit(new ListHistories(["a"], [3])));
        Assert.Throws<ArgumentOutOfRangeException>("MostInteracting", () => new ListModelOptions { MostInteracting = 0 });
    }

    private static IEnumerable<string[]> References() =>
        ReferenceFile.Lines("undercount.csv").Where(l => l.StartsWith("model", StringComparison.Ordinal)).Select(l => l.Split(','));
}
