using CyberStats.Numerics;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

/// <summary>Heterogeneity, the max test and their draws.</summary>
public class GroupTestsTests
{
    private const int Replicates = 20_000;

    public static TheoryData<string, string> ChiSquareRows => GroupData.Rows("group_rates.csv", "chisq");

    public static TheoryData<string, string> DrawnRows => GroupData.Rows("group_methods.csv", "drawn");

    [Theory]
    [MemberData(nameof(ChiSquareRows))]
    public void The_chi_square_test_is_that_of_the_oracle(string inputs, string values)
    {
        double[] v = GroupData.Numbers(values);

        HeterogeneityTestResult test = GroupHeterogeneity.Test(GroupData.CompareRow(GroupData.Numbers(inputs)));

        Near.Relative(v[0], test.Statistic, 1e-12);
        Near.Relative(v[1], test.PValue, 1e-11);
        Assert.Equal(HeterogeneityMethod.ChiSquare, test.Method);
    }

    [Theory]
    [MemberData(nameof(DrawnRows))]
    public void Drawn_p_values_are_the_exact_ones_within_their_error(string inputs, string values)
    {
        double[] v = GroupData.Numbers(values);
        GroupComparison<int> groups = GroupData.CompareRow(GroupData.Numbers(inputs));
        int k = groups.Groups.Count;

        HeterogeneityTestResult test = GroupHeterogeneity.MonteCarlo(groups, Replicates, seed: 7);
        MaxTestResult<int> max = GroupMaxTest.Test(groups, Replicates, seed: 7);

        Close(v[0], test.PValue);
        for (int g = 0; g < k; g++)
        {
            Close(v[1 + g], max.Groups[g].SingleStep);
            Close(v[1 + k + g], max.Groups[g].StepDown);
        }

        Assert.Equal(test.PValue, GroupHeterogeneity.MonteCarlo(groups, Replicates, seed: 7).PValue);
        Assert.NotEqual(test.PValue, GroupHeterogeneity.MonteCarlo(groups, Replicates, seed: 8).PValue);
    }

    [Fact]
    public void Small_expected_counts_are_told()
    {
        Assert.Contains(Caveat.SmallExpectedCounts, GroupHeterogeneity.Test(GroupData.Compare([3, 4])).Caveats);
        Assert.DoesNotContain(Caveat.SmallExpectedCounts, GroupHeterogeneity.Test(GroupData.Compare([30, 4])).Caveats);
        Assert.DoesNotContain(Caveat.SmallExpectedCounts, GroupHeterogeneity.MonteCarlo(GroupData.Compare([3, 4]), 9).Caveats);
    }

    [Fact]
    public void Equal_counts_are_never_found_and_one_far_out_is()
    {
        Assert.Equal(1, GroupHeterogeneity.MonteCarlo(GroupData.Compare([4, 4, 4]), 99).PValue);
        MaxTestResult<int> max = GroupMaxTest.Test(GroupData.Compare([5, 6, 4, 60, 5]), 999);

        Assert.Equal((0.001, 0.001), (max.Groups[3].SingleStep, max.Groups[3].StepDown));
        Assert.True(max.Groups[3].Statistic > 0 && max.Groups[0].Statistic < 0);
        Assert.All(max.Groups, g => Assert.True(g.StepDown <= g.SingleStep));
    }

    [Fact]
    public void Multinomial_counts_have_their_means_and_variances_small_and_large()
    {
        double[] weights = [1, 2, 0.5, 6.5];
        foreach (long total in (long[])[3, 40, 5_000, 3_000_000_000])
        {
            double[] sums = new double[4];
            double[] squares = new double[4];
            double[] drawn = new double[4];
            const int Draws = 4_000;
            for (int r = 0; r < Draws; r++)
            {
                RandomCounts.Multinomial(new RandomStream(5, r), total, weights, drawn);
                Assert.Equal(total, drawn.Sum());
                for (int g = 0; g < 4; g++)
                {
                    double off = drawn[g] - (total * weights[g] / 10);
                    sums[g] += off;
                    squares[g] += off * off;
                }
            }

            for (int g = 0; g < 4; g++)
            {
                double variance = total * (weights[g] / 10) * (1 - (weights[g] / 10));
                Assert.Equal(0, sums[g] / Draws / Math.Sqrt(variance), 5 / Math.Sqrt(Draws)); // five standard errors
                Assert.Equal(1, squares[g] / Draws / variance, 0.2); // five standard errors where the law is far from normal, at a total of 3
            }
        }
    }

    private static void Close(double expected, double actual) =>
        Assert.Equal(expected, actual, (5 * Math.Sqrt(expected * Math.Max(0, 1 - expected) / Replicates)) + (2.0 / Replicates)); // five standard errors

    [Fact]
    public void Refuses_no_replicates_and_no_groups()
    {
        Refused.Argument("replicates", () => GroupMaxTest.Test(GroupData.Compare([1, 2]), 0));
        Refused.Argument("replicates", () => GroupHeterogeneity.MonteCarlo(GroupData.Compare([1, 2]), 0));
        Refused.Argument("groups", () => GroupHeterogeneity.Test<int>(null!));
    }
}
