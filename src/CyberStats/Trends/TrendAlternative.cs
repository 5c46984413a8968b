using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// A log-linear trend of rates, against which a change is weighed: the rate of each period over the mean one is exp(δτ), scaled, where τ goes from 0 in the
/// first period to 1 in the last, so that δ is the logarithm of the last rate over the first.
/// </summary>
internal sealed class TrendAlternative
{
    private readonly ObservedCounts _data;
    private readonly double[] _times; // τ, less its mean by exposure
    private readonly double[] _share; // of all exposure

    public TrendAlternative(ObservedCounts data)
    {
        _data = data;
        _share = [.. data.Exposure.Select(e => e / data.TotalExposure)];
        int[] places = data.Places;
        double[] times = [.. places.Select(p => (double)(p - places[0]) / (places[^1] - places[0]))];
        double mean = times.Select((t, i) => t * _share[i]).Sum();
        _times = [.. times.Select(t => t - mean)];
    }

    /// <summary>Returns the logarithm of the Bayes factor against no trend, of Poisson counts.</summary>
    /// <param name="shape">The shape of the law of a rate: the prior of δ is the law of the logarithm of the ratio of two of them.</param>
    /// <remarks>Given their sum, the counts are multinomial, and the rest is common to both sides.</remarks>
    public double LogBayesFactor(double shape)
    {
        double moment = _times.Select((t, i) => t * _data.Counts[i]).Sum();
        double start = 0;
        return LogIntegral.Of(
            delta => (delta * moment) - (_data.Total * LogScale(delta)) + LogPrior(shape, delta),
            delta =>
            {
                (double mean, double variance) = Tilted(delta);
                double up = 1 / (1 + Math.Exp(-delta));
                return (moment - (_data.Total * mean) + (shape * (1 - (2 * up))), -(_data.Total * variance) - (2 * shape * up * (1 - up)));
            },
            ref start);
    }

    /// <summary>Returns the logarithms of the rates over the mean one, for which the mean count stays as it is.</summary>
    public double[] LogRates(double delta)
    {
        double scale = LogScale(delta);
        return [.. _times.Select(t => (delta * t) - scale)];
    }

    /// <summary>Returns how far δ can lie from its peak, roughly, for negative binomial counts of given means and size.</summary>
    public double Width(double shape, double[] means, double size) =>
        1 / Math.Sqrt(_times.Select((t, i) => t * t * means[i] / (1 + (means[i] / size))).Sum() + (shape / 2));

    /// <summary>The logarithm of the density of δ: of the log-odds of a Beta(a, a) variable.</summary>
    public static double LogPrior(double shape, double delta) =>
        -(shape * Math.Abs(delta)) - (2 * shape * Elementary.LogP1(Math.Exp(-Math.Abs(delta)))) - LogBeta(shape);

    private static double LogBeta(double a) => (2 * MathNet.Numerics.SpecialFunctions.GammaLn(a)) - MathNet.Numerics.SpecialFunctions.GammaLn(2 * a);

    /// <summary>log of the mean of exp(δτ), weighted by exposure.</summary>
    private double LogScale(double delta)
    {
        double top = Math.Max(delta * _times[0], delta * _times[^1]);
        double sum = 0;
        if (top < 1)
        {
            for (int i = 0; i < _times.Length; i++)
            {
                sum += _share[i] * Elementary.ExpM1(delta * _times[i]);
            }

            return Elementary.LogP1(sum);
        }

        for (int i = 0; i < _times.Length; i++)
        {
            sum += _share[i] * Math.Exp((delta * _times[i]) - top);
        }

        return top + Math.Log(sum);
    }

    /// <summary>The mean and the variance of τ, weighted by expected counts.</summary>
    private (double Mean, double Variance) Tilted(double delta)
    {
        double scale = LogScale(delta);
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < _times.Length; i++)
        {
            double weight = _share[i] * Math.Exp((delta * _times[i]) - scale);
            mean += weight * _times[i];
            squares += weight * _times[i] * _times[i];
        }

        return (mean, squares - (mean * mean));
    }
}
