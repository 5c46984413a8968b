using System.Collections.Immutable;
using CyberStats.Agreements;

namespace CyberStats.Datasets.Plain;

/// <summary>An agreement in the making: its parties and acts are added row by row, and each act is held to the rules of an agreement.</summary>
internal sealed class AgreementDraft(string id)
{
    private const int MostActs = 200; // of one party: each is held against the earlier ones

    private readonly Dictionary<string, Member> _byId = new(StringComparer.Ordinal);
    private readonly List<Member> _members = [];

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

    /// <summary>Lists a party, where none of its id is.</summary>
    public void Add(Party party)
    {
        var member = new Member(party);
        if (_byId.TryAdd(party.Id, member))
        {
            _members.Add(member);
        }
    }

    /// <summary>Takes out the party that was added last.</summary>
    public void Remove(Party party)
    {
        _byId.Remove(party.Id);
        _members.RemoveAt(_members.Count - 1);
    }

    /// <summary>Finds a party; null where there is none of that id.</summary>
    public Party? Find(string partyId) => _byId.GetValueOrDefault(partyId)?.Party;

    /// <summary>Adds an act.</summary>
    /// <param name="act">The act, of a party that was added.</param>
    /// <param name="isMoved">Whether it was put before acts that were added earlier.</param>
    /// <param name="isRepeated">Whether the party has the same act at the same time already.</param>
    /// <returns>Null where it was added; else why it cannot be.</returns>
    public string? Add(Participation act, out bool isMoved, out bool isRepeated)
    {
        Member member = _byId[act.PartyId];
        isRepeated = member.Acts.Exists(other => other.Act == act.Act && other.When == act.When);
        isMoved = false;
        if (member.Acts.Count >= MostActs)
        {
            return FormattableString.Invariant($"A party has at most {MostActs} acts.");
        }

        List<Participation> acts = [.. member.Acts, act];
        string? complaint = Complaint(member.Party, acts);
        if (complaint is not null)
        {
            acts = [.. acts.OrderBy(a => a.When.Last).ThenBy(a => a.When.First)];
            isMoved = Complaint(member.Party, acts) is null;
        }

        if (complaint is not null && !isMoved)
        {
            return complaint;
        }

        member.Acts = acts;
        return null;
    }

    public Agreement Build() => new(
        Id, Title ?? Id, Force, [.. _members.Select(m => m.Party)], [.. _members.SelectMany(m => m.Acts)], Opened, InForce);

    private string? Complaint(Party party, List<Participation> acts)
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

    private sealed class Member(Party party)
    {
        public Party Party { get; } = party;

        public List<Participation> Acts { get; set; } = [];
    }
}
