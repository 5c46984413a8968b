using System.Numerics.Tensors;
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
        double largest = TensorPrimitives.Max<double>(rows.Counts);
        double sum = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            // The logarithms of factorials of large counts would cancel against the objective: there each row is taken as a whole.
            sum += rows.Weight(i) * (largest < Table ? -LogFactorials[(int)rows.Counts[i]] : CountMass.LogNegativeBinomial(rows.Counts[i], means[i], 1 / alpha));
        }

        return largest < Table ? objective + sum : sum;
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
