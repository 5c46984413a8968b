using CyberStats.Growth;

namespace CyberStats.Tests.Growth;

/// <summary>How often the interval of the change covers the true one: added up over all pairs of counts, so without Monte Carlo error.</summary>
public class ChangeCoverageTests
{
    private const int Most = 70; // a count above it has a probability below 1e-17 at the largest mean

    private static readonly double[] Means = [0.1, 0.3, 1, 1.7, 3, 5, 8, 12, 20];

    [Fact]
    public void The_interval_of_the_change_covers_at_least_what_it_promises()
    {
        Estimate[,] changes = new Estimate[Most, Most];
        for (int from = 0; from < Most; from++)
        {
            for (int to = 0; to < Most; to++)
            {
                changes[from, to] = GrowthRate.Between(from, to, years: 1).ChangePerYear;
            }
        }

        double[] coverages = [.. Means.SelectMany(from => Means.Select(to => Coverage(changes, from, to)))];

        Assert.All(coverages, coverage => Assert.InRange(coverage, 0.953, 1 + 1e-12));
        Assert.True(coverages.Min() < 0.957, "It is not much wider than it need be at the larger means.");
    }

    private static double Coverage(Estimate[,] changes, double from, double to)
    {
        double sum = 0;
        for (int x = 0; x < Most; x++)
        {
            for (int y = 0; y < Most; y++)
            {
                bool covers = changes[x, y].Low <= to - from && to - from <= changes[x, y].High;
                sum += covers ? Poisson(from, x) * Poisson(to, y) : 0;
            }
        }

        return sum;
    }

    private static double Poisson(double mean, int count) =>
        Enumerable.Range(1, count).Aggregate(Math.Exp(-mean), (p, k) => p * mean / k);
}
