namespace CyberStats.Trends;

/// <summary>Where the p-value of a dispersion test comes from.</summary>
public enum DispersionTestMethod
{
    /// <summary>Pearson's statistic among those of random counts with the same total and the fitted means, each fitted anew.</summary>
    MonteCarlo,

    /// <summary>A regression of the squared residuals on the means, by the normal law.</summary>
    CameronTrivedi,

    /// <summary>The likelihood ratio of negative binomial and Poisson, by half a chi-square since θ = ∞ is a boundary.</summary>
    LikelihoodRatio,
}
