using System.Text;
using System.Text.Json;

namespace CyberStats.Datasets.Stix;

/// <summary>What decides whether an object is kept: its type, and the ends of a relationship.</summary>
/// <param name="Type">The type; null where it has none of the form that STIX allows.</param>
/// <param name="Relation">The type of a relationship.</param>
/// <param name="Source">The id at which it starts.</param>
/// <param name="Target">The id at which it ends.</param>
/// <param name="HasId">Whether it has an id of the form that STIX gives, as far as the two hyphens.</param>
internal readonly record struct StixHead(string? Type, string? Relation, string? Source, string? Target, bool HasId)
{
    private const int LongestType = 250; // STIX 2.1, 3.2

    // The types that recur, so that each is one text in memory.
    private static readonly (byte[] Utf8, string Text)[] Known = [.. ((string[])
    [
        "relationship", "attack-pattern", "course-of-action", "malware", "intrusion-set", "campaign", "incident", "identity", "threat-actor",
        "location", "indicator", "tool", "impact", "event", "task", "report", "vulnerability", "sighting", "observed-data", "marking-definition",
        "x-mitre-detection-strategy", "x-mitre-analytic", "x-mitre-data-component", "x-mitre-data-source", "x-mitre-asset", "x-mitre-tactic",
    ]).Select(type => (Encoding.UTF8.GetBytes(type), type))];

    /// <summary>Gets whether it has the type and id of a STIX object.</summary>
    public bool IsObject => Type is not null && HasId;

    /// <summary>Gets whether it is a row: an incident or campaign.</summary>
    public bool IsRow => Type is "incident" or "campaign";

    /// <summary>Gets whether a record may need the object.</summary>
    public bool IsOfUse => Type switch
    {
        "incident" or "campaign" or "identity" or "intrusion-set" or "threat-actor" or "location" or "attack-pattern" or "impact" or "event" or "task" => true,
        "relationship" => IsRelationOfUse(),
        _ => false,
    };

    /// <summary>Reads the members of an object that decide, and passes over the others without decoding them.</summary>
    /// <exception cref="InvalidOperationException">A text holds half of a surrogate pair.</exception>
    public static StixHead Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var head = default(StixHead);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return head;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int member = MemberIn(in reader);
            reader.Read();
            if (member == 0 || reader.TokenType != JsonTokenType.String)
            {
                reader.Skip();
                continue;
            }

            head = member switch
            {
                1 => head with { Type = TypeIn(in reader) },
                2 => head with { Relation = reader.GetString() },
                3 => head with { Source = reader.GetString() },
                4 => head with { Target = reader.GetString() },
                _ => head with { HasId = reader.ValueSpan.IndexOf("--"u8) > 0 },
            };
            if (head is { HasId: true, Type: not null } && (head.Type != "relationship" || head is { Relation: not null, Source: not null, Target: not null }))
            {
                break; // the rest decides nothing
            }
        }

        return head;
    }

    private static int MemberIn(in Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            return reader.ValueTextEquals("type"u8) ? 1
                : reader.ValueTextEquals("relationship_type"u8) ? 2
                : reader.ValueTextEquals("source_ref"u8) ? 3
                : reader.ValueTextEquals("target_ref"u8) ? 4
                : reader.ValueTextEquals("id"u8) ? 5 : 0;
        }

        ReadOnlySpan<byte> name = reader.ValueSpan;
        return name.Length switch
        {
            2 => name.SequenceEqual("id"u8) ? 5 : 0,
            4 => name.SequenceEqual("type"u8) ? 1 : 0,
            10 => name.SequenceEqual("source_ref"u8) ? 3 : name.SequenceEqual("target_ref"u8) ? 4 : 0,
            17 => name.SequenceEqual("relationship_type"u8) ? 2 : 0,
            _ => 0,
        };
    }

    private static string? TypeIn(in Utf8JsonReader reader)
    {
        foreach ((byte[] utf8, string known) in Known)
        {
            if (reader.ValueSpan.SequenceEqual(utf8))
            {
                return known;
            }
        }

        string type = reader.GetString()!;
        bool isFormed = type.Length is >= 3 and <= LongestType && type.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        return isFormed ? type : null;
    }

    private bool IsRelationOfUse()
    {
        ReadOnlySpan<char> source = Source is null ? "" : StixIds.TypeOf(Source);
        ReadOnlySpan<char> target = Target is null ? "" : StixIds.TypeOf(Target);
        return source switch
        {
            "incident" or "campaign" => Relation switch
            {
                "uses" => target is "attack-pattern",
                "attributed-to" => target is "intrusion-set" or "threat-actor" or "identity",
                "targets" or "impacts" => target is "identity" or "location",
                "located-at" => target is "location",
                "related-to" => target is "intrusion-set" or "threat-actor" or "incident" or "campaign",
                _ => Relation is not null && StixVocabulary.Ties.Contains(Relation) && target is "incident" or "campaign",
            },
            "identity" => Relation == "located-at" && target is "location",
            "intrusion-set" or "threat-actor" => Relation switch
            {
                "located-at" or "originates-from" => target is "location",
                "attributed-to" => target is "identity",
                _ => false,
            },
            _ => false,
        };
    }
}
