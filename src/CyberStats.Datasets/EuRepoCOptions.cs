namespace CyberStats.Datasets;

/// <summary>What <see cref="EuRepoCReader"/> can be told to do otherwise than by default.</summary>
public sealed record EuRepoCOptions : ImportOptions
{
    /// <summary>
    /// Gets whether a first of January is read as its year and another first of a month as its month, which is the default: so are days
    /// written there that nobody knew. It also takes the day from what did happen on one. Starts, ends and dates of attributions are read so,
    /// and each is reported either way; dates of responses, where first days are no more frequent than others, are left as they stand.
    /// </summary>
    public bool ReduceFirstDays { get; init; } = true;

    /// <summary>
    /// Gets whether an end before its start is read as the year of that end where this lets it be later, which is the default. Each is
    /// reported either way; an end that stays before its start is dropped.
    /// </summary>
    public bool RepairEnds { get; init; } = true;

    /// <summary>
    /// Gets whether the attributions are the dataset's own, one for each initiator it settled on, in place of those of the issuers that it
    /// records. False by default.
    /// </summary>
    public bool UseSettledInitiators { get; init; }
}
