using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The binomial distribution: how many of a number of independent trials succeed.
/// </summary>
/// <remarks>Cost: a tail takes some √trials terms. Source: Johnson, Kemp and Kotz (2005), <i>Univariate Discrete Distributions</i>, chapter 3.</remarks>
public sealed record Binomial : IFrequency
{
    /// <summary>Creates the law.</summary>
    /// <param name="trials">The number of trials; not negative.</param>
    /// <param name="probability">The probability of success in one trial; in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public Binomial(long trials, double probability)
    {
        Trials = Require.NotNegative(trials);
        Probability = Require.Probability(probability);
    }

    /// <summary>Gets the number of trials.</summary>
    public long Trials { get; }

    /// <summary>Gets the probability of success in one trial.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    public double Mean => Trials * Probability;

    /// <inheritdoc/>
    public double Variance => Trials * Probability * (1 - Probability);

    /// <inheritdoc/>
    public double Minimum => Probability < 1 ? 0 : Trials;

    /// <inheritdoc/>
    public double Maximum => Probability > 0 ? Trials : 0;

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) =>
        CountSupport.IsCount(value) && value <= Trials ? CountMass.LogBinomial(value, Trials, Probability) : CountSupport.LogOutside(value);

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) => LogCumulative(value, Trials);

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value)
    {
        if (!(value >= Minimum))
        {
            return double.IsNaN(value) ? value : 0;
        }

        if (value >= Maximum)
        {
            return double.NegativeInfinity;
        }

        double a = Math.Floor(value) + 1;
        return IncompleteBeta.LogLowerTail(a, Trials - a + 1, Probability, 1 - Probability, Math.FusedMultiplyAdd(-(Trials + 1.0), Probability, a));
    }

    /// <inheritdoc/>
    public double Quantile(double probability) => CountQuantile.Lower(this, probability);

    /// <inheritdoc/>
    public double CountExceededWith(double probability) => CountQuantile.Upper(this, probability);

    /// <inheritdoc/>
    public double LimitedMean(double limit) =>
        limit <= 0 || double.IsNaN(limit) ? limit
        : limit >= Maximum ? Mean
        : (Mean * Math.Exp(LogCumulative(Math.Floor(limit) - 1, Trials - 1))) + (limit * Survival(limit)); // n · P(n) is the mean times the law of one trial less at n - 1

    /// <inheritdoc/>
    /// <remarks>Cost: some gamma variables for each halving of the trials, down to a dozen expected successes.</remarks>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return RandomCounts.Binomial(random, Trials, Probability);
    }

    private double LogCumulative(double value, double trials)
    {
        if (!(value >= 0))
        {
            return double.IsNaN(value) ? value : double.NegativeInfinity;
        }

        double count = Math.Floor(value);
        if (count >= trials || Probability == 0)
        {
            return 0;
        }

        return Probability == 1 ? double.NegativeInfinity
            : IncompleteBeta.LogLowerTail(trials - count, count + 1, 1 - Probability, Probability, Math.FusedMultiplyAdd(trials + 1, Probability, -(count + 1)));
    }
}
