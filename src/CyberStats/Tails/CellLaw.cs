using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// A law of y = log(x / start), y ≥ 0, seen through cells: the likeliest of an alternative to the power law, for which y is exponential.
/// </summary>
internal sealed class CellLaw
{
    private const double MostPower = 600; // e^600 is well inside the range of numbers
    private const double LargestPoint = 1e4; // from here on a normal law above its point cannot be told from its limit
    private const double SmallestPoint = -1e3;

    private readonly Func<double, double> _logSurvival;

    private CellLaw(Func<double, double> logSurvival, Func<double, IReadOnlyList<double>> unscaled, bool isAtLimit = false)
    {
        _logSurvival = logSurvival;
        Unscaled = unscaled;
        IsAtLimit = isAtLimit;
    }

    /// <summary>Whether the likeliest law is the limit of the family, a power law.</summary>
    public bool IsAtLimit { get; }

    /// <summary>The parameters in the unit of the values, given where the cells start.</summary>
    public Func<double, IReadOnlyList<double>> Unscaled { get; }

    public static CellLaw Exponential(TailCells tail)
    {
        double rate = CellRate.Of([.. tail.Edges.Select(y => Stretched(y, 1))], tail.Counts);
        return new(y => -rate * Stretched(y, 1), start => [rate / start]);
    }

    /// <summary>P(Y > y) = exp(-rate (e^βy - 1) / β): exponential on the stretched edges, so that the rate is easy for each β.</summary>
    public static CellLaw StretchedExponential(TailCells tail)
    {
        double power = CellRate.Of(tail.Edges, tail.Counts);
        if (!(Slope(tail, 0) > 0))
        {
            return Limit(power);
        }

        double most = MostPower / tail.Edges[^2];
        double low = 0;
        double high = Math.Min(1 / tail.Edges[^2], most);
        while (high < most && Slope(tail, high) > 0)
        {
            (low, high) = (high, Math.Min(2 * high, most));
        }

        double atHigh = Slope(tail, high);
        double beta = atHigh > 0 ? high : BracketedRoot.Find(low, Slope(tail, low), high, atHigh, b => Slope(tail, b));
        double rate = CellRate.Of([.. tail.Edges.Select(y => Stretched(y, beta))], tail.Counts);
        return new(y => -rate * Stretched(y, beta), start => [beta, Math.Exp(Math.Log(rate / beta) - (beta * Math.Log(start)))]);
    }

    /// <summary>A normal law above a point h of its own scale: the likeliest scale for each h, and the h where the likelihood no longer rises.</summary>
    public static CellLaw Lognormal(TailCells tail)
    {
        double power = CellRate.Of(tail.Edges, tail.Counts);
        if (!(Slope(tail, 0) > 0))
        {
            return Limit(power);
        }

        double near = 0;
        double atNear = PointSlope(tail, near, power, out _);
        double far = atNear > 0 ? 1 : -1;
        double atFar = PointSlope(tail, far, power, out _);
        while (atNear * atFar > 0)
        {
            if (far >= LargestPoint)
            {
                return Limit(power);
            }

            if (far <= SmallestPoint)
            {
                break;
            }

            (near, atNear, far) = (far, atFar, 2 * far);
            atFar = PointSlope(tail, far, power, out _);
        }

        double point = atNear * atFar > 0 ? far : BracketedRoot.Find(near, atNear, far, atFar, h => PointSlope(tail, h, power, out _));
        PointSlope(tail, point, power, out double scale);
        return new(y => LogSurvival(y, point, scale), start => [Math.Log(start) - (point / scale), 1 / scale]);
    }

    /// <summary>The logarithm of the probability of a cell.</summary>
    public double LogMass(double from, double to)
    {
        double atFrom = _logSurvival(from);
        return double.IsPositiveInfinity(to) ? atFrom : atFrom + Math.Log(-Elementary.ExpM1(_logSurvival(to) - atFrom));
    }

    private static CellLaw Limit(double rate) => new(y => -rate * y, _ => [double.NaN, double.NaN], isAtLimit: true);

