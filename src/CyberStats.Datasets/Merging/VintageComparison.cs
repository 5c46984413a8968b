using CyberStats.Incidents;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// What a source added, removed and changed between two of its states: the input of what is said on reporting delay.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
/// <example>
/// <code>
/// var comparison = VintageComparison.Between(cfrOf2021, cfrOf2022, new VintageOptions { Matching = new DuplicateOptions() });
/// Console.WriteLine($"{comparison.Added.Count} added, {comparison.Removed.Count} removed, {comparison.Changed.Count} changed");
/// </code>
/// </example>
public sealed class VintageComparison
{
    private VintageComparison(DateOnly? olderAsOf, DateOnly? newerAsOf)
    {
        OlderAsOf = olderAsOf;
        NewerAsOf = newerAsOf;
    }

    /// <summary>Gets the day of the older state; null where not known.</summary>
    public DateOnly? OlderAsOf { get; }

    /// <summary>Gets the day of the newer state; null where not known.</summary>
    public DateOnly? NewerAsOf { get; }

    /// <summary>Gets the incidents of the newer state that the older one lacks, in its order.</summary>
    public IReadOnlyList<AddedIncident> Added { get; private init; } = [];

    /// <summary>Gets the incidents of the older state that the newer one lacks, in its order.</summary>
    public IReadOnlyList<Incident> Removed { get; private init; } = [];

    /// <summary>Gets the incidents that both have and that differ, in the order of the newer state; those matched by evidence always, since their ids differ.</summary>
    public IReadOnlyList<IncidentChange> Changed { get; private init; } = [];

    /// <summary>Gets the number of incidents that are the same in both.</summary>
    public int Unchanged { get; private init; }

    /// <summary>Gets the number of changed incidents that have other ids and were matched by evidence.</summary>
    public int MatchedByEvidence => Changed.Count(c => c.MatchedBy is not null);

    /// <summary>Compares two states of one source.</summary>
    /// <param name="older">The older state.</param>
    /// <param name="newer">The newer state.</param>
    /// <param name="options">From which clock delays count, and how records with other ids are matched; null for disclosure, and ids only.</param>
    /// <exception cref="ArgumentNullException">A state is null.</exception>
    /// <exception cref="ArgumentException">The day of the older state is after that of the newer one.</exception>
    public static VintageComparison Between(IncidentSet older, IncidentSet newer, VintageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        options ??= new VintageOptions();
        if (older.AsOf > newer.AsOf)
        {
            throw new ArgumentException($"The older state is of {PartialDate.FromDay(older.AsOf.Value)}, after the newer one of {PartialDate.FromDay(newer.AsOf.Value)}.", nameof(older));
        }

        Dictionary<IncidentId, Incident> before = older.ToDictionary(i => i.Id);
        HashSet<IncidentId> after = [.. newer.Select(i => i.Id)];
        Incident[] gone = [.. older.Where(i => !after.Contains(i.Id))];
        Incident[] come = [.. newer.Where(i => !before.ContainsKey(i.Id))];
        Dictionary<IncidentId, DuplicateCandidate> matched = Match(gone, come, options.Matching);
        HashSet<IncidentId> matchedBefore = [.. matched.Values.Select(c => c.First.Id)];
        var changed = new List<IncidentChange>();
        int unchanged = 0;
        foreach (Incident incident in newer)
        {
            if (before.TryGetValue(incident.Id, out Incident? old))
            {
                if (incident.Equals(old))
                {
                    unchanged++;
                }
                else
                {
                    changed.Add(new IncidentChange(old, incident, null));
                }
            }
            else if (matched.TryGetValue(incident.Id, out DuplicateCandidate? match))
            {
                changed.Add(new IncidentChange(match.First, incident, match));
            }
        }

        return new VintageComparison(older.AsOf, newer.AsOf)
        {
            Added = [.. come.Where(i => !matched.ContainsKey(i.Id)).Select(i => new AddedIncident(i, Delay(i.DateOn(options.Clock), older.AsOf, newer.AsOf)))],
            Removed = [.. gone.Where(i => !matchedBefore.Contains(i.Id))],
            Changed = changed,
            Unchanged = unchanged,
        };
    }

    /// <summary>The matches by the ids of the newer state: the best pairs first, each record once.</summary>
    private static Dictionary<IncidentId, DuplicateCandidate> Match(Incident[] gone, Incident[] come, DuplicateOptions? options)
    {
        var matches = new Dictionary<IncidentId, DuplicateCandidate>();
        if (options is null || gone.Length == 0 || come.Length == 0)
        {
            return matches;
        }

        var used = new HashSet<IncidentId>();
        foreach (DuplicateCandidate candidate in DuplicateCandidates.Find(new IncidentSet(gone), new IncidentSet(come), options with { SharedShare = 0.9 }).Candidates)
        {
            if (!used.Contains(candidate.First.Id) && !matches.ContainsKey(candidate.Second.Id))
            {
                used.Add(candidate.First.Id);
                matches.Add(candidate.Second.Id, candidate);
            }
        }

        return matches;
    }

    private static DayLag? Delay(PartialDate? date, DateOnly? older, DateOnly? newer) => date is { } d && older is { } from && newer is { } to
        ? new DayLag(from.DayNumber + (from < to ? 1 : 0) - d.Last.DayNumber, to.DayNumber - d.First.DayNumber)
        : null;
}
