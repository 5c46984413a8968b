namespace CyberStats.Agreements;

/// <summary>What each act does to a standing, by the force of the agreement.</summary>
internal static class Standings
{
    /// <summary>Returns the standing after an act.</summary>
    /// <exception cref="ArgumentException">The act is not one of an agreement of that force, or does not follow from the standing.</exception>
    public static PartyStanding After(LegalForce force, PartyStanding before, Participation act)
    {
        if (TakesTreaty(act.Act) && force != LegalForce.BindingTreaty)
        {
            throw Refuse($"'{act}' needs a {LegalForce.BindingTreaty}, but the force is {force}.");
        }

        if (Joins(force, act.Act))
        {
            return PartyStanding.Party;
        }

        return act.Act.Value switch
        {
            "signed" => IsJoined(before) ? before : PartyStanding.Signatory,
            "suspended" => IsJoined(before) ? PartyStanding.Suspended : throw Refuse($"'{act}' needs an earlier act of joining."),
            "withdrew" => IsJoined(before) ? PartyStanding.Withdrawn : throw Refuse($"'{act}' needs an earlier act of joining."),
            "abstained" or "declined" => IsJoined(before) ? throw Refuse($"'{act}' comes while it is a party: it would have to leave first.") : PartyStanding.Outside,
            "reserved" or "withdrew_reservation" or "provisionally_applied" => before == PartyStanding.NoRecord ? PartyStanding.Involved : before,
            "withdrew_endorsement" => before is PartyStanding.Involved or PartyStanding.Party
                ? PartyStanding.Withdrawn
                : throw Refuse($"'{act}' needs an earlier endorsement."),
            _ => before is PartyStanding.NoRecord or PartyStanding.Outside or PartyStanding.Withdrawn ? PartyStanding.Involved : before,
        };
    }

    /// <summary>Returns whether an act makes its author a party to an agreement of a force. One of unknown or unlisted force has no parties.</summary>
    public static bool Joins(LegalForce force, ParticipationAct act) => force.Value switch
    {
        "binding_treaty" => act.Value is "ratified" or "accepted" or "approved" or "acceded" or "succeeded" or "confirmed" or "definitively_signed",
        "political_commitment" or "operational" => act.Value is "signed" or "supported" or "endorsed",
        _ => false,
    };

    private static bool TakesTreaty(ParticipationAct act) => act.Value
        is "ratified" or "accepted" or "approved" or "acceded" or "succeeded" or "confirmed" or "definitively_signed"
        or "reserved" or "withdrew_reservation" or "provisionally_applied";

    private static bool IsJoined(PartyStanding standing) => standing is PartyStanding.Party or PartyStanding.Suspended;

    private static ArgumentException Refuse(string message, string argument = "acts") => new(message, argument);
}
