using System.Collections.Immutable;

namespace CyberStats.Agreements;

/// <summary>
/// Where a party stands on a day: what its acts make certain, and what their imprecise dates leave open. Made by <see cref="Agreement.StatusOf"/>.
/// </summary>
/// <remarks>An act known only to have happened in a span that the day lies in may have happened by that day, or not.</remarks>
public sealed record PartyStatus
{
    internal PartyStatus(ImmutableArray<PartyStanding> standings, Participation? lastAct)
    {
        StandingArray = standings;
        LastAct = lastAct;
    }

    /// <summary>Gets the standing that follows from the acts certainly done by that day.</summary>
    public PartyStanding Standing => StandingArray[0];

    /// <summary>Gets every standing that is possible on that day, each once, <see cref="Standing"/> first.</summary>
    public IReadOnlyList<PartyStanding> Possible => StandingArray;

    /// <summary>Gets the last act certainly done by that day; null where there is none.</summary>
    public Participation? LastAct { get; }

    /// <summary>Gets whether only one standing is possible.</summary>
    public bool IsCertain => StandingArray.Length == 1;

    /// <summary>Gets whether it is certainly a party on that day.</summary>
    public bool IsParty => IsCertain && Standing == PartyStanding.Party;

    /// <summary>Gets whether it is a party on that day, or may be.</summary>
    public bool MayBeParty => StandingArray.Contains(PartyStanding.Party);

    private ImmutableArray<PartyStanding> StandingArray { get; }

    /// <inheritdoc/>
    public bool Equals(PartyStatus? other) =>
        other is not null && LastAct == other.LastAct && Collections.Same(StandingArray, other.StandingArray);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Standing, StandingArray.Length, LastAct);

    /// <summary>Returns "Party", or "NoRecord or Party" where the dates leave it open.</summary>
    public override string ToString() => string.Join(" or ", StandingArray);
}
