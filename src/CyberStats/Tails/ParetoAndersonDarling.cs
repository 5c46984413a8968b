using System.Numerics;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// The Anderson-Darling statistic of a generalized Pareto law whose scale and shape were fitted by maximum likelihood, and its law for many losses.
/// </summary>
/// <remarks>
/// <para>
/// For many losses A² is Σ Z_j² / (j (j + 1)) over the coefficients Z_j of the empirical process by Legendre's polynomials of s = 1 - F (Anderson and Darling, 1952). They are independent and
/// standard normal where the law is known; fitting takes from Z its projection on the two score functions. The coefficients of these have closed forms: with
/// b_j = Π_{i &lt; j} (i - ξ) / Π_{i ≤ j + 1} (i + ξ), they are √(2j + 1) times (1 + ξ) b_j for log σ, and (1 / (j (j + 1)) - (1 + ξ) b_j) / ξ for ξ. What follows is the
/// characteristic function, a product of sines and the determinant of a matrix of two rows, and the tail by Gil-Pelaez's formula, summed as by Davies (1973).
/// </para>
/// <para>
/// The law depends on ξ. Sources: Choulakian and Stephens (2001), <i>Goodness-of-fit tests for the generalized Pareto distribution</i>, who tabulate it, find it good from 25 losses on, and take the law at
/// ξ = -1/2 below that; Davies (1973), <i>Numerical inversion of a characteristic function</i>.
/// </para>
/// </remarks>
internal sealed class ParetoAndersonDarling
{
    private const int Terms = 200; // of the scores; what is left out shifts the probability by less than 1e-5
    private const double LeastShape = -0.499;
    private const double Small = 1e-4; // nearer to 0 the quotient by ξ loses digits, and the law at this shape is the same to 1e-5
    private const double Beyond = 30; // no mass of A² lies here: its tail falls as e^(-7 x) or faster
    private const double Negligible = 1e-12;

    private readonly double[] _scale = new double[Terms + 1];
    private readonly double[] _shape = new double[Terms + 1];
    private readonly double _xi;

    /// <summary>Creates the law for a shape.</summary>
    public ParetoAndersonDarling(double shape)
    {
        _xi = Math.Max(shape, LeastShape);
        _xi = Math.Abs(_xi) < Small ? Small : _xi;
        double b = 1 / ((1 + _xi) * (2 + _xi));
        for (int j = 1; j <= Terms; j++)
        {
            double root = Math.Sqrt((2 * j) + 1);
            _scale[j] = root * (1 + _xi) * b;
            _shape[j] = root * ((1.0 / (j * (j + 1.0))) - ((1 + _xi) * b)) / _xi;
            b *= (j - _xi) / (j + 2 + _xi);
        }
    }

    /// <summary>Returns A² of losses in ascending order.</summary>
    public static double Statistic(GeneralizedPareto law, ReadOnlySpan<double> ascending)
    {
        int n = ascending.Length;
        CompensatedSum sum = default;
        for (int i = 0; i < n; i++)
        {
            sum += ((2 * i) + 1) * (law.LogCumulative(ascending[i]) + law.LogSurvival(ascending[n - 1 - i]));
        }

        return -n - (sum.Value / n);
    }

    /// <summary>Returns the probability that A² is greater.</summary>
    public double UpperTail(double statistic)
    {
        if (!(statistic < Beyond))
        {
            return double.IsNaN(statistic) ? double.NaN : 0;
        }

        double step = 2 * Math.PI / (Beyond + Math.Max(statistic, 0));
        double sum = 0;
        for (int k = 0; ; k++)
        {
            double t = (k + 0.5) * step;
            Complex log = LogCharacteristic(t);
            sum += Math.Exp(log.Real) * Math.Sin(log.Imaginary - (t * statistic)) / (k + 0.5);
            if (log.Real < Math.Log(Negligible))
            {
                return Math.Clamp(0.5 + (sum / Math.PI), 0, 1);
            }
        }
    }

    /// <summary>The logarithm of E e^(itA²).</summary>
    private Complex LogCharacteristic(double t)
    {
        // Π (1 - 2it / (j (j + 1))) = -cos(π/2 √(1 + 8it)) / (2πit), in a branch that begins at 0.
        Complex w = Complex.Sqrt(new Complex(1, 8 * t)) * (Math.PI / 2);
        Complex known = (-Complex.ImaginaryOne * w) + Complex.Log(1 + Complex.Exp(2 * Complex.ImaginaryOne * w))
            + new Complex(-Math.Log(2) - Math.Log(2 * Math.PI * t), Math.PI / 2);

        // det(1 + 2it I⁻¹ Σ H_j H_jᵀ d_j / (1 - 2it d_j)), with Fisher's information I of log σ and ξ.
        Complex s00 = 0;
        Complex s01 = 0;
        Complex s11 = 0;
        for (int j = 1; j <= Terms; j++)
        {
            Complex share = new Complex(0, 2 * t) / new Complex(j * (j + 1.0), -2 * t);
            s00 += share * (_scale[j] * _scale[j]);
            s01 += share * (_scale[j] * _shape[j]);
            s11 += share * (_shape[j] * _shape[j]);
        }

        double a = 2 * (1 + _xi);
        double b = -(1 + _xi);
        double c = (1 + _xi) * (1 + _xi);
        Complex determinant = ((1 + (a * s00) + (b * s01)) * (1 + (b * s01) + (c * s11))) - (((a * s01) + (b * s11)) * ((b * s00) + (c * s01)));
        return (known + Complex.Log(determinant)) * -0.5;
    }
}
