namespace CyberStats.Trends;

/// <summary>How far apart the two sides of a split are: what the permutation test of a change takes the greatest of.</summary>
public enum ChangeStatistic
{
    /// <summary>
    /// The Poisson log-likelihood ratio of two rates against one; for values that are not negative. Best for counts and sums of losses, whose
    /// spread grows with their level.
    /// </summary>
    Poisson,

    /// <summary>The share of the sum of squares that the means of the two sides explain, in [0, 1]; for values of any kind.</summary>
    Mean,
}
