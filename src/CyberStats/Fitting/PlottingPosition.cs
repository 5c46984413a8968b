namespace CyberStats.Fitting;

/// <summary>
/// The probability at which the r-th of n losses in order of size is plotted: (r - a) / (n + 1 - 2a).
/// </summary>
public enum PlottingPosition
{
    /// <summary>a = 1/2 (Hazen, 1914): the middle of the step of the empirical distribution.</summary>
    Hazen,

    /// <summary>a = 3/8 (Blom, 1958): the mean of the order statistic of a normal law, nearly.</summary>
    Blom,

    /// <summary>a = 0 (Weibull, 1939): the mean of the probability below the order statistic, whatever the law.</summary>
    Weibull,
}
