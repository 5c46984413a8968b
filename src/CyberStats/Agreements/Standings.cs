namespace CyberStats.Agreements;

/// <summary>What each act does to a position, by the force of the agreement.</summary>
internal static class Standings
{
    /// <summary>Returns the position after an act.</summary>
    /// <exception cref="ArgumentException">The act is not one of an agreement of that force, or does not follow from the position.</exception>
    public static Position After(LegalForce force, Position before, Participation act)
    {
        if (TakesTreaty(act.Act) && force != LegalForce.BindingTreaty)
        {
            throw Refuse(act, $"needs a {LegalForce.BindingTreaty}, but the force is {force}.");
        }

        if (act.Act == ParticipationAct.WithdrewEndorsement)
        {
            return !before.Endorses ? throw Refuse(act, "needs an earlier endorsement.")
                : before.Standing == PartyStanding.Involved || before.JoinedByEndorsement ? new Position(PartyStanding.Withdrawn)
                : before with { Endorses = false };
        }

        bool joins = Joins(force, act.Act);
        bool endorses = act.Act == ParticipationAct.Endorsed;
        return before with
        {
            Standing = joins ? PartyStanding.Party : StandingAfter(force, before.Standing, act),
            Endorses = before.Endorses || endorses,
            JoinedByEndorsement = joins ? endorses && !IsJoined(before.Standing) : before.JoinedByEndorsement,
        };
    }

    /// <summary>Returns whether an act makes its author a party to an agreement of a force. One of unknown or unlisted force has no parties.</summary>
    public static bool Joins(LegalForce force, ParticipationAct act) => force.Value switch
    {
        "binding_treaty" => act.Value is "ratified" or "accepted" or "approved" or "acceded" or "succeeded" or "confirmed" or "definitively_signed",
        "political_commitment" or "operational" => act.Value is "signed" or "supported" or "endorsed",
        _ => false,
    };

    /// <summary>Returns the refusal of an act.</summary>
    public static ArgumentException Refuse(Participation act, string why, string argument = "acts") =>
        new($"The act '{Excerpt.Of(act.ToString())}' {why}", argument);

    private static PartyStanding StandingAfter(LegalForce force, PartyStanding before, Participation act) => act.Act.Value switch
    {
        "signed" when force != LegalForce.Proposal => IsJoined(before) ? before : PartyStanding.Signatory,
        "suspended" => IsJoined(before) ? PartyStanding.Suspended : throw Refuse(act, "needs an earlier act of joining."),
        "withdrew" => IsJoined(before) || (before == PartyStanding.Signatory && force != LegalForce.BindingTreaty)
            ? PartyStanding.Withdrawn
            : throw Refuse(act, "needs an earlier act of joining."),
        "abstained" or "declined" => IsJoined(before)
            ? throw Refuse(act, "comes while it is a party: it would have to leave first.")
            : PartyStanding.Outside,
        "endorsed" or "supported" or "signed" =>
            before is PartyStanding.NoRecord or PartyStanding.Outside or PartyStanding.Withdrawn ? PartyStanding.Involved : before,
        "proposed" or "drafted" or "advocated" => // who stays out may do so too, and still stays out
            before is PartyStanding.NoRecord or PartyStanding.Withdrawn ? PartyStanding.Involved : before,
        _ => before == PartyStanding.NoRecord ? PartyStanding.Involved : before,
    };

    private static bool TakesTreaty(ParticipationAct act) => act.Value
        is "ratified" or "accepted" or "approved" or "acceded" or "succeeded" or "confirmed" or "definitively_signed"
        or "reserved" or "withdrew_reservation" or "provisionally_applied";

    private static bool IsJoined(PartyStanding standing) => standing is PartyStanding.Party or PartyStanding.Suspended;

    /// <summary>A standing, and what it rests on: an endorsement can be taken back, and with it what was joined by it alone.</summary>
    public readonly record struct Position(PartyStanding Standing, bool Endorses = false, bool JoinedByEndorsement = false);
}
