using System.Collections.Frozen;
using CyberStats.Incidents;
using CyberStats.Losses;

namespace CyberStats.Datasets.Stix;

/// <summary>What the words of STIX 2.1 and of its incident extension mean.</summary>
internal static class StixVocabulary
{
    // event-type-ov. A word stands here only where it means the same; the first of several is the one that is written.
    public static readonly StixWords<IncidentType> Types = new(
        ("denial-of-service", IncidentType.Disruption),
        ("destruction", IncidentType.DataDestruction),
        ("deletion-information", IncidentType.DataDestruction),
        ("data-exfiltration", IncidentType.DataBreach),
        ("unauthorized-release", IncidentType.DataLeak),
        ("ransomware", IncidentType.Extortion));

    // monetary-impact-type-ov
    public static readonly StixWords<LossForm> Forms = new(
        ("asset-and-fraud", LossForm.Theft),
        ("brand-damage", LossForm.Reputation),
        ("business-disruption", LossForm.Productivity),
        ("competitive-advantage", LossForm.CompetitiveAdvantage),
        ("legal-and-regulatory", LossForm.FinesAndJudgments),
        ("ransom-demand", LossForm.RansomDemand),
        ("ransom-payment", LossForm.RansomPayment),
        ("response-and-recovery", LossForm.Response),
        ("uncategorized", default));

    // threat-actor-type-ov. A nation-state in it is an organ of a state, or works at its direction: the wider of the two codes.
    public static readonly StixWords<ActorKind> ActorKinds = new(
        ("nation-state", ActorKind.StateAffiliated),
        ("crime-syndicate", ActorKind.Criminal),
        ("activist", ActorKind.Hacktivist),
        ("insider-accidental", ActorKind.Insider),
        ("insider-disgruntled", ActorKind.Insider),
        ("unknown", default));

    public static readonly StixWords<Sector> Sectors = new();

    public static readonly StixWords<PartyKind> PartyKinds = new();

    public static readonly StixWords<AttributionBasis> Bases = new();

    public static readonly StixWords<AttributionStance> Stances = new();

    // incident-determination-enum, with the code that each becomes.
    public static readonly FrozenDictionary<string, IncidentStatus> Determinations = new Dictionary<string, IncidentStatus>(StringComparer.Ordinal)
    {
        ["confirmed"] = IncidentStatus.Confirmed,
        ["suspected"] = IncidentStatus.Suspected,
        ["failed-attempt"] = IncidentStatus.NearMiss,
        ["blocked"] = IncidentStatus.NearMiss,
        ["false-positive"] = IncidentStatus.FalsePositive,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Relationships that tie one incident to another.</summary>
    public static readonly FrozenSet<string> Ties =
        new[] { "related-to", "led-to", "derived-from", "duplicate-of", "associated-with" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The keys of entity counts that are machines, in entity-type-ov; "system" stands for all.</summary>
    public static readonly FrozenSet<string> Machines = new[]
    {
        "computers-mobile", "computers-personal", "computers-server", "domain-controller", "network-device", "ics-actuator",
        "ics-engineering-workstation", "ics-historian", "ics-hmi", "ics-other", "ics-plc", "ics-safety-system", "ics-sensor",
    }.ToFrozenSet(StringComparer.Ordinal);
}
