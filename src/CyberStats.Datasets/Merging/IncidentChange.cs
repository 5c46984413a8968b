using CyberStats.Incidents;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// An incident that two states of one source have, and in what they differ on it. Made by <see cref="VintageComparison"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class IncidentChange
{
    internal IncidentChange(Incident older, Incident newer, DuplicateCandidate? matchedBy)
    {
        Older = older;
        Newer = newer;
        MatchedBy = matchedBy;
        Members = MemberChanges.Between(older, newer);
    }

    /// <summary>Gets the record of the older state.</summary>
    public Incident Older { get; }

    /// <summary>Gets the record of the newer state.</summary>
    public Incident Newer { get; }

    /// <summary>Gets the evidence on which the two are taken for one; null where they have the same id.</summary>
    public DuplicateCandidate? MatchedBy { get; }

    /// <summary>Gets the members that differ; none where only the id does.</summary>
    public IReadOnlyList<MemberChange> Members { get; }
}
