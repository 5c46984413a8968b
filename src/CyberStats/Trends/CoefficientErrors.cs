namespace CyberStats.Trends;

/// <summary>Where the standard errors of a regression come from.</summary>
public enum CoefficientErrors
{
    /// <summary>From the variance that the family states, with rows that are independent given the covariates.</summary>
    Family,

    /// <summary>
    /// From the rows themselves, in the order of time, with neighbours that may go together: Newey and West (1987), with Bartlett weights and the
    /// correction n / (n - k). For 30 rows and more: on fewer, too little is seen of how neighbours go together.
    /// </summary>
    AutocorrelationRobust,
}
