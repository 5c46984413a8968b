namespace CyberStats.Datasets;

/// <summary>What <see cref="CissmReader"/> can be told to do otherwise than by default.</summary>
public sealed record CissmOptions : ImportOptions
{
    /// <summary>
    /// Gets whether text is put right that was written as UTF-8, read as Windows-1252 and written again, which is the default. Each cell
    /// is reported either way; one in which characters were lost on the way stands as it is.
    /// </summary>
    public bool RepairMojibake { get; init; } = true;

    /// <summary>
    /// Gets whether a row is put right in which a list of motives was split at its comma, so that what follows stands one column too far: the
    /// default. Each is reported either way.
    /// </summary>
    public bool RepairShiftedRows { get; init; } = true;

    /// <summary>
    /// Gets whether types and subtypes that differ from a known one in case or plural only, and "Exploitative" for "Exploitive", are read as
    /// that one, which is the default. Each is reported either way; where they are not, they are words that are not known.
    /// </summary>
    public bool CanonicalizeVocabulary { get; init; } = true;
}
