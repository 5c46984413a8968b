namespace CyberStats.Tails;

/// <summary>A figure of a tail at a probability p.</summary>
internal enum TailFigureKind
{
    /// <summary>The loss that is exceeded with the probability p.</summary>
    Level,

    /// <summary>The mean of the losses above that one.</summary>
    Shortfall,
}
