namespace CyberStats.Numerics;

/// <summary>
/// Both tails of a gamma variable of scale 1, in logarithms, so that either keeps its digits however small it is, for every shape above zero.
/// </summary>
/// <remarks>
/// Sources: Abramowitz and Stegun (1964), 6.5.29 for the series and 6.5.31 for the fraction, of some 10 √shape terms near the mean; for shapes below 1
/// their series in powers of -x, without its first term, so that an upper tail of the size of the shape keeps its digits; Temme (1979), <i>The
/// asymptotic expansion of the incomplete gamma functions</i>, near the mean of shapes from 1000 on; the factor by <see cref="LoaderTerms"/>.
/// </remarks>
internal static class IncompleteGamma
{
    private const int MostTerms = 10_000_000;
    private const double LargeShape = 1000; // five coefficients of the expansion are exact to the last bits from here on
    private const double FarFromMean = 0.6; // in η: beyond, the series and the fraction are short
    private const double SmallPoint = 1.1; // for shapes below 1: from here on the fraction is short

    /// <summary>The coefficients of the expansion, of powers of 1 / shape and of η.</summary>
    /// <remarks>Worked out at 60 digits from c_0 = 1 / (λ - 1) - 1 / η and c_k = c_(k-1)′ / η + γ_k / (λ - 1), where γ_k takes the pole away.</remarks>
    private static readonly double[][] Temme =
    [
        [
            -0.33333333333333333, 0.083333333333333333, -0.014814814814814815, 0.0011574074074074074, 0.0003527336860670194,
            -0.00017875514403292181, 3.9192631785224378e-5, -2.1854485106799922e-6, -1.85406221071516e-6, 8.296711340953086e-7,
            -1.7665952736826079e-7, 6.7078535434014986e-9, 1.0261809784240308e-8, -4.3820360184533532e-9, 9.1476995822367902e-10,
            -2.551419399494625e-11, -5.8307721325504251e-11, 2.4361948020667416e-11, -5.0276692801141756e-12, 1.1004392031956135e-13,
        ],
        [
            -0.0018518518518518519, -0.0034722222222222222, 0.0026455026455026455, -0.00099022633744855967, 0.00020576131687242798,
            -4.0187757201646091e-7, -1.8098550334489978e-5, 7.6491609160811101e-6, -1.6120900894563446e-6, 4.6471278028074343e-9,
            1.378633446915721e-7, -5.752545603517705e-8, 1.1951628599778147e-8, -1.7543241719747648e-11, -1.0091543710600413e-9,
            4.1627929918425826e-10,
        ],
        [
            0.0041335978835978836, -0.0026813271604938272, 0.00077160493827160494, 2.0093878600823045e-6, -0.00010736653226365161,
            5.2923448829120125e-5, -1.2760635188618728e-5, 3.4235787340961381e-8, 1.3721957309062933e-6, -6.298992138380055e-7,
            1.4280614206064242e-7, -2.0477098421990866e-10,
        ],
        [
            0.00064943415637860082, 0.00022947209362139918, -0.00046918949439525571, 0.00026772063206283885, -7.5618016718839764e-5,
            -2.3965051138672967e-7, 1.1082654115347302e-5, -5.6749528269915966e-6, 1.4230900732435884e-6,
        ],
        [
            -0.0008618882909167117, 0.00078403922172006663, -0.00029907248030319018, -1.4638452578843418e-6, 6.6414982154651222e-5,
            -3.9683650471794347e-5,
        ],
    ];

    /// <summary>Returns log P(X ≤ x).</summary>
    public static double LogLowerTail(double shape, double x) => LogTails(shape, x).Lower;

    /// <summary>Returns log P(X > x).</summary>
    public static double LogUpperTail(double shape, double x) => LogTails(shape, x).Upper;

    /// <summary>Returns E[X - x | X > x], without cancellation far in the tail.</summary>
    public static double MeanExcess(double shape, double x)
    {
        if (x <= 0)
        {
            return shape - x;
        }

        double start = shape < 1 ? SmallPoint : shape < LargeShape ? shape + 1 : shape + (6 * Math.Sqrt(shape));
        return x >= start
            ? 1 + FractionRest(shape, x)
            : shape - x + Math.Exp(LoaderTerms.LogPoisson(shape, x) + Math.Log(shape) - LogUpperTail(shape, x));
    }

