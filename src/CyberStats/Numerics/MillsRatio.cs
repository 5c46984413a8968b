namespace CyberStats.Numerics;

/// <summary>
/// Mills' ratio of the standard normal law, M(t) = P(Z > t) / φ(t), its moments and their differences, to full relative precision: what is left of
/// normal tails when their common factor is taken out.
/// </summary>
/// <remarks>
/// J_m(t) = ∫ s^m exp(-t s - s² / 2) ds over s ≥ 0; J_0 = M, J_1 = 1 - t M. With y_n = J_n / n!, (n + 1) y_(n+1) = y_(n-1) - t y_n, the recurrence of
/// the repeated integrals of the error function (Abramowitz and Stegun 1964, 7.2.5): forward for t below 1, backward by ratios (a continued fraction of
/// positive terms) above. J_m(b - h) = Σ h^n J_(n+m)(b) / n! then gives differences as sums of positive terms.
/// </remarks>
internal static class MillsRatio
{
    private const int MostTerms = 400;

    /// <summary>Returns log M(t).</summary>
    public static double Log(double t)
    {
        if (t < 1)
        {
            return NormalScore.LogUpperTail(t) + (t * t / 2) + LoaderTerms.HalfLogTwoPi;
        }

        return -Math.Log(t + HazardExcess(t));
    }

    /// <summary>Returns 1 / M(t) - t = y_1 / y_0, by how much the hazard of a standard normal variable exceeds the point, for t from 1 on.</summary>
    public static double HazardExcess(double t) => 1 / (t + (2 * RatioAt(2, t)));

    /// <summary>Returns log(M(b - h) - M(b)); negative infinity for the step h = 0.</summary>
    /// <param name="b">The greater point.</param>
    /// <param name="h">The step, not negative; it keeps its digits where it is small beside b.</param>
    public static double LogDifference(double b, double h) => LogDifference(0, b, h);

    /// <summary>Returns log(J_1(b - h) - J_1(b)), J_1(t) = 1 - t M(t); negative infinity for the step h = 0.</summary>
    /// <param name="b">The greater point.</param>
    /// <param name="h">The step, not negative.</param>
    public static double LogMomentDifference(double b, double h) => LogDifference(1, b, h);

    private static double LogDifference(int order, double b, double h)
    {
        if (!(h > 0))
        {
            return double.IsNaN(h) ? double.NaN : double.NegativeInfinity;
        }

        bool near = b < 1 ? h * (Math.Abs(b) + h) < 3 : h < b / 2;
        return near
            ? Log(b) + Math.Log(b < 1 ? ForwardSum(order, b, h) : BackwardSum(order, b, h))
            : Subtract(LogMoment(order, b - h), LogMoment(order, b));
    }

    private static double Subtract(double logA, double logB) => logA + Elementary.LogP1(-Math.Exp(logB - logA));

    private static double LogMoment(int order, double t)
    {
        double log = Log(t);
        return order == 0 ? log
            : t >= 1 ? log + Math.Log(HazardExcess(t))
            : t > 0 ? Math.Log(1 - (t * Math.Exp(log)))
            : t == 0 ? 0
            : Add(0, log + Math.Log(-t));
    }

    private static double Add(double a, double b) => Math.Max(a, b) + Elementary.LogP1(Math.Exp(-Math.Abs(a - b)));

    /// <summary>Σ h^n J_(n+m)(b) / n! over n ≥ 1, in units of M(b), for b below 1.</summary>
    private static double ForwardSum(int order, double b, double h)
    {
        double before = 1;
        double here = Math.Exp(-Log(b)) - b;
        double power = 1;
        double sum = 0;
        for (int n = 1; n < MostTerms; n++)
        {
            // here is y_n, before y_(n-1), after y_(n+1)
            double after = Math.Max((before - (b * here)) / (n + 1), 0); // rounding alone can bring it below
            power *= h;
            double term = power * (order == 0 ? here : (n + 1) * after);
            sum += term;
            if (term <= 1e-17 * sum)
            {
                break;
            }

            (before, here) = (here, after);
        }

        return sum;
    }

    /// <summary>The same for b from 1 on.</summary>
    private static double BackwardSum(int order, double b, double h)
    {
        Span<double> ratios = stackalloc double[120];
        double ratio = RatioAt(ratios.Length, b);
        for (int n = ratios.Length - 1; n >= 1; n--)
        {
            ratio = 1 / (b + ((n + 1) * ratio)); // y_n / y_(n-1)
            ratios[n] = ratio;
        }

        double product = order == 0 ? 1 : ratios[1];
        double sum = 0;
        for (int n = 1; n + order < ratios.Length; n++)
        {
            product *= h * ratios[n + order];
            double term = order == 0 ? product : product * (n + 1);
            sum += term;
            if (term <= 1e-17 * sum)
            {
                break;
            }
        }

        return sum;
    }

    /// <summary>y_n / y_(n-1), by the fraction from so far that the start does not matter.</summary>
    private static double RatioAt(int first, double t)
    {
        double far = 20 / t;
        int n = Math.Max(first + 30, (int)(far * far) + 40);
        double ratio = 1 / (t + Math.Sqrt((t * t) + n));
        for (; n >= first; n--)
        {
            ratio = 1 / (t + ((n + 1) * ratio));
        }

        return ratio;
    }
}
