using System.Collections.Immutable;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// Records that the accepted links make one incident, directly or by way of others.
/// </summary>
/// <remarks>Made by <see cref="LinkedIncidents"/>. Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class LinkedCluster
{
    internal LinkedCluster(ImmutableArray<Incident> records, ImmutableArray<DuplicateCandidate> links)
    {
        Records = records;
        Links = links;
        SourceIds = [.. records.Select(r => r.Id.Source).Distinct().Order(StringComparer.Ordinal)];
        RepeatedSourceIds = [.. records.GroupBy(r => r.Id.Source).Where(g => g.Count() > 1).Select(g => g.Key).Order(StringComparer.Ordinal)];
        MissingLinks = ((long)records.Length * (records.Length - 1) / 2) - links.Where(l => l.First.Id != l.Second.Id).Select(PairOf).Distinct().Count();
    }

    /// <summary>Gets the records, in the order of their ids.</summary>
    public IReadOnlyList<Incident> Records { get; }

    /// <summary>Gets the links between them.</summary>
    public IReadOnlyList<DuplicateCandidate> Links { get; }

    /// <summary>Gets the sources that have a record of it, each once, in ordinal order.</summary>
    public IReadOnlyList<string> SourceIds { get; }

    /// <summary>Gets the sources that have several records of it, which either hold it twice or are linked wrongly.</summary>
    public IReadOnlyList<string> RepeatedSourceIds { get; }

    /// <summary>Gets the number of pairs among the records that no link joins: they are one incident only by way of others.</summary>
    public long MissingLinks { get; }

    /// <summary>Gets whether each record is linked with each other and no source has several: what a person need not look at again.</summary>
    public bool IsConsistent => MissingLinks == 0 && RepeatedSourceIds.Count == 0;

    /// <summary>Both ids, whichever way round the link has them.</summary>
    private static (IncidentId, IncidentId) PairOf(DuplicateCandidate link)
    {
        (IncidentId first, IncidentId second) = (link.First.Id, link.Second.Id);
        int order = string.CompareOrdinal(first.Source, second.Source);
        order = order != 0 ? order : string.CompareOrdinal(first.Local, second.Local);
        return order <= 0 ? (first, second) : (second, first);
    }
}
