using CyberStats.Fitting;

namespace CyberStats.Tails;

/// <summary>
/// The thresholds that a tail is tried above.
/// </summary>
internal static class CandidateThresholds
{
    /// <summary>Returns those given, or else the losses at evenly spaced quantiles, in order and each once; only ones with enough losses above them.</summary>
    public static double[] From(LossSample losses, IReadOnlyList<double>? thresholds, double from, double to, double step, string parameter)
    {
        if (thresholds is not null)
        {
            for (int i = 0; i < thresholds.Count; i++)
            {
                if (!(thresholds[i] >= 0 && thresholds[i] <= double.MaxValue))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"The threshold at index {i} is {thresholds[i]}; it must be finite and not negative."), nameof(thresholds));
                }
            }
        }

        double[] candidates = [.. (thresholds ?? Quantiles(losses, from, to, step)).Distinct().Order()];
        double[] above = Array.ConvertAll(candidates, u => ExceedanceSample.Of(losses, u).AboveWeight);
        double[] enough = [.. candidates.Where((_, i) => above[i] >= PeaksOverThreshold.MinimumExceedances)];
        return enough.Length > 0
            ? enough
            : throw new InsufficientDataException(
                "losses above the lowest threshold", PeaksOverThreshold.MinimumExceedances, above.Length == 0 ? 0 : (int)above[0], parameter);
    }

    /// <summary>Demands a sample in which every loss is exact, whole and stands for itself.</summary>
    public static void RequireExact(LossSample losses, string parameter)
    {
        if (!losses.IsComplete || losses.IsWeighted)
        {
            throw new ArgumentException("The losses must be exact, not truncated and without weights: what is known of others does not rank them.", parameter);
        }
    }

    /// <summary>The least loss up to which a share of all losses lies, from share to share; 0 for the share 0. An observation between bounds counts at its lower one.</summary>
    private static IEnumerable<double> Quantiles(LossSample losses, double from, double to, double step)
    {
        (double Loss, double Weight)[] rows =
            [.. Enumerable.Range(0, losses.Count).Select(i => (losses.Low[i], losses.IsWeighted ? losses.Weights[i] : 1)).OrderBy(row => row.Item1)];
        double total = losses.TotalWeight;
        int steps = (int)Math.Round((to - from) / step);
        double sum = 0;
        int next = 0;
        for (int k = 0; k <= steps; k++)
        {
            double share = from + ((to - from) * k / Math.Max(steps, 1));
            while (next < rows.Length && sum + rows[next].Weight < share * total * (1 - 1e-12))
            {
                sum += rows[next++].Weight;
            }

            if (share == 0)
            {
                yield return 0;
            }
            else if (next < rows.Length)
            {
                yield return rows[next].Loss;
            }
        }
    }
}
