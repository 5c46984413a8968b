using System.Globalization;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class DispersionTestTests
{
    public static TheoryData<string> Regressions => [.. ReferenceFile.Lines("dispersion_test.csv").Where(l => l.StartsWith("regression", StringComparison.Ordinal))];

    public static TheoryData<string> Enumerated => [.. ReferenceFile.Lines("dispersion_test.csv").Where(l => l.StartsWith("conditional", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Regressions))]
    public void The_large_sample_tests_are_those_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        double[] counts = Numbers(cells[1]);
        double[] time = [.. Enumerable.Range(0, counts.Length).Select(i => (double)i)];
        foreach (CountFamily family in Enum.GetValues<CountFamily>()) // the means are Poisson's, whatever the family
        {
            CountRegressionFit fit = CountRegression.Fit(counts, [time], family: family);

            DispersionTestResult slope = DispersionTest.CameronTrivedi(fit);
            DispersionTestResult ratio = DispersionTest.LikelihoodRatio(fit);

            Near.Relative(double.Parse(cells[3], CultureInfo.InvariantCulture), slope.Statistic, 1e-9);
            Near.Relative(double.Parse(cells[4], CultureInfo.InvariantCulture), slope.PValue, 1e-8);
            Near.Relative(double.Parse(cells[5], CultureInfo.InvariantCulture), ratio.Statistic, 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Enumerated))]
    public void The_conditional_test_is_that_of_all_counts_with_the_same_total(string row)
    {
        const int Replicates = 40_000;
        string[] cells = row.Split(',');
        double expected = double.Parse(cells[4], CultureInfo.InvariantCulture);
        double[] offset = [.. Numbers(cells[2]).Select(e => Math.Log(e))];

        DispersionTestResult result = DispersionTest.MonteCarlo(CountRegression.Fit(Numbers(cells[1]), [], offset), Replicates, seed: 1);

        // Five standard errors of the share of so many replicates.
        Assert.Equal(expected, result.PValue, (5 * Math.Sqrt(expected * (1 - expected) / Replicates)) + (1.0 / Replicates));
        Assert.Equal(1.0 / (Replicates + 1), result.SmallestPValue);
    }

    [Fact]
    public void The_same_seed_gives_the_same_p_value_and_the_unit_of_exposure_does_not_matter()
    {
        double[] counts = [5, 9, 3, 8, 14, 9, 11, 20, 13, 24];
        double[] time = [.. Enumerable.Range(0, 10).Select(i => (double)i)];
        double[] days = [.. time.Select(_ => Math.Log(365))];

        double p = DispersionTest.MonteCarlo(CountRegression.Fit(counts, [time]), 499, 7).PValue;

        Assert.Equal(p, DispersionTest.MonteCarlo(CountRegression.Fit(counts, [time]), 499, 7).PValue);
        Assert.Equal(p, DispersionTest.MonteCarlo(CountRegression.Fit(counts, [time], days), 499, 7).PValue);
        Assert.InRange(p, 0.05, 0.8);
    }

    [Fact]
    public void Edges_are_named()
    {
        Assert.Throws<ArgumentNullException>("fit", () => DispersionTest.MonteCarlo(null!, 9, 1));
        Assert.Throws<ArgumentOutOfRangeException>("replicates", () => DispersionTest.MonteCarlo(CountRegression.Fit([1, 2], []), 0, 1));
        Assert.Throws<ArgumentException>("fit", () => DispersionTest.MonteCarlo(CountRegression.Fit([1.5, 2], []), 9, 1));
        Assert.Throws<ArgumentException>("fit", () => DispersionTest.MonteCarlo(
            CountRegression.Fit([1, 2], [], options: new CountRegressionOptions { Weights = [1, 2] }), 9, 1));
        Assert.Throws<InsufficientDataException>("fit", () => DispersionTest.CameronTrivedi(CountRegression.Fit([3], [])));
        Assert.Equal((0, 1), (DispersionTest.LikelihoodRatio(CountRegression.Fit([3], [])).Statistic, DispersionTest.LikelihoodRatio(CountRegression.Fit([3], [])).PValue));
        Assert.Equal(1, DispersionTest.MonteCarlo(CountRegression.Fit([3], []), 9, 1).PValue);
    }

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
}
