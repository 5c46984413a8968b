namespace CyberStats.Numerics;

/// <summary>
/// Both tails of a gamma variable of scale 1, in logarithms, so that either keeps its digits however small it is.
/// </summary>
/// <remarks>
/// For shapes from 1/2 on: below, the upper tail loses digits where it is small and the point is below 1. Cost: some 10 √shape terms near the
/// mean, fewer elsewhere. Sources: Abramowitz and Stegun (1964), 6.5.29 for the series and 6.5.31 for the fraction; the factor by
/// <see cref="LoaderTerms"/>.
/// </remarks>
internal static class IncompleteGamma
{
    private const int MostTerms = 10_000_000;

    /// <summary>Returns log P(X ≤ x).</summary>
    public static double LogLowerTail(double shape, double x) =>
        x <= 0 ? double.NegativeInfinity
        : double.IsPositiveInfinity(x) ? 0
        : x < shape + 1 ? LogSeries(shape, x)
        : Elementary.LogP1(-Math.Exp(LogFraction(shape, x)));

    /// <summary>Returns log P(X > x).</summary>
    public static double LogUpperTail(double shape, double x) =>
        x <= 0 ? 0
        : double.IsPositiveInfinity(x) ? double.NegativeInfinity
        : x < shape + 1 ? Elementary.LogP1(-Math.Exp(LogSeries(shape, x)))
        : LogFraction(shape, x);

    private static double LogSeries(double shape, double x)
    {
        double sum = 1;
        double term = 1;
        for (int n = 1; n < MostTerms && term > 1e-17 * sum; n++)
        {
            term *= x / (shape + n);
            sum += term;
        }

        return Math.Min(LoaderTerms.LogPoisson(shape, x) + Math.Log(sum), 0);
    }

    private static double LogFraction(double shape, double x)
    {
        double b = x + 1 - shape;
        double c = double.MaxValue;
        double d = 1 / b;
        double f = d;
        for (int n = 1; n < MostTerms; n++)
        {
            double a = n * (shape - n);
            b += 2;
            d = 1 / ((a * d) + b);
            c = b + (a / c);
            double change = c * d;
            f *= change;
            if (Math.Abs(change - 1) < 1e-16)
            {
                break;
            }
        }

        return Math.Min(LoaderTerms.LogPoisson(shape, x) + Math.Log(shape) + Math.Log(f), 0);
    }
}
