using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Agreements;

/// <summary>
/// One act of one party about an agreement, on a day that may be known only as a span: "joined some time before September 2019".
/// </summary>
/// <remarks>
/// The party is never blank and the act never unknown. Absence of an act is not an act: a party that "abstained" was named as staying
/// out; one that nobody ever heard of has none. Two acts are equal when all members are.
/// </remarks>
public sealed record Participation
{
    /// <summary>Creates an act.</summary>
    /// <param name="partyId">The id of the party, as the agreement lists it.</param>
    /// <param name="act">What it did.</param>
    /// <param name="when">The span in which it did so; <c>default</c> where not known.</param>
    /// <exception cref="ArgumentException">The party is null or blank, or the act unknown.</exception>
    public Participation(string partyId, ParticipationAct act, DateRange when = default)
    {
        PartyId = partyId;
        Act = act;
        When = when;
    }

    /// <summary>Gets the id of the party.</summary>
    public string PartyId { get; init => field = Require.Text(value, nameof(PartyId)); }

    /// <summary>Gets what it did.</summary>
    public ParticipationAct Act
    {
        get;
        init => field = value == default ? throw new ArgumentException("An act must say what was done.", nameof(Act)) : value;
    }

    /// <summary>Gets the span in which it did so: on one day of it, not throughout. <c>default</c> where not known.</summary>
    public DateRange When { get; init; }

    /// <summary>Gets when the act has effect for the party, such as the entry into force of a treaty for it; null where not known.</summary>
    public PartialDate? Effective { get; init; }

    /// <summary>Gets a remark; null where there is none.</summary>
    public string? Note { get; init; }

    /// <summary>Gets the ids of the sources.</summary>
    public ImmutableArray<string> SourceIds { get => field.OrEmpty(); init => field = value.TextsOnce(nameof(SourceIds)); }

    /// <inheritdoc/>
    public bool Equals(Participation? other) => other is not null
        && (PartyId, Act, When, Effective, Note) == (other.PartyId, other.Act, other.When, other.Effective, other.Note)
        && Collections.Same(SourceIds, other.SourceIds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PartyId, Act, When, Note);

    /// <summary>Returns "AUS supported 2018-11-12/2019-09-16".</summary>
    public override string ToString() => When == default ? $"{PartyId} {Act}" : $"{PartyId} {Act} {When}";
}
