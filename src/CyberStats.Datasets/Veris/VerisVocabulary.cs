using System.Collections.Frozen;
using System.Collections.Immutable;
using CyberStats.Incidents;
using CyberStats.Losses;

namespace CyberStats.Datasets.Veris;

/// <summary>The words of VERIS that have a meaning here. Words of other lists are kept as they stand and not looked up.</summary>
internal static class VerisVocabulary
{
    public const string Unknown = "Unknown";

    public static readonly FrozenDictionary<string, IncidentStatus> Statuses = Table(
        ("Confirmed", IncidentStatus.Confirmed),
        ("Suspected", IncidentStatus.Suspected),
        ("Near miss", IncidentStatus.NearMiss),
        ("False positive", IncidentStatus.FalsePositive));

    // The scores that STIX 2.1 gives these words, Appendix A.
    public static readonly FrozenDictionary<string, Confidence> Confidences = Table(
        ("High", new Confidence(85, "High")),
        ("Medium", new Confidence(50, "Medium")),
        ("Low", new Confidence(15, "Low")),
        ("None", new Confidence(0, "None")));

    /// <summary>The classes of action; default for the one that is not known.</summary>
    public static readonly FrozenDictionary<string, IncidentType> Actions = Table(
        ("hacking", IncidentType.Parse("veris:hacking")),
        ("malware", IncidentType.Parse("veris:malware")),
        ("social", IncidentType.Parse("veris:social")),
        ("misuse", IncidentType.Parse("veris:misuse")),
        ("physical", IncidentType.Parse("veris:physical")),
        ("error", IncidentType.Parse("veris:error")),
        ("environmental", IncidentType.Parse("veris:environmental")),
        ("unknown", default));

    /// <summary>The varieties of an action or of a loss of integrity that are incidents of a type of their own, by their paths.</summary>
    public static readonly FrozenDictionary<(string Path, string Word), IncidentType> Types = new Dictionary<(string, string), IncidentType>
    {
        [("action.hacking.variety", "DoS")] = IncidentType.Disruption,
        [("action.malware.variety", "DoS")] = IncidentType.Disruption,
        [("action.malware.variety", "Ransomware")] = IncidentType.Extortion,
        [("action.malware.variety", "Destroy data")] = IncidentType.DataDestruction,
        [("action.social.variety", "Extortion")] = IncidentType.Extortion,
        [("action.social.variety", "Propaganda")] = IncidentType.InformationOperation,
        [("attribute.integrity.variety", "Defacement")] = IncidentType.Defacement,
    }.ToFrozenDictionary();

    /// <summary>All types that a record can be of.</summary>
    public static readonly ImmutableArray<IncidentType> AllTypes =
        [.. Actions.Values.Concat(Types.Values).Append(IncidentType.DataBreach).Where(type => type != default).Distinct()];

    /// <summary>The varieties of an external actor; default where they do not tell what it is.</summary>
    public static readonly FrozenDictionary<string, ActorKind> Actors = Table(
        ("Nation-state", ActorKind.State),
        ("State-affiliated", ActorKind.StateAffiliated),
        ("Organized crime", ActorKind.Criminal),
        ("Activist", ActorKind.Hacktivist),
        ("Terrorist", ActorKind.Terrorist),
        ("Acquaintance", ActorKind.Parse("veris:acquaintance")),
        ("Auditor", ActorKind.Parse("veris:auditor")),
        ("Competitor", ActorKind.Parse("veris:competitor")),
        ("Customer", ActorKind.Parse("veris:customer")),
        ("Force majeure", ActorKind.Parse("veris:force_majeure")),
        ("Former employee", ActorKind.Parse("veris:former_employee")),
        ("Unaffiliated", ActorKind.Parse("veris:unaffiliated")),
        ("Other", default),
        (Unknown, default));

    public static readonly ActorKind Partner = ActorKind.Parse("veris:partner");

    /// <summary>What a victim is by the level of its government; default where it is none.</summary>
    public static readonly FrozenDictionary<string, PartyKind> Governments = Table(
        ("Federal", PartyKind.Government),
        ("Regional", PartyKind.PublicAuthority),
        ("Local", PartyKind.PublicAuthority),
        ("Other", PartyKind.Government),
        ("NA", default),
        (Unknown, default));

    public static readonly FrozenSet<string> Disclosures = FrozenSet.ToFrozenSet(["Yes", "Potentially", "No", Unknown], StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, LossForm> LossForms = Table(
        ("Asset and fraud", LossForm.Parse("veris:asset_and_fraud")),
        ("Brand damage", LossForm.Reputation),
        ("Business disruption", LossForm.Productivity),
        ("Competitive advantage", LossForm.CompetitiveAdvantage),
        ("Legal and regulatory", LossForm.FinesAndJudgments),
        ("Operating costs", LossForm.Parse("veris:operating_costs")),
        ("Response and recovery", LossForm.Response),
        ("Other", default));

    public const string RatingScale = "veris:overall_rating";

    /// <summary>The ratings of an impact from the least on; null where it is not known.</summary>
    public static readonly FrozenDictionary<string, Severity?> Ratings = Table(
        ("Insignificant", new Severity(1, RatingScale)),
        ("Distracting", new Severity(2, RatingScale)),
        ("Painful", new Severity(3, RatingScale)),
        ("Damaging", new Severity(4, RatingScale)),
        ("Catastrophic", new Severity(5, RatingScale)),
        (Unknown, (Severity?)null));

    /// <summary>What VERIS writes in place of the ticker of a crypto-currency.</summary>
    public static readonly FrozenDictionary<string, CurrencyCode> Currencies = Table(
        ("XBT", CurrencyCode.BTC),
        ("Ether", CurrencyCode.Parse("ETH")),
        ("Litecoin", CurrencyCode.Parse("LTC")));

    /// <summary>Codes that ISO 4217 has withdrawn since the euro came.</summary>
    public static readonly FrozenSet<string> RetiredCurrencies = FrozenSet.ToFrozenSet(
        [
            "ANG", "ATS", "AZM", "BEF", "BYR", "CSD", "CUC", "CYP", "DEM", "EEK", "ESP", "FIM", "FRF", "GHC", "GRD", "HRK", "IEP", "ITL",
            "LTL", "LUF", "LVL", "MRO", "MTL", "MZM", "NLG", "PTE", "ROL", "RUR", "SDD", "SIT", "SKK", "SRG", "STD", "TMM", "TRL", "VEB",
            "VEF", "ZMK", "ZWD", "ZWL", "ZWN", "ZWR",
        ],
        StringComparer.Ordinal);

    /// <summary>The sectors of NAICS by the first two digits of a code (United States Census Bureau, NAICS 2022).</summary>
    public static readonly FrozenDictionary<string, string> Industries = Table(
        ("11", "11"), ("21", "21"), ("22", "22"), ("23", "23"), ("31", "31-33"), ("32", "31-33"), ("33", "31-33"), ("42", "42"),
        ("44", "44-45"), ("45", "44-45"), ("48", "48-49"), ("49", "48-49"), ("51", "51"), ("52", "52"), ("53", "53"), ("54", "54"),
        ("55", "55"), ("56", "56"), ("61", "61"), ("62", "62"), ("71", "71"), ("72", "72"), ("81", "81"), ("92", "92"));

    private static FrozenDictionary<string, T> Table<T>(params (string Word, T Meaning)[] rows) =>
        rows.ToFrozenDictionary(row => row.Word, row => row.Meaning, StringComparer.Ordinal);
}
