using CyberStats.Fitting;
using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// How well a tail fitted above one threshold predicts losses above a higher one, each loss left out of the fit in turn.
/// </summary>
/// <remarks>
/// A loss up to the higher threshold v has the predicted probability 1 - ζ S(v), one above it the density ζ f(x). Leaving a loss out moves the estimates by their covariance times its score, to the
/// first order; so the sum over all losses is that of the fit itself, less the products of the slopes of the prediction with those steps (Stone, 1977).
/// The measure is that of Northrop, Attalides and Jonathan (2017), who integrate over a posterior where this takes the likeliest values.
/// </remarks>
internal static class PredictiveScore
{
    /// <summary>Returns the score of a fit to exact losses without weights; NaN where it has no errors.</summary>
    public static double Of(GeneralizedParetoFit fit, double validation)
    {
        if (fit.Status != FitStatus.Converged)
        {
            return double.NaN;
        }

        ScaledSample scaled = fit.ExceedanceFit.Scaled;
        double of = fit.Sample.ShareOf;
        double share = fit.Sample.ShareAbove / of;
        double[,] c = fit.ExceedanceFit.Covariance;
        double shareVariance = share * (1 - share) / of;
        double[] point = fit.ExceedanceFit.Optimum.Point;
        Jet[] variables = [Jet.Variable(point[0], 0), Jet.Variable(point[1], 1)];
        double at = (validation - fit.Threshold) / scaled.Unit;
        Jet logSurvival = GeneralizedParetoModel.Kernel.LogSurvival<Jet>(variables, at);
        double chance = share * Math.Exp(logSurvival.Value);

        // The slopes of the logarithm of 1 - ζ S(v), the prediction for all losses up to v.
        double odds = chance / (1 - chance);
        (double Scale, double Shape, double Share) below = (-odds * logSurvival.D0, -odds * logSurvival.D1, -odds / share);
        double sum = 0;
        int above = 0;
        for (int i = 0; i < scaled.Exact.Length; i++)
        {
            if (!(fit.Sample.Above.Low[i] > validation)) // not in units of the fit, where rounding could move a loss across
            {
                continue;
            }

            Jet density = GeneralizedParetoModel.Kernel.LogDensity<Jet>(variables, scaled.Exact[i]);

            // All scores add up to 0, so those of the losses up to v are the others' with the sign turned.
            double scaleStep = (c[0, 0] * density.D0) + (c[0, 1] * density.D1);
            double shapeStep = (c[0, 1] * density.D0) + (c[1, 1] * density.D1);
            double optimism = ((density.D0 - below.Scale) * scaleStep) + ((density.D1 - below.Shape) * shapeStep)
                + (((1 / share) - below.Share) * shareVariance / share);
            sum += Math.Log(share / scaled.Unit) + density.Value - optimism;
            above++;
        }

        return sum + ((of - above) * Elementary.LogP1(-chance));
    }
}
