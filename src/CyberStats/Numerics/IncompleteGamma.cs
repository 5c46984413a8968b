using MathNet.Numerics;

namespace CyberStats.Numerics;

/// <summary>
/// Both tails of a gamma variable of scale 1, in logarithms, so that either keeps its digits however small it is.
/// </summary>
/// <remarks>
/// For shapes from 1/2 on: below, the upper tail loses digits where it is small and the point is below 1. Sources: Abramowitz and Stegun (1964), 6.5.29
/// for the series and 6.5.31 for the fraction, of some 10 √shape terms near the mean; Temme (1979), <i>The asymptotic expansion of the incomplete gamma
/// functions</i>, there for shapes from 1e5 on; the factor by <see cref="LoaderTerms"/>.
/// </remarks>
internal static class IncompleteGamma
{
    private const int MostTerms = 10_000_000;
    private const double LargeShape = 1e5; // two terms of the expansion are exact to the last bits from here on
    private const double LargestDeviance = 500; // beyond, the series and the fraction are short

    /// <summary>Returns log P(X ≤ x).</summary>
    public static double LogLowerTail(double shape, double x) =>
        x <= 0 ? double.NegativeInfinity
        : double.IsPositiveInfinity(x) ? 0
        : IsNearLargeMean(shape, x) ? (x < shape ? LogExpansion(shape, x, -1) : Elementary.LogP1(-Math.Exp(LogExpansion(shape, x, 1))))
        : x < shape + 1 ? LogSeries(shape, x)
        : Elementary.LogP1(-Math.Exp(LogFraction(shape, x)));

    /// <summary>Returns log P(X > x).</summary>
    public static double LogUpperTail(double shape, double x) =>
        x <= 0 ? 0
        : double.IsPositiveInfinity(x) ? double.NegativeInfinity
        : IsNearLargeMean(shape, x) ? (x < shape ? Elementary.LogP1(-Math.Exp(LogExpansion(shape, x, -1))) : LogExpansion(shape, x, 1))
        : x < shape + 1 ? Elementary.LogP1(-Math.Exp(LogSeries(shape, x)))
        : LogFraction(shape, x);

    private static bool IsNearLargeMean(double shape, double x) => shape >= LargeShape && LoaderTerms.Deviance(shape, x) < LargestDeviance;

    /// <summary>The expansion about the mean: ½ erfc(±η √(a/2)) ± e^(-a η² / 2) / √(2π a) (c₀ + c₁ / a), with a η² / 2 the deviance.</summary>
    private static double LogExpansion(double shape, double x, int side)
    {
        double deviance = LoaderTerms.Deviance(shape, x);
        double eta = Math.CopySign(Math.Sqrt(2 * deviance / shape), x - shape);
        double c0 = (-1.0 / 3) + (eta * ((1.0 / 12) + (eta * ((-2.0 / 135) + (eta * ((1.0 / 864) + (eta / 2835)))))));
        double c1 = (-1.0 / 540) + (eta * ((-1.0 / 288) + (eta / 378)));
        double rest = Math.Exp(-deviance) / Math.Sqrt(Constants.Pi2 * shape) * (c0 + (c1 / shape));
        return Math.Log((0.5 * SpecialFunctions.Erfc(side * eta * Math.Sqrt(shape / 2))) + (side * rest));
    }

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
