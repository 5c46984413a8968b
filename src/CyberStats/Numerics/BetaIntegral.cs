namespace CyberStats.Numerics;

/// <summary>
/// The integral of v^(p-1) (1-v)^(q-1) from 0 up to a point, without the division by the whole, which need not be finite: q may be zero or below.
/// </summary>
/// <remarks>
/// With v = t / (1 + t) and t = (x / scale)^shape it is the limited mean of the Burr family, of infinite mean where q ≤ 0. Up to some point by the
/// series of positive terms of Abramowitz and Stegun (1964), 26.5.4; from there on by powers of w = 1 - v, each integrated smoothly through the
/// exponent 0. For q from 1 on by <see cref="IncompleteBeta"/>.
/// </remarks>
internal static class BetaIntegral
{
    private const int MostTerms = 1_000_000;

    /// <summary>Returns the logarithm of the integral.</summary>
    /// <param name="p">The exponent at 0; positive.</param>
    /// <param name="q">The exponent at 1; any number above -p.</param>
    /// <param name="logOdds">log(v / (1 - v)) at the point.</param>
    public static double LogLower(double p, double q, double logOdds)
    {
        if (q >= 1)
        {
            return LogGamma.Beta(p, q) + IncompleteBeta.LogLowerTail(p, q, logOdds);
        }

        double split = Math.Min(0.2, 1 / p); // of w: above, powers of w would alternate and cancel
        double splitOdds = Math.Log((1 - split) / split);
        if (logOdds <= splitOdds)
        {
            return LogSeries(p, q, logOdds);
        }

        // w^(q-1) Σ (1-p)_k / k! w^k from w = 1 / (1 + e^logOdds) to the split.
        double length = Math.Log(split) + Elementary.Softplus(logOdds);
        double sum = 0;
        double coefficient = 1;
        double power = Math.Pow(split, q); // s^(q+k)
        for (int k = 0; k < 200; k++)
        {
            double term = coefficient * power * Elementary.ExpM1Over(-(q + k), length);
            sum += term;
            if (Math.Abs(term) <= 1e-18 * Math.Abs(sum))
            {
                break;
            }

            coefficient *= (k + 1 - p) / (k + 1);
            power *= split;
        }

        double below = LogSeries(p, q, splitOdds);
        return below + Elementary.LogP1(sum * Math.Exp(-below));
    }

    /// <summary>v^p (1-v)^q / p · Σ (p+q)_n / (p+1)_n v^n.</summary>
    private static double LogSeries(double p, double q, double logOdds)
    {
        double v = 1 / (1 + Math.Exp(-logOdds));
        double sum = 1;
        double term = 1;
        for (int n = 0; n < MostTerms && term > 1e-17 * sum; n++)
        {
            term *= v * (p + q + n) / (p + 1 + n);
            sum += term;
        }

        return -(p * Elementary.Softplus(-logOdds)) - (q * Elementary.Softplus(logOdds)) - Math.Log(p) + Math.Log(sum);
    }
}
