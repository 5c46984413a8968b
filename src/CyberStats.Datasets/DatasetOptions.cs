namespace CyberStats.Datasets;

/// <summary>
/// What <see cref="Dataset"/> can be told to do otherwise than by default. Repairs are switched by the options of each reader, which can be
/// called itself.
/// </summary>
public sealed record DatasetOptions : ImportOptions
{
    /// <summary>Gets the format, where it is known better than the content tells; null to recognise it.</summary>
    public DatasetFormat? Format { get; init; }

    /// <summary>Returns the options of a reader, with what all readers share set as here.</summary>
    internal T For<T>(T options)
        where T : ImportOptions => options with
        {
            AsOf = AsOf,
            MaxRecordBytes = MaxRecordBytes,
            MaxUnpackedBytes = MaxUnpackedBytes,
            MaxRows = MaxRows,
            MaxIssues = MaxIssues,
            Progress = Progress,
            OnlyFile = OnlyFile,
        };
}
