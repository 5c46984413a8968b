namespace CyberStats.Trends;

/// <summary>The laws behind <see cref="ChangePointCost"/>.</summary>
internal enum ChangePointLaw
{
    Poisson,
    NegativeBinomial,
    NormalMean,
    NormalMeanAndVariance,
}
