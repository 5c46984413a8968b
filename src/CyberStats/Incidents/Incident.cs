using System.Collections.Immutable;
using CyberStats.Losses;
using CyberStats.Numerics;

namespace CyberStats.Incidents;

/// <summary>
/// One cyber incident, or one campaign (an incident with a long range of dates), as a source records it.
/// </summary>
/// <remarks>
/// <para>
/// The id and the title are never empty; the incident was not discovered certainly before it started; numbers of records, systems and
/// entities are not negative; collections are never default and hold neither null nor, among ids, blank
/// text; the sets among them hold each item once. The four dates are set
/// together, in the constructor or by <see cref="WithDates"/>, since they bind one another.
/// </para>
/// <para>Immutable and safe to share between threads. Two incidents are equal when all members are, lists in their order.</para>
/// </remarks>
public sealed record Incident
{
    private const SecurityAttributes AllAttributes =
        SecurityAttributes.Confidentiality | SecurityAttributes.Integrity | SecurityAttributes.Availability;

    private readonly Extent _extent = Extent.Unknown;

    /// <summary>Creates an incident.</summary>
    /// <param name="id">The id; not default.</param>
    /// <param name="title">The title; not blank.</param>
    /// <param name="occurred">When it took place; null where not known.</param>
    /// <param name="discovered">When it was found; null where not known.</param>
    /// <param name="disclosed">When the public learnt of it; null where not known.</param>
    /// <param name="recorded">The day on which the source recorded it; null where not known.</param>
    /// <exception cref="ArgumentException">
    /// The id is default, the title blank, or the incident would be discovered certainly before it started.
    /// </exception>
    public Incident(
        IncidentId id,
        string title,
        DateRange? occurred = null,
        PartialDate? discovered = null,
        PartialDate? disclosed = null,
        DateOnly? recorded = null)
    {
        Id = id;
        Title = title;
        Occurred = occurred;
        Discovered = discovered;
        Disclosed = disclosed;
        Recorded = recorded;
        RequireDiscoveredAfterStart();
    }

    // A count reads these three. They are declared together, and first, so that they share a cache line.

    /// <summary>Gets whether it happened.</summary>
    public IncidentStatus Status { get; init => field = Require.Defined(value, nameof(Status)); }

    /// <summary>Gets when the public learnt of it; null where not known.</summary>
    public PartialDate? Disclosed { get; private init; }

    /// <summary>Gets what was done, each type once.</summary>
    public ImmutableArray<IncidentType> Types { get => field.OrEmpty(); init => field = value.Once(); }

    /// <summary>Gets the id.</summary>
    public IncidentId Id
    {
        get;
        init => field = value == default ? throw new ArgumentException("An incident needs an id.", nameof(Id)) : value;
    }

    /// <summary>Gets the title.</summary>
    public string Title { get; init => field = Require.Text(value, nameof(Title)); }

    /// <summary>Gets when it took place; null where not known.</summary>
    public DateRange? Occurred { get; private init => field = value == default(DateRange) ? null : value; }

    /// <summary>Gets when it was found; null where not known.</summary>
    public PartialDate? Discovered { get; private init; }

    /// <summary>Gets the day on which the source recorded it; null where not known.</summary>
    public DateOnly? Recorded { get; private init; }