    private static (double Lower, double Upper) LogTails(double shape, double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return double.IsNaN(x) ? (x, x) : x > 0 ? (0, double.NegativeInfinity) : (double.NegativeInfinity, 0);
        }

        if (shape < 1 && x < SmallPoint)
        {
            double lower = Math.Min(LogSmallShape(shape, x), 0);
            return (lower, Elementary.LogOneMinusExp(-lower));
        }

        if (shape >= LargeShape)
        {
            double deviance = LoaderTerms.Deviance(shape, x);
            double eta = Math.CopySign(Math.Sqrt(2 * deviance / shape), x - shape);
            if (Math.Abs(eta) < FarFromMean)
            {
                double tail = LogExpansion(shape, eta, deviance);
                double other = Elementary.LogP1(-Math.Exp(tail));
                return x < shape ? (tail, other) : (other, tail);
            }
        }

        if (shape >= 1 && x < shape + 1)
        {
            double lower = LogSeries(shape, x);
            return (lower, Elementary.LogOneMinusExp(-lower));
        }

        double upper = LogFraction(shape, x);
        return (Elementary.LogOneMinusExp(-upper), upper);
    }

    /// <summary>The tail away from the mean: ½ erfc(|η| √(a/2)) ± e^(-a η² / 2) / √(2π a) Σ c_k / a^k, with a η² / 2 the deviance.</summary>
    private static double LogExpansion(double shape, double eta, double deviance)
    {
        double sum = 0;
        for (int k = Temme.Length - 1; k >= 0; k--)
        {
            double[] row = Temme[k];
            double c = 0;
            for (int i = row.Length - 1; i >= 0; i--)
            {
                c = (c * eta) + row[i];
            }

            sum = (sum / shape) + c;
        }

        double mills = Math.Exp(MillsRatio.Log(Math.Sqrt(2 * deviance)));
        return -deviance - LoaderTerms.HalfLogTwoPi + Math.Log(mills + ((eta < 0 ? -sum : sum) / Math.Sqrt(shape)));
    }

    /// <summary>log P(X ≤ x) = a log x - log Γ(1 + a) + log(1 + a Σ (-x)^n / (n! (a + n))): each term is of the order of the shape.</summary>
    private static double LogSmallShape(double shape, double x)
    {
        double sum = 0;
        double power = 1;
        for (int n = 1; n < 40; n++)
        {
            power *= -x / n;
            sum += power / (shape + n);
        }

        return (shape * Math.Log(x)) - LogGamma.OfOnePlus(shape) + Elementary.LogP1(shape * sum);
    }

    private static double LogSeries(double shape, double x)
    {
        double sum = 1;
        double term = 1;
        for (int n = 1; n < MostTerms && term > 1e-17 * sum; n++)
        {
            term *= x / (shape + n);
            sum += term;
        }

        return Math.Min(LoaderTerms.LogPoisson(shape, x) + Math.Log(sum), 0);
    }

    private static double LogFraction(double shape, double x) =>
        Math.Min(LoaderTerms.LogPoisson(shape, x) + Math.Log(shape) - Math.Log(x + 1 - shape + FractionRest(shape, x)), 0);

    /// <summary>
    /// What follows x + 1 - a in the denominator of the fraction of Γ(a, x): 1 (a - 1) / (x + 3 - a + 2 (a - 2) / (x + 5 - a + …)), by Lentz's method.
    /// It falls to 0 as x grows. The shape may have any sign.
    /// </summary>
    public static double FractionRest(double shape, double x)
    {
        const double Tiny = 1e-300;
        double b = x + 3 - shape;
        double f = (shape - 1) / b;
        double c = double.PositiveInfinity;
        double d = 1 / b;
        for (int n = 2; n < MostTerms && f != 0; n++)
        {
            double a = n * (shape - n);
            b += 2;
            d = 1 / NotZero(b + (a * d));
            c = NotZero(b + (a / c));
            double change = c * d;
            f *= change;
            if (Math.Abs(change - 1) < 1e-16)
            {
                break;
            }
        }

        return f;

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }
}
