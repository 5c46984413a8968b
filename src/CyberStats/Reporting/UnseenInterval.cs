using CyberStats.Numerics;

namespace CyberStats.Reporting;

/// <summary>
/// An interval of a number of incidents that never lies below those seen: the logarithm of the unseen is taken as normal.
/// </summary>
/// <remarks>Source: Chao (1987), <i>Estimating the population size for capture-recapture data with unequal catchability</i>, equation 10.</remarks>
internal static class UnseenInterval
{
    public static Estimate Of(double observed, double unseen, double variance, double level)
    {
        if (!(unseen > 0) || !double.IsFinite(unseen) || double.IsNaN(variance))
        {
            return new Estimate(observed + unseen, double.NaN, double.NaN, double.NaN, level);
        }

        double factor = Math.Exp(Quantiles.TwoSidedNormal(level) * Math.Sqrt(Elementary.LogP1(variance / (unseen * unseen))));
        return new Estimate(observed + unseen, Math.Sqrt(variance), observed + (unseen / factor), observed + (unseen * factor), level);
    }
}
