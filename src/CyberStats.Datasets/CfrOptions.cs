namespace CyberStats.Datasets;

/// <summary>What <see cref="CfrReader"/> can be told to do otherwise than by default.</summary>
public sealed record CfrOptions
{
    /// <summary>
    /// Gets whether rows whose columns are shifted are put right, which is the default. Each is reported either way; where it is not put
    /// right, only its title and date are used.
    /// </summary>
    public bool RepairShiftedRows { get; init; } = true;

    /// <summary>Gets the day of the export, which becomes that of the source; null where not known.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Gets the longest row read, in bytes: it bounds the memory that an unclosed quote can take. 16 MiB by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1024.</exception>
    public int MaxRecordBytes
    {
        get;
        init => field = value >= 1024
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxRecordBytes), value, $"'{nameof(MaxRecordBytes)}' must be at least 1024.");
    } = 16 * 1024 * 1024;
}
