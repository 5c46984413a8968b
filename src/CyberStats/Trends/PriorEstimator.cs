namespace CyberStats.Trends;

/// <summary>How the law of the rates of all groups is estimated, towards which each is drawn.</summary>
public enum PriorEstimator
{
    /// <summary>By the likelihood of the counts, which are negative binomial with the exposures.</summary>
    MaximumLikelihood,

    /// <summary>By the mean and variance of the rates, after Clayton and Kaldor (1987).</summary>
    Moments,
}
