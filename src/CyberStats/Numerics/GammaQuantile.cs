using MathNet.Numerics;

namespace CyberStats.Numerics;

/// <summary>
/// Quantiles of a gamma variable of scale 1, from either tail.
/// </summary>
/// <remarks>
/// Newton's method for the logarithm of the tail as a function of log x: it is concave, which makes any start safe. Start: Wilson and Hilferty (1931),
/// or the first term of the series where the point is near 0.
/// </remarks>
internal static class GammaQuantile
{
    private const int MostSteps = 200;
    private const double NearlyNormal = 1e10; // from here on the start is exact to a few parts in 1e15

    /// <summary>Returns x such that P(X ≤ x) has a given value in (0, 1); 0 for the shape 0.</summary>
    public static double Lower(double probability, double shape) => shape <= 0 ? 0 : Solve(Math.Log(probability), shape, -1);

    /// <summary>Returns x such that P(X > x) has a given value in (0, 1); 0 for the shape 0.</summary>
    public static double Upper(double probability, double shape) => shape <= 0 ? 0 : Solve(Math.Log(probability), shape, 1);

    private static double Solve(double target, double shape, int side)
    {
        double z = side * NormalScore.OfLogTail(target);
        double root = 1 - (1 / (9 * shape)) + (z / (3 * Math.Sqrt(shape)));
        if (shape >= NearlyNormal)
        {
            return shape * root * root * root;
        }

        double logLower = side < 0 ? target : Math.Log(-Elementary.ExpM1(target));
        double first = (logLower + SpecialFunctions.GammaLn(shape + 1)) / shape; // from P(X ≤ x) = x^shape / Γ(shape + 1), as x falls
        if (first < -40)
        {
            return Math.Exp(first); // the next term of the series is below a rounding
        }

        double u = root > 0.1 ? Math.Log(shape) + (3 * Math.Log(root)) : first;
        for (int i = 0; i < MostSteps; i++)
        {
            double x = Math.Exp(u);
            double tail = side < 0 ? IncompleteGamma.LogLowerTail(shape, x) : IncompleteGamma.LogUpperTail(shape, x);
            double density = LoaderTerms.LogPoisson(shape, x) + Math.Log(shape); // of log x
            double step = Math.Clamp(-side * (target - tail) * Math.Exp(tail - density), -2, 2);
            u += step;
            if (Math.Abs(step) <= 1e-15 * Math.Max(1, Math.Abs(u)))
            {
                break;
            }
        }

        return Math.Exp(u);
    }
}
