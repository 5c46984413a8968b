namespace CyberStats.Tails;

/// <summary>A power law against another law on the same tail. Made by <see cref="PowerLawFit.CompareWith"/>.</summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class PowerLawComparison
{
    internal PowerLawComparison(PowerLawAlternative alternative, IReadOnlyList<double> parameters, double powerLaw, double other)
    {
        Alternative = alternative;
        Parameters = parameters;
        PowerLawLogLikelihood = powerLaw;
        AlternativeLogLikelihood = other;
    }

    /// <summary>Gets the other law.</summary>
    public PowerLawAlternative Alternative { get; }

    /// <summary>
    /// Gets its likeliest parameters: μ and σ of the lognormal law; the rate λ of the exponential law; β and λ of the survival exp(-λ x^β) of the
    /// stretched exponential law; α and
    /// λ of the cut-off. In the unit of the values. Where the law is at its limit they are NaN, or α and 0 for the cut-off.
    /// </summary>
    public IReadOnlyList<double> Parameters { get; }

    /// <summary>Gets the log-likelihood of the power law.</summary>
    public double PowerLawLogLikelihood { get; }

    /// <summary>Gets the log-likelihood of the other law.</summary>
    public double AlternativeLogLikelihood { get; }

    /// <summary>Gets the log-likelihood of the power law over that of the other: above 0 the power law is likelier.</summary>
    public double LogLikelihoodRatio => PowerLawLogLikelihood - AlternativeLogLikelihood;

    /// <summary>Gets whether the other law holds the power law, so that it is never less likely.</summary>
    public bool IsNested => Alternative == PowerLawAlternative.CutOff;

    /// <summary>
    /// Gets whether the likeliest law of the other family is its limit, which is the power law itself: the data bend the other way, and nothing
    /// speaks for the other law.
    /// </summary>
    public bool IsAtLimit { get; internal init; }

    /// <summary>Gets the ratio over its standard deviation, normal if both laws are equally near; NaN where nested or at the limit.</summary>
    public double Normalized { get; internal init; } = double.NaN;

    /// <summary>
    /// Gets the p-value. Of two laws apart: that a ratio so far from 0, on either side, comes about by chance; if it is not small, the data cannot
    /// tell them apart. Of the nested cut-off: that
    /// so great a gain comes about if there is no cut-off; λ = 0 is at the edge of its range, so that the law of twice the gain is half a point mass
    /// at 0 and half chi-square with one degree of freedom. 1 at the limit.
    /// </summary>
    /// <remarks>Sources: Vuong (1989), theorem 5.1; Chernoff (1954), <i>On the distribution of the likelihood ratio</i>, for the edge.</remarks>
    public double PValue { get; internal init; } = 1;
}
