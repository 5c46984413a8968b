namespace CyberStats.Numerics;

/// <summary>
/// The tails of (Z + δ) / √(χ²/ν), Student's statistic where there is an effect: what the power of a t test is made of.
/// </summary>
/// <remarks>
/// P(T > t) is the mean of Φ(δ - t w) over w = √(χ²/ν). The integral is taken over log w by the trapezoidal rule, whose error falls
/// exponentially for such integrands; all its terms are positive, so that small tails keep their digits. Method: Goodwin (1949), <i>The
/// evaluation of integrals of the form ∫ f(x) exp(-x²) dx</i>. Relative error about 1e-12; cost: some hundred normal tails.
/// </remarks>
internal static class NoncentralStudent
{
    private const double Negligible = 42; // e^-42 is below a rounding of the sum

    /// <summary>Returns P(T > t).</summary>
    /// <param name="t">The point; finite.</param>
    /// <param name="freedom">The degrees of freedom; positive.</param>
    /// <param name="shift">The noncentrality δ; finite.</param>
    public static double UpperTail(double t, double freedom, double shift)
    {
        double middle = Mode(t, freedom, shift);
        double most = LogTerm(middle, t, freedom, shift);
        double step = 0.15 / (Math.Sqrt(2 * freedom) + (Math.Abs(t) * Math.Exp(middle)) + 1);
        double sum = 1;
        for (int side = -1; side <= 1; side += 2)
        {
            for (double u = middle + (side * step); ; u += side * step)
            {
                double term = LogTerm(u, t, freedom, shift) - most;
                if (!(term > -Negligible))
                {
                    break;
                }

                sum += Math.Exp(term);
            }
        }

        return Math.Min(1, step * sum * Math.Exp(most));
    }

    /// <summary>Returns P(T ≤ t).</summary>
    /// <inheritdoc cref="UpperTail"/>
    public static double LowerTail(double t, double freedom, double shift) => UpperTail(-t, freedom, -shift);

    /// <summary>The logarithm of the density of log w times Φ(δ - t w), at w = e^u.</summary>
    private static double LogTerm(double u, double t, double freedom, double shift) =>
        Math.Log(freedom) + LoaderTerms.LogPoisson(freedom / 2, freedom / 2 * Math.Exp(2 * u)) + NormalScore.LogUpperTail((t * Math.Exp(u)) - shift);

    /// <summary>Where the integrand is largest: it has one summit.</summary>
    private static double Mode(double t, double freedom, double shift)
    {
        (double low, double high) = (-300.0, 10.0);
        while (high - low > 1e-3 / (1 + Math.Sqrt(freedom)))
        {
            double third = (high - low) / 3;
            _ = LogTerm(low + third, t, freedom, shift) < LogTerm(high - third, t, freedom, shift) ? low += third : high -= third;
        }

        return (low + high) / 2;
    }
}