    /// <summary>Gets what it harmed; null where not known, <see cref="SecurityAttributes.None"/> where known to be nothing.</summary>
    public SecurityAttributes? Affects
    {
        get;
        init => field = value is null or >= SecurityAttributes.None and <= AllAttributes
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Affects), value, $"'{nameof(Affects)}' must be a combination of the attributes.");
    }

    /// <summary>Gets the victims.</summary>
    public ImmutableArray<Victim> Victims { get => field.OrEmpty(); init => field = value.WithoutNull(nameof(Victims)); }

    /// <summary>Gets the ids of the actors, each once.</summary>
    public ImmutableArray<string> ActorIds { get => field.OrEmpty(); init => field = value.TextsOnce(nameof(ActorIds)); }

    /// <summary>Gets who blamed whom.</summary>
    public ImmutableArray<Attribution> Attributions { get => field.OrEmpty(); init => field = value.WithoutNull(nameof(Attributions)); }

    /// <summary>Gets what was done about it.</summary>
    public ImmutableArray<Response> Responses { get => field.OrEmpty(); init => field = value.WithoutNull(nameof(Responses)); }

    /// <summary>Gets what it cost, as reported. Different forms and sources can overlap: see the source before adding up.</summary>
    public ImmutableArray<Loss> Losses { get => field.OrEmpty(); init => field = value.WithoutNull(nameof(Losses)); }

    /// <summary>Gets the techniques used, each once.</summary>
    public ImmutableArray<TechniqueId> Techniques { get => field.OrEmpty(); init => field = value.Once(); }

    /// <summary>Gets how many records of data were affected; unknown by default.</summary>
    public Bounds<long> Records
    {
        get => _extent.Records;
        init => _extent = value == _extent.Records ? _extent : _extent with { Records = NotNegative(value, nameof(Records)) };
    }

    /// <summary>Gets how many computers or networks were affected; unknown by default.</summary>
    public Bounds<long> SystemsAffected
    {
        get => _extent.SystemsAffected;
        init => _extent = value == _extent.SystemsAffected ? _extent : _extent with { SystemsAffected = NotNegative(value, nameof(SystemsAffected)) };
    }

    /// <summary>Gets how many organisations or persons were affected; unknown by default.</summary>
    public Bounds<long> EntitiesAffected
    {
        get => _extent.EntitiesAffected;
        init => _extent = value == _extent.EntitiesAffected ? _extent : _extent with { EntitiesAffected = NotNegative(value, nameof(EntitiesAffected)) };
    }

    /// <summary>Gets how severe it was; unknown by default. Compare only within one scale.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Gets the ids of related incidents, each once.</summary>
    public ImmutableArray<IncidentId> Related
    {
        get => field.OrEmpty();
        init => field = value.OrEmpty().Contains(default) ? throw new ArgumentException("A related incident needs an id.", nameof(Related)) : value.Once();
    }

    /// <summary>Gets the ids of the sources, each once.</summary>
    public ImmutableArray<string> SourceIds { get => field.OrEmpty(); init => field = value.TextsOnce(nameof(SourceIds)); }

    /// <summary>Gets what the source wrote where a value was coded, repaired or has no member here, by the source's own field name.</summary>
    public ImmutableSortedDictionary<string, string> Original
    {
        get => field ?? Collections.NoText;
        init => field = value.InOrdinalOrder(nameof(Original));
    }

    /// <summary>Gets the date of the earliest attribution that has one, a denial not among them; null where none has. Of two that may be equal, the one that can be earlier.</summary>
    public PartialDate? Attributed => Accusations.Where(a => a.On is not null).Select(a => a.On).MinBy(on => (on!.Value.First, on.Value.Last));

    /// <summary>Gets the states that an attribution accuses, each once, in the order of the attributions; a denial accuses nobody.</summary>
    public IReadOnlyList<CountryCode> AccusedStates =>
        [.. Accusations.Where(a => a.AccusedState != default).Select(a => a.AccusedState).Distinct()];

    /// <summary>Gets whether an attribution accuses a state or an actor, dated or not; a denial accuses nobody.</summary>
    public bool IsAttributed => Accusations.Any();

    /// <summary>Gets whether a count takes it in unless told otherwise: it is confirmed or suspected.</summary>
    public bool IsCountedByDefault => Status <= IncidentStatus.Suspected;

    private IEnumerable<Attribution> Accusations => Attributions.Where(a => a.Stance != AttributionStance.Denies);

    /// <summary>Returns the date that a clock reads; null where the incident has none.</summary>
    /// <param name="clock">The clock.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clock"/> is not a <see cref="Clock"/>.</exception>
    public PartialDate? DateOn(Clock clock) => clock switch
    {
        Clock.Started => Occurred?.Start,
        Clock.Discovered => Discovered,
        Clock.Disclosed => Disclosed,
        Clock.Attributed => Attributed,
        Clock.Recorded => Recorded is { } day ? PartialDate.FromDay(day) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(clock), clock, "Not a clock."),
    };

    /// <summary>Returns the days from one clock to another, as far as the precision tells; null where either has no date.</summary>
    /// <param name="from">The clock counted from.</param>
    /// <param name="to">The clock counted to.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a <see cref="Clock"/>.</exception>
    public DayLag? Lag(Clock from, Clock to) =>
        DateOn(from) is { } start && DateOn(to) is { } end ? DayLag.Between(start, end) : null;

    /// <summary>Returns the incident with other dates, all four.</summary>
    /// <param name="occurred">When it took place; null where not known.</param>
    /// <param name="discovered">When it was found; null where not known.</param>
    /// <param name="disclosed">When the public learnt of it; null where not known.</param>
    /// <param name="recorded">The day on which the source recorded it; null where not known.</param>
    /// <exception cref="ArgumentException">It would be discovered certainly before it started.</exception>
    public Incident WithDates(DateRange? occurred, PartialDate? discovered, PartialDate? disclosed, DateOnly? recorded)
    {
        var other = this with { Occurred = occurred, Discovered = discovered, Disclosed = disclosed, Recorded = recorded };
        other.RequireDiscoveredAfterStart();
        return other;
    }

    /// <inheritdoc/>
    public bool Equals(Incident? other) => ReferenceEquals(this, other) || (other is not null
        && (Id, Title, Occurred, Discovered, Disclosed, Recorded) == (other.Id, other.Title, other.Occurred, other.Discovered, other.Disclosed, other.Recorded)
        && (Status, Affects, Severity) == (other.Status, other.Affects, other.Severity)
        && (Records, SystemsAffected, EntitiesAffected) == (other.Records, other.SystemsAffected, other.EntitiesAffected)
        && Collections.Same(Types, other.Types)
        && Collections.Same(Victims, other.Victims)
        && Collections.Same(ActorIds, other.ActorIds)
        && Collections.Same(Attributions, other.Attributions)
        && Collections.Same(Responses, other.Responses)
        && Collections.Same(Losses, other.Losses)
        && Collections.Same(Techniques, other.Techniques)
        && Collections.Same(Related, other.Related)
        && Collections.Same(SourceIds, other.SourceIds)
        && Collections.Same(Original, other.Original));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Title, Occurred, Disclosed);

    private static Bounds<long> NotNegative(Bounds<long> value, string name) => value.HasNegative
        ? throw new ArgumentException($"'{name}' is not negative, but is {value}.", name)
        : value;

    private void RequireDiscoveredAfterStart()
    {
        if (Discovered is { } found && Occurred?.Start is { } start && found.IsBefore(start))
        {
            throw new ArgumentException($"The incident would be discovered ({found}) before it started ({start}).", "discovered");
        }
    }

    /// <summary>How much was affected: kept apart, since most incidents share the one that knows nothing.</summary>
    private sealed record Extent
    {
        public static Extent Unknown { get; } = new();

        public Bounds<long> Records { get; init; }

        public Bounds<long> SystemsAffected { get; init; }

        public Bounds<long> EntitiesAffected { get; init; }
    }
}
