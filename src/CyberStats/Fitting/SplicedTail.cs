namespace CyberStats.Fitting;

/// <summary>The law of the few losses above the threshold of a spliced law.</summary>
public enum SplicedTail
{
    /// <summary>A generalized Pareto law that begins at the threshold.</summary>
    GeneralizedPareto,

    /// <summary>Pareto's law that begins at the threshold.</summary>
    Pareto,
}
