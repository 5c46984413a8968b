using CyberStats.Incidents;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// Finds records that may mean one incident, in one source or in several, and shows what speaks for each pair. It merges nothing.
/// </summary>
/// <remarks>
/// <para>
/// Each pair that shares a key (see <see cref="DuplicateSearch"/>) is compared by dates, victims, actors, accused states, types, titles and sources. Each
/// comparison weighs log₂(m / u) bits, where m is how often two records of one incident come out so (<see cref="DuplicateModel"/>) and u how often any two do, which is taken
/// from the records given. The sum is the logarithm of the odds by which the evidence changes what was believed before: that a share of the records of the
/// smaller source are in the other (<see cref="DuplicateOptions.SharedShare"/>). What one of the records lacks does not count. Source: Fellegi and Sunter (1969), <i>A theory for record linkage</i>;
/// Winkler (2006), <i>Overview of record linkage and current research directions</i>, for the weights by frequency.
/// </para>
/// <para>
/// The result depends neither on the order of the records nor on which of two sets comes first. Cost: sorting some twenty keys a record, and up to sixty comparisons of
/// some microseconds a record; memory grows with the records.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// DuplicateSearch found = DuplicateCandidates.Find(cfr, euRepoC, new DuplicateOptions { Actors = [.. cfrImport.Actors, .. mispImport.Records] });
/// foreach (DuplicateCandidate candidate in found.Candidates)
/// {
///     Console.WriteLine(candidate); // the ids, the probability and the evidence
/// }
/// </code>
/// </example>
public static class DuplicateCandidates
{
    /// <summary>Finds candidates among incidents of one or several sources, which their ids name.</summary>
    /// <param name="incidents">The incidents, each id once.</param>
    /// <param name="options">What is compared, and from where on a pair is a candidate; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The incidents, or one of them, are null.</exception>
    /// <exception cref="ArgumentException">Two incidents have the same id.</exception>
    public static DuplicateSearch Find(IEnumerable<Incident> incidents, DuplicateOptions? options = null)
    {
        IncidentSet set = incidents as IncidentSet ?? new IncidentSet(incidents);
        var groups = set.SourceIds.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i, StringComparer.Ordinal);
        options ??= new DuplicateOptions();
        return Find([.. set.Select(i => (i, groups[i.Id.Source]))], options, options.Scope);
    }

    /// <summary>Finds candidates between two sets: those of one with those of the other.</summary>
    /// <param name="first">The one set.</param>
    /// <param name="second">The other; it may have ids of the first, as a later state of one source has.</param>
    /// <param name="options">What is compared, and from where on a pair is a candidate; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">A set is null.</exception>
    public static DuplicateSearch Find(IncidentSet first, IncidentSet second, DuplicateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return Find([.. first.Select(i => (i, 0)), .. second.Select(i => (i, 1))], options ?? new DuplicateOptions(), DuplicateScope.BetweenSources);
    }

    private static DuplicateSearch Find((Incident Incident, int Group)[] records, DuplicateOptions options, DuplicateScope scope)
    {
        Array.Sort(records, (a, b) =>
        {
            int order = string.CompareOrdinal(a.Incident.Id.Source, b.Incident.Id.Source);
            order = order != 0 ? order : string.CompareOrdinal(a.Incident.Id.Local, b.Incident.Id.Local);
            order = order != 0 ? order : string.CompareOrdinal(a.Incident.Title, b.Incident.Title);
            return order != 0 ? order : a.Group.CompareTo(b.Group);
        });
        var table = new FeatureTable(records, options);
        RecordBlocks blocks = RecordBlocks.Of(table.Records, (a, b) => scope switch
        {
            DuplicateScope.BetweenSources => a.Group != b.Group,
            DuplicateScope.WithinSources => a.Group == b.Group,
            _ => true,
        });
        var comparer = new RecordComparer(table, options.Model);
        var candidates = new List<DuplicateCandidate>();
        foreach (ulong pair in blocks.Pairs)
        {
            RecordFeatures a = table.Records[(int)(pair >> 32)];
            RecordFeatures b = table.Records[(int)(uint)pair];
            List<DuplicateEvidence> evidence = comparer.Compare(a, b);
            (RecordFeatures x, RecordFeatures y) = a.Group > b.Group && scope == DuplicateScope.BetweenSources ? (b, a) : (a, b);
            var candidate = new DuplicateCandidate(x.Incident, y.Incident, evidence, Prior(table.GroupSizes, a.Group, b.Group, options));
            if (candidate.Probability >= options.Threshold)
            {
                candidates.Add(candidate);
            }
        }

        return new DuplicateSearch([.. candidates.OrderByDescending(c => c.LogOdds)])
        {
            Records = records.Length,
            PossiblePairs = PossiblePairs(table.GroupSizes, scope),
            ComparedPairs = blocks.Pairs.Length,
            KeysPassedOver = blocks.KeysPassedOver,
            LargestBlock = blocks.Largest,
        };
    }

    /// <summary>The expected number of pairs of one incident over the number of pairs, at most one half.</summary>
    private static double Prior(int[] sizes, int a, int b, DuplicateOptions options) => Math.Min(0.5, a == b
        ? options.RepeatedShare / Math.Max(1, sizes[a] - 1.0)
        : options.SharedShare / Math.Max(sizes[a], sizes[b]));

    private static long PossiblePairs(int[] sizes, DuplicateScope scope)
    {
        long all = sizes.Sum(n => (long)n);
        long within = sizes.Sum(n => (long)n * (n - 1) / 2);
        return scope switch
        {
            DuplicateScope.WithinSources => within,
            DuplicateScope.BetweenSources => (all * (all - 1) / 2) - within,
            _ => all * (all - 1) / 2,
        };
    }
}
