namespace CyberStats.Datasets.Merging;

/// <summary>Which records are compared.</summary>
public enum DuplicateScope
{
    /// <summary>Those of different sources, and those of one source.</summary>
    All,

    /// <summary>Those of different sources only.</summary>
    BetweenSources,

    /// <summary>Those of one source only.</summary>
    WithinSources,
}
