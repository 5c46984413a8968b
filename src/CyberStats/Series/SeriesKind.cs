namespace CyberStats.Series;

/// <summary>What the numbers of a series are, which decides the laws that they can follow.</summary>
public enum SeriesKind
{
    /// <summary>Whole counts of independent incidents: a Poisson or negative binomial law makes sense.</summary>
    Counts,

    /// <summary>Counts in fractions, from spread dates or shared keys: quasi-likelihood only.</summary>
    Fractional,

    /// <summary>Pairs of an incident and a key, which come in clusters: quasi-likelihood only.</summary>
    Pairs,

    /// <summary>Incidents under way, each counted in every period that it touches: neighbours are not independent.</summary>
    Prevalence,

    /// <summary>Sums of weights: quasi-likelihood only.</summary>
    Weighted,
}
