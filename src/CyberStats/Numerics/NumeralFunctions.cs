using MathNet.Numerics;

namespace CyberStats.Numerics;

/// <summary>
/// The functions that likelihoods are made of, with their derivatives.
/// </summary>
internal static class NumeralFunctions
{
    private const double Vanished = -750; // its exponential is 0
    private const double Far = 5; // of normal variables
    private const double Small = 1e-2; // below it in size, series of Ratio terms are exact to rounding

    public static T Exp<T>(in T x)
        where T : struct, INumeral<T>
    {
        double e = Math.Exp(x.Value);
        return x.Then(e, e, e);
    }

    public static T Log<T>(in T x)
        where T : struct, INumeral<T> => x.Then(Math.Log(x.Value), 1 / x.Value, -1 / (x.Value * x.Value));

    /// <summary>Returns 1 / x.</summary>
    public static T Inverse<T>(in T x)
        where T : struct, INumeral<T>
    {
        double inverse = 1 / x.Value;
        return x.Then(inverse, -inverse * inverse, 2 * inverse * inverse * inverse);
    }

    /// <summary>Returns log(1 + e^x) without overflow.</summary>
    public static T LogOnePlusExp<T>(in T x)
        where T : struct, INumeral<T>
    {
        double value = x.Value > 0 ? x.Value + Elementary.LogP1(Math.Exp(-x.Value)) : Elementary.LogP1(Math.Exp(x.Value));
        double share = 1 / (1 + Math.Exp(-x.Value));
        return x.Then(value, share, share * (1 / (1 + Math.Exp(x.Value))));
    }

    /// <summary>Returns log(1 - e^x) for x below 0; -∞ from 0 on.</summary>
    public static T LogOneMinusExp<T>(in T x)
        where T : struct, INumeral<T>
    {
        if (!(x.Value < 0))
        {
            return T.Constant(double.NegativeInfinity);
        }

        if (x.Value < Vanished)
        {
            return T.Constant(0); // also where the derivatives of x are too large to be squared
        }

        double value = x.Value > -Constants.Ln2 ? Math.Log(-Elementary.ExpM1(x.Value)) : Elementary.LogP1(-Math.Exp(x.Value));
        double odds = 1 / Elementary.ExpM1(-x.Value);
        return x.Then(value, -odds, -odds * (1 + odds));
    }

    /// <summary>Returns log(1 + x) / x, 1 at 0; x is above -1.</summary>
    public static T LogP1Ratio<T>(in T x)
        where T : struct, INumeral<T>
    {
        double t = x.Value;
        if (Math.Abs(t) < Small)
        {
            double f = 0;
            double first = 0;
            double second = 0;
            for (int k = 11; k >= 0; k--) // Σ (-t)^k / (k + 1)
            {
                f = (f * -t) + (1.0 / (k + 1));
                first = (first * -t) - ((k + 1.0) / (k + 2));
                second = (second * -t) + ((k + 1.0) * (k + 2) / (k + 3));
            }

            return x.Then(f, first, second);
        }

        double ratio = Elementary.LogP1(t) / t;
        double inverse = 1 / (1 + t);
        double slope = (inverse - ratio) / t;
        return x.Then(ratio, slope, ((-inverse * inverse) - (2 * slope)) / t);
    }

    /// <summary>Returns log P(Z > x) of a standard normal variable.</summary>
    public static T LogNormalUpperTail<T>(in T x)
        where T : struct, INumeral<T>
    {
        double tail = NormalScore.LogUpperTail(x.Value);
        if (x.Value > Far)
        {
            double excess = MillsRatio.HazardExcess(x.Value); // the logarithms would have no digit left for it
            return x.Then(tail, -(x.Value + excess), -(x.Value + excess) * excess);
        }

        double hazard = Math.Exp((-x.Value * x.Value / 2) - LoaderTerms.HalfLogTwoPi - tail);
        return x.Then(tail, -hazard, -hazard * (hazard - x.Value));
    }

    /// <summary>Returns log Γ(x) for x above 0.</summary>
    public static T LogGamma<T>(in T x)
        where T : struct, INumeral<T> =>
        x.Then(Numerics.LogGamma.Of(x.Value), PolyGamma.Digamma(x.Value), PolyGamma.Trigamma(x.Value));

    /// <summary>Returns log Γ(x) - (x - ½) log x + x - ½ log 2π: what Stirling's formula leaves; x is above 0.</summary>
    public static T StirlingRest<T>(in T x)
        where T : struct, INumeral<T>
    {
        double v = x.Value;
        double r = 1 / (v * v);
        return v < 16
            ? x.Then(
                LoaderTerms.StirlingError(v),
                PolyGamma.Digamma(v) - Math.Log(v) + (0.5 / v),
                PolyGamma.Trigamma(v) - (1 / v) - (0.5 * r))
            : x.Then(
                LoaderTerms.StirlingError(v),
                -r * ((1.0 / 12) - (r * ((1.0 / 120) - (r * ((1.0 / 252) - (r * ((1.0 / 240) - (r * ((1.0 / 132) - (r * (691.0 / 32760))))))))))),
                r / v * ((1.0 / 6) - (r * ((1.0 / 30) - (r * ((1.0 / 42) - (r * ((1.0 / 30) - (r * ((5.0 / 66) - (r * (691.0 / 2730))))))))))));
    }

    /// <summary>Returns e^x - 1 - x without cancellation near 0.</summary>
    public static T ExpM1Excess<T>(in T x)
        where T : struct, INumeral<T>
    {
        double v = x.Value;
        double slope = Elementary.ExpM1(v);
        double value = slope - v;
        if (Math.Abs(v) < 0.5)
        {
            value = 0;
            for (int k = 18; k >= 2; k--) // Σ v^k / k!
            {
                value = (value + 1) * v / k;
            }

            value *= v;
        }

        return x.Then(value, slope, v < -1 ? Math.Exp(v) : slope + 1);
    }

    /// <summary>Returns log(e^a - e^b), where a is not below b.</summary>
    public static T LogDifference<T>(in T a, in T b)
        where T : struct, INumeral<T> => double.IsNegativeInfinity(b.Value) ? a : a + LogOneMinusExp(b - a);

    /// <summary>Returns log(e^a + e^b).</summary>
    public static T LogSum<T>(in T a, in T b)
        where T : struct, INumeral<T> =>
        double.IsNegativeInfinity(b.Value) ? a : double.IsNegativeInfinity(a.Value) ? b : a + LogOnePlusExp(b - a);
}
