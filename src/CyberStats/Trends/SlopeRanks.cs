using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// Which order statistics of the slopes bound the interval.
/// </summary>
/// <remarks>
/// Under the true slope β the number D of slopes below β is the number of discordant pairs of residuals in random order. β lies below the
/// m-th smallest slope if and only if D ≤ m − 1, so that m is the greatest number with P(D ≤ m − 1) ≤ (1 − level) / 2; the upper end is the
/// m-th greatest by symmetry. Equal values count half: S = concordant − discordant has the law of the ties, and β is rejected where
/// |S(β)| reaches its critical value k, m = ⌊(pairs − k) / 2⌋ + 1. Source: Sen (1968); Hollander and Wolfe (1999), section 9.3.
/// </remarks>
internal static class SlopeRanks
{
    /// <summary>From so many values on the law of S is taken as normal.</summary>
    private const int NormalCount = 40;

    /// <summary>Returns the rank of the lower end, from 1; 0 where no slope reaches the level. The upper end has the same from above.</summary>
    public static long Lower(SlopePoints points, double level)
    {
        int n = points.Count;
        double[] values = [.. points.Y];
        Array.Sort(values);
        int[] valueTies = Ties(values);
        int[] timeTies = Ties(points.X);
        double tail = (1 - level) / 2;
        if (n < NormalCount && (valueTies.Length == n || timeTies.Length == n))
        {
            // The law is the same whichever of the two has the ties: only one order is random.
            double[] masses = KendallDistribution.Masses(valueTies.Length == n ? timeTies : valueTies);
            int rank = 0;
            double sum = 0;
            while (rank < masses.Length && (sum += masses[rank]) <= tail * (1 + 1e-12)) // a level such as 1 - 2/24 is meant exactly
            {
                rank++;
            }

            return rank == 0 ? 0 : rank + ((points.Pairs - (masses.Length - 1)) / 2);
        }

        double reach = Quantiles.TwoSidedNormal(level) * Math.Sqrt(Variance(n, timeTies, valueTies));
        return Math.Max(0, (long)Math.Floor((points.Pairs - reach) / 2));
    }

    /// <summary>The variance of S under no trend, with ties in both: Kendall (1975), <i>Rank Correlation Methods</i>, equation 4.4.</summary>
    internal static double Variance(double n, int[] timeTies, int[] valueTies)
    {
        (double Two, double Three, double Five) t = Sums(timeTies);
        (double Two, double Three, double Five) u = Sums(valueTies);
        double variance = ((n * (n - 1) * ((2 * n) + 5)) - t.Five - u.Five) / 18;
        variance += t.Two * u.Two / (2 * n * (n - 1));
        return n < 3 ? variance : variance + (t.Three * u.Three / (9 * n * (n - 1) * (n - 2)));
    }

    private static (double Two, double Three, double Five) Sums(int[] ties)
    {
        (double two, double three, double five) = (0, 0, 0);
        foreach (int size in ties)
        {
            double pairs = (double)size * (size - 1);
            two += pairs;
            three += pairs * (size - 2);
            five += pairs * ((2.0 * size) + 5);
        }

        return (two, three, five);
    }

    private static int[] Ties(double[] sorted)
    {
        List<int> sizes = [];
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i] == sorted[i - 1])
            {
                sizes[^1]++;
            }
            else
            {
                sizes.Add(1);
            }
        }

        return [.. sizes];
    }
}
