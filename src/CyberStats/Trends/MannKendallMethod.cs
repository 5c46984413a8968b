namespace CyberStats.Trends;

/// <summary>Where the p-value of a Mann-Kendall test comes from.</summary>
public enum MannKendallMethod
{
    /// <summary>The exact law of S, with the ties of the data.</summary>
    Exact,

    /// <summary>The normal law with the tie-corrected variance and a continuity correction of 1.</summary>
    Normal,

    /// <summary>The normal law with a variance corrected for autocorrelation by the ranks, after Hamed and Rao.</summary>
    HamedRao,

    /// <summary>Blocks of the data drawn at random, with replacement.</summary>
    BlockBootstrap,
}
