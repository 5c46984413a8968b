using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CyberStats.Numerics;

namespace CyberStats.Agreements;

/// <summary>
/// An agreement between states, companies and others, from a proposal that nobody signed to a treaty, with every act of every party.
/// </summary>
/// <remarks>
/// <para>
/// The id and the title are never empty; parties have ids of their own; every act names a party, fits the force (only a treaty is
/// ratified or acceded to), and is listed in the order in which its party acted; nobody leaves without having joined; the principles are
/// numbered 1, 2, 3 …; it did not enter into force certainly before it was opened. Parties, acts, force and dates bind one another, so they
/// are set together, in the constructor.
/// </para>
/// <para>
/// Status is never stored: <see cref="StatusOf"/> folds the acts up to a day. To a treaty one becomes a party by ratified, accepted,
/// approved, acceded, succeeded, confirmed or definitively_signed; to a political commitment or a practical cooperation by signed,
/// supported or endorsed; to a proposal, or an agreement of unknown or unlisted force, by nothing.
/// </para>
/// <para>Immutable and safe to share between threads. Two agreements are equal when all members are, lists in their order.</para>
/// </remarks>
public sealed record Agreement
{
    /// <summary>Creates an agreement.</summary>
    /// <param name="id">The id; not blank.</param>
    /// <param name="title">The title; not blank.</param>
    /// <param name="force">How far it binds; unknown by default.</param>
    /// <param name="parties">Whoever acts, those that stay out among them; each id once.</param>
    /// <param name="acts">The acts, those of one party in the order in which they happened.</param>
    /// <param name="opened">When it was announced or opened for joining; null where not known.</param>
    /// <param name="inForce">When it entered into force; null where it has not, or where that is not known.</param>
    /// <exception cref="ArgumentException">
    /// A text is blank, an item null, a party listed twice, an act of a party that is not listed, out of order or illegal (the message
    /// gives it), or entry into force before the opening.
    /// </exception>
    public Agreement(
        string id,
        string title,
        LegalForce force = default,
        ImmutableArray<Party> parties = default,
        ImmutableArray<Participation> acts = default,
        PartialDate? opened = null,
        PartialDate? inForce = null)
    {
        Id = id;
        Title = title;
        Force = force;
        Parties = parties.WithoutNull(nameof(parties));
        Acts = acts.WithoutNull(nameof(acts));
        Opened = opened;
        InForce = inForce;
        if (opened is { } start && inForce is { } entry && entry.IsBefore(start))
        {
            throw new ArgumentException($"It would enter into force ({entry}) before it was opened ({start}).", nameof(inForce));
        }

        RequireLegal();
    }

    /// <summary>Gets the id.</summary>
    public string Id { get; init => field = Require.Text(value, nameof(Id)); }

    /// <summary>Gets the title.</summary>
    public string Title { get; init => field = Require.Text(value, nameof(Title)); }

    /// <summary>Gets the names by which it is also known, each once.</summary>
    public ImmutableArray<string> Aliases { get => field.OrEmpty(); init => field = value.TextsOnce(nameof(Aliases)); }

    /// <summary>Gets how far it binds.</summary>
    public LegalForce Force { get; }

    /// <summary>Gets when it was announced or opened for joining; null where not known.</summary>
    public PartialDate? Opened { get; }

    /// <summary>Gets when it entered into force; null where it has not, or where that is not known.</summary>
    public PartialDate? InForce { get; }

    /// <summary>Gets where it was announced or opened; null where not known.</summary>
    public string? Venue { get; init; }

    /// <summary>Gets whether it provides for sanctions against a party that breaks it; null where not known.</summary>
    public bool? Sanctions { get; init; }

    /// <summary>Gets what it is about beside cyberspace, such as "terrorism", each once.</summary>
    public ImmutableArray<string> Topics { get => field.OrEmpty(); init => field = value.TextsOnce(nameof(Topics)); }

    /// <summary>Gets its principles, numbered 1, 2, 3 … in their order.</summary>
    public ImmutableArray<Principle> Principles { get => field.OrEmpty(); init => field = InOrder(value.WithoutNull(nameof(Principles)), nameof(Principles)); }

    /// <summary>Gets whoever acts, those that stay out among them. Who has joined is <see cref="PartiesAt"/>.</summary>
    public ImmutableArray<Party> Parties { get; }

    /// <summary>Gets the acts, those of one party in the order in which they happened.</summary>
    public ImmutableArray<Participation> Acts { get; }

    /// <summary>Gets the ids of the sources.</summary>
    public ImmutableArray<string> SourceIds { get => field.OrEmpty(); init => field = value.TextsOnce(nameof(SourceIds)); }

    /// <summary>Returns where a party stands at the end of a day; <see cref="PartyStanding.NoRecord"/> for one without acts, listed or not.</summary>
    /// <param name="partyId">The id of the party.</param>
    /// <param name="at">The day.</param>
    /// <exception cref="ArgumentException"><paramref name="partyId"/> is null or blank.</exception>
    /// <remarks>Cost: linear in the number of acts.</remarks>
    public PartyStatus StatusOf(string partyId, DateOnly at)
    {
        Require.Text(partyId);
        PartyTimeline? timeline = Timelines().FirstOrDefault(t => t.Party.Id == partyId);
        return timeline?.StatusAt(at) ?? new PartyStatus([PartyStanding.NoRecord], null);
    }

