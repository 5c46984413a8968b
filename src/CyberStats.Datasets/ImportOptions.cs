namespace CyberStats.Datasets;

/// <summary>What every reader can be told to do otherwise than by default.</summary>
public record ImportOptions
{
    /// <summary>Gets the day of the export, which becomes that of the source; null where not known.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Gets the longest record read, in bytes: it bounds the memory that an unclosed quote or bracket can take. 16 MiB by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1024.</exception>
    public int MaxRecordBytes { get; init => field = InRange(value, 1024, int.MaxValue, nameof(MaxRecordBytes)); } = 16 * 1024 * 1024;

    /// <summary>
    /// Gets how many bytes a packed file may have once it is unpacked: 4 GiB by default. What is larger is refused, and so is a file that
    /// unpacks to more than 200 times its size, above its first 64 MiB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1024.</exception>
    public long MaxUnpackedBytes { get; init => field = InRange(value, 1024, long.MaxValue, nameof(MaxUnpackedBytes)); } = 4L * 1024 * 1024 * 1024;

    /// <summary>
    /// Gets how many rows or objects are read; a file of more is refused, so that a hostile one cannot fill the memory with small records.
    /// 5,000,000 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxRows { get; init => field = InRange(value, 1, int.MaxValue, nameof(MaxRows)); } = 5_000_000;

    /// <summary>Gets how many issues are kept one by one; those beyond are counted. 250,000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0.</exception>
    public int MaxIssues { get; init => field = InRange(value, 0, int.MaxValue, nameof(MaxIssues)); } = 250_000;

    /// <summary>Gets who is told, every thousand rows and at the end, how far reading has come; null for nobody.</summary>
    public IProgress<ImportProgress>? Progress { get; init; }

    /// <summary>Gets the one file of an archive that is read; null for all.</summary>
    internal string? OnlyFile { get; init; }

    private static T InRange<T>(T value, T least, T most, string name)
        where T : IComparable<T> => value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"'{name}' must be in [{least}, {most}]."));
}