    /// <summary>(e^βy - 1) / β, y at β = 0.</summary>
    private static double Stretched(double y, double beta) => beta == 0 ? y : Elementary.ExpM1(beta * y) / beta;

    /// <summary>Its derivative in β.</summary>
    private static double StretchedSlope(double y, double beta)
    {
        double x = beta * y;
        if (x > 0.5)
        {
            return y * y * ((Math.Exp(x) * (x - 1)) + 1) / x / x;
        }

        double sum = 0;
        double term = 1;
        for (int k = 2; k < 20; k++)
        {
            sum += term / k; // x^(k - 2) / ((k - 2)! k)
            term *= x / (k - 1);
        }

        return y * y * sum;
    }

    /// <summary>The derivative of the log-likelihood in β, with the likeliest rate; at 0 that of any law that bends away from a power law.</summary>
    private static double Slope(TailCells tail, double beta)
    {
        double[] edges = [.. tail.Edges.Select(y => Stretched(y, beta))];
        double rate = CellRate.Of(edges, tail.Counts);
        double sum = 0;
        for (int i = 0; i < tail.Counts.Length; i++)
        {
            if (tail.Counts[i] > 0)
            {
                double from = StretchedSlope(tail.Edges[i], beta);
                double width = rate * (edges[i + 1] - edges[i]);
                sum -= tail.Counts[i] * rate * from;
                if (width < 700)
                {
                    sum += tail.Counts[i] * rate * (StretchedSlope(tail.Edges[i + 1], beta) - from) / Elementary.ExpM1(width);
                }
            }
        }

        return sum;
    }

    private static double LogSurvival(double y, double point, double scale)
    {
        double z = y * scale;
        return double.IsPositiveInfinity(y) ? double.NegativeInfinity
            : -(z * (point + (z / 2))) - TruncatedNormal.LogHazard(point + z) + TruncatedNormal.LogHazard(point);
    }

    /// <summary>The derivative of the log-likelihood in the point, with the likeliest scale: one over the standard deviation of y.</summary>
    private static double PointSlope(TailCells tail, double point, double power, out double scale)
    {
        double middle = power * TruncatedNormal.Mean(point);
        double low = middle;
        double atLow = Scores(tail, point, low).Scale;
        double high = middle;
        double atHigh = atLow;
        for (int i = 0; i < 200 && atLow < 0; i++)
        {
            (high, atHigh) = (low, atLow);
            atLow = Scores(tail, point, low /= 2).Scale;
        }

        for (int i = 0; i < 200 && atHigh > 0; i++)
        {
            (low, atLow) = (high, atHigh);
            atHigh = Scores(tail, point, high *= 2).Scale;
        }

        scale = low == high ? low : BracketedRoot.Find(low, atLow, high, atHigh, s => Scores(tail, point, s).Scale);
        return Scores(tail, point, scale).Point;
    }

    private static (double Scale, double Point) Scores(TailCells tail, double point, double scale)
    {
        double inScale = 0;
        double inPoint = 0;
        for (int i = 0; i < tail.Counts.Length; i++)
        {
            if (tail.Counts[i] > 0)
            {
                (double scaleFrom, double pointFrom) = Slopes(tail.Edges[i]);
                double rest = LogSurvival(tail.Edges[i + 1], point, scale) - LogSurvival(tail.Edges[i], point, scale);
                if (rest > -700)
                {
                    // Of log(S(from) - S(to)): the slope at the start, less the change of the slope over e^-rest - 1.
                    (double scaleTo, double pointTo) = Slopes(tail.Edges[i + 1]);
                    double odds = 1 / Elementary.ExpM1(-rest);
                    scaleFrom -= (scaleTo - scaleFrom) * odds;
                    pointFrom -= (pointTo - pointFrom) * odds;
                }

                inScale += tail.Counts[i] * scaleFrom;
                inPoint += tail.Counts[i] * pointFrom;
            }
        }

        return (inScale, inPoint);

        (double Scale, double Point) Slopes(double y)
        {
            double z = y * scale;
            return (-TruncatedNormal.Hazard(point + z) * y, -(z + TruncatedNormal.Mean(point + z) - TruncatedNormal.Mean(point)));
        }
    }
}
