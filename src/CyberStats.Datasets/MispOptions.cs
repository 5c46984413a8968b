namespace CyberStats.Datasets;

/// <summary>What <see cref="MispReader"/> can be told to do otherwise than by default.</summary>
public sealed record MispOptions : ImportOptions
{
    /// <summary>
    /// Gets whether an attribution confidence of 50, which the cluster fills in where nobody has judged, is read as "not stated"; it is by
    /// default, and reported.
    /// </summary>
    public bool TakeFiftyForUnstated { get; init; } = true;
}
