namespace CyberStats.Datasets;

/// <summary>What an <see cref="ImportIssue"/> did to the record.</summary>
public enum IssueSeverity
{
    /// <summary>A value was normalised, or is worth a look; nothing is lost.</summary>
    Info,

    /// <summary>The record was produced, but a value was dropped, repaired or guessed.</summary>
    Warning,

    /// <summary>No record was produced.</summary>
    Error,
}
