using MathNet.Numerics;

namespace CyberStats.Numerics;

/// <summary>
/// The p-values of the usual test statistics: tail probabilities that keep their digits far out.
/// </summary>
internal static class TailProbability
{
    /// <summary>Returns P(|Z| ≥ |z|) of a standard normal variable.</summary>
    public static double TwoSidedNormal(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);

    /// <summary>Returns P(|T| ≥ |t|) of Student's variable.</summary>
    /// <param name="t">The statistic.</param>
    /// <param name="freedom">The degrees of freedom; positive.</param>
    public static double TwoSidedStudent(double t, double freedom) => FisherF(t * t, 1, freedom);

    /// <summary>Returns P(X ≥ x) of a chi-square variable.</summary>
    /// <param name="x">The statistic.</param>
    /// <param name="freedom">The degrees of freedom; positive.</param>
    public static double ChiSquare(double x, double freedom) => Math.Exp(IncompleteGamma.LogUpperTail(freedom / 2, x / 2));

    /// <summary>Returns P(F ≥ f) of Fisher's F.</summary>
    /// <param name="f">The statistic.</param>
    /// <param name="numerator">The degrees of freedom above; positive.</param>
    /// <param name="denominator">The degrees of freedom below; positive.</param>
    public static double FisherF(double f, double numerator, double denominator) =>
        f <= 0 ? 1
        : double.IsPositiveInfinity(f) ? 0
        : Math.Exp(IncompleteBeta.LogLowerTail(denominator / 2, numerator / 2, Math.Log(denominator) - Math.Log(numerator) - Math.Log(f)));
}
