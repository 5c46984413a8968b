using MathNet.Numerics;

namespace CyberStats.Numerics;

/// <summary>
/// The beta distribution on the scale of log-odds, in logarithms, so that both tails keep their digits.
/// </summary>
/// <remarks>
/// A point is w = log(x / (1 - x)). The logarithm of the lower tail is a concave function of w, which makes Newton's method for the
/// quantile safe from any start. Source: Didonato and Morris (1992) for the continued fraction; its factor is made of <see cref="LoaderTerms"/>.
/// </remarks>
internal static class IncompleteBeta
{
    private const double FarOut = 700; // log-odds beyond which x or 1 - x leaves the range of numbers
    private const double ManyCounts = 1e8; // from here on the expansion of the quantile is exact to the last bits
    private const int MostTerms = 1_000_000; // far more than the fraction needs

    /// <summary>Returns log I_x(a, b) at x = 1 / (1 + exp(-w)).</summary>
    /// <param name="a">The first parameter; positive.</param>
    /// <param name="b">The second parameter; positive.</param>
    /// <param name="w">The log-odds.</param>
    public static double LogLowerTail(double a, double b, double w)
    {
        (double x, double y) = Point(w);
        double density = LogDensity(a, b, w);
        return w <= Math.Log(a / b)
            ? Math.Min(density + Math.Log(Fraction(a, b, x, y, BelowMean(a, b, x, y))), 0)
            : Elementary.LogP1(-Math.Exp(density) * Fraction(b, a, y, x, BelowMean(b, a, y, x)));
    }

    /// <summary>Returns log I_x(a, b) of a point whose distance from the mean is known better than the point is.</summary>
    /// <param name="a">The first parameter; positive.</param>
    /// <param name="b">The second parameter; positive.</param>
    /// <param name="x">The point, in (0, 1).</param>
    /// <param name="y">1 - x, of which no digit is lost.</param>
    /// <param name="belowMean">a - (a + b) x.</param>
    /// <remarks>For parameters of 1e6 and more, where a distance made from the point loses the digits of the tails.</remarks>
    public static double LogLowerTail(double a, double b, double x, double y, double belowMean)
    {
        double n = a + b;
        double density = LogFactor(a, b) - LoaderTerms.Deviance(a, n * x, belowMean) - LoaderTerms.Deviance(b, n * y, -belowMean);
        return belowMean >= 0
            ? Math.Min(density + Math.Log(Fraction(a, b, x, y, belowMean)), 0)
            : Elementary.LogP1(-Math.Exp(density) * Fraction(b, a, y, x, -belowMean));
    }

    /// <summary>Returns the log-odds w below which the lower tail has a given probability.</summary>
    /// <param name="probability">The probability of the lower tail, in (0, 1).</param>
    /// <param name="a">The first parameter; positive.</param>
    /// <param name="b">The second parameter; positive.</param>
    /// <remarks>Cost: a few evaluations of a continued fraction of some √min(a, b) terms; constant where both exceed 1e8.</remarks>
    public static double LogOddsQuantile(double probability, double a, double b)
    {
        double z = -Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * probability);
        if (Math.Min(a, b) >= ManyCounts)
        {
            return CornishFisher(z, a, b);
        }

        double spread = Math.Sqrt((1 / a) + (1 / b));
        double target = Math.Log(probability);
        double w = Math.Log(a / b) + (z * spread);
        double longest = Math.Max(10 * spread, 10);
        for (int i = 0; i < 200; i++)
        {
            double tail = LogLowerTail(a, b, w);
            double slope = Math.Exp(LogDensity(a, b, w) - tail);
            double step = slope > 0 ? Math.Clamp((target - tail) / slope, -longest, longest) : Math.CopySign(longest, target - tail);
            w += step;
            if (Math.Abs(step) <= 1e-15 * Math.Max(Math.Abs(w), spread))
            {
                break;
            }
        }

