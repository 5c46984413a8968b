using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The mean of a layer of a loss, without the cancellation of two limited means far in the tail or close together.
/// </summary>
internal static class Layers
{
    /// <summary>How many values a law of <see cref="IBulkLaw"/> is handed at a time.</summary>
    public const int Block = 128;

    /// <summary>Returns E[min(max(X - attachment, 0), limit)]; the limit is positive.</summary>
    public static double Mean(ISeverity law, double attachment, double limit) =>
        attachment >= law.Maximum ? 0
        : attachment < law.Minimum ? FromBelow(law, attachment, limit)
        : law is ILayeredLaw layered ? layered.LayerMean(attachment, limit)
        : Inside(law, attachment, limit);

    /// <summary>The same where the layer begins below the least loss: up to there every loss fills it.</summary>
    private static double FromBelow(ISeverity law, double attachment, double limit)
    {
        double sure = law.Minimum - attachment;
        return sure >= limit ? limit : sure + Mean(law, law.Minimum, limit - sure);
    }

    private static double Inside(ISeverity law, double attachment, double limit)
    {
        double above = Unlimited(law, attachment);
        double top = Math.Min(attachment + limit, law.Maximum);
        if (double.IsPositiveInfinity(top))
        {
            return above;
        }

        if (double.IsPositiveInfinity(above))
        {
            double toTop = law.LimitedMean(top);
            double toAttachment = law.LimitedMean(attachment);
            if (Math.Abs(toAttachment) < toTop / 2)
            {
                return toTop - toAttachment;
            }
        }
        else
        {
            double beyond = Unlimited(law, top);
            if (beyond < above / 2)
            {
                return above - beyond; // at most one bit is lost
            }
        }

        // Of a narrow layer: the integral of the survival, over what it is where the layer begins.
        double log = law.LogSurvival(attachment);
        double width = Math.Min(limit, law.Maximum - attachment);
        double reach = Math.Max(Math.Abs(attachment), Math.Abs(law.Quantile(0.5) - attachment)); // by then half of it is gone, or it falls as a power of the loss
        double scale = reach > 0 ? Math.Min(width, reach) : width;
        return Math.Exp(log) * AdaptiveIntegral.OverDistance(scale, width, y => Math.Exp(law.LogSurvival(attachment + y) - log));
    }

    /// <summary>E[max(X - attachment, 0)].</summary>
    private static double Unlimited(ISeverity law, double attachment)
    {
        double excess = law.MeanExcess(attachment);
        return double.IsPositiveInfinity(excess) ? excess : law.Survival(attachment) * excess;
    }
}
