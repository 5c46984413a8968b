using CyberStats.Agreements;
using CyberStats.Incidents;

namespace CyberStats.Tests.Agreements;

/// <summary>The Paris Call as its launch has it, with two of those named as abstaining that joined later, and incidents to go with it.</summary>
internal static class ParisCall
{
    public static DateOnly Launch { get; } = new(2018, 11, 12);

    public static Agreement Agreement { get; } = Of("2018-11-12", "FRA supported 2018-11-12", "GBR supported 2018-11-12", "USA abstained 2018-11-12",
        "RUS abstained 2018-11-12", "CHN abstained 2018-11-12", "IRN abstained 2018-11-12", "AUS abstained 2018-11-12", "PRK abstained 2018-11-12",
        "AUS supported 2018-11-12/2019-09-16", "USA supported 2021-11-11");

    public static Agreement Of(string? opened, params string[] acts)
    {
        string[][] words = [.. acts.Select(a => a.Split(' '))];
        return new Agreement(
            "paris_call",
            "Paris Call for Trust and Security in Cyberspace",
            LegalForce.PoliticalCommitment,
            [.. words.Select(w => w[0]).Distinct().Select(Blocs.State)],
            [.. words.Select(w => new Participation(w[0], ParticipationAct.Parse(w[1]), w.Length > 2 ? DateRange.Parse(w[2]) : default))],
            opened is null ? null : PartialDate.Parse(opened));
    }

    /// <summary>Incidents, each "states|actors|date": "CHN,-RUS|apt1|2019-02" accuses China, denies Russia's part, names an actor and was disclosed in that month.</summary>
    public static IncidentSet Incidents(params string[] incidents) => new(incidents.Select((text, i) => Incident($"{i}", text)), asOf: new DateOnly(2022, 12, 1));

    public static Incident Incident(string id, string text)
    {
        string[] part = text.Split('|');
        string[] Words(int i) => part.Length > i ? part[i].Split(',', StringSplitOptions.RemoveEmptyEntries) : [];
        return new Incident(new IncidentId("test", id), "Test", disclosed: Words(2) is [string date] ? PartialDate.Parse(date) : null)
        {
            ActorIds = [.. Words(1)],
            Attributions =
            [
                .. Words(0).Select((state, i) => new Attribution($"{i}", Blocs.State("USA"), CountryCode.Parse(state.TrimStart('-')))
                {
                    Stance = state[0] == '-' ? AttributionStance.Denies : AttributionStance.Attributes,
                }),
            ],
        };
    }
}
