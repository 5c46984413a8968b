using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The log-likelihood of negative binomial counts, whole or without their zeros, in the mean μ and α = 1 / size; α = 0 is the Poisson law.
/// </summary>
/// <remarks>
/// Up to what depends on the counts alone it is Σ log(1 + α j) + Σ y log μ - n (ȳ + 1 / α) log(1 + α μ), less n log(1 - (1 + α μ)^(-1/α)) without zeros, the
/// first sum over the tail counts of <see cref="RisingSums"/>. At the size given, μ is best where the mean of the law is that of the counts.
/// </remarks>
internal sealed class NegativeBinomialLikelihood
{
    private const double Expansion = 4; // factor by which a search for a change of sign widens

    private readonly RisingSums _rising;
    private readonly bool _isTruncated;
    private readonly double _count;
    private readonly double _sum;
    private readonly double _pairs; // Σ y (y - 1) / 2, the slope of the first sum at α = 0

    public NegativeBinomialLikelihood(CountSample counts, bool isTruncated)
    {
        _rising = new RisingSums(counts.ValueSpan, counts.FrequencySpan);
        _isTruncated = isTruncated;
        _count = counts.Count;
        _sum = counts.Sum;
        CompensatedSum pairs = default;
        for (int i = 0; i < counts.ValueSpan.Length; i++)
        {
            pairs += counts.FrequencySpan[i] * (counts.ValueSpan[i] * (counts.ValueSpan[i] - 1) / 2);
        }

        _pairs = pairs.Value;
    }

    private double Mean => _sum / _count;

    /// <summary>Returns the mean of a negative binomial law whose mean without zeros is given; α = 0 is the Poisson law.</summary>
    /// <param name="mean">The mean without zeros; above 1.</param>
    /// <param name="excess">The mean less one.</param>
    /// <param name="alpha">1 / size.</param>
    public static double UntruncatedMean(double mean, double excess, double alpha)
    {
        double high = Math.Log(mean);
        double atHigh = Excess(high);
        double low = high;
        double atLow = atHigh;
        for (double step = 1; atLow > 0; step *= 2)
        {
            (high, atHigh) = (low, atLow);
            low -= step;
            atLow = Excess(low);
        }

        return Math.Exp(atHigh <= 0 ? high : BracketedRoot.Find(low, atLow, high, atHigh, Excess));

        double Excess(double logMean)
        {
            double candidate = Math.Exp(logMean);
            return (candidate / -Elementary.ExpM1(-LogZero(candidate, alpha))) - 1 - excess;
        }
    }

    /// <summary>Returns the log-likelihood, without the terms of the counts alone.</summary>
    public double Value(double mean, double alpha)
    {
        double whole = alpha == 0
            ? (_sum * Math.Log(mean)) - (_count * mean)
            : _rising.Log(alpha) + (_sum * Math.Log(mean)) - (((_sum * alpha) + _count) * (Elementary.LogP1(alpha * mean) / alpha));
        return _isTruncated ? whole - (_count * Math.Log(-Elementary.ExpM1(-LogZero(mean, alpha)))) : whole;
    }

    /// <summary>Returns the slope in μ.</summary>
    public double SlopeInMean(double mean, double alpha)
    {
        double t = alpha * mean;
        double whole = (_sum - (_count * mean)) / (mean * (1 + t));
        return _isTruncated ? whole - (_count / ((1 + t) * Elementary.ExpM1(LogZero(mean, alpha)))) : whole;
    }

    /// <summary>Returns the slope in α.</summary>
    public double SlopeInAlpha(double mean, double alpha)
    {
        double t = alpha * mean;
        double u = 1 / (1 + t);
        double square = alpha * alpha;
        double rising = alpha == 0 ? _pairs : _rising.Derivatives(alpha).First;
        double first = alpha == 0 ? mean * mean / 2 : LoaderTerms.Deviance(1, 1 + t, -t) / square; // (t - log(1 + t)) / α²
        double whole = rising - (_count * (first + ((Mean - mean) * mean * u)));
        if (!_isTruncated)
        {
            return whole;
        }

        double second = alpha == 0 ? mean * mean / 2 : LoaderTerms.Deviance(1, u, t * u) / square; // (log(1 + t) - t / (1 + t)) / α²
        return whole + (_count * (second / Elementary.ExpM1(LogZero(mean, alpha))));
    }

    /// <summary>Returns the μ at which the likelihood is greatest for an α.</summary>
    public double BestMean(double alpha) => _isTruncated ? UntruncatedMean(Mean, (_sum - _count) / _count, alpha) : Mean;

    /// <summary>Returns the α at which the likelihood is greatest for a μ.</summary>
    /// <param name="mean">The mean μ.</param>
    /// <param name="start">A value of α near to it.</param>
    public double BestAlpha(double mean, double start)
    {
        if (SlopeInAlpha(mean, 0) <= 0)
        {
            return 0;
        }

        return Root(Math.Max(start, 1e-8 / Math.Max(mean, Mean)), alpha => SlopeInAlpha(mean, alpha), 1e12 / mean);
    }

    /// <summary>Returns the root of a slope that falls through 0, found from a start outwards; the greatest value allowed where it does not fall so far.</summary>
    public static double Root(double start, Func<double, double> slope, double highest)
    {
        double low = start;
        double atLow = slope(low);
        double high = low;
        double atHigh = atLow;
        if (atLow > 0)
        {
            while (atHigh > 0)
            {
                if (high >= highest)
                {
                    return highest;
                }

                (low, atLow) = (high, atHigh);
                high = Math.Min(high * Expansion, highest);
                atHigh = slope(high);
            }
        }
        else
        {
            while (atLow <= 0)
            {
                if (low < 1e-300)
                {
                    return 0;
                }

                (high, atHigh) = (low, atLow);
                low /= Expansion;
                atLow = slope(low);
            }
        }

        // Of the slope in log α, which does not vanish as α does.
        return Math.Exp(BracketedRoot.Find(
            Math.Log(low), low * atLow, Math.Log(high), high * atHigh, log => Math.Exp(log) * slope(Math.Exp(log))));
    }

    /// <summary>Returns the standard errors of μ and of 1 / α, from the second derivatives in their logarithms at a maximum; NaN where it is none.</summary>
    public double[] Errors(double mean, double alpha)
    {
        double[,] information = new double[2, 2];
        for (int k = 0; k < 2; k++)
        {
            // Differences of the slopes, of the fourth order.
            const double H = 1e-3;
            double[] at1 = Slopes(k, H);
            double[] at2 = Slopes(k, 2 * H);
            double[] below1 = Slopes(k, -H);
            double[] below2 = Slopes(k, -2 * H);
            for (int i = 0; i < 2; i++)
            {
                information[i, k] = -((8 * (at1[i] - below1[i])) - (at2[i] - below2[i])) / (12 * H);
            }
        }

        information[0, 1] = information[1, 0] = (information[0, 1] + information[1, 0]) / 2;
        return Cholesky.Inverse(information) is { } covariance
            ? [mean * Math.Sqrt(covariance[0, 0]), Math.Sqrt(covariance[1, 1]) / alpha]
            : [double.NaN, double.NaN];

        double[] Slopes(int moved, double by)
        {
            double m = moved == 0 ? mean * Math.Exp(by) : mean;
            double a = moved == 1 ? alpha * Math.Exp(by) : alpha;
            return [m * SlopeInMean(m, a), a * SlopeInAlpha(m, a)];
        }
    }

    /// <summary>-log P(0).</summary>
    private static double LogZero(double mean, double alpha) => alpha * mean < 1e-300 ? mean : Elementary.LogP1(alpha * mean) / alpha;
}
