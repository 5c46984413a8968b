namespace CyberStats.Numerics;

/// <summary>
/// Random counts whose total is fixed, in time that hardly grows with it.
/// </summary>
/// <remarks>
/// Exact up to rounding. Sources: Ahrens and Dieter (1974), <i>Computer methods for sampling from gamma, beta, Poisson and binomial
/// distributions</i>, for halving a binomial count at a Beta order statistic; Marsaglia and Tsang (2000) for gamma variables.
/// </remarks>
internal static class RandomCounts
{
    private const double FewExpected = 12; // fewer successes than this are counted one by one

    /// <summary>Fills counts that share a total by given weights, each item independently.</summary>
    /// <param name="random">The random numbers.</param>
    /// <param name="total">The total, not negative.</param>
    /// <param name="weights">The weights, positive; they need not add up to 1.</param>
    /// <param name="counts">Where the counts go.</param>
    public static void Multinomial(Random random, long total, ReadOnlySpan<double> weights, Span<double> counts)
    {
        double rest = 0;
        for (int i = weights.Length - 1; i >= 0; i--)
        {
            rest += weights[i];
        }

        for (int i = 0; i < weights.Length; i++)
        {
            long count = i == weights.Length - 1 ? total : Binomial(random, total, Math.Clamp(weights[i] / rest, 0, 1));
            counts[i] = count;
            total -= count;
            rest -= weights[i];
        }
    }

    /// <summary>Returns a binomial count.</summary>
    public static long Binomial(Random random, long n, double p)
    {
        long count = 0;
        while (n > 0 && p > 0)
        {
            if (p >= 1)
            {
                return count + n;
            }

            if (n * Math.Min(p, 1 - p) < FewExpected)
            {
                return count + (p <= 0.5 ? ByInversion(random, n, p) : n - ByInversion(random, n, 1 - p));
            }

            // The middle one of n uniform numbers splits them; those on the far side of p are all decided.
            long middle = (n + 1) / 2;
            double a = Gamma(random, middle);
            double b = Gamma(random, n + 1 - middle);
            double split = a / (a + b);
            if (split <= p)
            {
                count += middle;
                n -= middle;
                p = (p - split) / (1 - split);
            }
            else
            {
                n = middle - 1;
                p /= split;
            }
        }

        return count;
    }

    /// <summary>Returns a standard normal variable, by the polar method.</summary>
    public static double Normal(Random random)
    {
        while (true)
        {
            double x = (2 * random.NextDouble()) - 1;
            double y = (2 * random.NextDouble()) - 1;
            double square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
            }
        }
    }

    private static long ByInversion(Random random, long n, double p)
    {
        double odds = p / (1 - p);
        double mass = Math.Exp(n * Elementary.LogP1(-p));
        double u = random.NextDouble();
        long count = 0;
        while (u >= mass && count < n)
        {
            u -= mass;
            count++;
            mass *= odds * (n - count + 1) / count;
        }

        return count;
    }

    /// <summary>Returns a gamma variable of scale 1.</summary>
    /// <param name="random">The random numbers.</param>
    /// <param name="shape">The shape; at least 1.</param>
    public static double Gamma(Random random, double shape)
    {
        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double z = Normal(random);
            double v = 1 + (c * z);
            v = v * v * v;
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (z * z / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
