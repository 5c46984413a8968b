using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The lognormal distribution: the logarithm of a loss is normal.
/// </summary>
/// <remarks>
/// R and actuar name the parameters <c>meanlog</c> and <c>sdlog</c>; scipy's <c>lognorm</c> takes <c>s</c> = sigma and <c>scale</c> = exp(mu). Source: Johnson, Kotz
/// and Balakrishnan (1994), <i>Continuous Univariate Distributions</i>, volume 1, chapter 14.
/// </remarks>
public sealed record Lognormal : ISeverity, IBulkLaw
{
    /// <summary>Creates the law.</summary>
    /// <param name="mu">The mean of the logarithm of a loss, in the currency unit of the data. Finite.</param>
    /// <param name="sigma">The standard deviation of the logarithm, a pure number. Positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public Lognormal(double mu, double sigma)
    {
        Mu = Require.Finite(mu);
        Sigma = Require.Positive(sigma);
    }

    /// <summary>Gets the mean of the logarithm of a loss.</summary>
    public double Mu { get; }

    /// <summary>Gets the standard deviation of the logarithm of a loss.</summary>
    public double Sigma { get; }

    /// <inheritdoc/>
    public double Mean => Math.Exp(Mu + (Sigma * Sigma / 2));

    /// <inheritdoc/>
    public double Variance => Math.Exp((2 * Mu) + (Sigma * Sigma)) * Elementary.ExpM1(Sigma * Sigma);

    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) => value <= 0 || double.IsPositiveInfinity(value)
        ? double.NegativeInfinity
        : -(ScoreOf(value) * ScoreOf(value) / 2) - Math.Log(Sigma) - Math.Log(value) - LoaderTerms.HalfLogTwoPi;

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) => value <= 0 ? double.NegativeInfinity : NormalScore.LogUpperTail(-ScoreOf(value));

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) => value <= 0 ? 0 : NormalScore.LogUpperTail(ScoreOf(value));

    /// <inheritdoc/>
    public double Quantile(double probability) => Math.Exp(Mu - (Sigma * NormalScore.OfLogTail(Math.Log(Require.Probability(probability)))));

    /// <inheritdoc/>
    public double LossExceededWith(double probability) =>
        Math.Exp(Mu + (Sigma * NormalScore.OfLogTail(Math.Log(Require.Probability(probability)))));

    /// <inheritdoc/>
    public double LimitedMean(double limit) =>
        limit <= 0 ? limit
        : double.IsPositiveInfinity(limit) ? Mean
        : Math.Exp(Mu + (Sigma * Sigma / 2) + NormalScore.LogUpperTail(Sigma - ScoreOf(limit))) + (limit * Survival(limit));

    /// <inheritdoc/>
    public double MeanExcess(double threshold)
    {
        if (threshold <= 0 || double.IsPositiveInfinity(threshold))
        {
            return threshold <= 0 ? Mean - threshold : 0;
        }

        // Of the mean times P(Z > z - σ), less x times P(Z > z), the density of Z at z times x is a common factor.
        double z = ScoreOf(threshold);
        return threshold * Math.Exp(MillsRatio.LogDifference(z, Sigma) - MillsRatio.Log(z));
    }

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Math.Exp(Mu + (Sigma * RandomCounts.Normal(random)));
    }

    void IBulkLaw.LogDensity(ReadOnlySpan<double> values, Span<double> results)
    {
        values.CopyTo(results);
        SpanFunctions.Log(results);
        double log = Math.Log(Sigma) + LoaderTerms.HalfLogTwoPi;
        for (int i = 0; i < values.Length; i++)
        {
            double z = (results[i] - Mu) / Sigma;
            results[i] = values[i] <= 0 || double.IsPositiveInfinity(values[i]) ? double.NegativeInfinity : -(z * z / 2) - log - results[i];
        }
    }

    void IBulkLaw.LogSurvival(ReadOnlySpan<double> values, Span<double> results)
    {
        values.CopyTo(results);
        SpanFunctions.Log(results);
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = values[i] <= 0 ? 0 : NormalScore.LogUpperTail((results[i] - Mu) / Sigma);
        }
    }

    void IBulkLaw.Sample(Random random, Span<double> results)
    {
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = Mu + (Sigma * RandomCounts.Normal(random));
        }

        SpanFunctions.Exp(results);
    }

    private double ScoreOf(double value) => (Math.Log(value) - Mu) / Sigma;
}
