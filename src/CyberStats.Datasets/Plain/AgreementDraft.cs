using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using CyberStats.Agreements;

namespace CyberStats.Datasets.Plain;

/// <summary>An agreement in the making: its parties and acts are added row by row, and each act is held to the rules of an agreement.</summary>
/// <param name="id">The id.</param>
/// <param name="legal">What is known to be legal, for all agreements of a file: by force, one act as the first of a party, or a second act after a first.</param>
/// <param name="capacity">How many parties it is likely to have: as many as the agreements before it have on average.</param>
internal sealed class AgreementDraft(string id, HashSet<(LegalForce Force, ParticipationAct First, ParticipationAct Second)> legal, int capacity)
{
    private const int MostActs = 200; // of one party: each is held against the earlier ones

    private readonly Dictionary<string, int> _places = new(capacity, StringComparer.Ordinal);
    private readonly List<Member> _members = new(capacity);

    public string Id { get; } = id;

    public string? Title { get; set; }

    public LegalForce Force { get; set; }

    /// <summary>Gets or sets whether a row says how far it binds.</summary>
    public bool HasStatedForce { get; set; }

    /// <summary>Gets or sets whether it was reported that the acts tell how far it binds.</summary>
    public bool IsForceNoted { get; set; }

    public PartialDate? Opened { get; set; }

    public PartialDate? InForce { get; set; }

    /// <summary>Gets the rows that went in.</summary>
    public int Rows { get; set; }

    /// <summary>Returns the place of the party of an id, which is listed where none is.</summary>
    /// <param name="party">The party.</param>
    /// <param name="listed">What is listed with that id.</param>
    /// <param name="isNew">Whether it was not before.</param>
    public int PlaceOf(Party party, out Party listed, out bool isNew)
    {
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, party.Id, out bool isThere);
        isNew = !isThere;
        if (isNew)
        {
            place = _members.Count;
            _members.Add(new Member { Party = party });
        }

        listed = _members[place].Party;
        return place;
    }

    /// <summary>Takes out the party that was listed last.</summary>
    public void RemoveLast()
    {
        _places.Remove(_members[^1].Party.Id);
        _members.RemoveAt(_members.Count - 1);
    }

    /// <summary>Finds a party; null where there is none of that id.</summary>
    public Party? Find(string partyId) => _places.TryGetValue(partyId, out int place) ? _members[place].Party : null;

    /// <summary>Adds an act.</summary>
    /// <param name="place">The place of the party that acts.</param>
    /// <param name="act">The act.</param>
    /// <param name="isMoved">Whether it was put before acts that were added earlier.</param>
    /// <param name="isRepeated">Whether the party has the same act at the same time already.</param>
    /// <returns>Null where it was added; else why it cannot be.</returns>
    public string? Add(int place, Participation act, out bool isMoved, out bool isRepeated)
    {
        ref Member member = ref CollectionsMarshal.AsSpan(_members)[place];
        ReadOnlySpan<Participation> earlier = member.Acts;
        (isRepeated, isMoved) = (false, false);
        bool isLast = true; // so that nothing is wrong with the order of time
        foreach (Participation other in earlier)
        {
            isRepeated |= other.Act == act.Act && other.When == act.When;
            isLast &= other.When.Last <= act.When.Last;
        }

        if (earlier.Length >= MostActs)
        {
            return FormattableString.Invariant($"A party has at most {MostActs} acts.");
        }

        var key = (Force, earlier.Length == 0 ? default : earlier[0].Act, act.Act);
        bool isSimple = isLast && earlier.Length < 2;
        if (isSimple && legal.Contains(key))
        {
            member.Add(act);
            return null;
        }

        Participation[] acts = [.. earlier, act];
        string? complaint = Complaint(member.Party, acts);
        if (isSimple && complaint is null)
        {
            legal.Add(key);
        }

        if (complaint is not null)
        {
            acts = [.. acts.OrderBy(a => a.When.Last).ThenBy(a => a.When.First)];
            isMoved = Complaint(member.Party, acts) is null;
        }

        if (complaint is not null && !isMoved)
        {
            return complaint;
        }

        member.Set(acts);
        return null;
    }

    public Agreement Build()
    {
        Span<Member> members = CollectionsMarshal.AsSpan(_members);
        int count = 0;
        foreach (ref Member member in members)
        {
            count += member.Acts.Length;
        }

        var parties = new Party[members.Length];
        var acts = new Participation[count];
        count = 0;
        for (int i = 0; i < parties.Length; i++)
        {
            parties[i] = members[i].Party;
            members[i].Acts.CopyTo(acts.AsSpan(count));
            count += members[i].Acts.Length;
        }

        return new Agreement(Id, Title ?? Id, Force, ImmutableCollectionsMarshal.AsImmutableArray(parties), ImmutableCollectionsMarshal.AsImmutableArray(acts), Opened, InForce);
    }

    private string? Complaint(Party party, Participation[] acts)
    {
        try
        {
            _ = new Agreement(Id, Id, Force, [party], [.. acts], Opened);
            return null;
        }
        catch (ArgumentException e)
        {
            int end = e.Message.IndexOf(" (Parameter", StringComparison.Ordinal);
            return end < 0 ? e.Message : e.Message[..end];
        }
    }

    /// <summary>A party and its acts, of which most have one: no object is made for the list of one.</summary>
    private struct Member
    {
        private Participation? _first;
        private Participation[]? _all; // where there are several

        public required Party Party { get; init; }

        [UnscopedRef]
        public readonly ReadOnlySpan<Participation> Acts => _all is not null ? _all : _first is null ? [] : new ReadOnlySpan<Participation>(in _first);

        public void Add(Participation act) => Set(_first is null ? [act] : [.. Acts, act]);

        public void Set(ReadOnlySpan<Participation> acts)
        {
            _first = acts[0];
            _all = acts.Length > 1 ? acts.ToArray() : null;
        }
    }
}
