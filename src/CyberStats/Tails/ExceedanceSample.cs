using CyberStats.Fitting;

namespace CyberStats.Tails;

/// <summary>
/// A sample of losses parted at a threshold: the losses above it, and how large a share of all losses they are.
/// </summary>
internal sealed class ExceedanceSample
{
    private ExceedanceSample(LossSample above, double aboveWeight, double shareAbove, double shareOf, double straddling)
    {
        Above = above;
        AboveWeight = aboveWeight;
        ShareAbove = shareAbove;
        ShareOf = shareOf;
        Straddling = straddling;
    }

    /// <summary>Gets the losses above the threshold.</summary>
    public LossSample Above { get; }

    /// <summary>Gets how many losses they stand for.</summary>
    public double AboveWeight { get; }

    /// <summary>Gets how many of the losses that tell the share lie above the threshold.</summary>
    public double ShareAbove { get; }

    /// <summary>Gets how many losses tell the share.</summary>
    public double ShareOf { get; }

    /// <summary>Gets how many losses have bounds on both sides of the threshold.</summary>
    public double Straddling { get; }

    public static ExceedanceSample Of(LossSample losses, double threshold)
    {
        if (losses.IsComplete && !losses.IsWeighted)
        {
            var values = new List<double>();
            foreach (double loss in losses.Low)
            {
                if (loss > threshold)
                {
                    values.Add(loss);
                }
            }

            return new(LossSample.Own([.. values]), values.Count, values.Count, losses.Count, 0);
        }

        var above = new List<LossObservation>();
        double weight = 0;
        double shareAbove = 0;
        double shareOf = 0;
        double straddling = 0;
        for (int i = 0; i < losses.Count; i++)
        {
            LossObservation row = losses[i];
            bool isAbove = row.IsExact ? row.Low > threshold : row.Low >= threshold;
            if (!isAbove && row.High > threshold)
            {
                straddling += row.Weight;
                continue;
            }

            // A loss that would not be on record on the other side of the threshold does not tell how many are there.
            bool tellsShare = row.ReportedAbove <= threshold && double.IsPositiveInfinity(row.ReportedUpTo);
            shareOf += tellsShare ? row.Weight : 0;
            if (isAbove && row.Weight > 0)
            {
                above.Add(row);
                weight += row.Weight;
                shareAbove += tellsShare ? row.Weight : 0;
            }
        }

        return new(LossSample.Of(above, losses.Excluded), weight, shareAbove, shareOf, straddling);
    }
}
