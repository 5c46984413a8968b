namespace CyberStats.Fitting;

/// <summary>Where the p-value of a test of counts comes from.</summary>
public enum CountTestMethod
{
    /// <summary>The statistic among those of random counts with the same total.</summary>
    MonteCarlo,

    /// <summary>The statistic among those of samples drawn from the fitted law, each fitted anew.</summary>
    ParametricBootstrap,

    /// <summary>A regression of squared residuals on the means, by the normal law.</summary>
    CameronTrivedi,

    /// <summary>The slope of the likelihood where the hypothesis holds, by the normal law.</summary>
    Score,

    /// <summary>The likelihood ratio, by half a chi-square where the hypothesis is a boundary.</summary>
    LikelihoodRatio,
}
