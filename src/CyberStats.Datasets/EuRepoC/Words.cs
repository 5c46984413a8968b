using System.Collections.Frozen;
using CyberStats.Incidents;
using CyberStats.Losses;

namespace CyberStats.Datasets.EuRepoC;

/// <summary>The words of the dataset, and what they mean here.</summary>
internal static class Words
{
    public const string Unknown = "Unknown";
    public const string NotAvailable = "Not available";

    private const int LongestCode = 80; // of a word; codes may have 100 characters

    private static readonly FrozenDictionary<string, (IncidentType Type, SecurityAttributes Affects)> Types =
        new Dictionary<string, (IncidentType, SecurityAttributes)>
        {
            ["Data theft"] = (IncidentType.DataBreach, SecurityAttributes.Confidentiality),
            ["Data theft & Doxing"] = (IncidentType.DataLeak, SecurityAttributes.Confidentiality),
            ["Disruption"] = (IncidentType.Disruption, SecurityAttributes.Availability),
            ["Hijacking with Misuse"] = (IncidentType.Parse("eurepoc:hijacking_with_misuse"), SecurityAttributes.Integrity),
            ["Hijacking without Misuse"] = (IncidentType.Parse("eurepoc:hijacking_without_misuse"), SecurityAttributes.Integrity),
            ["Ransomware"] = (IncidentType.Extortion, SecurityAttributes.Availability),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, PartyKind> KindsOfCategory = new Dictionary<string, PartyKind>
    {
        ["State institutions / political system"] = PartyKind.Government,
        ["International / supranational organization"] = PartyKind.Organization,
        ["Corporate Targets (corporate targets only coded if the respective company is not part of the critical infrastructure definition)"] = PartyKind.PrivateSector,
        ["Social groups"] = PartyKind.CivilSociety,
        ["End user(s) / specially protected groups"] = PartyKind.Individual,
        ["Science"] = PartyKind.University,
        ["Critical infrastructure"] = default, // of the state or private
        ["Media"] = default,
        ["Other"] = default,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Where the second word says what the victim is, it stands before the first.
    private static readonly FrozenDictionary<string, PartyKind> KindsOfSubcategory = new Dictionary<string, PartyKind>
    {
        ["Military"] = PartyKind.Military,
        ["Political parties"] = default,
        ["Advocacy / activists (e.g. human rights organizations)"] = PartyKind.Advocacy,
        ["Terrorist"] = default,
        ["Criminal"] = default,
        ["Hacktivist"] = default,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Of a category that is no word for what it holds, the words before the bracket.
    private static readonly FrozenDictionary<string, ActorKind> ActorKinds = new Dictionary<string, ActorKind>
    {
        ["State"] = ActorKind.State,
        ["Non-state actor, state-affiliation suggested"] = ActorKind.StateAffiliated,
        ["Individual hacker(s)"] = ActorKind.Individual,
        ["Non-state-group"] = ActorKind.Parse("eurepoc:non_state_group"),
        ["Hacktivist(s)"] = ActorKind.Hacktivist,
        ["Criminal(s)"] = ActorKind.Criminal,
        ["Terrorist(s)"] = ActorKind.Terrorist,
        ["Ethnic actors"] = ActorKind.Parse("eurepoc:ethnic_actors"),
        ["Religious actors"] = ActorKind.Parse("eurepoc:religious_actors"),
        ["Private technology companies / hacking for hire groups without state affiliation / research entities"] = ActorKind.Parse("eurepoc:private_technology_companies"),
        ["Non-state-group, state-affiliation suggested (widely held view for the attributed initiator (group), but not invoked in this case)"] =
            ActorKind.Parse("eurepoc:non_state_group_affiliation_suggested"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Responsibility> Responsibilities = new Dictionary<string, Responsibility>
    {
        ["State"] = Responsibility.StateExecuted,
        ["Non-state actor, state-affiliation suggested"] = Responsibility.Unknown, // ordered, supported or tolerated: the dataset does not part them
        ["Non-state-group"] = Responsibility.Territory,
        ["Individual hacker(s)"] = Responsibility.Territory,
        ["Unknown - not attributed"] = Responsibility.Territory,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, AttributionBasis> BasesOfType = new Dictionary<string, AttributionBasis>
    {
        ["Self-attribution in the course of the attack (e.g., via defacement statements on websites)"] = AttributionBasis.SelfClaimed,
        ["Technical report (e.g., by IT-companies, Citizen Lab, EFF)"] = AttributionBasis.Technical,
        ["Direct statement in media report (e.g., Reuters article cites the attribution statements by a person) / self-attribution via social media"] = AttributionBasis.Media,
        ["Anonymous statement in media report (e.g., Reuters article cites the attribution statements of unnamed officials, or persons with knowledge into the matter etc.)"] =
            AttributionBasis.Media,
        ["Media report (e.g., Reuters makes an attribution statement, without naming further sources)"] = AttributionBasis.Media,
        ["Political statement / report (e.g., on government / state agency websites)"] = AttributionBasis.Political,
        ["Domestic legal action"] = AttributionBasis.Legal,
        ["Political statement/report and indictment / sanctions"] = AttributionBasis.Legal,
        ["Statement in media report and indictment / sanctions"] = AttributionBasis.Legal,
        ["Statement in media report and political statement/technical report"] = default, // who issued it decides
        ["Attribution given, type unclear"] = default,
        [NotAvailable] = default,
        [""] = default,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, (AttributionBasis Basis, PartyKind Kind)> Bases = new Dictionary<string, (AttributionBasis, PartyKind)>
    {
        ["Attacker confirms"] = (AttributionBasis.SelfClaimed, PartyKind.Parse("eurepoc:attacker")),
        ["IT-security community attributes attacker"] = (AttributionBasis.Technical, PartyKind.Parse("eurepoc:it_security_community")),
        ["Attribution by receiver government / state entity"] = (AttributionBasis.Political, PartyKind.Government),
        ["Attribution by EU institution/agency"] = (AttributionBasis.Political, PartyKind.Organization),
        ["Attribution by international organization"] = (AttributionBasis.Political, PartyKind.Organization),
        ["Media-based attribution"] = (AttributionBasis.Media, PartyKind.Parse("eurepoc:media")),
        ["Attribution by third-party"] = (AttributionBasis.Unstated, PartyKind.Parse("eurepoc:third_party")),
        ["Receiver attributes attacker"] = (AttributionBasis.Unstated, PartyKind.Parse("eurepoc:receiver")),
        [Contested] = (AttributionBasis.Unstated, default),
        [NotAvailable] = (AttributionBasis.Unstated, default),
        [""] = (AttributionBasis.Unstated, default),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Regions that are not marked as such.
    private static readonly FrozenSet<string> Regions =
        ((string[])["Africa", "Asia", "Caucasus", "Eastern Europe", "Europe", "North America", "Northern Europe", "Oceania", "South America", "Southern Europe", "Western Europe"])
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public const string Contested = "Contested attribution";

    /// <summary>Whether a word stands for nothing: blank, or a mark that a program left for a missing value.</summary>
    public static bool IsBlank(string word) => word.Length == 0 || word is "nan" or "NaT" || string.IsNullOrWhiteSpace(word);

    /// <summary>Whether a word says no more than that something is not known, or not coded.</summary>
    public static bool IsNothing(string word) => IsBlank(word) || IsUnknown(word) || IsNotAvailable(word);

    public static bool IsUnknown(string word) => word.Equals(Unknown, StringComparison.OrdinalIgnoreCase);

    public static bool IsNotAvailable(string word) => word.Equals(NotAvailable, StringComparison.OrdinalIgnoreCase);

    public static bool IsNone(string word) => word.Equals("none", StringComparison.OrdinalIgnoreCase);

    public static bool IsRegion(string word) => word.EndsWith("(region)", StringComparison.OrdinalIgnoreCase) || Regions.Contains(word);

    public static bool TryType(string word, out (IncidentType Type, SecurityAttributes Affects) type) => Types.TryGetValue(word, out type);

    /// <summary>What a receiver is by its two words, and whether they are the dataset's.</summary>
    public static (PartyKind Kind, bool IsKnown) KindOf(string category, string subcategory)
    {
        bool isKnown = KindsOfCategory.TryGetValue(category, out PartyKind kind);
        return (KindsOfSubcategory.TryGetValue(subcategory, out PartyKind finer) ? finer : kind, isKnown || IsNothing(category));
    }

    /// <summary>What an initiator is; the second word is the finer one.</summary>
    public static ActorKind ActorKindOf(string category, string subcategory) =>
        ActorKinds.TryGetValue(subcategory, out ActorKind kind) || ActorKinds.TryGetValue(category, out kind) ? kind : default;

    /// <summary>
    /// How far a state is held responsible for an initiator in it: of groups and persons that no state is said to stand behind, only the
    /// territory is named.
    /// </summary>
    public static Responsibility ResponsibilityOf(string category) => Responsibilities.GetValueOrDefault(category);

    /// <summary>What an attribution rests on, what its issuer is, and whether both words are the dataset's.</summary>
    public static (AttributionBasis Basis, PartyKind Issuer, bool IsKnown) BasisOf(string type, string basis)
    {
        bool isKnown = BasesOfType.TryGetValue(type, out AttributionBasis byType) & Bases.TryGetValue(basis, out (AttributionBasis Basis, PartyKind Kind) issuer);
        bool isOwn = issuer.Basis == AttributionBasis.SelfClaimed;
        AttributionBasis found = isOwn || byType == default ? issuer.Basis : byType;
        return (found == default ? AttributionBasis.Unstated : found, issuer.Kind, isKnown);
    }

    /// <summary>The kind of a response: sanctions, else the dataset's finest word.</summary>
    public static ResponseKind ResponseOf(string type, string subtype)
    {
        if (subtype.Equals("Economic sanctions", StringComparison.OrdinalIgnoreCase))
        {
            return ResponseKind.Sanctions;
        }

        string word = IsNothing(subtype) ? type[(type.IndexOf(": ", StringComparison.Ordinal) is var colon && colon < 0 ? 0 : colon + 2)..] : subtype;
        return IsNothing(word) || !ResponseKind.TryParse(Code(word), out ResponseKind kind) ? default : kind;
    }

    public static CurrencyCode CurrencyOf(string word) => word.ToLowerInvariant() switch
    {
        "euro" or "eur" => CurrencyCode.EUR,
        "dollar" or "us dollar" or "usd" => CurrencyCode.USD,
        _ => default,
    };

    /// <summary>A word of the dataset as a code in its scheme, what stands in brackets left out: "eurepoc:critical_infrastructure".</summary>
    public static string Code(string word)
    {
        int bracket = word.IndexOf('(', StringComparison.Ordinal);
        return $"eurepoc:{Slug(bracket > 0 && word[bracket - 1] == ' ' ? word.AsSpan(0, bracket) : word, '_')}";
    }

    /// <summary>The letters and digits of a text in lower case, with a mark for what stands between them; "other" where there are none.</summary>
    public static string Slug(ReadOnlySpan<char> text, char mark)
    {
        Span<char> slug = stackalloc char[LongestCode];
        int length = 0;
        bool isApart = false;
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                isApart = length > 0;
                continue;
            }

            if (length + 2 > LongestCode)
            {
                break;
            }

            if (isApart)
            {
                slug[length++] = mark;
                isApart = false;
            }

            slug[length++] = char.ToLowerInvariant(c);
        }

        return length == 0 ? "other" : slug[..length].ToString();
    }
}
