namespace CyberStats.Datasets.Merging;

/// <summary>How two records compare.</summary>
public enum EvidenceOutcome
{
    /// <summary>They share a value.</summary>
    Same,

    /// <summary>They have values that are alike.</summary>
    Near,

    /// <summary>They share nothing.</summary>
    Different,
}
