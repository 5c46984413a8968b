namespace CyberStats.Numerics;

/// <summary>
/// The exact law of the number of discordant pairs when n values, some of them equal, stand in random order.
/// </summary>
/// <remarks>
/// The values are added group by group: of m values there and t equal new ones the pairs "new before old" follow the Gaussian binomial
/// coefficient [m + t, t], divided by the number of arrangements. All terms are positive, so that the smallest probability is as exact
/// as the greatest. Source: Mann (1945) without ties; for ties, the Gaussian multinomial coefficient, MacMahon (1916), <i>Combinatory
/// Analysis</i>, and Andrews (1976), <i>The Theory of Partitions</i>, theorem 3.6.
/// </remarks>
internal static class KendallDistribution
{
    /// <summary>Returns the probabilities of 0, 1, 2 … discordant pairs, of as many as there are pairs of different values.</summary>
    /// <param name="groups">How many values there are of each size, such as 1, 1, 2 for one tie among four; their order does not matter.</param>
    /// <remarks>Cost: of the order n⁴.</remarks>
    public static double[] Masses(IEnumerable<int> groups)
    {
        double[] masses = [1];
        int before = 0;
        foreach (int size in groups.OrderDescending())
        {
            masses = size == 1 ? WithOneMore(masses, before) : Convolve(masses, BetweenTwoGroups(before, size));
            before += size;
        }

        return masses;
    }

    /// <summary>One new value stands before each number of the old ones with the same probability: a moving average.</summary>
    private static double[] WithOneMore(double[] masses, int before)
    {
        double[] next = new double[masses.Length + before];
        for (int d = 0; d < next.Length; d++)
        {
            // Added up anew for each d, so that no rounding of a large sum is left in a small one.
            double sum = 0;
            for (int i = Math.Max(0, d - before); i <= Math.Min(d, masses.Length - 1); i++)
            {
                sum += masses[i];
            }

            next[d] = sum / (before + 1);
        }

        return next;
    }

    /// <summary>The pairs "new before old" of some old values and some equal new ones: by the value that stands last.</summary>
    private static double[] BetweenTwoGroups(int old, int added)
    {
        double[][] byAdded = new double[added + 1][];
        Array.Fill(byAdded, [1]); // no old ones, no pairs
        for (int a = 1; a <= old; a++)
        {
            var row = new double[added + 1][];
            row[0] = [1];
            for (int b = 1; b <= added; b++)
            {
                double[] masses = new double[(a * b) + 1];
                for (int d = 0; d < row[b - 1].Length; d++)
                {
                    masses[d] += row[b - 1][d] * b / (a + b); // a new one stands last
                }

                for (int d = 0; d < byAdded[b].Length; d++)
                {
                    masses[d + b] += byAdded[b][d] * a / (a + b); // an old one does, behind all b new ones
                }

                row[b] = masses;
            }

            byAdded = row;
        }

        return byAdded[added];
    }

    public static double[] Convolve(double[] a, double[] b)
    {
        double[] sum = new double[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                sum[i + j] += a[i] * b[j];
            }
        }

        return sum;
    }
}
