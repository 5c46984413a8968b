using CyberStats.Numerics;

namespace CyberStats.Distributions;

/// <summary>
/// The PERT distribution: a beta distribution between a least and a greatest loss, by its most likely value.
/// </summary>
/// <remarks>
/// <para>
/// With R = maximum - minimum and concentration λ, (X - minimum) / R is a beta variable with α = 1 + λ (mode - minimum) / R and
/// β = 1 + λ (maximum - mode) / R. At λ = 0 the law is uniform; 4 is the usual choice, under which the mean is (minimum + 4 mode + maximum) / 6.
/// </para>
/// <para>
/// Both tails are computed in log-odds from the distances to the two ends, so that the one next to the maximum keeps its digits too.
/// </para>
/// <para>
/// Source: Malcolm, Roseboom, Clark and Fazar (1959), <i>Application of a technique for research and development program evaluation</i>;
/// Vose (2008), <i>Risk Analysis</i>, for the concentration.
/// </para>
/// </remarks>
public sealed record Pert : ISeverity
{
    /// <summary>Creates the law.</summary>
    /// <param name="minimum">The least loss, in the currency unit of the data. Finite.</param>
    /// <param name="mode">The most likely loss, from <paramref name="minimum"/> to <paramref name="maximum"/>.</param>
    /// <param name="maximum">The greatest loss. Finite, above <paramref name="minimum"/>.</param>
    /// <param name="concentration">How strongly losses gather about the mode, λ, a pure number. Finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of the range stated for it.</exception>
    public Pert(double minimum, double mode, double maximum, double concentration = 4)
    {
        Minimum = Require.Finite(minimum);
        Maximum = Require.Finite(maximum);
        Require.Between(minimum, double.PositiveInfinity, maximum);
        Mode = mode >= minimum && mode <= maximum
            ? mode
            : throw new ArgumentOutOfRangeException(nameof(mode), mode, FormattableString.Invariant($"'mode' must be in [{minimum}, {maximum}]."));
        Concentration = Require.NotNegative(concentration);
        Require.Positive(maximum - minimum, nameof(maximum)); // the width must not overflow
    }

    /// <inheritdoc/>
    public double Minimum { get; }

    /// <summary>Gets the most likely loss, in currency units.</summary>
    public double Mode { get; }

    /// <inheritdoc/>
    public double Maximum { get; }

    /// <summary>Gets how strongly losses gather about the mode, a pure number.</summary>
    public double Concentration { get; }

    /// <inheritdoc/>
    public double Mean => Minimum + (Width * (Alpha / (Alpha + Beta)));

    /// <inheritdoc/>
    public double Variance => Alpha * Beta / ((Alpha + Beta) * (Alpha + Beta) * (Alpha + Beta + 1)) * Width * Width;

    private double Width => Maximum - Minimum;

    private double Alpha => 1 + (Concentration * ((Mode - Minimum) / Width));

    private double Beta => 1 + (Concentration * ((Maximum - Mode) / Width));

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value) => double.IsNaN(value) ? double.NaN
        : value < Minimum || value > Maximum ? double.NegativeInfinity
        : value == Minimum ? (Alpha == 1 ? Math.Log(Beta / Width) : double.NegativeInfinity)
        : value == Maximum ? (Beta == 1 ? Math.Log(Alpha / Width) : double.NegativeInfinity)
        : IncompleteBeta.LogDensity(Alpha, Beta, LogOddsOf(value)) + Math.Log(Width) - Math.Log(value - Minimum) - Math.Log(Maximum - value);

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) => double.IsNaN(value) ? double.NaN
        : value <= Minimum ? double.NegativeInfinity
        : value >= Maximum ? 0
        : IncompleteBeta.LogLowerTail(Alpha, Beta, LogOddsOf(value));

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) => double.IsNaN(value) ? double.NaN
        : value <= Minimum ? 0
        : value >= Maximum ? double.NegativeInfinity
        : IncompleteBeta.LogLowerTail(Beta, Alpha, -LogOddsOf(value));

    /// <inheritdoc/>
    public double Quantile(double probability) => Require.Probability(probability) <= 0.5
        ? LossAt(LogOdds(probability, Alpha, Beta))
        : LossAt(-LogOdds(1 - probability, Beta, Alpha));

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => Require.Probability(probability) <= 0.5
        ? LossAt(-LogOdds(probability, Beta, Alpha))
        : LossAt(LogOdds(1 - probability, Alpha, Beta));

    /// <inheritdoc/>
    public double LimitedMean(double limit)
    {
        if (!(limit > Minimum))
        {
            return limit; // NaN too
        }

        double share = Alpha / (Alpha + Beta);
        return limit >= Maximum
            ? Mean
            : Minimum + (Width * share * Math.Exp(IncompleteBeta.LogLowerTail(Alpha + 1, Beta, LogOddsOf(limit)))) + ((limit - Minimum) * Survival(limit));
    }

    /// <inheritdoc/>
    public double MeanExcess(double threshold)
    {
        if (!(threshold > Minimum))
        {
            return Mean - threshold;
        }

        if (threshold >= Maximum)
        {
            return 0;
        }

        // By the distance to the maximum, a beta variable of β, α: what is left of it below that of the threshold.
        double w = -LogOddsOf(threshold);
        double share = Beta / (Alpha + Beta);
        return Maximum - threshold
            - (Width * share * Math.Exp(IncompleteBeta.LogLowerTail(Beta + 1, Alpha, w) - IncompleteBeta.LogLowerTail(Beta, Alpha, w)));
    }

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double above = RandomCounts.Gamma(random, Alpha);
        double below = RandomCounts.Gamma(random, Beta);
        return Minimum + (Width * (above / (above + below)));
    }

    private static double LogOdds(double probability, double alpha, double beta) =>
        probability == 0 ? double.NegativeInfinity : IncompleteBeta.LogOddsQuantile(probability, alpha, beta);

    private double LogOddsOf(double value) => Math.Log((value - Minimum) / (Maximum - value));

    private double LossAt(double logOdds) => logOdds < 0
        ? Minimum + (Width / (1 + Math.Exp(-logOdds)))
        : Maximum - (Width / (1 + Math.Exp(logOdds)));
}
