namespace CyberStats.Trends;

/// <summary>Where the p-value of a test of equal rates comes from.</summary>
public enum HeterogeneityMethod
{
    /// <summary>Pearson's statistic against the chi-square law: for Poisson counts that are not small.</summary>
    ChiSquare,

    /// <summary>Pearson's statistic over its degrees of freedom and the dispersion, against Fisher's F: for counts that vary more than Poisson ones.</summary>
    DispersionScaledF,

    /// <summary>Pearson's statistic against its law given the total, by drawing from that: for Poisson counts however small.</summary>
    ConditionalMonteCarlo,
}
