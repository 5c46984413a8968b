namespace CyberStats.Agreements;

/// <summary>
/// How many had joined an agreement, day by day: a band where dates are imprecise, of which any curve between its edges is possible.
/// </summary>
/// <remarks>Equality is by reference.</remarks>
public sealed class AccessionCurve
{
    private AccessionCurve(IReadOnlyList<AccessionStep> steps) => Steps = steps;

    /// <summary>Gets the days on which the numbers change, in order, each with the numbers from then on. Before the first nobody is a party.</summary>
    public IReadOnlyList<AccessionStep> Steps { get; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats => Steps.Any(s => s.Certain < s.Possible) ? [Caveat.StandingUncertain] : [];

    /// <summary>Returns the curve of an agreement.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="kind">The kind of party to count; null for all.</param>
    /// <exception cref="ArgumentNullException"><paramref name="agreement"/> is null.</exception>
    /// <remarks>
    /// A join of which no date is known may lie anywhere from the opening on, and is never certain. Cost: that of sorting the days of the
    /// acts.
    /// </remarks>
    public static AccessionCurve Of(Agreement agreement, PartyKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        var changes = new SortedDictionary<DateOnly, (int Certain, int Possible)>();
        foreach (PartyTimeline timeline in agreement.Timelines().Where(t => kind is null || t.Party.Kind == kind))
        {
            (int Certain, int Possible) before = default;
            foreach ((DateOnly day, bool isParty, bool mayBeParty) in timeline.Changes())
            {
                (int Certain, int Possible) after = (isParty ? 1 : 0, mayBeParty ? 1 : 0);
                changes.TryGetValue(day, out (int Certain, int Possible) sum);
                changes[day] = (sum.Certain + after.Certain - before.Certain, sum.Possible + after.Possible - before.Possible);
                before = after;
            }
        }

        var steps = new List<AccessionStep>();
        (int certain, int possible) = (0, 0);
        foreach ((DateOnly day, (int Certain, int Possible) change) in changes)
        {
            // The last day of the calendar is where an open date ends: nothing is learnt on it.
            if (change != default && day != DateOnly.MaxValue)
            {
                (certain, possible) = (certain + change.Certain, possible + change.Possible);
                steps.Add(new AccessionStep(day, certain, possible));
            }
        }

        return new AccessionCurve(steps);
    }

    /// <summary>Returns how many had joined by the end of a day.</summary>
    /// <param name="day">The day.</param>
    public Bounds<int> At(DateOnly day)
    {
        AccessionStep step = Steps.LastOrDefault(s => s.Day <= day);
        return Bounds<int>.Within(step.Certain, step.Possible);
    }
}
