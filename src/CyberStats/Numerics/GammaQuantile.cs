namespace CyberStats.Numerics;

/// <summary>
/// Quantiles of a gamma variable of scale 1, from either tail, for every shape.
/// </summary>
/// <remarks>
/// Solved for the smaller tail by <see cref="TailRoot"/>. Start: Wilson and Hilferty (1931), or the first term of the series where the point is near 0.
/// </remarks>
internal static class GammaQuantile
{
    /// <summary>Returns x such that P(X ≤ x) has a given value in [0, 1]; 0 for the shape 0.</summary>
    public static double Lower(double probability, double shape) => OfLogLower(Math.Log(probability), shape);

    /// <summary>Returns x such that P(X > x) has a given value in [0, 1]; 0 for the shape 0.</summary>
    public static double Upper(double probability, double shape) => OfLogUpper(Math.Log(probability), shape);

    /// <summary>Returns x such that log P(X ≤ x) has a given value; 0 for the shape 0.</summary>
    public static double OfLogLower(double logTail, double shape) => Solve(logTail, shape, -1);

    /// <summary>Returns x such that log P(X > x) has a given value; 0 for the shape 0.</summary>
    public static double OfLogUpper(double logTail, double shape) => Solve(logTail, shape, 1);

    private static double Solve(double logTail, double shape, int side)
    {
        if (shape <= 0 || double.IsNegativeInfinity(logTail) || logTail >= 0)
        {
            return shape <= 0 || (side < 0) == (logTail < 0) ? 0 : double.PositiveInfinity;
        }

        double logLower = side < 0 ? logTail : Elementary.LogOneMinusExp(-logTail);
        double first = (logLower + LogGamma.OfOnePlus(shape)) / shape; // from P(X ≤ x) = x^shape / Γ(shape + 1), as x falls
        if (first < -40)
        {
            return Math.Exp(first); // the next term of the series is below a rounding
        }

        double root = 1 - (1 / (9 * shape)) + (side * NormalScore.OfLogTail(logTail) / (3 * Math.Sqrt(shape)));
        return TailRoot.Find(
            logTail,
            side,
            root > 0.1 ? shape * root * root * root : Math.Exp(Math.Min(first, 2)),
            x => IncompleteGamma.LogLowerTail(shape, x),
            x => IncompleteGamma.LogUpperTail(shape, x),
            x => LoaderTerms.LogPoisson(shape, x) + Math.Log(shape));
    }
}
