namespace CyberStats.Fitting;

/// <summary>
/// What a statement about a loss is about.
/// </summary>
public enum LossStatementKind
{
    /// <summary>The loss that is not exceeded with a stated probability.</summary>
    Quantile,

    /// <summary>The mean loss.</summary>
    Mean,

    /// <summary>The most likely loss, at which the density is greatest.</summary>
    Mode,
}
