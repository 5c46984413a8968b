namespace CyberStats.Distributions;

/// <summary>
/// A probability law of one number: of the size of a loss (<see cref="ISeverity"/>) or of how many there are (<see cref="IFrequency"/>).
/// </summary>
/// <remarks>
/// <para>
/// Implementations are immutable and safe to share between threads. Probabilities lie in [0, 1]. Of losses, densities are per currency unit; of
/// counts, a density is the probability of the count. NaN in gives NaN out, but for probabilities, which are refused.
/// </para>
/// <para>
/// Both tails are first-class: use <see cref="Survival"/> above the median rather than <c>1 - Cumulative(x)</c>, which has no correct digit left once
/// the tail is thinner than 1e-16, and the logarithms where a probability may be below 1e-300.
/// </para>
/// </remarks>
public interface ILaw
{
    /// <summary>Gets the expected value, or <see cref="double.PositiveInfinity"/> where it diverges.</summary>
    double Mean { get; }

    /// <summary>Gets the variance, in squared units, or <see cref="double.PositiveInfinity"/> where it diverges.</summary>
    double Variance { get; }

    /// <summary>Gets the lower end of the support: the greatest value that no draw lies below; -∞ where there is none.</summary>
    double Minimum { get; }

    /// <summary>Gets the upper end of the support: the least value that no draw lies above; +∞ where there is none.</summary>
    double Maximum { get; }

    /// <summary>Returns the probability density at a value; zero outside of the support; +∞ at a pole.</summary>
    double Density(double value);

    /// <summary>Returns the natural logarithm of the density; negative infinity outside of the support.</summary>
    double LogDensity(double value);

    /// <summary>Returns P(X ≤ value).</summary>
    double Cumulative(double value);

    /// <summary>Returns log P(X ≤ value).</summary>
    double LogCumulative(double value);

    /// <summary>Returns P(X > value), accurate in relative terms far into the tail.</summary>
    double Survival(double value);

    /// <summary>Returns log P(X > value).</summary>
    double LogSurvival(double value);

    /// <summary>Returns the least value that is not exceeded with at least the given probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not in [0, 1].</exception>
    double Quantile(double probability);

    /// <summary>Returns E[min(X, limit)]. It is finite for every finite limit, also where <see cref="Mean"/> is not.</summary>
    double LimitedMean(double limit);

    /// <summary>Draws one value from <paramref name="random"/>, which the caller owns and seeds.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    double Sample(Random random);
}
