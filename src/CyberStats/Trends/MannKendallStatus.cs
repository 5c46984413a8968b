namespace CyberStats.Trends;

/// <summary>Whether a Mann-Kendall test could be made.</summary>
public enum MannKendallStatus
{
    /// <summary>It could.</summary>
    Tested,

    /// <summary>No two values differ, or there are fewer than two: nothing can be tested, and the p-value is 1.</summary>
    NothingToTest,

    /// <summary>The corrected variance is not positive, as happens on short series: nothing is tested, and the p-value is 1.</summary>
    VarianceNotPositive,
}
