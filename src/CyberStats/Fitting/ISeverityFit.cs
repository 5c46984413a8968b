using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// A law fitted to losses, whatever the law: what fits of different laws are compared by.
/// </summary>
public interface ISeverityFit
{
    /// <summary>Gets the fitted law.</summary>
    ISeverity Law { get; }

    /// <summary>Gets how the search ended.</summary>
    FitStatus Status { get; }

    /// <summary>Gets the maximized log-likelihood.</summary>
    double LogLikelihood { get; }

    /// <summary>Gets the parameters that were estimated, with their errors.</summary>
    IReadOnlyList<FittedParameter> Parameters { get; }

    /// <summary>Gets the sample that the law was fitted to.</summary>
    LossSample Sample { get; }

    /// <summary>Gets the number of losses that the fit rests on: the sum of the weights.</summary>
    double Weight { get; }

    /// <summary>Gets Akaike's criterion.</summary>
    double Aic { get; }

    /// <summary>Gets Akaike's criterion corrected for few losses; NaN where there are too few.</summary>
    double Aicc { get; }

    /// <summary>Gets the Bayesian information criterion.</summary>
    double Bic { get; }

    /// <summary>Returns a quantity of the law, such as a quantile, with its error.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    Estimate Of(Func<ISeverity, double> quantity, double level = 0.95);

    /// <summary>Fits the law again to another sample; null where it cannot be.</summary>
    /// <param name="sample">The sample.</param>
    ISeverity? Refit(LossSample sample);
}
