namespace CyberStats.Reporting;

/// <summary>Whether agreement beyond chance is defined for some ratings.</summary>
public enum ReliabilityStatus
{
    /// <summary>It is.</summary>
    Defined,

    /// <summary>All ratings have one value, or the weights take all that occur for the same, so that chance alone would give full agreement: nothing is shown, neither agreement nor its lack.</summary>
    OneCategory,

    /// <summary>Nothing was rated more than once.</summary>
    NothingToCompare,
}