    /// <summary>
    /// Returns the ids of those that are certainly parties at the end of a day: they have joined, and neither left nor been suspended.
    /// </summary>
    /// <param name="at">The day.</param>
    /// <remarks>Whether the agreement is in force is another matter: <see cref="PartiesInForceAt"/>. Cost: linear in the number of acts.</remarks>
    public IReadOnlySet<string> PartiesAt(DateOnly at) => Ids(Timelines().Where(t => t.StatusAt(at).IsParty));

    /// <summary>
    /// Returns the ids of those that are certainly parties at the end of a day, and for which the agreement is certainly in force: by
    /// <see cref="Participation.Effective"/> of their last act of joining or, where that is not known, by <see cref="InForce"/>.
    /// </summary>
    /// <param name="at">The day.</param>
    /// <remarks>None where neither is known. Cost: linear in the number of acts.</remarks>
    public IReadOnlySet<string> PartiesInForceAt(DateOnly at) => Ids(Timelines().Where(t =>
        t.StatusAt(at).IsParty && (t.LastJoinAt(at)?.Effective ?? InForce) is { } entry && entry.Last <= at));

    /// <summary>Returns the ids of those that are parties at the end of a day, or may be: the dates of their acts leave it open.</summary>
    /// <param name="at">The day.</param>
    /// <remarks>Cost: linear in the number of acts.</remarks>
    public IReadOnlySet<string> PossiblePartiesAt(DateOnly at) => Ids(Timelines().Where(t => t.StatusAt(at).MayBeParty));

    /// <summary>Returns the states that are named as staying out and have, for all that is certain, not joined by the end of a day.</summary>
    /// <param name="at">The day.</param>
    /// <remarks>States that are not named are a third group: nothing is known of them. Cost: linear in the number of acts.</remarks>
    public IReadOnlySet<CountryCode> AbstainersAt(DateOnly at) => StatesThat(status => status.Standing == PartyStanding.Outside, at);

    /// <summary>Returns the states that are certainly parties at the end of a day.</summary>
    /// <param name="at">The day.</param>
    /// <remarks>Cost: linear in the number of acts.</remarks>
    public IReadOnlySet<CountryCode> StatesAt(DateOnly at) => StatesThat(status => status.IsParty, at);

    /// <inheritdoc/>
    public bool Equals(Agreement? other) => ReferenceEquals(this, other) || (other is not null
        && (Id, Title, Force, Opened, InForce, Venue, Sanctions) == (other.Id, other.Title, other.Force, other.Opened, other.InForce, other.Venue, other.Sanctions)
        && Collections.Same(Aliases, other.Aliases)
        && Collections.Same(Topics, other.Topics)
        && Collections.Same(Principles, other.Principles)
        && Collections.Same(Parties, other.Parties)
        && Collections.Same(Acts, other.Acts)
        && Collections.Same(SourceIds, other.SourceIds));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Title, Force, Opened, Acts.Length);

    /// <summary>Returns the title.</summary>
    public override string ToString() => Title;

    /// <summary>Returns the parties with their acts, in the order of the parties.</summary>
    internal PartyTimeline[] Timelines()
    {
        PartyTimeline[] timelines = [.. Parties.Select(p => new PartyTimeline(p))];
        Dictionary<string, PartyTimeline> byId = timelines.ToDictionary(t => t.Party.Id, StringComparer.Ordinal);
        foreach (Participation act in Acts)
        {
            byId[act.PartyId].Add(act, Force, Opened);
        }

        return timelines;
    }

    /// <exception cref="ArgumentException">A party is listed twice, or an act breaks a rule.</exception>
    private void RequireLegal()
    {
        Dictionary<string, PartyTimeline.State> last = new(Parties.Length, StringComparer.Ordinal);
        foreach (Party party in Parties)
        {
            if (!last.TryAdd(party.Id, default))
            {
                throw new ArgumentException($"The party '{Excerpt.Of(party.Id)}' is listed twice.", "parties");
            }
        }

        foreach (Participation act in Acts)
        {
            ref PartyTimeline.State state = ref CollectionsMarshal.GetValueRefOrNullRef(last, act.PartyId);
            if (Unsafe.IsNullRef(ref state))
            {
                throw Standings.Refuse(act, "is of a party that is not listed.");
            }

            state = PartyTimeline.Next(state, act, Force, Opened).State;
        }
    }

    private HashSet<CountryCode> StatesThat(Func<PartyStatus, bool> condition, DateOnly at) =>
    [
        .. Timelines()
            .Where(t => t.Party.Kind == PartyKind.State && t.Party.Country != default && condition(t.StatusAt(at)))
            .Select(t => t.Party.Country),
    ];

    private static HashSet<string> Ids(IEnumerable<PartyTimeline> timelines) =>
        timelines.Select(t => t.Party.Id).ToHashSet(StringComparer.Ordinal);

    private static ImmutableArray<Principle> InOrder(ImmutableArray<Principle> principles, string name)
    {
        for (int i = 0; i < principles.Length; i++)
        {
            if (principles[i].Number != i + 1)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Principles are numbered 1, 2, 3 … in their order, but at index {i} stands number {principles[i].Number}."),
                    name);
            }
        }

        Principle? repeated = principles.GroupBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Last();
        return repeated is null
            ? principles
            : throw new ArgumentException(
                FormattableString.Invariant($"Two principles have the same id, '{Excerpt.Of(repeated.Id)}'; the later is number {repeated.Number}."),
                name);
    }
}
