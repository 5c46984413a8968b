using MathNet.Numerics;

namespace CyberStats.Numerics;

/// <summary>
/// The exact limits of the mean of a Poisson count: the means at which a count so high, or so low, has a tail of (1 - level) / 2.
/// </summary>
/// <remarks>Source: Garwood (1936), <i>Fiducial limits for the Poisson distribution</i>.</remarks>
internal static class PoissonLimits
{
    private const int MostSteps = 100;

    public static (double Low, double High) Of(int count, double level)
    {
        double tail = (1 - level) / 2;
        double z = Quantiles.TwoSidedNormal(level);
        double low = count == 0 ? 0 : Solve(count, z, -1, mean => (Log(SpecialFunctions.GammaLowerRegularized(count, mean)), 1), tail);
        double high = Solve(count + 1, z, 1, mean => (Log(SpecialFunctions.GammaUpperRegularized(count + 1, mean)), -1), tail);
        return (low, high);
    }

    /// <summary>Finds the mean at which a tail of a gamma variable has a given probability, by Newton steps of the logarithms.</summary>
    private static double Solve(int shape, double z, int side, Func<double, (double LogTail, int Sign)> tailAt, double tail)
    {
        // Wilson and Hilferty (1931): the cube root of a gamma variable is nearly normal.
        double root = 1 - (1 / (9.0 * shape)) + (side * z / (3 * Math.Sqrt(shape)));
        double u = Math.Log(shape * Math.Max(root * root * root, 1e-6));
        for (int i = 0; i < MostSteps; i++)
        {
            double mean = Math.Exp(u);
            (double logTail, int sign) = tailAt(mean);
            double logDensity = (shape * u) - mean - SpecialFunctions.GammaLn(shape);
            double step = sign * (Math.Log(tail) - logTail) / Math.Exp(logDensity - logTail);
            u += Math.Clamp(step, -1, 1);
            if (Math.Abs(step) <= 1e-15 * Math.Max(1, Math.Abs(u)))
            {
                break;
            }
        }

        return Math.Exp(u);
    }

    private static double Log(double probability) => Math.Log(Math.Max(probability, double.Epsilon));
}
