namespace CyberStats.Datasets.Merging;

/// <summary>How sure the evidence makes it that two records mean one incident.</summary>
public enum DuplicateLevel
{
    /// <summary>A probability below 0.9.</summary>
    Possible,

    /// <summary>A probability from 0.9 to below 0.99.</summary>
    Likely,

    /// <summary>A probability of 0.99 and more.</summary>
    NearlyCertain,
}
