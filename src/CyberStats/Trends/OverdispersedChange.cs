using CyberStats.Numerics;
using MathNet.Numerics.Integration;

namespace CyberStats.Trends;

/// <summary>
/// One change of the rate of counts that vary more than Poisson ones, against none and against a trend. Made by <see cref="ChangePointPosterior.Overdispersed"/>.
/// </summary>
/// <remarks>
/// <para>
/// Counts are negative binomial: with the mean μ and the size θ their variance is μ + μ² / θ, as if the rate of each period were drawn anew from a gamma law
/// with the coefficient of variation 1/√θ. θ is the same in all periods, with and without a change; 1/√θ has an exponential prior. Rates, date and slope have the priors of the Poisson
/// posterior, into which this one goes over as the prior of 1/√θ goes to 0.
/// </para>
/// <para>
/// No integral over a rate has a closed form here: each is taken by the trapezoidal rule, that over 1/√θ by Gauss and Legendre on panels that grow by √2. Bayes
/// factors are right to 1e-8, for counts up to 1e9. Cost: grows with n² for n periods; most of it is the factor against the trend, which is taken when first asked for.
/// </para>
/// <para>Immutable and safe to share between threads; equality is by reference.</para>
/// </remarks>
public sealed class OverdispersedChange
{
    private const int Points = 8;
    private const double Negligible = 1e-13;

    private readonly ObservedCounts _data;
    private readonly double[] _means; // of each observation at the pooled rate
    private readonly double _shape;
    private readonly double _prior;
    private readonly List<(double Size, double LogWeight)> _dispersions = [];
    private readonly double _logNull;
    private readonly double[] _probabilities;
    private readonly Lazy<double> _overTrend;

    internal OverdispersedChange(
        ObservedCounts data, Func<int, double> logPrior, double shape, double rate, double pooledRate, double logPoissonNull, double meanVariation)
    {
        _data = data;
        _shape = shape;
        _prior = rate * pooledRate;
        _means = [.. data.Exposure.Select(e => e * pooledRate)];
        MeanVariation = meanVariation;
        double[] logPriors = [.. Enumerable.Range(1, data.Length - 1).Select(logPrior)];
        List<double> nulls = [];
        List<double[]> changes = [];
        var splits = new SplitIntegrals(data.Counts, _means, shape, _prior);
        double poisson = LogLikelihood(double.PositiveInfinity);

        // Below a scale the counts are as good as Poisson: that of the dispersion that their own noise hides, or of the prior.
        double scale = Math.Min(Math.Sqrt(data.Length / Math.Max(data.Total, 0.5)), meanVariation);
        (double from, double to) = (0, scale / 2);
        (double top, double last) = (double.NegativeInfinity, 0);
        while (from < 40 * meanVariation && (from < scale || last > top + Math.Log(Negligible)))
        {
            last = double.NegativeInfinity;
            var rule = new GaussLegendreRule(from, to, Points);
            for (int i = 0; i < Points; i++)
            {
                double variation = rule.GetAbscissa(i);
                double size = 1 / (variation * variation);
                double weight = Math.Log(rule.GetWeight(i) / meanVariation) - (variation / meanVariation) + LogLikelihood(size) - poisson;
                (double none, double[] each) = splits.Logs(size);
                _dispersions.Add((size, weight));
                nulls.Add(weight + none);
                changes.Add([.. each.Select((log, k) => weight + logPriors[k] + log)]);
                last = Math.Max(last, Math.Max(nulls[^1], changes[^1].Max()));
            }

            top = Math.Max(top, last);
            (from, to) = (to, to * Math.Sqrt(2));
        }

        _logNull = ChangePointPosterior.LogSum([.. nulls]);
        double[] logs = [.. Enumerable.Range(0, data.Length - 1).Select(k => ChangePointPosterior.LogSum([.. changes.Select(c => c[k])]))];
        double evidence = ChangePointPosterior.LogSum(logs);
        _probabilities = [.. logs.Select(log => Math.Exp(log - evidence))];
        LogBayesFactor = evidence - _logNull;
        LogBayesFactorOfDispersion = _logNull - logPoissonNull;
        _overTrend = new Lazy<double>(() => evidence - LogTrend());
    }

    /// <summary>Gets the prior mean of the coefficient of variation of the rates, 1/√θ.</summary>
    public double MeanVariation { get; }

    /// <summary>Gets the logarithm of the Bayes factor of one change against none.</summary>
    public double LogBayesFactor { get; }

    /// <summary>Gets the logarithm of the Bayes factor of one change against a log-linear trend, whose priors <see cref="ChangePointPosterior.LogBayesFactorOverTrend"/> states.</summary>
    public double LogBayesFactorOverTrend => _overTrend.Value;

    /// <summary>Gets the logarithm of the Bayes factor of negative binomial counts against Poisson ones, without a change.</summary>
    public double LogBayesFactorOfDispersion { get; }

    /// <summary>Gets the break with the greatest probability, the first of equal ones: a number of observations before the change.</summary>
    public int MostProbableBreak => Array.IndexOf(_probabilities, _probabilities.Max()) + 1;

    /// <summary>Returns the probability that the change, if there is one, comes after so many observations.</summary>
    /// <param name="breakIndex">The number of observations before the change, from 1 to one less than all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="breakIndex"/> is not in that range.</exception>
    public double Probability(int breakIndex) => _probabilities[Require.InRange(1, _probabilities.Length, breakIndex) - 1];

    /// <summary>Returns the most probable breaks that together reach a probability, in ascending order; they need not be neighbours.</summary>
    /// <param name="level">The probability, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not in (0, 1).</exception>
    public IReadOnlyList<int> CredibleSet(double level = 0.95) => ChangePointPosterior.CredibleSet(_probabilities, level);

    /// <summary>Returns the most probable break with its probability and the Bayes factor.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"after {MostProbableBreak} of {_data.Length} ({Probability(MostProbableBreak):G3}), log Bayes factor {LogBayesFactor:G4}");

    private double LogLikelihood(double size)
    {
        double sum = 0;
        for (int i = 0; i < _means.Length; i++)
        {
            sum += CountMass.LogNegativeBinomial(_data.Counts[i], _means[i], size);
        }

        return sum;
    }

    private double LogTrend()
    {
        var trend = new TrendAlternative(_data);
        (double start, double rateStart) = (0, 0);
        double[] ones = [.. _means.Select(_ => 1.0)];
        double[] logs = [.. _dispersions.Select(d =>
        {
            var integral = new RateIntegral(d.Size, _shape, _prior);
            return d.LogWeight + LogIntegral.Of(
                delta =>
                {
                    double[] logRates = trend.LogRates(delta);
                    double[] means = [.. _means.Select((m, i) => m * Math.Exp(logRates[i]))];
                    double sum = TrendAlternative.LogPrior(_shape, delta);
                    for (int i = 0; i < _means.Length; i++)
                    {
                        double share = _means[i] / (d.Size + _means[i]);
                        sum += (_data.Counts[i] * logRates[i]) - ((_data.Counts[i] + d.Size) * Elementary.LogP1(share * Elementary.ExpM1(logRates[i])));
                    }

                    return sum + integral.Log(_data.Counts, ones, means, ref rateStart);
                },
                trend.Width(_shape, _means, d.Size),
                ref start);
        })];
        return ChangePointPosterior.LogSum(logs);
    }
}
