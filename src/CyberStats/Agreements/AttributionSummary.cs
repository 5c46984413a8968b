using System.Collections.Immutable;
using CyberStats.Incidents;
using CyberStats.Series;

namespace CyberStats.Agreements;

/// <summary>
/// Who gets blamed, how soon, and what follows: the attributions of a set of incidents in figures.
/// </summary>
/// <remarks>
/// Every share is one of records, with Wilson's interval; the records are what a source chose to write down. Silence is unknown, not
/// denial: an attribution that nobody is known to dispute counts as not disputed, so <see cref="Contested"/> is a lower bound.
/// Equality is by reference.
/// </remarks>
public sealed class AttributionSummary
{
    private AttributionSummary(Incident[] incidents, IncidentSet set, ImmutableArray<Attribution> others, Clock from, double level)
    {
        Incident[] attributed = Array.FindAll(incidents, i => i.IsAttributed);
        Attributed = new Proportion(attributed.Length, incidents.Length, level);
        FollowedByLaw = new Proportion(
            attributed.Count(i => i.Responses.Any(r => r.Kind == ResponseKind.CriminalCharges || r.Kind == ResponseKind.Sanctions)), attributed.Length, level);
        Contested = new Proportion(attributed.Count(IsContested), attributed.Length, level);
        Lag = set.Lags(from, Clock.Attributed, level);
        Charges = PersonsCharged.In(incidents.SelectMany(i => i.Responses));
        Excluded = Exclusion.Merge([.. set.LeftOut, new Exclusion(ExclusionReason.NotAnIncident, set.Count - incidents.Length)]);
        AsOf = set.AsOf;
        SourceIds = set.SourceIds;

        ImmutableArray<Attribution> attributions = [.. incidents.SelectMany(i => i.Attributions), .. others];
        UndatedStatements = Coalition.All(attributions).Count(s => s.On is null);
        Statements = Coalition.PerYear(attributions);
        Bases =
        [
            .. attributions.GroupBy(a => a.Basis)
                .Select(g => KeyValuePair.Create(g.Key, g.Count()))
                .OrderByDescending(b => b.Value)
                .ThenBy(b => b.Key.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>Gets the incidents in which a state or an actor is blamed, a denial not being blame, of all.</summary>
    public Proportion Attributed { get; }

    /// <summary>Gets the attributed incidents to which charges or sanctions are a known response, of those attributed.</summary>
    public Proportion FollowedByLaw { get; }

    /// <summary>Gets the attributed incidents that a denial or a contested attribution is known of, of those attributed.</summary>
    public Proportion Contested { get; }

    /// <summary>Gets the days from the clock chosen to the attribution.</summary>
    public LagDistribution Lag { get; }

    /// <summary>Gets the persons charged.</summary>
    public PersonsCharged Charges { get; }

    /// <summary>Gets the joint statements by year: attributions that share a statement id and a year, also where one issuer alone has that id.</summary>
    public IReadOnlyList<StatementsOfYear> Statements { get; }

    /// <summary>Gets how many attributions rest on each basis, the most frequent first; equal ones by the text of the basis.</summary>
    public IReadOnlyList<KeyValuePair<AttributionBasis, int>> Bases { get; }

    /// <summary>Gets the number of joint statements without a date.</summary>
    public int UndatedStatements { get; }

    /// <summary>Gets what was left out, and why.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; }

    /// <summary>Gets the day whose state of the source was read; null where not known.</summary>
    public DateOnly? AsOf { get; }

    /// <summary>Gets the sources of the incidents.</summary>
    public IReadOnlyList<string> SourceIds { get; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats =>
    [
        Caveat.Descriptive,
        Caveat.AccusationsSelected,
        Caveat.AttributionPending,
        .. Attributed.IsUnstable || FollowedByLaw.IsUnstable || Contested.IsUnstable ? [Caveat.Unstable] : Array.Empty<Caveat>(),
    ];

    /// <summary>Summarises the attributions of a set.</summary>
    /// <param name="incidents">The incidents; near misses and false positives are left out.</param>
    /// <param name="withoutIncident">Attributions that are about no incident in particular; they count among statements and bases only.</param>
    /// <param name="from">The clock from which the days to the attribution are counted; <see cref="Clock.Discovered"/> by default.</param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="incidents"/> is null.</exception>
    /// <exception cref="ArgumentException">An attribution is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> is not a <see cref="Clock"/>, or the level not in (0, 1).</exception>
    /// <remarks>Cost: that of <see cref="IncidentLags.Lags"/>.</remarks>
    public static AttributionSummary Of(
        IncidentSet incidents, IEnumerable<Attribution>? withoutIncident = null, Clock from = Clock.Discovered, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        ImmutableArray<Attribution> others = ImmutableArray.CreateRange(withoutIncident ?? []).WithoutNull(nameof(withoutIncident));
        return new AttributionSummary([.. incidents.Where<Incident>(i => i.IsCountedByDefault)], incidents, others, from, level);
    }

    private static bool IsContested(Incident incident) =>
        incident.Attributions.Any(a => a.Contested || a.Stance == AttributionStance.Denies)
        || incident.Responses.Any(r => r.Kind == ResponseKind.Denial);
}
