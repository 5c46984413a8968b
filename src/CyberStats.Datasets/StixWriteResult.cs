namespace CyberStats.Datasets;

/// <summary>What <see cref="StixWriter"/> wrote, and what it could not.</summary>
public sealed class StixWriteResult
{
    internal StixWriteResult(IReadOnlyDictionary<string, int> objectCounts, IReadOnlyList<StixOmission> notWritten) =>
        (ObjectCounts, NotWritten) = (objectCounts, notWritten);

    /// <summary>Gets the number of objects of each type, in ordinal order of the types.</summary>
    public IReadOnlyDictionary<string, int> ObjectCounts { get; }

    /// <summary>Gets what has no home in STIX, in ordinal order of record and member: all that reading the bundle back does not give.</summary>
    public IReadOnlyList<StixOmission> NotWritten { get; }
}
