namespace CyberStats.Datasets.Stix;

/// <summary>
/// The labels that carry what STIX has no property for. Labels are free text in STIX: other programs pass over these, the reader takes them back.
/// </summary>
internal static class StixLabels
{
    /// <summary>The kind of a party or victim, as "kind:company".</summary>
    public const string Kind = "kind";

    /// <summary>The role of a victim, as "role:collateral".</summary>
    public const string Role = "role";

    /// <summary>What an attribution rests on, as "basis:technical".</summary>
    public const string Basis = "basis";

    /// <summary>What the issuer does in an attribution, as "stance:supports".</summary>
    public const string Stance = "stance";

    /// <summary>How far an attribution holds the state responsible, as "responsibility:state-ignored".</summary>
    public const string Responsibility = "responsibility";

    /// <summary>How firm an amount is, as "status:estimated".</summary>
    public const string Status = "status";

    /// <summary>An attribution that others dispute.</summary>
    public const string Contested = "contested";

    /// <summary>A second relationship of one attribution: the first accuses an actor, this one a state.</summary>
    public const string SameAttribution = "same-attribution";

    /// <summary>A threat actor that stands for the state in whose country it is.</summary>
    public const string AccusedState = "accused-state";

    /// <summary>An identity whose name the source does not give.</summary>
    public const string Unnamed = "unnamed";

    /// <summary>An incident that made something unavailable; the extension would want to know how far.</summary>
    public const string AffectsAvailability = "affects:availability";

    /// <summary>Returns a label.</summary>
    public static string Of<TEnum>(string word, TEnum value)
        where TEnum : struct, Enum => $"{word}:{Word(value)}";

    /// <summary>Finds the value that a label carries; default where there is none.</summary>
    public static TEnum Find<TEnum>(StixObject o, string word)
        where TEnum : struct, Enum
    {
        string? text = o.LabelsOf(word).FirstOrDefault();
        return text is null ? default : Array.Find(Enum.GetValues<TEnum>(), value => Word(value) == text);
    }

    /// <summary>"StateIgnored" is "state-ignored".</summary>
    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
