using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Incidents;

/// <summary>
/// A group or person behind incidents, under one of its names. Which state it serves is a claim, kept in <see cref="Attribution"/>.
/// </summary>
/// <remarks>The id and the name are never empty; the aliases never default. Two actors are equal when all members are.</remarks>
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

    /// <inheritdoc/>
    public bool Equals(Actor? other) => other is not null && (Id, Name, Kind, Country) == (other.Id, other.Name, other.Kind, other.Country)
        && Collections.Same(Aliases, other.Aliases);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Name, Kind, Country);
}
