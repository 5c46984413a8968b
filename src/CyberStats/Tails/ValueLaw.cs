using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// A law of y = log(x / threshold), y ≥ 0, of continuous values in the tail: the likeliest of an alternative to the power law, for which y is exponential.
/// </summary>
internal sealed class ValueLaw
{
    private ValueLaw(Func<double, double> logDensity, Func<double, IReadOnlyList<double>> unscaled)
    {
        LogDensity = logDensity;
        Unscaled = unscaled;
    }

    private ValueLaw()
        : this(_ => double.NaN, _ => []) => IsAtLimit = true;

    /// <summary>Whether the likeliest law is the limit of the family, the power law.</summary>
    public bool IsAtLimit { get; }

    /// <summary>The logarithm of the density of y.</summary>
    public Func<double, double> LogDensity { get; }

    /// <summary>The parameters in the unit of the values, given the threshold.</summary>
    public Func<double, IReadOnlyList<double>> Unscaled { get; }

    public static ValueLaw Exponential(double[] logs)
    {
        double rate = logs.Length / logs.Sum(Elementary.ExpM1); // per threshold
        return new(y => Math.Log(rate) + y - (rate * Elementary.ExpM1(y)), threshold => [rate / threshold]);
    }

    /// <summary>A normal law above a point h of its own scale; its coefficient of variation gives h.</summary>
    public static ValueLaw Lognormal(double[] logs)
    {
        (double mean, double variation) = Variation(logs);
        if (!(variation < 1))
        {
            return new();
        }

        double sign = TruncatedNormal.SquaredVariation(0) - variation;
        double near = 0;
        double far = sign > 0 ? -1 : 1;
        while (Math.Abs(far) < 1e8 && (TruncatedNormal.SquaredVariation(far) - variation) * sign > 0)
        {
            (near, far) = (far, 2 * far);
        }

        double Apart(double h) => TruncatedNormal.SquaredVariation(h) - variation;
        double point = sign == 0 ? 0 : BracketedRoot.Find(near, Apart(near), far, Apart(far), Apart);
        double sigma = mean / TruncatedNormal.Mean(point);
        double start = Math.Log(TruncatedNormal.Hazard(point) / sigma);
        return new(
            y => start - (y / sigma * ((y / sigma / 2) + point)),
            threshold => [Math.Log(threshold) - (point * sigma), sigma]);
    }

    /// <summary>P(Y > y) = exp(-rate (e^βy - 1) / β): the rate is 1 over the mean of (e^βy - 1) / β, and what is left of the likelihood is concave in β.</summary>
    public static ValueLaw StretchedExponential(double[] logs)
    {
        (_, double variation) = Variation(logs);
        if (!(variation < 1))
        {
            return new();
        }

        double low = 0;
        double high = 1 / logs.Max();
        while (Slope(logs, high) > 0)
        {
            (low, high) = (high, 2 * high);
        }

        double beta = BracketedRoot.Find(low, low == 0 ? SlopeAtZero(logs) : Slope(logs, low), high, Slope(logs, high), b => b == 0 ? SlopeAtZero(logs) : Slope(logs, b));
        double logRate = -LogMean(logs, beta, out _);
        return new(
            y => logRate + (beta * y) - Math.Exp(logRate + (beta * y > 40 ? beta * y : Math.Log(Elementary.ExpM1(beta * y))) - Math.Log(beta)),
            threshold => [beta, Math.Exp(logRate - Math.Log(beta) - (beta * Math.Log(threshold)))]);
    }

    /// <summary>The derivative of the likelihood over n in β, with the likeliest rate: the mean of y less d log mean((e^βy - 1) / β) / dβ.</summary>
    private static double Slope(double[] logs, double beta)
    {
        LogMean(logs, beta, out double slope);
        return logs.Average() - slope;
    }

    private static double SlopeAtZero(double[] logs) => logs.Average() - (logs.Average(y => y * y) / (2 * logs.Average()));

    /// <summary>log mean((e^βy - 1) / β), and its derivative in β; scaled by the greatest, so that nothing leaves the range of numbers.</summary>
    private static double LogMean(double[] logs, double beta, out double slope)
    {
        double top = beta * logs.Max();
        double sum = 0;
        double weighted = 0;
        foreach (double y in logs)
        {
            double x = beta * y;
            double ratio = x == 0 ? 1 : -Elementary.ExpM1(-x) / x; // (1 - e^-x) / x
            double growth = Math.Exp(x - top);
            sum += growth * ratio * y;
            weighted += growth * y * y * Curve(x, ratio); // the derivative of (e^βy - 1) / β in β, over e^βy
        }

        slope = weighted / sum;
        return top + Math.Log(sum / logs.Length);
    }

    /// <summary>(x - 1 + e^-x) / x², ½ at 0.</summary>
    private static double Curve(double x, double ratio)
    {
        if (x > 0.5)
        {
            return (1 - ratio) / x;
        }

        double sum = 0;
        double term = 0.5;
        for (int k = 3; k < 20; k++)
        {
            sum += term;
            term *= -x / k;
        }

        return sum;
    }

    /// <summary>The mean, and the variance over its square; below 1 the tail bends down from a power law, at 1 it is one.</summary>
    private static (double Mean, double Variation) Variation(double[] logs)
    {
        double mean = logs.Average();
        double variance = logs.Average(y => (y - mean) * (y - mean));
        return (mean, variance / mean / mean);
    }
}
