namespace CyberStats.Fitting;

/// <summary>
/// How a search for the likeliest law ended. Standard errors and intervals are the usual ones only where it <see cref="Converged"/>.
/// </summary>
public enum FitStatus
{
    /// <summary>The maximum lies inside the region where the usual theory holds.</summary>
    Converged,

    /// <summary>The likelihood was still rising at the edge of the law's parameters, towards a simpler law: that one, or one with fewer terms, suits the data at least as well.</summary>
    AtBoundary,

    /// <summary>The likelihood has no upper bound: the law given is the best in a bounded region.</summary>
    Unbounded,

    /// <summary>The data do not fix the law: they vary too little, so that its probability comes together in one point, or leave part of it open.</summary>
    Degenerate,

    /// <summary>The likelihood has a maximum where the usual theory does not hold, such as an end of the support that is estimated: standard errors are given at most for the other parameters. Of a search without parameters: it was not ended.</summary>
    Irregular,
}
