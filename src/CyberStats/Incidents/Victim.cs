using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Incidents;

/// <summary>
/// One victim of an incident, or a group of victims that the source describes together.
/// </summary>
/// <remarks>The collections are never default and hold each code once. Two victims are equal when all members are.</remarks>
public sealed record Victim
{
    /// <summary>Creates a victim.</summary>
    /// <param name="name">The name or description in the words of the source; null where it gives none.</param>
    public Victim(string? name = null) => Name = name;

    /// <summary>Gets the name or description in the words of the source; null where it gives none.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the country of the victim; unknown by default.</summary>
    public CountryCode Country { get; init; }

    /// <summary>Gets what the victim is; several kinds where the source describes a group.</summary>
    public ImmutableArray<PartyKind> Kinds { get => field.OrEmpty(); init => field = value.Once(); }

    /// <summary>Gets the sectors of the victim.</summary>
    public ImmutableArray<Sector> Sectors { get => field.OrEmpty(); init => field = value.Once(); }

    /// <summary>Gets how the victim came to be one.</summary>
    public VictimRole Role { get; init => field = Require.Defined(value, nameof(Role)); }

    /// <inheritdoc/>
    public bool Equals(Victim? other) => other is not null && (Name, Country, Role) == (other.Name, other.Country, other.Role)
        && Collections.Same(Kinds, other.Kinds) && Collections.Same(Sectors, other.Sectors);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Country, Role, Kinds.Length, Sectors.Length);
}
