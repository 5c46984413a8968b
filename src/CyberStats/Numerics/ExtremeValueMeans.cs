namespace CyberStats.Numerics;

/// <summary>
/// Limited means and mean excesses of the generalized extreme value law of location 0 and scale 1, smooth through every shape.
/// </summary>
/// <remarks>
/// At z = (e^(ξ w) - 1) / ξ the cumulative probability is exp(-t), t = e^-w, and z falls by t^(-ξ-1) dt. Below the mode the integral of exp(-t) is an
/// incomplete gamma function of the shape -ξ; above, that of 1 - exp(-t) is a series of powers, each integrated smoothly through the exponent 0.
/// </remarks>
internal static class ExtremeValueMeans
{
    private const int MostTerms = 40;

    /// <summary>Returns E[min(Z, z)] at z = (e^(ξ w) - 1) / ξ.</summary>
    public static double Limited(double shape, double w)
    {
        double t = Math.Exp(-w);
        if (t >= 1)
        {
            return Elementary.ExpM1Over(shape, w) - UpperGamma(-shape, t);
        }

        double sum = 0;
        double coefficient = -1;
        for (int k = 1; k < MostTerms; k++)
        {
            coefficient /= -k;
            sum += coefficient * Elementary.ExpM1Over(shape - k, w);
        }

        return sum - UpperGamma(-shape, 1);
    }

    /// <summary>Returns E[Z - z | Z > z] at z = (e^(ξ w) - 1) / ξ, for shapes below 1.</summary>
    /// <param name="shape">The shape; below 1.</param>
    /// <param name="w">The point.</param>
    /// <param name="mean">The mean.</param>
    public static double Excess(double shape, double w, double mean)
    {
        double t = Math.Exp(-w);
        if (t > 1)
        {
            return (mean - Elementary.ExpM1Over(shape, w) + UpperGamma(-shape, t)) / -Elementary.ExpM1(-t);
        }

        double sum = 0;
        double coefficient = -1;
        double power = 1;
        for (int k = 1; k < MostTerms; k++)
        {
            coefficient /= -k;
            sum += coefficient * power / (k - shape);
            power *= t;
        }

        return Math.Exp(shape * w) * sum * (t == 0 ? 1 : t / -Elementary.ExpM1(-t));
    }

    /// <summary>The integral of s^(a-1) e^-s from t on; t is from 1 on, a may have any sign.</summary>
    private static double UpperGamma(double a, double t) =>
        double.IsPositiveInfinity(t) ? 0
        : a < 1 ? Math.Exp((a * Math.Log(t)) - t) / (t + 1 - a + IncompleteGamma.FractionRest(a, t))
        : Math.Exp(IncompleteGamma.LogUpperTail(a, t) + LogGamma.Of(a));
}
