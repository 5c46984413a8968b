using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

public class RisingSumsTests
{
    public static TheoryData<double[], double[]> Samples => new()
    {
        { [], [] },
        { [0, 0], [] },
        { [1, 2, 2, 0, 5], [] },
        { [3, 300, 40_000, 40_001], [] },
        { [3, 300, 40_000, 40_001, 0], [0.5, 2, 1.25, 3, 7] },
        { [1_000_000, 257, 256, 255], [] },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_sums_are_those_of_every_step(double[] counts, double[] weights)
    {
        var sums = new RisingSums(counts, weights);
        foreach (double alpha in (double[])[0, 1e-9, 1e-3, 0.7, 40])
        {
            double log = 0;
            double first = 0;
            double second = 0;
            for (int i = 0; i < counts.Length; i++)
            {
                double weight = weights.Length == 0 ? 1 : weights[i];
                for (int j = 1; j < counts[i]; j++)
                {
                    log += weight * Elementary.LogP1(alpha * j);
                    first += weight * j / (1 + (alpha * j));
                    second -= weight * Math.Pow(j / (1 + (alpha * j)), 2);
                }
            }

            // The reference adds a million terms, the last of them in steps of 64: an error of some 1e-12.
            Near.Relative(log, sums.Log(alpha), 5e-12);
            (double f, double s) = sums.Derivatives(alpha);
            Near.Relative(first, f, 5e-12);
            Near.Relative(second, s, 5e-12);
        }
    }

    [Fact]
    public void A_count_of_a_billion_costs_some_hundred_nodes() // log Γ(y + θ) - log Γ(θ) - y log θ at θ = 2: log (y + 1)! - y log 2
    {
        const double Count = 1e9;
        double expected = (Count + 1.5) * Math.Log(Count + 1) - (Count + 1) + LoaderTerms.HalfLogTwoPi + (1 / (12 * (Count + 1))) - (Count * Math.Log(2));

        Near.Relative(expected, new RisingSums([Count]).Log(0.5), 1e-13);
    }
}
