using MathNet.Numerics;

namespace CyberStats.Numerics;

/// <summary>
/// The lower tail of the gamma distribution with rate 1, for shapes of any size.
/// </summary>
/// <remarks>
/// Sources: Loader (2000) for the factor, which loses no digits to log-gamma functions of large arguments; Temme (1979), <i>The asymptotic expansion
/// of the incomplete gamma functions</i>, for shapes from 1e5 on.
/// </remarks>
internal static class IncompleteGamma
{
    private const double LargeShape = 1e5; // two terms of the expansion are exact to the last bits, and the series would take thousands

    /// <summary>Returns P(s, x), to some 1e-14.</summary>
    /// <param name="shape">The shape s; positive.</param>
    /// <param name="x">The point; not negative.</param>
    public static double LowerTail(double shape, double x)
    {
        if (x <= 0)
        {
            return 0;
        }

        double deviance = IncompleteBeta.Deviance(shape, x);
        if (shape >= LargeShape)
        {
            return Expansion(shape, x, deviance);
        }

        double factor = Math.Exp(-deviance - IncompleteBeta.StirlingError(shape)) / Math.Sqrt(Constants.Pi2 * shape); // x^s e^-x / Γ(s + 1)
        return x < shape + 1 ? factor * Series(shape, x) : 1 - (factor * shape * Fraction(shape, x));
    }

    /// <summary>1 + x / (s + 1) + x² / ((s + 1)(s + 2)) + …</summary>
    private static double Series(double shape, double x)
    {
        double sum = 1;
        double term = 1;
        for (double k = shape + 1; term > 1e-17 * sum; k++)
        {
            term *= x / k;
            sum += term;
        }

        return sum;
    }

    /// <summary>The continued fraction of Legendre for the upper tail without x^s e^-x, by Lentz's method.</summary>
    private static double Fraction(double shape, double x)
    {
        double b = x + 1 - shape;
        double c = 1e300;
        double d = 1 / b;
        double f = d;
        for (int i = 1; i < 100_000; i++)
        {
            double a = i * (shape - i);
            b += 2;
            d = 1 / ((a * d) + b);
            c = b + (a / c);
            double change = c * d;
            f *= change;
            if (Math.Abs(change - 1) <= 1e-16)
            {
                break;
            }
        }

        return f;
    }

    private static double Expansion(double shape, double x, double deviance)
    {
        double eta = Math.CopySign(Math.Sqrt(2 * deviance / shape), x - shape);
        if (Math.Abs(eta) > 0.5)
        {
            return eta < 0 ? 0 : 1; // e^-12000
        }

        double c0 = (-1.0 / 3) + (eta * ((1.0 / 12) + (eta * ((-2.0 / 135) + (eta * ((1.0 / 864) + (eta / 2835)))))));
        double c1 = (-1.0 / 540) + (eta * ((-1.0 / 288) + (eta / 378)));
        double rest = Math.Exp(-deviance) / Math.Sqrt(Constants.Pi2 * shape) * (c0 + (c1 / shape));
        return (0.5 * SpecialFunctions.Erfc(-eta * Math.Sqrt(shape / 2))) - rest;
    }
}
