using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The negative binomial distribution: Poisson counts whose rate varies by a gamma law, so that they vary more than their mean.
/// </summary>
/// <remarks>
/// The variance is mean + mean² / size. An infinite size is allowed and gives the Poisson law, so that a fit to counts that vary no more than that has a
/// law too. Cost: a tail takes some √min(count, size) terms. Source: Johnson, Kemp and Kotz (2005), <i>Univariate Discrete Distributions</i>, chapter 5.
/// </remarks>
public sealed record NegativeBinomial : IFrequency
{
    /// <summary>Creates the law.</summary>
    /// <param name="mean">The mean. Finite and not negative; at 0 every count is 0.</param>
    /// <param name="size">The size θ, a pure number: the smaller, the more the counts vary. Positive; <see cref="double.PositiveInfinity"/> is the Poisson law.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public NegativeBinomial(double mean, double size)
    {
        Mean = Require.NotNegative(mean);
        Size = double.IsPositiveInfinity(size) ? size : Require.Positive(size);
    }

    /// <summary>Gets the mean.</summary>
    public double Mean { get; }

    /// <summary>Gets the size θ; <see cref="double.PositiveInfinity"/> for the Poisson law.</summary>
    public double Size { get; }

    /// <inheritdoc/>
    public double Variance => Mean + (Mean * (Mean / Size));

    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Maximum => Mean > 0 ? double.PositiveInfinity : 0;

    private bool IsPoisson => double.IsPositiveInfinity(Size) || Mean == 0;

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) =>
        !CountSupport.IsCount(value) ? CountSupport.LogOutside(value)
        : CountMass.LogNegativeBinomial(value, Mean, IsPoisson ? double.PositiveInfinity : Size);

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) => LogCumulative(value, Size, Mean);

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value)
    {
        if (!(value >= 0))
        {
            return double.IsNaN(value) ? value : 0;
        }

        if (double.IsPositiveInfinity(value))
        {
            return double.NegativeInfinity;
        }

        double a = Math.Floor(value) + 1;
        double all = Mean + Size;
        return IsPoisson ? IncompleteGamma.LogLowerTail(a, Mean) : IncompleteBeta.LogLowerTail(a, Size, Mean / all, Size / all, (a - Mean) * (Size / all));
    }

    /// <inheritdoc/>
    public double Quantile(double probability) => CountQuantile.Lower(this, probability);

    /// <inheritdoc/>
    public double CountExceededWith(double probability) => CountQuantile.Upper(this, probability);

    /// <inheritdoc/>
    public double LimitedMean(double limit) =>
        limit <= 0 || double.IsNaN(limit) ? limit
        : double.IsPositiveInfinity(limit) ? Mean
        : (Mean * Math.Exp(LogCumulative(Math.Floor(limit) - 1, Size + 1, Mean + (Mean / Size)))) + (limit * Survival(limit)); // n · P(n) is the mean times a law of size + 1 at n - 1

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return RandomPoisson.NextNegativeBinomial(random, Mean, Size);
    }

    private double LogCumulative(double value, double size, double mean)
    {
        if (!(value >= 0))
        {
            return double.IsNaN(value) ? value : double.NegativeInfinity;
        }

        if (double.IsPositiveInfinity(value))
        {
            return 0;
        }

        double b = Math.Floor(value) + 1;
        double all = mean + size;
        return IsPoisson ? IncompleteGamma.LogUpperTail(b, mean) : IncompleteBeta.LogLowerTail(size, b, size / all, mean / all, (mean - b) * (size / all));
    }
}
