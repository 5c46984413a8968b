namespace CyberStats.Trends;

/// <summary>How the interval of a coefficient is made.</summary>
public enum CoefficientInterval
{
    /// <summary>The coefficient and so many standard errors either side: of Student's t for a dispersion that was learnt, else of the normal law.</summary>
    Wald,

    /// <summary>
    /// All values that the likelihood does not refuse when the others are refitted: by F for quasi-Poisson, else by chi-square. It costs some
    /// ten fits a coefficient.
    /// </summary>
    Profile,
}
