using MathNet.Numerics;

namespace CyberStats.Numerics;

/// <summary>
/// Elementary functions that stay accurate near zero.
/// </summary>
/// <remarks>
/// Two traps are avoided here once. The framework's <c>double.ExpM1</c> and <c>double.LogP1</c> subtract and add one literally: at
/// 1e-10 they keep 7 digits. MathNet.Numerics 5.0.0's <c>SpecialFunctions.Expm1</c> truncates its series: at 0.05 it keeps 7
/// digits. All three are banned elsewhere.
/// </remarks>
internal static class Elementary
{
    /// <summary>Returns exp(x) - 1 to a few units in the last place.</summary>
    /// <remarks>Source: Higham (2002), <i>Accuracy and Stability of Numerical Algorithms</i>, §1.14.1.</remarks>
    public static double ExpM1(double x)
    {
        double e = Math.Exp(x);
        if (Math.Abs(x) > 1)
        {
            return e - 1; // nothing left to cancel
        }

        return e == 1 ? x : (e - 1) * (x / Math.Log(e));
    }

    /// <summary>Returns log(1 + x); from -1 down, its limit there, negative infinity.</summary>
    public static double LogP1(double x) => x <= -1 ? double.NegativeInfinity : SpecialFunctions.Log1p(x);
}
