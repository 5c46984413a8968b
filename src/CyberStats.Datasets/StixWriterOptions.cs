namespace CyberStats.Datasets;

/// <summary>What <see cref="StixWriter"/> has to be told.</summary>
public sealed record StixWriterOptions
{
    /// <summary>
    /// Gets when the objects are made: STIX wants to know of each when it was created and modified, and this library reads no clock. It is
    /// written in UTC, to the millisecond.
    /// </summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Gets whether the text is indented; by default it is on one line.</summary>
    public bool Indented { get; init; }
}
