using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Incidents;

/// <summary>
/// A group or person behind incidents, under one of its names. Which state it serves is a claim, kept in <see cref="Attribution"/>.
/// </summary>
/// <remarks>
/// What it is said to do, and to whom, describes the actor: it is no incident, and no count takes it for one. The id and the name are never
/// empty; the collections never default. Two actors are equal when all members are.
/// </remarks>
public sealed record Actor
{
    /// <summary>Creates an actor.</summary>
    /// <param name="id">The id that incidents refer to.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">The id or the name is null or blank.</exception>
    public Actor(string id, string name)
    {
        Id = id;
        Name = name;
    }

    /// <summary>Gets the id that incidents refer to.</summary>
    public string Id { get; init => field = Require.Text(value, nameof(Id)); }

    /// <summary>Gets the name.</summary>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>Gets what kind of actor it is.</summary>
    public ActorKind Kind { get; init; }

    /// <summary>Gets the country it is said to be in; unknown by default.</summary>
    public CountryCode Country { get; init; }

    /// <summary>Gets the other names, each once. Names are shared between groups: one does not identify an actor.</summary>
    public ImmutableArray<string> Aliases { get => field.OrEmpty(); init => field = value.TextsOnce(nameof(Aliases)); }

    /// <summary>Gets what it is said to do, each type once.</summary>
    public ImmutableArray<IncidentType> Types { get => field.OrEmpty(); init => field = value.Once(); }

    /// <summary>Gets whom it is said to aim at: countries, kinds, sectors. They are no victims of an incident.</summary>
    public ImmutableArray<Victim> Targets { get => field.OrEmpty(); init => field = value.WithoutNull(nameof(Targets)); }

    /// <summary>Gets the ids of the sources, each once.</summary>
    public ImmutableArray<string> SourceIds { get => field.OrEmpty(); init => field = value.TextsOnce(nameof(SourceIds)); }

    /// <summary>Gets what the source wrote where a value was coded, repaired or has no member here, by the source's own field name.</summary>
    public ImmutableSortedDictionary<string, string> Original
    {
        get => field ?? Collections.NoText;
        init => field = value.InOrdinalOrder(nameof(Original));
    }

    /// <inheritdoc/>
    public bool Equals(Actor? other) => other is not null && (Id, Name, Kind, Country) == (other.Id, other.Name, other.Kind, other.Country)
        && Collections.Same(Aliases, other.Aliases)
        && Collections.Same(Types, other.Types)
        && Collections.Same(Targets, other.Targets)
        && Collections.Same(SourceIds, other.SourceIds)
        && Collections.Same(Original, other.Original);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Name, Kind, Country);
}
