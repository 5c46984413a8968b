using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// A power law with an exponential cut-off in the tail: on y = log(x / threshold), weights exp(-α y - ν (e^y - 1)), over the numbers from the threshold
/// on or over the whole ones.
/// </summary>
/// <remarks>
/// An exponential family, so that the log-likelihood is concave: α for a given ν by Newton's method, then ν. Its normal constant and moments by the
/// double exponential rule, and for whole numbers by their first terms and the formula of Euler and Maclaurin. Source: Takahasi and Mori (1974),
/// <i>Double exponential formulas for numerical integration</i>.
/// </remarks>
internal sealed class CutOffLaw
{
    private const int Terms = 300; // behind them the fourth term of the formula is below 1e-12 of the sum, whatever the cut-off
    private const double Step = 1.0 / 64;
    private const int First = -4 * 64;
    private const int Last = 7 * 64; // y up to 1100: beyond any ratio of two numbers

    private static readonly (double Point, double Weight)[] Rule = [.. Enumerable.Range(First, Last - First).Select(j =>
    {
        double s = j * Step;
        double t = Math.Exp(s - Math.Exp(-s));
        return (t, Step * t * (1 + Math.Exp(-s)));
    })];

    private readonly double _minimum; // 0 for continuous values
    private readonly double[] _logs; // y of the first whole numbers
    private readonly double _meanLog;
    private readonly double _meanExcess;

    private CutOffLaw(double[] logs, double minimum)
    {
        _minimum = minimum;
        _logs = minimum > 0 ? [.. Enumerable.Range(0, Terms).Select(k => Elementary.LogP1(k / minimum))] : [];
        _meanLog = logs.Average();
        _meanExcess = logs.Average(Elementary.ExpM1);
    }

    /// <summary>Fits α and ν; ν = 0 where the tail does not fall off faster than its power law.</summary>
    /// <returns>The parameters and the log-likelihood, of densities of y for continuous values.</returns>
    public static (double Alpha, double Nu, double LogLikelihood) Fit(double[] logs, double threshold, double exponent, bool isDiscrete)
    {
        var law = new CutOffLaw(logs, isDiscrete ? threshold : 0);
        if (law._meanExcess >= MeanExcess(threshold, exponent, isDiscrete))
        {
            return (exponent, 0, double.NaN);
        }

        double alpha = exponent;
        double near = Math.Log(0.1 / law._meanExcess);
        double atNear = law.Excess(near, ref alpha);
        double move = atNear > 0 ? 2 : -2;
        double far = near + move;
        double atFar = law.Excess(far, ref alpha);
        for (int i = 0; i < 400 && atNear * atFar > 0; i++)
        {
            (near, atNear) = (far, atFar);
            atFar = law.Excess(far += move, ref alpha);
        }

        if (atNear * atFar > 0)
        {
            return (exponent, 0, double.NaN); // a cut-off too far out to matter
        }

        double logNu = BracketedRoot.Find(near, atNear, far, atFar, v => law.Excess(v, ref alpha));
        law.Excess(logNu, ref alpha);
        double nu = Math.Exp(logNu);
        Moments found = law.At(alpha, nu);
        return (alpha, nu, logs.Length * (-((isDiscrete ? alpha : alpha - 1) * law._meanLog) - (nu * law._meanExcess) - found.LogTotal));
    }

    private static double MeanExcess(double threshold, double exponent, bool isDiscrete) =>
        exponent <= 2 ? double.PositiveInfinity
        : isDiscrete ? HurwitzZeta.Moments(exponent, threshold) is var m ? m.One / m.Zero / threshold : 0
        : 1 / (exponent - 2);

    /// <summary>How far the mean of e^y - 1 lies above that of the data, with the likeliest α.</summary>
    private double Excess(double logNu, ref double alpha)
    {
        double nu = Math.Exp(logNu);
        double low = double.NegativeInfinity;
        double high = double.PositiveInfinity;
        double stride = 1;
        Moments at = default;
        for (int i = 0; i < 200; i++)
        {
            at = At(alpha, nu);
            double apart = at.MeanLog - _meanLog; // falls as α rises
            (low, high) = apart > 0 ? (alpha, high) : (low, alpha);
            double next = alpha + (apart / at.VarianceOfLog);
            if (!(next > low && next < high) || Math.Abs(next - alpha) > stride)
            {
                next = double.IsFinite(low) && double.IsFinite(high) ? (low + high) / 2 : alpha + (apart > 0 ? stride : -stride);
                stride *= 2;
            }

            bool isDone = Math.Abs(next - alpha) <= 1e-13 * (1 + Math.Abs(alpha));
            alpha = next;
            if (isDone)
            {
                break;
            }
        }

        return at.MeanExcess - _meanExcess;
    }

    private Moments At(double alpha, double nu)
    {
        var sums = new Sums();
        bool isDiscrete = _minimum > 0;
        double from = isDiscrete ? Elementary.LogP1(Terms / _minimum) : 0;
        double top = 0;
        foreach ((double point, _) in Rule)
        {
            top = Math.Max(top, Exponent(from + point, alpha - 1, nu));
        }

        foreach (double y in _logs)
        {
            top = Math.Max(top, Exponent(y, alpha, nu));
        }

        double scale = isDiscrete ? _minimum : 1; // dx = minimum e^y dy
        foreach ((double point, double weight) in Rule)
        {
            double y = from + point;
            sums.Add(y, weight * scale * Math.Exp(Exponent(y, alpha - 1, nu) - top));
        }

        foreach (double y in _logs)
        {
            sums.Add(y, Math.Exp(Exponent(y, alpha, nu) - top));
        }

        if (isDiscrete)
        {
            double a = _minimum + Terms;
            double g1 = -(alpha / a) - (nu / _minimum);
            double g2 = alpha / a / a;
            double f = Math.Exp(Exponent(from, alpha, nu) - top);
            double third = f * ((g1 * g1 * g1) + (3 * g1 * g2) - (2 * g2 / a));
            sums.Add(from, (f / 2) - (f * g1 / 12) + (third / 720));
            sums.AddSlopes(-f / 12 / a, -f / 12 / _minimum, -f / 12 * 2 * from / a);
        }

        return sums.Moments(top);
    }

    private static double Exponent(double y, double power, double nu) => (-power * y) - (nu * Elementary.ExpM1(y));

    /// <summary>What an exponential family is solved by.</summary>
    private readonly record struct Moments(double LogTotal, double MeanLog, double VarianceOfLog, double MeanExcess);

    /// <summary>Sums of weights, times y, y² and e^y - 1.</summary>
    private struct Sums
    {
        private double _total;
        private double _log;
        private double _square;
        private double _excess;

        public void Add(double y, double weight)
        {
            if (weight != 0)
            {
                AddSlopes(weight * y, weight * Elementary.ExpM1(y), weight * y * y);
                _total += weight;
            }
        }

        public void AddSlopes(double log, double excess, double square)
        {
            _log += log;
            _excess += excess;
            _square += square;
        }

        public readonly Moments Moments(double top) =>
            new(top + Math.Log(_total), _log / _total, (_square / _total) - (_log / _total * (_log / _total)), _excess / _total);
    }
}
