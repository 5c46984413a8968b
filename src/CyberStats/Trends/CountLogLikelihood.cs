using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// The whole log-likelihood of counts, with the terms that depend on the counts alone, so that it can be compared between families.
/// </summary>
internal static class CountLogLikelihood
{
    private const int Table = 256;

    private static readonly double[] LogFactorials = MakeTable();

    /// <summary>Returns the log-likelihood at the end of a search.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="means">Their means.</param>
    /// <param name="alpha">1 / θ; 0 for the Poisson law.</param>
    /// <param name="objective">The log-likelihood without the terms of the counts alone.</param>
    public static double Of(CountRows rows, ReadOnlySpan<double> means, double alpha, double objective)
    {
        double largest = rows.Counts.Max();
        double sum = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            // The logarithms of factorials of large counts would cancel against the objective: there each row is taken as a whole.
            sum += rows.Weights[i] * (largest < Table ? -LogFactorials[(int)rows.Counts[i]] : OfRow(rows.Counts[i], means[i], alpha));
        }

        return largest < Table ? objective + sum : sum;
    }

    /// <summary>The logarithm of a Poisson or negative binomial probability.</summary>
    public static double OfRow(double count, double mean, double alpha)
    {
        if (alpha == 0)
        {
            return LoaderTerms.LogPoisson(count, mean);
        }

        double size = 1 / alpha;
        if (count == 0)
        {
            return -size * Elementary.LogP1(alpha * mean);
        }

        double n = size + count;
        return Math.Log(size / n)
            + LoaderTerms.StirlingError(n) - LoaderTerms.StirlingError(size) - LoaderTerms.StirlingError(count)
            - LoaderTerms.Deviance(size, n * (size / (size + mean))) - LoaderTerms.Deviance(count, n * (mean / (size + mean)))
            + (0.5 * (Math.Log(n / size) - Math.Log(count))) - LoaderTerms.HalfLogTwoPi;
    }

    private static double[] MakeTable()
    {
        double[] table = new double[Table];
        for (int count = 2; count < Table; count++)
        {
            table[count] = table[count - 1] + Math.Log(count);
        }

        return table;
    }
}
