namespace CyberStats.Numerics;

/// <summary>
/// The logarithm of the gamma function of positive numbers, with its zeros at 1 and 2 kept to full relative precision, and differences of it that
/// do not cancel for large arguments or small steps.
/// </summary>
/// <remarks>Sources: Abramowitz and Stegun (1964), 6.1.33 for the series about 1, 6.1.41 for large arguments, 6.1.15 between them.</remarks>
internal static class LogGamma
{
    private const double OneLessEuler = 0.42278433509846713939; // 1 - γ

    // (-1)^k (ζ(k) - 1) / k from k = 2 on; the terms for |x| ≤ 1/2 fall by four each.
    private static readonly double[] Terms =
    [
        .. new[]
        {
            0.64493406684822644, 0.20205690315959429, 0.082323233711138192, 0.036927755143369926, 0.01734306198444914, 0.0083492773819228268,
            0.0040773561979443394, 0.0020083928260822144, 0.00099457512781808534, 0.00049418860411946456, 0.0002460865533080483,
            0.00012271334757848915, 6.1248135058704829e-5, 3.0588236307020494e-5, 1.5282259408651872e-5, 7.6371976378997623e-6,
            3.8172932649998399e-6, 1.9082127165539389e-6, 9.5396203387279611e-7, 4.7693298678780646e-7, 2.3845050272773299e-7,
            1.1921992596531107e-7, 5.960818905125948e-8, 2.980350351465228e-8,
        }.Select((z, i) => (i % 2 == 0 ? z : -z) / (i + 2)),
    ];

    private static readonly double[] StirlingTerms = [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360];

    /// <summary>Returns log Γ(z); +∞ at zero.</summary>
    /// <param name="z">The argument; not negative.</param>
    public static double Of(double z)
    {
        if (z < 0.5)
        {
            return z <= 0 ? double.PositiveInfinity : OfOnePlus(z) - Math.Log(z);
        }

        if (z < 16)
        {
            return OfOnePlus(z - 1);
        }

        return double.IsPositiveInfinity(z) ? z : ((z - 0.5) * Math.Log(z)) - z + LoaderTerms.HalfLogTwoPi + LoaderTerms.StirlingError(z);
    }

    /// <summary>Returns log Γ(1 + x), to full relative precision near 0 and 1, where it is zero.</summary>
    /// <param name="x">The argument; above -1.</param>
    public static double OfOnePlus(double x)
    {
        if (x >= 15)
        {
            return Of(1 + x);
        }

        double product = 1;
        while (x > 1.5)
        {
            product *= x;
            x -= 1;
        }

        double shift = product == 1 ? 0 : Math.Log(product);
        if (x < -0.5)
        {
            return NearTwo(x + 1) - Elementary.LogP1(x + 1) - Math.Log(1 + x); // two steps down from Γ(3 + x)
        }

        return x <= 0.5 ? shift + NearTwo(x) - Elementary.LogP1(x) : shift + NearTwo(x - 1);
    }

    /// <summary>Returns log Γ(c + e) + log Γ(c - e) - 2 log Γ(c), which is positive, without cancellation; +∞ from |e| = c on.</summary>
    /// <remarks>
    /// It is -Σ log(1 - (e / (c + n))²) over n ≥ 0: by terms while c + n is small or below 4 |e|, then Σ e^(2j) ζ(2j, c + n) / j with the Hurwitz zeta
    /// function by Euler and Maclaurin. Cost: 4 |e| terms.
    /// </remarks>
    public static double SecondDifference(double c, double e)
    {
        e = Math.Abs(e);
        if (!(e < c))
        {
            return double.IsNaN(c - e) ? double.NaN : double.PositiveInfinity;
        }

        double sum = 0;
        double z = c;
        for (double enough = Math.Max(20, 4 * e); z < enough; z += 1)
        {
            double share = e / z;
            sum -= share > 0.5 ? Math.Log((1 - share) * (1 + share)) : Elementary.LogP1(-share * share);
        }

        double square = e / z * (e / z);
        double power = 1;
        for (int j = 1; j < 40; j++)
        {
            power *= square;
            double s = 2 * j;
            double r = 1 / (z * z);
            double zeta = (z / (s - 1)) + 0.5 + (s / (12 * z)
                * (1 - ((s + 1) * (s + 2) * r / 60 * (1 - ((s + 3) * (s + 4) * r / 42 * (1 - ((s + 5) * (s + 6) * r / 40)))))));
            double term = power * zeta / j;
            sum += term;
            if (term <= 1e-17 * sum)
            {
                break;
            }
        }

        return sum;
    }

    /// <summary>Returns log Γ(a + step) - log Γ(a), without cancellation of large logarithms where the step is small beside a.</summary>
    /// <param name="a">The argument; positive.</param>
    /// <param name="step">The step; above -a.</param>
    public static double Difference(double a, double step)
    {
        if (Math.Min(a, a + step) < 16 && Math.Abs(step) > a / 8)
        {
            return Of(a + step) - Of(a);
        }

        double below = 0;
        for (; Math.Min(a, a + step) < 16; a += 1)
        {
            below += Elementary.LogP1(step / a);
        }

        return ((a - 0.5 + step) * Elementary.LogP1(step / a)) + (step * (Math.Log(a) - 1)) + StirlingDifference(a, step) - below;
    }

    /// <summary>The difference of Stirling's series at a + step and a, both from 16 on, term by term.</summary>
    private static double StirlingDifference(double a, double step)
    {
        double u = 1 / a;
        double w = 1 / (a + step);
        double power = 1; // w^2k
        double sum = 1; // (w^(2k+1) - u^(2k+1)) / (w - u)
        double total = StirlingTerms[0];
        for (int k = 1; k < StirlingTerms.Length; k++)
        {
            sum = (sum * u * u) + (power * w * (u + w));
            power *= w * w;
            total += StirlingTerms[k] * sum;
        }

        return -step * u * w * total;
    }

    /// <summary>Returns log B(a, b).</summary>
    public static double Beta(double a, double b) => Of(Math.Min(a, b)) - Difference(Math.Max(a, b), Math.Min(a, b));

    /// <summary>log Γ(2 + x) for |x| up to 1/2.</summary>
    private static double NearTwo(double x)
    {
        double sum = 0;
        for (int k = Terms.Length - 1; k >= 0; k--)
        {
            sum = (sum * x) + Terms[k];
        }

        return x * (OneLessEuler + (x * sum));
    }
}
