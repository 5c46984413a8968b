using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// A mixture: a loss follows one of several laws, each with its probability.
/// </summary>
/// <remarks>
/// Densities and tails are sums of logarithms, so that they keep their digits where every law's own leaves the range of numbers; quantiles are
/// searched for between those of the laws. Two of these laws are equal only if they are the same object. Source: McLachlan and Peel (2000),
/// <i>Finite Mixture Models</i>, chapter 1.
/// </remarks>
public sealed class Mixture : ISeverity
{
    private readonly double[] _logWeights;
    private readonly ISeverity[] _laws;

    /// <summary>Creates the law.</summary>
    /// <param name="weights">The weight of each law, positive; they are divided by their sum.</param>
    /// <param name="laws">The laws, as many as there are weights.</param>
    /// <exception cref="ArgumentNullException">An argument, or one of the laws, is null.</exception>
    /// <exception cref="ArgumentException">A weight is not finite and above zero, there are none, or there are not as many laws as weights.</exception>
    public Mixture(IReadOnlyList<double> weights, IReadOnlyList<ISeverity> laws)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(laws);
        if (weights.Count == 0 || weights.Count != laws.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {weights.Count} weights and {laws.Count} laws."), nameof(weights));
        }

        for (int i = 0; i < weights.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(laws[i], nameof(laws));
            if (!double.IsFinite(weights[i]) || weights[i] <= 0)
            {
                throw new ArgumentException(FormattableString.Invariant($"Weight {i} is {weights[i]}; it must be finite and above zero."), nameof(weights));
            }
        }

        double largest = weights.Max();
        double total = weights.Sum(w => w / largest); // the sum itself might overflow
        _laws = [.. laws];
        _logWeights = [.. weights.Select(w => Math.Log(w / largest / total))];
        Weights = [.. weights.Select(w => w / largest / total)];
        Laws = ImmutableArray.Create(_laws);
    }

    /// <summary>Gets the probability of each law; they add up to 1.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>Gets the laws.</summary>
    public IReadOnlyList<ISeverity> Laws { get; }

    /// <inheritdoc/>
    public double Mean => Sum((law, weight) => weight * law.Mean);

    /// <inheritdoc/>
    public double Variance
    {
        get
        {
            double mean = Mean;
            return double.IsInfinity(mean) ? double.PositiveInfinity : Sum((law, weight) => weight * (law.Variance + ((law.Mean - mean) * (law.Mean - mean))));
        }
    }

    /// <inheritdoc/>
    public double Minimum => _laws.Min(law => law.Minimum);

    /// <inheritdoc/>
    public double Maximum => _laws.Max(law => law.Maximum);

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) => LogSum((law, x) => law.LogDensity(x), value);

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value)
    {
        double lower = LogSum((law, x) => law.LogCumulative(x), value);
        return LogProbability.IsSmall(lower) ? lower : LogProbability.Complement(LogSum((law, x) => law.LogSurvival(x), value));
    }

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value)
    {
        double upper = LogSum((law, x) => law.LogSurvival(x), value);
        return LogProbability.IsSmall(upper) ? upper : LogProbability.Complement(LogSum((law, x) => law.LogCumulative(x), value));
    }

    /// <inheritdoc/>
    public double Quantile(double probability) => Require.Probability(probability) == 0 ? Minimum
        : probability == 1 ? Maximum
        : LawNumerics.Quantile(this, probability, _laws.Min(law => law.Quantile(probability)), _laws.Max(law => law.Quantile(probability)));

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => Require.Probability(probability) == 1 ? Minimum
        : probability == 0 ? Maximum
        : LawNumerics.LossExceededWith(
            this, probability, _laws.Min(law => law.LossExceededWith(probability)), _laws.Max(law => law.LossExceededWith(probability)));

    /// <inheritdoc/>
    public double LimitedMean(double limit) => limit > Minimum ? Sum((law, weight) => weight * law.LimitedMean(limit)) : limit;

    /// <inheritdoc/>
    public double MeanExcess(double threshold)
    {
        double tail = LogSum((law, x) => law.LogSurvival(x), threshold);
        double sum = 0;
        for (int i = 0; i < _laws.Length; i++)
        {
            double share = Math.Exp(_logWeights[i] + _laws[i].LogSurvival(threshold) - tail);
            double excess = share > 0 ? _laws[i].MeanExcess(threshold) : _laws[i].Mean == double.PositiveInfinity ? double.PositiveInfinity : 0;
            sum += share > 0 ? share * excess : excess;
        }

        return double.IsNaN(threshold) ? double.NaN : double.IsNegativeInfinity(tail) ? 0 : sum;
    }

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double u = random.NextDouble();
        int i = 0;
        for (; i < _laws.Length - 1 && u >= Weights[i]; i++)
        {
            u -= Weights[i];
        }

        return _laws[i].Sample(random);
    }

    /// <summary>Returns the law of a loss given that it lies in (low, high].</summary>
    internal Mixture Within(double low, double high)
    {
        (double LogMass, ISeverity Law)[] parts =
        [
            .. _laws.Select((law, i) => (LogMass: _logWeights[i] + LawNumerics.LogMass(law, low, high), Law: law)).Where(p => p.LogMass > double.NegativeInfinity),
        ];
        double most = parts.Max(p => p.LogMass);
        parts = [.. parts.Where(p => p.LogMass - most > -700)];
        return new Mixture([.. parts.Select(p => Math.Exp(p.LogMass - most))], [.. parts.Select(p => new Truncated(p.Law, low, high))]);
    }

    private double Sum(Func<ISeverity, double, double> term)
    {
        double sum = 0;
        for (int i = 0; i < _laws.Length; i++)
        {
            sum += term(_laws[i], Weights[i]);
        }

        return sum;
    }

    private double LogSum(Func<ISeverity, double, double> term, double value)
    {
        Span<double> terms = _laws.Length <= 64 ? stackalloc double[_laws.Length] : new double[_laws.Length];
        double largest = double.NegativeInfinity;
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i] = _logWeights[i] + term(_laws[i], value);
            largest = Math.Max(largest, terms[i]); // NaN stays
        }

        if (!double.IsFinite(largest))
        {
            return largest;
        }

        double sum = 0;
        foreach (double logarithm in terms)
        {
            sum += Math.Exp(logarithm - largest);
        }

        return largest + Math.Log(sum);
    }
}
