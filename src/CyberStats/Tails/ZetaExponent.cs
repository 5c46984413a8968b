using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>The likeliest exponent of a zeta law, by maximum likelihood and not by the approximate formula.</summary>
internal static class ZetaExponent
{
    private const int MostSteps = 200;

    /// <summary>Solves E[log(X / minimum)] = mean for the exponent.</summary>
    /// <param name="minimum">The least count.</param>
    /// <param name="mean">The mean of log(x / minimum); above 0.</param>
    /// <param name="near">An exponent to start from; NaN where none is known.</param>
    /// <remarks>
    /// Newton's method for the logarithm of the expectation as a function of v = log(exponent - 1): it falls and is concave, from the slope -1 on, so that
    /// from the first step on the search comes from above and never turns.
    /// </remarks>
    public static double Of(double minimum, double mean, double near)
    {
        double v = near > 1 ? Math.Log(near - 1) : -Math.Log(mean + (0.5 / minimum));
        for (int i = 0; i < MostSteps; i++)
        {
            double power = Math.Exp(v);
            (_, double slope, double curvature) = HurwitzZeta.LogScaledWithSlopes(1 + power, minimum);
            double step = slope < 0 ? Math.Log(-slope / mean) * -slope / (curvature * power) : -1; // all mass at the minimum: come down
            step = Math.Clamp(step, -1, 1);
            v += step;
            if (Math.Abs(step) < 1e-13)
            {
                break;
            }
        }

        return 1 + Math.Exp(v);
    }
}
