namespace CyberStats.Trends;

/// <summary>How the comparisons of all pairs of groups are put together into intervals of ranks.</summary>
public enum RankMethod
{
    /// <summary>
    /// By Holm's rule, which holds whatever the dependence of the comparisons: with Poisson counts the intervals keep their promise exactly, however small the counts.
    /// </summary>
    Holm,

    /// <summary>By the law of the largest of all differences, drawn from the normal law of the rates: a little sharper, and right for counts that are not small.</summary>
    MaxStatistic,
}
