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
    private const double Ln2 = 0.69314718055994530942;

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

    /// <summary>Returns (exp(rate · x) - 1) / rate, and its limit x at rate zero.</summary>
    public static double ExpM1Over(double rate, double x)
    {
        double t = rate * x;
        return rate == 0 || Math.Abs(t) < 1e-17 ? x : ExpM1(t) / rate;
    }

    /// <summary>Returns log(1 + rate · x) / rate, and its limit x at rate zero; ∞ of the sign of x where the logarithm ends.</summary>
    public static double LogP1Over(double rate, double x)
    {
        double t = rate * x;
        return rate == 0 || Math.Abs(t) < 1e-17 ? x : double.IsInfinity(t) && double.IsFinite(x) && t > 0
            ? (Math.Log(Math.Abs(rate)) + Math.Log(Math.Abs(x))) / rate // the product leaves the range, its logarithm does not
            : LogP1(t) / rate;
    }

    /// <summary>Returns log(1 - exp(-t)) for t from 0 on: of a probability whose complement has the logarithm -t.</summary>
    public static double LogOneMinusExp(double t) => t > Ln2 ? LogP1(-Math.Exp(-t)) : Math.Log(-ExpM1(-t));

    /// <summary>Returns log(1 - exp(-t)) where t is given by its logarithm, and may be below the least number.</summary>
    public static double LogOneMinusExpOfLog(double logT) => logT < -40 ? logT : LogOneMinusExp(Math.Exp(logT));

    /// <summary>Returns log(1 + exp(x)).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + LogP1(Math.Exp(-Math.Abs(x)));

    /// <summary>Returns log(x / scale) of positive numbers, accurate near x = scale and where the ratio leaves the range.</summary>
    public static double LogRatio(double x, double scale)
    {
        double ratio = x / scale;
        return ratio is > 0.5 and < 2 ? LogP1((x - scale) / scale)
            : (ratio < 1e-300 || ratio > double.MaxValue) && x > 0 && x <= double.MaxValue ? Math.Log(x) - Math.Log(scale)
            : Math.Log(ratio);
    }
}
