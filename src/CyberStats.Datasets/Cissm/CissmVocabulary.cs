using System.Collections.Frozen;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Cissm;

/// <summary>The words of the tracker's columns, and what they mean here.</summary>
/// <remarks>
/// Source of the words: Harry and Gallagher (2018), "Classifying Cyber Events", <i>Journal of Information Warfare</i> 17(3). A disruptive event
/// harms the work of its victim, an exploitive one takes information from it, a mixed one does both.
/// </remarks>
internal static class CissmVocabulary
{
    public const string Disruptive = "Disruptive";
    public const string Exploitive = "Exploitive";
    public const string Mixed = "Mixed";
    public const string NationState = "Nation-State";

    private const SecurityAttributes IntegrityAndAvailability = SecurityAttributes.Integrity | SecurityAttributes.Availability;

    /// <summary>Gets what a disruptive subtype is called here, and what it harms; the exploitive ones have no entry.</summary>
    public static FrozenDictionary<string, (IncidentType Type, SecurityAttributes Affects)> DisruptiveSubtypes { get; } =
        new Dictionary<string, (IncidentType, SecurityAttributes)>(StringComparer.Ordinal)
        {
            ["Message Manipulation"] = (IncidentType.Defacement, SecurityAttributes.Integrity),
            ["External Denial of Service"] = (IncidentType.Disruption, SecurityAttributes.Availability),
            ["Internal Denial of Service"] = (IncidentType.Disruption, SecurityAttributes.Availability),
            ["Data Attack"] = (IncidentType.DataDestruction, IntegrityAndAvailability),
            ["Physical Attack"] = (IncidentType.Sabotage, IntegrityAndAvailability),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Gets the kinds of actors.</summary>
    public static FrozenDictionary<string, ActorKind> ActorKinds { get; } = new Dictionary<string, ActorKind>(StringComparer.OrdinalIgnoreCase)
    {
        [NationState] = ActorKind.State,
        ["Criminal"] = ActorKind.Criminal,
        ["Hacktivist"] = ActorKind.Hacktivist,
        ["Terrorist"] = ActorKind.Terrorist,
        ["Hobbyist"] = ActorKind.Parse("cissm:hobbyist"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the type of an event that is disruptive in a way that is not told.</summary>
    public static IncidentType DisruptiveType { get; } = IncidentType.Parse("cissm:disruptive");

    private static readonly string[] Subtypes =
    [
        .. DisruptiveSubtypes.Keys,
        "Exploitation of Sensors", "Exploitation of End Hosts", "Exploitation of Network Infrastructure", "Exploitation of Application Server",
        "Exploitation of Data in Transit",
    ];

    private static readonly FrozenDictionary<string, string> TypesByKey = ByKey([Disruptive, Exploitive, Mixed], ("exploitative", Exploitive));

    private static readonly FrozenDictionary<string, string> SubtypesByKey = ByKey(Subtypes);

    /// <summary>Whether a cell says that the thing is not known. It is no category.</summary>
    public static bool IsUndetermined(string word) =>
        word.Equals("Undetermined", StringComparison.OrdinalIgnoreCase) || word.Equals("Unknown", StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds the usual spelling of a type of event.</summary>
    public static bool TryFindType(string word, out string usual) => TypesByKey.TryGetValue(KeyOf(word), out usual!);

    /// <summary>Finds the usual spelling of a subtype of event.</summary>
    public static bool TryFindSubtype(string word, out string usual) => SubtypesByKey.TryGetValue(KeyOf(word), out usual!);

    /// <summary>Whether a motive, of which there may be several, is espionage.</summary>
    public static bool IsEspionage(string motive) => motive.Contains("Espionage", StringComparison.OrdinalIgnoreCase);

    private static FrozenDictionary<string, string> ByKey(string[] words, params (string Key, string Word)[] others) =>
        words.Select(word => (Key: KeyOf(word), Word: word)).Concat(others).ToFrozenDictionary(e => e.Key, e => e.Word, StringComparer.Ordinal);

    /// <summary>What near-duplicates share: the words in lower case, without the "s" of a plural.</summary>
    private static string KeyOf(string text) => string.Join(
        ' ',
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLowerInvariant().TrimEnd('s')));
}