        return w;
    }

    /// <summary>Returns the logarithm of x^a y^b / B(a, b), the density of the log-odds.</summary>
    public static double LogDensity(double a, double b, double w)
    {
        double n = a + b;
        double atMean = LogFactor(a, b);
        if (Math.Abs(w) > FarOut)
        {
            return atMean + (a * (LogPoint(w) - Math.Log(a / n))) + (b * (LogPoint(-w) - Math.Log(b / n)));
        }

        (double x, double y) = Point(w);
        return atMean - LoaderTerms.Deviance(a, n * x) - LoaderTerms.Deviance(b, n * y);
    }

    private static (double X, double Y) Point(double w) => (1 / (1 + Math.Exp(-w)), 1 / (1 + Math.Exp(w)));

    /// <summary>The logarithm of that density at its mean.</summary>
    private static double LogFactor(double a, double b) =>
        LoaderTerms.StirlingError(a + b) - LoaderTerms.StirlingError(a) - LoaderTerms.StirlingError(b) + (0.5 * (Math.Log(a) + Math.Log(b / (a + b)))) - LoaderTerms.HalfLogTwoPi;

    /// <summary>a - (a + b) x, from the smaller of x and 1 - x.</summary>
    private static double BelowMean(double a, double b, double x, double y) => x < y ? a - ((a + b) * x) : ((a + b) * y) - b;

    /// <summary>log x at x = 1 / (1 + exp(-w)).</summary>
    private static double LogPoint(double w) => w < 0 ? w - Elementary.LogP1(Math.Exp(w)) : -Elementary.LogP1(Math.Exp(-w));

    /// <summary>Returns the continued fraction of I_x(a, b) without its factor x^a y^b / B(a, b); for x up to about its mean.</summary>
    public static double Fraction(double a, double b, double x, double y) => Fraction(a, b, x, y, BelowMean(a, b, x, y));

    /// <summary>The continued fraction of I_x(a, b) without its factor x^a y^b / B(a, b), by Lentz's method; for x up to about its mean.</summary>
    /// <remarks>
    /// It takes x, y = 1 - x and a - (a + b) x, so that none of them loses digits. Source: Didonato and Morris (1992), <i>Significant digit
    /// computation of the incomplete beta function ratios</i>, section 5.
    /// </remarks>
    private static double Fraction(double a, double b, double x, double y, double belowMean)
    {
        const double Tiny = 1e-300;
        double f = Tiny;
        double c = f;
        double d = 0;
        double numerator = 1;
        for (int n = 0; n < MostTerms; n++)
        {
            double even = a + (2 * n);
            double denominator = n + (n * (b - n) * x / NotZero(even - 1)) + ((a + n) / (even + 1) * (belowMean + 1 + (n * (1 + y))));
            d = 1 / NotZero(denominator + (numerator * d));
            c = NotZero(denominator + (numerator / c));
            double change = c * d;
            f *= change;
            if (Math.Abs(change - 1) <= 1e-16)
            {
                break;
            }

            double next = n + 1;
            numerator = (a + n) / (even + 1) * ((a + b + n) / (even + 1)) * next * (b - next) * x * x;
        }

        return f;

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }

    /// <summary>The expansion of the quantile in the cumulants of the log-odds, of order n^-3/2 relative to its spread.</summary>
    /// <remarks>Source: Cornish and Fisher (1938); the cumulants are differences of polygamma functions, here by their leading terms.</remarks>
    private static double CornishFisher(double z, double a, double b)
    {
        double mean = Math.Log(a / b) - (0.5 / a) + (0.5 / b);
        double variance = (1 / a) + (0.5 / (a * a)) + (1 / b) + (0.5 / (b * b));
        double spread = Math.Sqrt(variance);
        double skewness = ((1 / (b * b)) - (1 / (a * a))) / (variance * spread);
        double excess = ((2 / (a * a * a)) + (2 / (b * b * b))) / (variance * variance);
        double point = z
            + (skewness * ((z * z) - 1) / 6)
            + (excess * ((z * z * z) - (3 * z)) / 24)
            - (skewness * skewness * ((2 * z * z * z) - (5 * z)) / 36);
        return mean + (spread * point);
    }
}
