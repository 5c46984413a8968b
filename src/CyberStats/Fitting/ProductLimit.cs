namespace CyberStats.Fitting;

/// <summary>
/// The law of a number of which each observation is known exactly or only to be at least an amount, without a model.
/// </summary>
/// <remarks>Source: Kaplan and Meier (1958), <i>Nonparametric estimation from incomplete observations</i>.</remarks>
internal static class ProductLimit
{
    /// <summary>Returns for each observation the share of the law above all before it, and the share that lies on it.</summary>
    /// <param name="isExact">Whether each observation is exact, in order of size; of equal ones the exact ones first.</param>
    /// <param name="weights">How many observations each stands for; above zero.</param>
    public static (double Above, double Share)[] Of(ReadOnlySpan<bool> isExact, ReadOnlySpan<double> weights)
    {
        var steps = new (double Above, double Share)[weights.Length];
        double[] risk = new double[weights.Length + 1];
        for (int i = weights.Length - 1; i >= 0; i--)
        {
            risk[i] = risk[i + 1] + weights[i];
        }

        double above = 1;
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = (above, isExact[i] ? above * weights[i] / risk[i] : 0);
            above = isExact[i] ? above * risk[i + 1] / risk[i] : above;
        }

        return steps;
    }
}
