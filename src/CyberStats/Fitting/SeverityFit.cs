using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// Fits laws of one loss to a sample by maximum likelihood.
/// </summary>
/// <remarks>
/// Every method takes exact, censored, truncated, rounded and weighted losses together, and an array of numbers for exact ones. No starting value is needed, and the
/// result does not depend on the unit of the losses, but for its own unit, nor on their order. What the data do to the search is in
/// <see cref="SeverityFit{TLaw}.Status"/>. Source: Klugman, Panjer and Willmot (2019), <i>Loss Models</i>, §11.
/// </remarks>
public static class SeverityFit
{
    /// <summary>Fits a <see cref="Distributions.Lognormal"/>.</summary>
    /// <param name="losses">The losses, above zero.</param>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="ArgumentException">A loss lies where the law has no density.</exception>
    /// <exception cref="InsufficientDataException">There are fewer losses than parameters, or only lower bounds.</exception>
    public static SeverityFit<Lognormal> Lognormal(LossSample losses) => new LognormalModel().Fit(losses);
}
