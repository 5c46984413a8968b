namespace CyberStats.Agreements;

/// <summary>
/// The states behind parties: those that are states themselves or act through an organ of theirs, and those that were members of an
/// organisation among them on a day.
/// </summary>
/// <remarks>
/// What an organisation states is not for that reason stated by each of its members: nothing is expanded unless it is asked for here.
/// Companies and other bodies stand for no state. Equality is by reference.
/// </remarks>
public sealed class StatesBehind
{
    private StatesBehind(
        IReadOnlySet<CountryCode> own, IReadOnlySet<CountryCode> certain, IReadOnlySet<CountryCode> possible, IReadOnlyList<Party> withoutMembers)
    {
        Own = own;
        Certain = certain;
        Possible = possible;
        WithoutMembers = withoutMembers;
    }

    /// <summary>Gets the states that are parties themselves, or whose government or armed forces are.</summary>
    public IReadOnlySet<CountryCode> Own { get; }

    /// <summary>Gets the states that are parties, or certainly were members of an organisation on that day; each once.</summary>
    public IReadOnlySet<CountryCode> Certain { get; }

    /// <summary>Gets <see cref="Certain"/> and the states whose dates of membership leave it open.</summary>
    public IReadOnlySet<CountryCode> Possible { get; }

    /// <summary>Gets the organisations of which no membership is known for that day.</summary>
    public IReadOnlyList<Party> WithoutMembers { get; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats =>
    [
        .. Possible.Count > Own.Count ? [Caveat.BlocStatement] : Array.Empty<Caveat>(),
        .. WithoutMembers.Count > 0 ? [Caveat.MembersUnknown] : Array.Empty<Caveat>(),
    ];

    /// <summary>Returns the states behind parties on a day.</summary>
    /// <param name="parties">The parties, such as the issuers of a joint statement.</param>
    /// <param name="memberships">Which states were members of which organisations, and when.</param>
    /// <param name="at">The day.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <remarks>Cost: linear in the number of parties and memberships.</remarks>
    public static StatesBehind Of(IEnumerable<Party> parties, IEnumerable<Membership> memberships, DateOnly at)
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentNullException.ThrowIfNull(memberships);
        ILookup<string, Membership> held = memberships.Where(m => m.HeldOn(at) != false).ToLookup(m => m.OrganizationId, StringComparer.Ordinal);
        var own = new HashSet<CountryCode>();
        var certain = new HashSet<CountryCode>();
        var possible = new HashSet<CountryCode>();
        var withoutMembers = new List<Party>();
        foreach (Party party in parties)
        {
            if (party.Country != default && (party.Kind == PartyKind.State || party.Kind == PartyKind.Government || party.Kind == PartyKind.Military))
            {
                own.Add(party.Country);
            }
            else if (party.Kind == PartyKind.Organization)
            {
                certain.UnionWith(held[party.Id].Where(m => m.HeldOn(at) == true).Select(m => m.Member));
                possible.UnionWith(held[party.Id].Select(m => m.Member));
                if (!held.Contains(party.Id))
                {
                    withoutMembers.Add(party);
                }
            }
        }

        certain.UnionWith(own);
        possible.UnionWith(own);
        return new StatesBehind(own, certain, possible, withoutMembers);
    }
}
