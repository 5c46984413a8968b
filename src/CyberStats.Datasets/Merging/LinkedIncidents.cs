using System.Collections.Immutable;
using CyberStats.Incidents;
using CyberStats.Reporting;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// The incidents behind the records of several sources, once a caller has accepted which records mean the same: what agreement between sources and the
/// incidents that all of them miss are computed from.
/// </summary>
/// <remarks>
/// A record without a link is an incident of its own. Links add up: where a is b and b is c, the three are one, and what speaks against that is shown by
/// <see cref="Inconsistent"/>. Nothing is merged: each incident keeps its records. Immutable and safe to share between threads; equality is by reference.
/// </remarks>
/// <example>
/// <code>
/// IncidentSet[] sets = [cfr, euRepoC, cissm];
/// DuplicateSearch found = DuplicateCandidates.Find(sets.SelectMany(s => s), new DuplicateOptions { Scope = DuplicateScope.BetweenSources });
/// var linked = LinkedIncidents.Of(sets.SelectMany(s => s), found.Candidates.Where(c => c.Level == DuplicateLevel.NearlyCertain));
/// ListModelTable undercount = ListModels.Fit(linked.Histories());
/// KrippendorffAlphaResult agreement = linked.Ratings(i => i.AccusedStates.Count == 1 ? i.AccusedStates[0].Value : null).Alpha();
/// </code>
/// </example>
public sealed class LinkedIncidents
{
    private LinkedIncidents(ImmutableArray<LinkedCluster> incidents)
    {
        Incidents = incidents;
        SourceIds = [.. incidents.SelectMany(i => i.SourceIds).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Gets the incidents, in the order of the first ids of their records.</summary>
    public IReadOnlyList<LinkedCluster> Incidents { get; }

    /// <summary>Gets the sources of the records, in ordinal order.</summary>
    public IReadOnlyList<string> SourceIds { get; }

    /// <summary>Gets the incidents that lack a link between two of their records, or of which a source has several records.</summary>
    public IReadOnlyList<LinkedCluster> Inconsistent => [.. Incidents.Where(i => !i.IsConsistent)];

    /// <summary>Puts records together by links.</summary>
    /// <param name="records">All records, those without a link among them, each id once.</param>
    /// <param name="accepted">The links that the caller accepts.</param>
    /// <exception cref="ArgumentNullException">An argument, a record or a link is null.</exception>
    /// <exception cref="ArgumentException">Two records have the same id, or a link has a record that is not among them.</exception>
    public static LinkedIncidents Of(IEnumerable<Incident> records, IEnumerable<DuplicateCandidate> accepted)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        IncidentSet set = records as IncidentSet ?? new IncidentSet(records);
        Incident[] all = [.. set.OrderBy(r => r.Id.Source, StringComparer.Ordinal).ThenBy(r => r.Id.Local, StringComparer.Ordinal)];
        var places = new Dictionary<IncidentId, int>(all.Length);
        for (int i = 0; i < all.Length; i++)
        {
            places[all[i].Id] = i;
        }

        int[] parents = [.. Enumerable.Range(0, all.Length)];
        DuplicateCandidate[] links = [.. accepted];
        foreach (DuplicateCandidate link in links)
        {
            ArgumentNullException.ThrowIfNull(link, nameof(accepted));
            int a = Root(PlaceOf(link.First));
            int b = Root(PlaceOf(link.Second));
            parents[Math.Max(a, b)] = Math.Min(a, b);
        }

        ILookup<int, DuplicateCandidate> linksOf = links.ToLookup(link => Root(places[link.First.Id]));
        return new LinkedIncidents([.. Enumerable.Range(0, all.Length).GroupBy(Root).OrderBy(g => g.Key)
            .Select(g => new LinkedCluster([.. g.Select(i => all[i])], [.. linksOf[g.Key]]))]);

        int PlaceOf(Incident record) => places.TryGetValue(record.Id, out int place)
            ? place
            : throw new ArgumentException($"A link has the record {record.Id}, which is not among the records.", nameof(accepted));

        int Root(int i)
        {
            while (parents[i] != i)
            {
                i = parents[i] = parents[parents[i]];
            }

            return i;
        }
    }

    /// <summary>Counts the incidents by the sources that hold them.</summary>
    /// <param name="sourceIds">The sources that are taken as lists; null for all. An incident that none of them holds is not counted.</param>
    /// <exception cref="ArgumentException">There are no sources, more than 16, or one is given twice.</exception>
    public ListHistories Histories(IReadOnlyList<string>? sourceIds = null)
    {
        IReadOnlyList<string> lists = sourceIds ?? SourceIds;
        return ListHistories.Of(lists, Incidents.Select(i => i.SourceIds.Where(lists.Contains)).Where(holders => holders.Any()));
    }

    /// <summary>Returns what each source says on each incident that several hold.</summary>
    /// <typeparam name="TValue">The type of a value.</typeparam>
    /// <param name="value">Returns what a record says: its only accused state, its type, its severity as a text; null where it says nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <remarks>A source whose records of one incident differ has no value there, which <see cref="SourceRatings{TValue}.Excluded"/> counts.</remarks>
    public SourceRatings<TValue> Ratings<TValue>(Func<Incident, TValue?> value)
        where TValue : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return new SourceRatings<TValue>(SourceIds, Incidents, value);
    }

    /// <summary>Returns what number each source gives for each incident that several hold, for the metrics of numbers.</summary>
    /// <param name="value">Returns the number of a record, such as its severity on one scale; null where it has none.</param>
    /// <param name="level">What the numbers mean.</param>
    /// <param name="options">How the interval is made; null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException">A number is not finite, or below zero for the ratio metric.</exception>
    /// <remarks>A source whose records of one incident give different numbers counts as one that gives none there.</remarks>
    public KrippendorffAlphaResult AlphaOf(Func<Incident, double?> value, MeasurementLevel level, AlphaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return KrippendorffAlpha.Of(
            [.. Incidents.Where(i => i.SourceIds.Count > 1).Select(i => i.Records.GroupBy(r => r.Id.Source).Select(OfSource).ToArray())], level, options);

        double? OfSource(IEnumerable<Incident> records)
        {
            double[] numbers = [.. records.Select(value).Where(v => v is not null).Select(v => v!.Value).Distinct().Take(2)];
            return numbers is [double only] ? only : null;
        }
    }
}
