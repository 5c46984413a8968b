using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The logarithms of density and tails of a beta variable with their derivatives by both shapes and by the place too: the series, differentiated term by term.
/// </summary>
/// <remarks>
/// Made for shapes of some 1 to 100, as PERT laws have. All terms are positive, so that nothing cancels. Source: DLMF 8.17.8. Cost: some 100 terms at shapes of 1 to 5.
/// </remarks>
internal static class BetaTails
{
    private const int MostTerms = 10_000;

    /// <summary>Returns log P(X ≤ x), where y = 1 - x.</summary>
    public static T LogLower<T>(in T alpha, in T beta, in T x, in T y)
        where T : struct, INumeral<T> =>
        x.Value * (alpha.Value + beta.Value) <= alpha.Value ? LogSeries(alpha, beta, x, y) : NumeralFunctions.LogOneMinusExp(LogSeries(beta, alpha, y, x));

    /// <summary>Returns the logarithm of the density, where y = 1 - x.</summary>
    public static T LogDensity<T>(in T alpha, in T beta, in T x, in T y)
        where T : struct, INumeral<T> => LogFactor(alpha, beta, x, y) - NumeralFunctions.Log(x) - NumeralFunctions.Log(y);

    /// <summary>x^a y^b / B(a, b), in logarithms.</summary>
    private static T LogFactor<T>(in T a, in T b, in T x, in T y)
        where T : struct, INumeral<T> =>
        (a * NumeralFunctions.Log(x)) + (b * NumeralFunctions.Log(y)) + NumeralFunctions.LogGamma(a + b) - NumeralFunctions.LogGamma(a) - NumeralFunctions.LogGamma(b);

    private static T LogSeries<T>(in T a, in T b, in T x, in T y)
        where T : struct, INumeral<T>
    {
        T term = NumeralFunctions.Inverse(a);
        T sum = term;
        T both = a + b;
        for (int n = 0; n < MostTerms && term.Value > 1e-18 * sum.Value; n++)
        {
            term = term * x * both.Plus(n) * NumeralFunctions.Inverse(a.Plus(n + 1));
            sum += term;
        }

        return LogFactor(a, b, x, y) + NumeralFunctions.Log(sum);
    }
}
