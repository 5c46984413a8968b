using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Incidents;

/// <summary>
/// A claim, by one issuer, that a state or an actor is behind something. A sponsor is such a claim, not a property of an incident.
/// </summary>
/// <remarks>
/// It always has an issuer and names a state, an actor or both. A joint statement is several attributions, one an issuer, that share
/// a <see cref="StatementId"/>: its issuers need not all say the same. Two attributions are equal when all members are.
/// </remarks>
public sealed record Attribution
{
    /// <summary>Creates an attribution.</summary>
    /// <param name="id">An id that is unique where attributions are kept together.</param>
    /// <param name="by">The issuer.</param>
    /// <param name="accusedState">The state accused; unknown where only an actor is.</param>
    /// <param name="accusedActorId">The id of the actor accused; null where only a state is.</param>
    /// <exception cref="ArgumentNullException">There is no issuer.</exception>
    /// <exception cref="ArgumentException">The id is blank, or neither a state nor an actor is accused.</exception>
    public Attribution(string id, Party by, CountryCode accusedState = default, string? accusedActorId = null)
    {
        if (accusedState == default && string.IsNullOrWhiteSpace(accusedActorId))
        {
            throw new ArgumentException("An attribution must accuse a state or an actor.", nameof(accusedState));
        }

        Id = id;
        By = by;
        AccusedState = accusedState;
        AccusedActorId = string.IsNullOrWhiteSpace(accusedActorId) ? null : accusedActorId;
    }

    /// <summary>Gets the id.</summary>
    public string Id { get; init => field = Require.Text(value, nameof(Id)); }

    /// <summary>Gets the issuer.</summary>
    public Party By
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(By));
            field = value;
        }
    }

    /// <summary>Gets the state accused; unknown where only an actor is.</summary>
    public CountryCode AccusedState { get; }

    /// <summary>Gets the id of the actor accused; null where only a state is.</summary>
    public string? AccusedActorId { get; }

    /// <summary>
    /// Gets the id that the attributions of one statement share: a joint one of several issuers, or one that accuses several; null where it
    /// has none.
    /// </summary>
    public string? StatementId { get; init; }

    /// <summary>Gets when it was issued; null where not known. Real data hold dates before the incident: readers report them.</summary>
    public PartialDate? On { get; init; }

    /// <summary>Gets what it rests on.</summary>
    public AttributionBasis Basis { get; init; }

    /// <summary>Gets what the issuer does in it.</summary>
    public AttributionStance Stance { get; init; }

    /// <summary>Gets how far it holds the state responsible.</summary>
    public Responsibility Responsibility { get; init => field = Require.Defined(value, nameof(Responsibility)); }

    /// <summary>Gets how sure the issuer is; null where not stated.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>Gets whether others dispute it.</summary>
    public bool Contested { get; init; }

    /// <summary>Gets the ids of the sources.</summary>
    public ImmutableArray<string> SourceIds { get => field.OrEmpty(); init => field = value.TextsOnce(nameof(SourceIds)); }

    /// <summary>Returns one attribution for each issuer of a joint statement, to be refined with <c>with</c> where they differ.</summary>
    /// <param name="statementId">The id of the statement; the attributions are called "statementId/issuerId".</param>
    /// <param name="issuers">The issuers, each once.</param>
    /// <param name="accusedState">The state accused; unknown where only an actor is.</param>
    /// <param name="accusedActorId">The id of the actor accused; null where only a state is.</param>
    /// <exception cref="ArgumentNullException">The issuers, or one of them, are null.</exception>
    /// <exception cref="ArgumentException">The id is blank, nobody is accused, there is no issuer, or one is named twice.</exception>
    public static ImmutableArray<Attribution> Joint(
        string statementId, IEnumerable<Party> issuers, CountryCode accusedState = default, string? accusedActorId = null)
    {
        Require.Text(statementId);
        ArgumentNullException.ThrowIfNull(issuers);
        ImmutableArray<Attribution> all =
        [
            .. issuers.Select(by =>
            {
                ArgumentNullException.ThrowIfNull(by, nameof(issuers));
                return new Attribution($"{statementId}/{by.Id}", by, accusedState, accusedActorId) { StatementId = statementId };
            }),
        ];
        if (all.IsEmpty || all.DistinctBy(a => a.Id).Count() < all.Length)
        {
            throw new ArgumentException("A joint statement needs issuers, each named once.", nameof(issuers));
        }

        return all;
    }

    /// <inheritdoc/>
    public bool Equals(Attribution? other) => other is not null
        && (Id, By, AccusedState, AccusedActorId, StatementId, On) == (other.Id, other.By, other.AccusedState, other.AccusedActorId, other.StatementId, other.On)
        && (Basis, Stance, Responsibility, Confidence, Contested) == (other.Basis, other.Stance, other.Responsibility, other.Confidence, other.Contested)
        && Collections.Same(SourceIds, other.SourceIds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, By.Id, AccusedState, AccusedActorId, StatementId, On, Stance);
}
