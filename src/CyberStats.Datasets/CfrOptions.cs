namespace CyberStats.Datasets;

/// <summary>What <see cref="CfrReader"/> can be told to do otherwise than by default.</summary>
public sealed record CfrOptions : ImportOptions
{
    /// <summary>
    /// Gets whether rows whose columns are shifted are put right, which is the default. Each is reported either way; where it is not put
    /// right, only its title and date are used.
    /// </summary>
    public bool RepairShiftedRows { get; init; } = true;
}
