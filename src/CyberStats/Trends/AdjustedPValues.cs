namespace CyberStats.Trends;

/// <summary>
/// P-values of many tests, adjusted so that few findings are false: to be compared with the level as they stand.
/// </summary>
public static class AdjustedPValues
{
    /// <summary>Adjusts for the probability of one or more false findings, whatever the dependence of the tests.</summary>
    /// <param name="pValues">The p-values, in [0, 1].</param>
    /// <returns>The adjusted p-values in the order given.</returns>
    /// <exception cref="ArgumentException">A p-value is NaN or not in [0, 1]; the message gives its index.</exception>
    /// <remarks>Source: Holm (1979), <i>A simple sequentially rejective multiple test procedure</i>.</remarks>
    public static IReadOnlyList<double> Holm(ReadOnlySpan<double> pValues)
    {
        int[] order = InOrder(pValues);
        double[] adjusted = new double[order.Length];
        double largest = 0;
        for (int i = 0; i < order.Length; i++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - i) * pValues[order[i]]));
            adjusted[order[i]] = largest;
        }

        return adjusted;
    }

    /// <summary>
    /// Adjusts for the share of false findings among the findings, on average, for tests that are independent or positively dependent.
    /// </summary>
    /// <param name="pValues">The p-values, in [0, 1].</param>
    /// <returns>The adjusted p-values in the order given.</returns>
    /// <exception cref="ArgumentException">A p-value is NaN or not in [0, 1]; the message gives its index.</exception>
    /// <remarks>
    /// Sources: Benjamini and Hochberg (1995), <i>Controlling the false discovery rate</i>; Benjamini and Yekutieli (2001) for dependence.
    /// </remarks>
    public static IReadOnlyList<double> BenjaminiHochberg(ReadOnlySpan<double> pValues)
    {
        int[] order = InOrder(pValues);
        double[] adjusted = new double[order.Length];
        double least = 1;
        for (int i = order.Length - 1; i >= 0; i--)
        {
            least = Math.Min(least, pValues[order[i]] * ((double)order.Length / (i + 1)));
            adjusted[order[i]] = least;
        }

        return adjusted;
    }

    private static int[] InOrder(ReadOnlySpan<double> pValues)
    {
        double[] values = pValues.ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] >= 0 && values[i] <= 1))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The p-value at index {i} must be in [0, 1], but is {values[i]}."), nameof(pValues));
            }
        }

        return [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
    }
}
