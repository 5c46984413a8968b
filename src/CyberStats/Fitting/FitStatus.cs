namespace CyberStats.Fitting;

/// <summary>
/// How a search for the likeliest law ended. Standard errors and intervals are the usual ones only where it <see cref="Converged"/>.
/// </summary>
public enum FitStatus
{
    /// <summary>The maximum lies inside the region where the usual theory holds.</summary>
    Converged,

    /// <summary>The likelihood was still rising at the edge of the law's parameters, towards a simpler law: that one suits the data at least as well.</summary>
    AtBoundary,

    /// <summary>The likelihood has no upper bound: the law given is the best in a bounded region.</summary>
    Unbounded,

    /// <summary>The data vary too little for the law: the likelihood rises as all its probability comes together in one point.</summary>
    Degenerate,

    /// <summary>The likelihood has a maximum where the usual theory does not hold, such as an end of the support that is estimated: no standard errors follow from it.</summary>
    Irregular,
}
