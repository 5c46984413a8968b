using MathNet.Numerics;

namespace CyberStats.Numerics;

/// <summary>
/// The numbers that intervals are made of: how far a law reaches for a given coverage.
/// </summary>
internal static class Quantiles
{
    /// <summary>Returns z such that a standard normal variable lies in [-z, z] with a probability in (0, 1).</summary>
    public static double TwoSidedNormal(double level) => Constants.Sqrt2 * SpecialFunctions.ErfcInv(1 - level);

    /// <summary>Returns t such that Student's variable lies in [-t, t] with a probability in (0, 1).</summary>
    /// <param name="level">The probability.</param>
    /// <param name="freedom">The degrees of freedom; positive.</param>
    /// <remarks>t² / ν is the odds of a Beta(1/2, ν/2) variable.</remarks>
    public static double TwoSidedStudent(double level, double freedom) =>
        Math.Sqrt(freedom) * Math.Exp(-IncompleteBeta.LogOddsQuantile((1 - level), freedom / 2, 0.5) / 2);
}
