using System.Text.Json;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Misp;

/// <summary>One actor as it stands in the cluster: every member as its texts, whether it was written as a text or as a list.</summary>
internal sealed class MispEntry
{
    private readonly Dictionary<string, List<string>> _meta = new(StringComparer.Ordinal);

    public string Name { get; private set; } = "";

    public string Uuid { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>Gets the relations, as "similar uuid".</summary>
    public List<string> Related { get; } = [];

    /// <summary>Gets the members of the actor that are not known, with their JSON.</summary>
    public List<(string Name, string Text)> Others { get; } = [];

    /// <summary>Gets the names of the members of <c>meta</c>, in their order.</summary>
    public IEnumerable<string> MetaNames => _meta.Keys;

    /// <summary>Gets which members of <c>meta</c> were lists; the others were texts.</summary>
    public HashSet<string> Lists { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets whether a character was lost, or could not be decoded.</summary>
    public bool IsUndecodable { get; private set; }

    /// <summary>Gets whether control characters were taken out.</summary>
    public bool HasControls { get; private set; }

    /// <summary>Returns the texts of a member of <c>meta</c> that are not blank, without outer blanks.</summary>
    public IReadOnlyList<string> Texts(string name) => _meta.TryGetValue(name, out List<string>? texts) ? texts : [];

    /// <summary>Reads an actor; false, with an Error, where it is none.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> json, IssueList issues, out MispEntry entry)
    {
        entry = new MispEntry();
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                issues.Error("not_an_object", null, document.RootElement.GetRawText(), "The actor is no JSON object.");
                return false;
            }

            foreach (JsonProperty member in document.RootElement.EnumerateObject())
            {
                entry.Take(member, issues);
            }

            return true;
        }
        catch (InvalidOperationException) // of a text with half of a surrogate pair
        {
            issues.Error("malformed_json", null, null, "A text of the actor holds half of a surrogate pair.");
            return false;
        }
    }

    private void Take(JsonProperty member, IssueList issues)
    {
        switch (member.Name)
        {
            case MispField.Name:
                Name = TextOf(member, issues);
                break;
            case MispField.Uuid:
                Uuid = TextOf(member, issues);
                break;
            case MispField.Description:
                Description = TextOf(member, issues);
                break;
            case MispField.Meta when member.Value.ValueKind == JsonValueKind.Object:
                foreach (JsonProperty claim in member.Value.EnumerateObject())
                {
                    TakeMeta(claim, issues);
                }

                break;
            case MispField.Related when member.Value.ValueKind == JsonValueKind.Array:
                foreach (JsonElement relation in member.Value.EnumerateArray())
                {
                    Related.Add(relation.ValueKind == JsonValueKind.Object && Inner(relation, "dest-uuid") is { } uuid
                        ? Clean($"{Inner(relation, "type") ?? "related to"} {uuid}")
                        : Clean(relation.GetRawText()));
                }

                break;
            case MispField.Meta or MispField.Related:
                issues.Warning("unexpected_type", member.Name, member.Value.GetRawText(), "The member is of another type than expected; it is kept as its JSON.");
                Others.Add((member.Name, Clean(member.Value.GetRawText())));
                break;
            default:
                Others.Add((member.Name.Length > 0 ? member.Name : "\"\"", TextOf(member, issues)));
                break;
        }
    }

    private void TakeMeta(JsonProperty claim, IssueList issues)
    {
        bool isList = claim.Value.ValueKind == JsonValueKind.Array;
        if (isList)
        {
            Lists.Add(claim.Name);
        }

        if (!_meta.TryGetValue(claim.Name, out List<string>? texts))
        {
            _meta[claim.Name] = texts = [];
        }
        else
        {
            issues.Warning("duplicate_member", claim.Name, claim.Value.GetRawText(), "The actor has this member twice; the two are read as one list.");
        }

        foreach (JsonElement item in isList ? (IEnumerable<JsonElement>)claim.Value.EnumerateArray() : [claim.Value])
        {
            if (item.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            {
                issues.Warning("unexpected_type", claim.Name, item.GetRawText(), "The member is no text and no list of texts; it was read as its JSON.");
            }

            string text = item.ValueKind switch
            {
                JsonValueKind.String => Clean(item.GetString()!).Trim(),
                JsonValueKind.Null => "",
                _ => Clean(item.GetRawText()),
            };
            if (text.Length > 0)
            {
                texts.Add(text);
            }
        }
    }

    private static string? Inner(JsonElement relation, string name) =>
        relation.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private string TextOf(JsonProperty member, IssueList issues)
    {
        bool isKnown = member.Name is MispField.Name or MispField.Uuid or MispField.Description;
        if (isKnown && member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            issues.Warning("unexpected_type", member.Name, member.Value.GetRawText(), "The member is no text; it was read as its JSON.");
        }

        return Clean(member.Value.ValueKind switch
        {
            JsonValueKind.String => member.Value.GetString()!,
            JsonValueKind.Null => "",
            _ => member.Value.GetRawText(),
        }).Trim();
    }

    private string Clean(string text)
    {
        IsUndecodable |= Unwanted.IsLossy(text);
        HasControls |= Unwanted.HasControls(text);
        return Unwanted.WithoutControls(text);
    }
}
