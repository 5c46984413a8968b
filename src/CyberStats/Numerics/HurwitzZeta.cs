namespace CyberStats.Numerics;

/// <summary>
/// The Hurwitz zeta function ζ(s, q), the sum of (q + k)^-s over k from 0 on, scaled by q^s so that neither a large s nor a large q leaves the range of
/// numbers; parts of that sum, its derivatives in s, and its moments.
/// </summary>
/// <remarks>
/// For q from 1 on and s above 1, to some 1e-15. Source: Johansson (2015), <i>Rigorous high-precision computation of the Hurwitz zeta function and its
/// derivatives</i>, section 2: terms one by one as far as a = q + N ≥ s + 10, then the formula of Euler and Maclaurin, with 11 corrections.
/// </remarks>
internal static class HurwitzZeta
{
    private const double FirstEnd = 10; // at a ≥ s + 10 the eleventh correction is below 1e-17 of the whole
    private const double Negligible = 40; // e^-40 of the first term

    /// <summary>B₂ⱼ / (2j)!, j from 1 on.</summary>
    private static readonly double[] Corrections =
    [
        1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160, -691 / 1307674368000.0, 1 / 74724249600.0, -3617 / 10670622842880000.0,
        43867 / 5109094217170944000.0, -174611 / 802857662698291200000.0, 77683 / 14101100039391805440000.0,
    ];

    /// <summary>Returns log(q^s ζ(s, q)).</summary>
    public static double LogScaled(double s, double q)
    {
        double sum = Terms(s, q, double.PositiveInfinity, out double a);
        return Math.Log(a > 0 ? sum + (Math.Exp(-s * Elementary.LogRatio(a, q)) * Tail(s, a)) : sum);
    }

    /// <summary>Returns log(q^s ζ(s, q)) with its first two derivatives in s: minus the mean of log(X / q) of the zeta law from q on, and its variance.</summary>
    public static (double Value, double Slope, double Curvature) LogScaledWithSlopes(double s, double q)
    {
        double zero = 0;
        double one = 0;
        double two = 0;
        double end = LastTerm(s, q);
        double k = 0;
        for (; k < end; k++)
        {
            double t = Elementary.LogP1(k / q);
            double term = Math.Exp(-s * t);
            zero += term;
            one -= t * term;
            two += t * t * term;
        }

        if (q + k >= s + FirstEnd)
        {
            double a = q + k;
            (double p, double p1, double p2) = (a / (s - 1) + 0.5, -a / (s - 1) / (s - 1), 2 * a / (s - 1) / (s - 1) / (s - 1));
            (double r, double r1, double r2) = (s / a, 1 / a, 0); // s (s + 1) … over powers of a, and its derivatives
            for (int j = 0; j < Corrections.Length; j++)
            {
                p += Corrections[j] * r;
                p1 += Corrections[j] * r1;
                p2 += Corrections[j] * r2;
                for (int i = 1; i <= 2; i++)
                {
                    double factor = (s + (2 * j) + i) / a;
                    (r, r1, r2) = (r * factor, (r1 * factor) + (r / a), (r2 * factor) + (2 * r1 / a));
                }
            }

            double t = Elementary.LogRatio(a, q);
            double scale = Math.Exp(-s * t);
            zero += scale * p;
            one += scale * (p1 - (t * p));
            two += scale * (p2 - (2 * t * p1) + (t * t * p));
        }

        double slope = one / zero;
        return (Math.Log(zero), slope, (two / zero) - (slope * slope));
    }

    /// <summary>Returns the sum of (x / from)^-s over the whole steps x = from, from + 1, … below an end, a whole number of steps away; s may be any number above 0.</summary>
    public static double PartialSum(double s, double from, double end)
    {
        double sum = Terms(s, from, end, out double a);
        if (!(a > 0 && a < end))
        {
            return sum;
        }

        double length = Elementary.LogRatio(end, a);
        double power = (1 - s) * length;
        double integral = a * length * (power == 0 ? 1 : Elementary.ExpM1(power) / power);
        double fall = Math.Exp(-s * length); // f(end) / f(a)
        double corrections = (1 - fall) / 2;
        (double atA, double atEnd) = (s / a, s / end * fall);
        for (int j = 0; j < Corrections.Length; j++)
        {
            corrections += Corrections[j] * (atA - atEnd);
            double factor = (s + (2 * j) + 1) * (s + (2 * j) + 2);
            (atA, atEnd) = (atA * factor / a / a, atEnd * factor / end / end);
        }

        return sum + (Math.Exp(-s * Elementary.LogRatio(a, from)) * (integral + corrections));
    }

