using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// Draws samples like one that is given: its observations again, or new losses from a law.
/// </summary>
internal static class SampleDraw
{
    /// <summary>Returns the observations of a sample, drawn with replacement.</summary>
    public static LossSample Resample(LossSample sample, Random random)
    {
        if (sample.IsComplete && !sample.IsWeighted)
        {
            double[] losses = new double[sample.Count];
            for (int i = 0; i < losses.Length; i++)
            {
                losses[i] = sample.Low[random.Next(losses.Length)];
            }

            return LossSample.Own(losses);
        }

        double[] weights = sample.IsWeighted ? sample.Weights.ToArray() : [.. Enumerable.Repeat(1.0, sample.Count)];
        double[] counts = new double[weights.Length];
        int[] rows = [.. Enumerable.Range(0, weights.Length).Where(i => weights[i] > 0)];
        double[] drawn = new double[rows.Length];
        RandomCounts.Multinomial(random, Math.Max(1, (long)Math.Round(sample.TotalWeight)), [.. rows.Select(i => weights[i])], drawn);
        for (int k = 0; k < rows.Length; k++)
        {
            counts[rows[k]] = drawn[k];
        }

        return sample.Reweighted(counts);
    }

    /// <summary>Returns a sample of the same size from a law, each loss in the range in which the loss in its place is reported; null where some losses are censored.</summary>
    public static LossSample? FromLaw(LossSample sample, ISeverity law, Random random)
    {
        if (sample.IsComplete && !sample.IsWeighted)
        {
            double[] losses = new double[sample.Count];
            for (int i = 0; i < losses.Length; i++)
            {
                losses[i] = law.Sample(random);
            }

            return LossSample.Own(losses);
        }

        if (!CanDraw(sample))
        {
            return null;
        }

        var rows = new List<LossObservation>();
        for (int i = 0; i < sample.Count; i++)
        {
            LossObservation row = sample[i];
            for (double k = 0; k < row.Weight; k++)
            {
                LossObservation loss = LossObservation.Exactly(Between(law, row.ReportedAbove, row.ReportedUpTo, random));
                rows.Add(row.ReportedAbove > 0 || !double.IsPositiveInfinity(row.ReportedUpTo) ? loss.Truncated(row.ReportedAbove, row.ReportedUpTo) : loss);
            }
        }

        return LossSample.Of(rows);
    }

    /// <summary>Returns whether new losses can be drawn in the place of those of a sample: exact ones, with whole weights.</summary>
    public static bool CanDraw(LossSample sample)
    {
        if (sample.ExactCount < sample.Count)
        {
            return false;
        }

        foreach (double weight in sample.Weights)
        {
            if (weight != Math.Floor(weight))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns a loss from a law, given that it lies in a range.</summary>
    private static double Between(ISeverity law, double above, double upTo, Random random)
    {
        if (above == 0 && double.IsPositiveInfinity(upTo))
        {
            return law.Sample(random);
        }

        // From the tail in which the range keeps its digits.
        double share = 1 - random.NextDouble();
        bool isUpper = law.Survival(above) < 0.5;
        double far = isUpper ? law.Survival(upTo) : law.Cumulative(above);
        double near = isUpper ? law.Survival(above) : law.Cumulative(upTo);
        double probability = far + (share * (near - far));
        return Math.Clamp(isUpper ? law.LossExceededWith(probability) : law.Quantile(probability), above, upTo);
    }
}
