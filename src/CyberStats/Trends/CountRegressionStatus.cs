namespace CyberStats.Trends;

/// <summary>How the search for the likeliest coefficients ended.</summary>
public enum CountRegressionStatus
{
    /// <summary>The likelihood has its maximum at the coefficients given.</summary>
    Converged,

    /// <summary>There are as many coefficients as rows: the counts are met exactly, and nothing is left to show the dispersion.</summary>
    Saturated,

    /// <summary>
    /// The counts above zero lie on one side of a covariate, so that the likelihood rises without end: some coefficients are infinite, and
    /// their intervals are those of the profile likelihood, open on that side.
    /// </summary>
    Separated,

    /// <summary>The search stopped before its end: the figures are approximate.</summary>
    NotConverged,
}
