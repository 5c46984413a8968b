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

    /// <summary>Returns the days on which what is known of the standing changes, in no order.</summary>
    public IEnumerable<DateOnly> Changes()
    {
        DateOnly latest = DateOnly.MaxValue;
        for (int i = _steps.Count - 1; i >= 0; i--)
        {
            latest = _steps[i].Latest < latest ? _steps[i].Latest : latest;
            yield return latest;
            yield return _steps[i].Earliest;
        }
    }

    /// <summary>Adds the next act.</summary>
    /// <exception cref="ArgumentException">The act comes certainly before the one listed before it, or is illegal.</exception>
    public void Add(Participation act, LegalForce force, PartialDate? opened)
    {
        (DateOnly floor, Standings.Position before) = _steps.Count == 0 ? (DateOnly.MinValue, default) : (_steps[^1].Earliest, _steps[^1].After);
        if (act.When.Last < floor)
        {
            throw Standings.Refuse(act, "is listed after one that came later.");
        }

        DateOnly earliest = act.When.First;
        if (opened is { } day && act.When.MayContain(day.First) && Standings.Joins(force, act.Act))
        {
            earliest = day.First; // nobody joins what is not yet open
        }

        _steps.Add(new Step(act, earliest > floor ? earliest : floor, act.When.Last, Standings.After(force, before, act)));
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

    private readonly record struct Step(Participation Act, DateOnly Earliest, DateOnly Latest, Standings.Position After);
}
