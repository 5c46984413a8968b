namespace CyberStats.Numerics;

/// <summary>
/// Random Poisson and negative binomial counts, in time that does not grow with the mean.
/// </summary>
/// <remarks>
/// Exact up to rounding. Source: Hörmann (1993), <i>The transformed rejection method for generating Poisson random variables</i>, algorithm PTRS.
/// </remarks>
internal static class RandomPoisson
{
    private const double SmallMean = 10; // below, counts are searched from 0 on
    private const int MostSearched = 200; // at a mean below 10 no probability of a double is left beyond

    /// <summary>Returns a Poisson count.</summary>
    public static double Next(Random random, double mean)
    {
        if (mean < SmallMean)
        {
            return BySearch(random, mean);
        }

        double b = 0.931 + (2.53 * Math.Sqrt(mean));
        double a = -0.059 + (0.02483 * b);
        double inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        double sure = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            double u = random.NextDouble() - 0.5;
            double v = 1 - random.NextDouble();
            double edge = 0.5 - Math.Abs(u);
            double count = Math.Floor((((2 * a / edge) + b) * u) + mean + 0.43);
            if (edge >= 0.07 && v <= sure)
            {
                return count;
            }

            if (count >= 0 && (edge >= 0.013 || v <= edge)
                && Math.Log(v * inverseAlpha / ((a / (edge * edge)) + b)) <= LoaderTerms.LogPoisson(count, mean))
            {
                return count;
            }
        }
    }

    /// <summary>Returns a negative binomial count: a Poisson count whose mean is a gamma variable.</summary>
    /// <param name="random">The random numbers.</param>
    /// <param name="mean">The mean; not negative.</param>
    /// <param name="size">The size θ, the shape of the gamma variable; positive, +∞ for the Poisson law.</param>
    public static double NextNegativeBinomial(Random random, double mean, double size)
    {
        if (double.IsPositiveInfinity(size))
        {
            return Next(random, mean);
        }

        double gamma = size >= 1
            ? RandomCounts.Gamma(random, size)
            : RandomCounts.Gamma(random, size + 1) * Math.Exp(Math.Log(1 - random.NextDouble()) / size);
        return Next(random, gamma / size * mean);
    }

    private static double BySearch(Random random, double mean)
    {
        while (true)
        {
            double u = random.NextDouble();
            double mass = Math.Exp(-mean);
            for (int count = 0; count < MostSearched; count++, mass *= mean / count)
            {
                if (u < mass)
                {
                    return count;
                }

                u -= mass;
            }
        }
    }
}
