using CyberStats.Numerics;

namespace CyberStats.Agreements;

/// <summary>
/// The share of the incidents that accuse a state in which an accused state is one of those named as staying out of an agreement. Made by
/// <see cref="AbstainersShare"/>.
/// </summary>
/// <remarks>
/// <para>
/// It describes records and shows no effect; it is partly circular, since whoever writes on an agreement names the suspects. An incident
/// with several accused states counts once, whatever their number; <see cref="Fractional"/> gives it in parts. Of no incident that
/// accuses a state the share is undefined: NaN, with the interval [0, 1]. Equality is by reference.
/// </para>
/// <para>
/// <see cref="LowerBound"/> and <see cref="UpperBound"/> come first: they are what the records allow if nothing is assumed of those that
/// accuse nobody. <see cref="Low"/> and <see cref="High"/> (Wilson) read the attributed ones as independent draws, which they are not;
/// <see cref="ByActor"/> lets those of one actor go together.
/// </para>
/// </remarks>
public sealed class AbstainersShareResult
{
    private readonly Proportion _share;

    internal AbstainersShareResult(
        AccusedIncident[] attributed, int unattributed, IReadOnlyList<Exclusion> excluded, IReadOnlySet<CountryCode> abstainers, double level)
    {
        Level = level;
        Abstainers = abstainers;
        Unattributed = unattributed;
        Excluded = excluded;
        Of = attributed.Length;
        Count = attributed.Count(i => i.Abstaining > 0);
        NamingParties = attributed.Count(i => i.Abstaining == 0 && i.Parties > 0);
        Fractional = attributed.Sum(i => (double)i.Abstaining / i.Accused) / Of;
        WithoutActor = attributed.Count(i => i.Incident.ActorIds.IsEmpty);
        _share = new Proportion(Count, Of, level);

        ClusteredShare clustered = ClusteredShare.Of([.. attributed.Select(i => (i.Abstaining > 0, (IReadOnlyList<string>)i.Incident.ActorIds))], level);
        ByActor = clustered.Estimate;
        ActorClusters = clustered.Clusters;
        EffectiveActorClusters = clustered.EffectiveClusters;
        EffectiveIncidents = clustered.Draws;
    }

    /// <summary>Gets the share, in [0, 1]; NaN where no incident accuses a state.</summary>
    public double Value => _share.Value;

    /// <summary>Gets the lower end of Wilson's interval.</summary>
    public double Low => _share.Low;

    /// <summary>Gets the upper end of Wilson's interval.</summary>
    public double High => _share.High;

    /// <summary>Gets the coverage of the intervals.</summary>
    public double Level { get; }

    /// <summary>Gets the share if no unattributed incident is an abstainer's; NaN where there is no incident at all.</summary>
    public double LowerBound => (double)Count / (Of + Unattributed);

    /// <summary>Gets the share if every unattributed incident is an abstainer's; NaN where there is no incident at all.</summary>
    public double UpperBound => (double)(Count + Unattributed) / (Of + Unattributed);

    /// <summary>
    /// Gets the share with an interval that lets the incidents of one actor go together; the standard error is NaN where all or none count.
    /// </summary>
    /// <remarks>
    /// Wilson's interval at the effective number of incidents that the jackknife over actors gives, with Student's t on the effective number
    /// of groups less 1; [0, 1] where that number is below 2. With few groups, very unequal ones, or few that speak against the others, it
    /// can still be too narrow (<see cref="Caveat.FewClusters"/>: fewer than 30 effective groups, or 5 effective incidents on either side), and it
    /// takes the actors of one state for independent. Coverage: benchmarks/results/simulate-clustered-share.md. Source: Korn and Graubard
    /// (1998); Dean and Pagano (2015).
    /// </remarks>
    public Estimate ByActor { get; }

    /// <summary>Gets the number of groups of incidents that share no actor; an incident without an actor is a group of its own.</summary>
    public int ActorClusters { get; }

    /// <summary>Gets the number of equal groups that would weigh the same: n² over the sum of the squared sizes.</summary>
    public double EffectiveActorClusters { get; }

    /// <summary>Gets the number of independent incidents on which <see cref="ByActor"/> is as wide as it is.</summary>
    public double EffectiveIncidents { get; }

    /// <summary>Gets the number of attributed incidents that name no actor.</summary>
    public int WithoutActor { get; }

    /// <summary>Gets the share in which an incident counts by the part of its accused states that abstain; NaN as <see cref="Value"/>.</summary>
    public double Fractional { get; }

    /// <summary>Gets the number of incidents in which an abstainer is accused.</summary>
    public int Count { get; }

    /// <summary>Gets the number of incidents in which a state is accused: the base of the share.</summary>
    public int Of { get; }

    /// <summary>Gets the number of incidents in which no abstainer and at least one state that had joined is accused.</summary>
    public int NamingParties { get; }

    /// <summary>Gets the number of incidents in which only states are accused that neither stay out by name nor had certainly joined.</summary>
    public int NamingOthers => Of - Count - NamingParties;

    /// <summary>Gets the number of incidents in which no state is accused.</summary>
    public int Unattributed { get; }

    /// <summary>Gets the states named as abstaining at the launch.</summary>
    public IReadOnlySet<CountryCode> Abstainers { get; }

    /// <summary>Gets what was left out, and why, the unattributed aside.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; }

    /// <summary>Gets the day whose state of the source was read; null where not known.</summary>
    public DateOnly? AsOf { get; internal init; }

    /// <summary>Gets the sources of the incidents.</summary>
    public IReadOnlyList<string> SourceIds { get; internal init; } = [];

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats =>
    [
        Caveat.Descriptive,
        Caveat.AccusationsSelected,
        .. Unattributed > 0 ? [Caveat.UnattributedExcluded] : Array.Empty<Caveat>(),
        .. WithoutActor > 0 ? [Caveat.ActorsUnknown] : Array.Empty<Caveat>(),
        .. Abstainers.Count == 0 ? [Caveat.NoAbstainer] : Array.Empty<Caveat>(),
        .. EffectiveActorClusters < 30 || !(EffectiveIncidents * Math.Min(Value, 1 - Value) >= 5) ? [Caveat.FewClusters] : Array.Empty<Caveat>(),
        .. _share.IsUnstable ? [Caveat.Unstable] : Array.Empty<Caveat>(),
    ];
}