    /// <summary>Returns the sums of (x - q)^r (x / q)^-s over x from q on, r = 0, 1, 2; +∞ where they diverge.</summary>
    public static (double Zero, double One, double Two) Moments(double s, double q)
    {
        double zero = 0;
        double one = 0;
        double two = 0;
        double last = LastTerm(s, q, (s - 2) / 1.5); // the second moment falls as the power s - 2, and is compared with the second term
        double k = 0;
        for (; k < last; k++)
        {
            double term = Math.Exp(-s * Elementary.LogP1(k / q));
            zero += term;
            one += k * term;
            two += k * k * term;
        }

        if (q + k >= s + FirstEnd)
        {
            double a = q + k;
            double scale = Math.Exp(-s * Elementary.LogRatio(a, q));
            zero += scale * Tail(s, a);
            one += s > 2 ? scale * TailOfMoment(s, a, k, 1) : double.PositiveInfinity;
            two += s > 3 ? scale * TailOfMoment(s, a, k, 2) : double.PositiveInfinity;
        }

        return (zero, one, two);
    }

    /// <summary>The terms one by one: up to the end, or to where the formula holds (a is then above 0), or to where they are negligible (a is then 0).</summary>
    private static double Terms(double s, double q, double end, out double a)
    {
        double last = Math.Min(LastTerm(s, q), end - q);
        double sum = 0;
        double k = 0;
        for (; k < last; k++)
        {
            sum += Math.Exp(-s * Elementary.LogP1(k / q));
        }

        a = q + k >= s + FirstEnd ? q + k : 0;
        return sum;
    }

    /// <summary>The number of terms to add one by one.</summary>
    private static double LastTerm(double s, double q) => LastTerm(s, q, s);

    /// <summary>The same of terms that fall with another power.</summary>
    private static double LastTerm(double s, double q, double power)
    {
        double toFormula = Math.Ceiling(s + FirstEnd - q);
        return toFormula <= 0 ? 0 : Math.Min(toFormula, Math.Ceiling(q * Elementary.ExpM1(Negligible / Math.Max(power, 1))) + 1);
    }

    /// <summary>a^s ζ(s, a) by the formula.</summary>
    private static double Tail(double s, double a)
    {
        double sum = (a / (s - 1)) + 0.5;
        double rising = s / a;
        for (int j = 0; j < Corrections.Length; j++)
        {
            sum += Corrections[j] * rising;
            rising *= (s + (2 * j) + 1) / a * ((s + (2 * j) + 2) / a);
        }

        return sum;
    }

    /// <summary>The sum of (x - a + n)^r (x / a)^-s over x from a on by the formula, r = 1 or 2.</summary>
    private static double TailOfMoment(double s, double a, double n, int r)
    {
        double sum = r == 1
            ? (n * a / (s - 1)) + (a / (s - 1) * (a / (s - 2))) + (n / 2)
            : (n * n * a / (s - 1)) + (2 * n * a / (s - 1) * (a / (s - 2))) + (2 * a / (s - 1) * (a / (s - 2)) * (a / (s - 3))) + (n * n / 2);
        double before = 0; // the derivatives of x^-s of the orders i - 2, i - 1 and i, over a^-s
        double last = 1;
        double derivative = -s / a;
        for (int j = 0; j < Corrections.Length; j++)
        {
            int i = (2 * j) + 1;
            sum -= Corrections[j] * (r == 1
                ? (n * derivative) + (i * last)
                : (n * n * derivative) + (2 * i * n * last) + (i * (i - 1) * before));
            before = derivative;
            last = derivative * -(s + i) / a;
            derivative = last * -(s + i + 1) / a;
        }

        return sum;
    }
}
