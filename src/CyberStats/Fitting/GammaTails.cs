using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The logarithms of both tails of a gamma variable of scale 1 with their derivatives by the shape too: the series and the continued fraction,
/// differentiated term by term.
/// </summary>
/// <remarks>Source: Abramowitz and Stegun (1964), 6.5.29 and 6.5.31. Cost: some 10 √shape terms near the mean.</remarks>
internal static class GammaTails
{
    private const int MostTerms = 100_000;
    private const int MostSettled = 200; // terms after which the derivatives have settled too, but for rounding

    /// <summary>Returns log P(X ≤ e^logX).</summary>
    public static T LogLower<T>(in T shape, in T logX)
        where T : struct, INumeral<T> => IsInBody(shape, logX) ? LogSeries(shape, logX) : NumeralFunctions.LogOneMinusExp(LogFraction(shape, logX));

    /// <summary>Returns log P(X > e^logX).</summary>
    public static T LogUpper<T>(in T shape, in T logX)
        where T : struct, INumeral<T> => IsInBody(shape, logX) ? NumeralFunctions.LogOneMinusExp(LogSeries(shape, logX)) : LogFraction(shape, logX);

    private static bool IsInBody<T>(in T shape, in T logX)
        where T : struct, INumeral<T> => Math.Exp(logX.Value) < shape.Value + 1;

    /// <summary>x^a e^-x / Γ(a), the density of log x, in logarithms.</summary>
    private static T LogFactor<T>(in T shape, in T logX)
        where T : struct, INumeral<T>
    {
        T logShape = NumeralFunctions.Log(shape);
        return (logShape * 0.5).Plus(-LoaderTerms.HalfLogTwoPi) - (shape * NumeralFunctions.ExpM1Excess(logX - logShape)) - NumeralFunctions.StirlingRest(shape);
    }

    private static T LogSeries<T>(in T shape, in T logX)
        where T : struct, INumeral<T>
    {
        T x = NumeralFunctions.Exp(logX);
        T term = NumeralFunctions.Inverse(shape);
        T sum = term;
        for (int n = 1; n < MostTerms && term.Value > 1e-18 * sum.Value; n++)
        {
            term = term * x * NumeralFunctions.Inverse(shape.Plus(n));
            sum += term;
        }

        return LogFactor(shape, logX) + NumeralFunctions.Log(sum);
    }

    /// <summary>
    /// The fraction by the recurrence of its convergents, scaled as they grow. At whole shapes its value ends after as many terms, and close to them it
    /// nearly does; its derivatives go on.
    /// </summary>
    private static T LogFraction<T>(in T shape, in T logX)
        where T : struct, INumeral<T>
    {
        T x = NumeralFunctions.Exp(logX);
        T b = (x - shape).Plus(1);
        T d = NumeralFunctions.Inverse(b);
        T f = d;
        T c = T.Constant(1e300);
        int settled = 0;
        for (int n = 1; n < MostTerms; n++)
        {
            T a = shape.Plus(-n) * n;
            b = b.Plus(2);
            d = NumeralFunctions.Inverse((a * d) + b);
            c = n == 1 ? b : b + (a * NumeralFunctions.Inverse(c));
            T change = c * d;
            f *= change;
            if (Math.Abs(change.Value - 1) < 1e-16 && (change.IsConstant(1e-14) || ++settled > MostSettled))
            {
                break;
            }
        }

        return LogFactor(shape, logX) + NumeralFunctions.Log(f);
    }
}
