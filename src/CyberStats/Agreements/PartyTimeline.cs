namespace CyberStats.Agreements;

/// <summary>
/// The acts of one party in their order, and the standing after each. An act happened between two days; since acts follow one another, none
/// happened before the earliest day of the one before it, nor after the latest day of one that follows.
/// </summary>
internal sealed class PartyTimeline(Party party)
{
    private readonly List<Step> _steps = [];

    public Party Party { get; } = party;

    /// <summary>Gets the earliest and the latest day on which it joined for the first time; null where it never did.</summary>
    public (DateOnly Earliest, DateOnly Latest)? FirstJoin
    {
        get
        {
            int join = _steps.FindIndex(step => step.After.Standing == PartyStanding.Party);
            return join < 0 ? null : (_steps[join].Earliest, _steps.Skip(join).Min(step => step.Latest));
        }
    }

    /// <summary>Returns the days on which it is learnt whether it is a party, in order, with what is known at their end; one pass over the acts.</summary>
    public IEnumerable<(DateOnly Day, bool IsParty, bool MayBeParty)> Changes()
    {
        int n = _steps.Count;
        var latest = new DateOnly[n];
        for (int i = n - 1; i >= 0; i--)
        {
            latest[i] = i + 1 < n && latest[i + 1] < _steps[i].Latest ? latest[i + 1] : _steps[i].Latest;
        }

        int possible = 0; // acts that may be done, of which the first are certainly
        int parties = 0; // standings among those now possible that are of a party
        for (int done = 0; possible < n || done < n;)
        {
            DateOnly day = possible < n && _steps[possible].Earliest <= latest[done] ? _steps[possible].Earliest : latest[done];
            while (possible < n && _steps[possible].Earliest <= day)
            {
                parties += IsPartyAfter(possible++);
            }

            while (done < n && latest[done] <= day)
            {
                parties -= IsPartyAfter(done++ - 1);
            }

            yield return (day, parties == possible - done + 1, parties > 0);
        }
    }

    private int IsPartyAfter(int step) => step >= 0 && _steps[step].After.Standing == PartyStanding.Party ? 1 : 0;

    /// <summary>Adds the next act.</summary>
    /// <exception cref="ArgumentException">The act comes certainly before the one listed before it, or is illegal.</exception>
    public void Add(Participation act, LegalForce force, PartialDate? opened) => _steps.Add(Next(_steps.Count == 0 ? default : _steps[^1].State, act, force, opened));

    /// <summary>Returns the step that an act is after others; after none where their state is default.</summary>
    /// <exception cref="ArgumentException">The act comes certainly before the one before it, or is illegal.</exception>
    public static Step Next(State before, Participation act, LegalForce force, PartialDate? opened)
    {
        DateOnly floor = before.Earliest;
        if (act.When.Last < floor)
        {
            throw Standings.Refuse(act, "is listed after one that came later.");
        }

        DateOnly earliest = act.When.First;
        if (opened is { } day && act.When.MayContain(day.First) && Standings.Joins(force, act.Act))
        {
            earliest = day.First; // nobody joins what is not yet open
        }

        return new Step(act, earliest > floor ? earliest : floor, act.When.Last, Standings.After(force, before.After, act), Standings.Joins(force, act.Act));
    }

    public PartyStatus StatusAt(DateOnly day)
    {
        int done = _steps.Count; // certainly
        DateOnly latest = DateOnly.MaxValue;
        while (done > 0)
        {
            latest = _steps[done - 1].Latest < latest ? _steps[done - 1].Latest : latest;
            if (latest <= day)
            {
                break;
            }

            done--;
        }

        PartyStanding certain = done == 0 ? PartyStanding.NoRecord : _steps[done - 1].After.Standing;
        IEnumerable<PartyStanding> open = _steps.Skip(done).TakeWhile(step => step.Earliest <= day).Select(step => step.After.Standing);
        return new PartyStatus([.. open.Prepend(certain).Distinct()], done == 0 ? null : _steps[done - 1].Act);
    }

    /// <summary>Returns the last act of joining that may be done by the end of a day; null where there is none.</summary>
    public Participation? LastJoinAt(DateOnly day) => _steps.LastOrDefault(step => step.Joins && step.Earliest <= day).Act;

    /// <summary>An act, the days between which it was done, and what follows from it.</summary>
    internal readonly record struct Step(Participation Act, DateOnly Earliest, DateOnly Latest, Standings.Position After, bool Joins)
    {
        public State State => new(Earliest, After);
    }

    /// <summary>What the next act has to follow from.</summary>
    /// <param name="Earliest">The day before which it was not done.</param>
    /// <param name="After">The position that it changes.</param>
    internal readonly record struct State(DateOnly Earliest, Standings.Position After);
}
