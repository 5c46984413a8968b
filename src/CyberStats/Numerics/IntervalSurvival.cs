namespace CyberStats.Numerics;

/// <summary>
/// The law of a whole number of which each observation is known only to lie in a closed interval: where the likelihood puts its mass, without
/// a model.
/// </summary>
/// <remarks>
/// Mass can lie only on innermost intervals, from a left end to the next right end with no other end between. It is found by
/// self-consistency (EM), each step in time linear in observations and intervals, until no derivative of the log-likelihood exceeds its
/// bound n by more than a millionth. Where the likelihood does not tell intervals apart, the mass is one of several that fit equally
/// well. Source: Turnbull (1976), <i>The empirical distribution function with arbitrarily grouped, censored and truncated data</i>; Gentleman and Geyer (1994) for the
/// bound.
/// </remarks>
internal static class IntervalSurvival
{
    /// <summary>The right end of an observation that is known only to be at least its left end.</summary>
    public const int Unlimited = int.MaxValue;

    private const int MostSteps = 100_000;
    private const double Tolerance = 1e-6;

    public static (int Left, int Right, double Mass)[] Masses(IReadOnlyList<(int Left, int Right)> observations)
    {
        (int Left, int Right)[] innermost = Innermost(observations);
        int m = innermost.Length;
        if (m == 0)
        {
            return [];
        }

        // Each observation covers the innermost intervals from a first to a last; those that cover the same ones count together.
        (int First, int Last, int Count)[] spans =
        [
            .. observations
                .Select(o => (First: FirstAtOrAfter(innermost, o.Left), Last: LastAtOrBefore(innermost, o.Right)))
                .GroupBy(s => s)
                .Select(g => (g.Key.First, g.Key.Last, g.Count())),
        ];
        double[] mass = [.. Enumerable.Repeat(1.0 / m, m)];
        double n = observations.Count;
        double[] before = new double[m + 1];
        double[] slope = new double[m + 1];
        for (int step = 0; step < MostSteps; step++)
        {
            for (int j = 0; j < m; j++)
            {
                before[j + 1] = before[j] + mass[j];
            }

            Array.Clear(slope);
            foreach ((int first, int last, int count) in spans)
            {
                double weight = count / (before[last + 1] - before[first]);
                slope[first] += weight;
                slope[last + 1] -= weight;
            }

            double steepest = 0;
            double total = 0;
            for (int j = 0; j < m; j++)
            {
                slope[j] += j == 0 ? 0 : slope[j - 1];
                steepest = Math.Max(steepest, slope[j]);
                mass[j] *= slope[j] / n;
                total += mass[j];
            }

            for (int j = 0; j < m; j++)
            {
                mass[j] /= total; // takes away what rounding adds up to
            }

            if (steepest <= n * (1 + Tolerance))
            {
                break;
            }
        }

        return [.. innermost.Select((i, j) => (i.Left, i.Right, mass[j]))];
    }

    private static (int Left, int Right)[] Innermost(IReadOnlyList<(int Left, int Right)> observations)
    {
        // At equal values a left end comes first: closed intervals that touch have the point in common.
        (int Value, bool IsRight)[] ends =
        [
            .. observations.Select(o => (o.Left, false)).Concat(observations.Select(o => (o.Right, true))).Order(),
        ];
        var found = new List<(int, int)>();
        for (int i = 1; i < ends.Length; i++)
        {
            if (!ends[i - 1].IsRight && ends[i].IsRight)
            {
                found.Add((ends[i - 1].Value, ends[i].Value));
            }
        }

        return [.. found];
    }

    private static int FirstAtOrAfter((int Left, int Right)[] innermost, int left)
    {
        int low = 0;
        for (int high = innermost.Length; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = innermost[middle].Left < left ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int LastAtOrBefore((int Left, int Right)[] innermost, int right)
    {
        int low = 0;
        for (int high = innermost.Length; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = innermost[middle].Right <= right ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
