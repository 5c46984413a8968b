using MathNet.Numerics;

namespace CyberStats.Numerics;

/// <summary>
/// The upper tail of a standard normal variable in logarithms, and the point that has a given one: the scale on which tails of different laws
/// are compared.
/// </summary>
internal static class NormalScore
{
    private const double FarOut = 30; // from here on the asymptotic series is exact to rounding

    /// <summary>Returns log P(Z > z).</summary>
    public static double LogUpperTail(double z)
    {
        if (z < FarOut)
        {
            return z < 0 ? Elementary.LogP1(-Half(-z)) : Math.Log(Half(z));
        }

        // Abramowitz and Stegun (1964), 26.2.12.
        double r = 1 / (z * z);
        double series = -r * (1 - (3 * r * (1 - (5 * r * (1 - (7 * r * (1 - (9 * r))))))));
        return (-z * z / 2) - Math.Log(z) - LoaderTerms.HalfLogTwoPi + Elementary.LogP1(series);
    }

    /// <summary>Returns z such that log P(Z > z) has a given value, which may be as low as -1e300.</summary>
    public static double OfLogTail(double logTail)
    {
        if (logTail > -Constants.Ln2)
        {
            return logTail >= 0 ? double.NegativeInfinity : -OfLogTail(Math.Log(-Elementary.ExpM1(logTail)));
        }

        if (logTail > -600)
        {
            return Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * Math.Exp(logTail));
        }

        double z = Math.Sqrt(-2 * logTail);
        for (int i = 0; i < 8 && double.IsFinite(z); i++)
        {
            z += (LogUpperTail(z) - logTail) / (z + (1 / z)); // the logarithm of the tail falls by its hazard, nearly z + 1 / z
        }

        return z;
    }

    private static double Half(double z) => SpecialFunctions.Erfc(z / Constants.Sqrt2) / 2;
}
