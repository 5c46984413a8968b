using CyberStats.Incidents;

namespace CyberStats.Datasets;

/// <summary>
/// What <see cref="StixReader"/> made of bundles: the incidents and campaigns, what they refer to, every doubt, and how many objects of
/// each type there were.
/// </summary>
public sealed class StixImport : ImportResult<Incident>
{
    internal StixImport(ImportResult<Incident> result, IReadOnlyDictionary<string, int> objectCounts)
        : base(result) => ObjectCounts = objectCounts;

    /// <summary>
    /// Gets the number of objects of each type, in ordinal order of the types: all that were met, those that no record refers to and each
    /// version of an object among them. What has no type of the form that STIX allows is counted under "" (empty).
    /// </summary>
    public IReadOnlyDictionary<string, int> ObjectCounts { get; }
}
