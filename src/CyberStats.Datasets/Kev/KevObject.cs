using System.Text.Json;

namespace CyberStats.Datasets.Kev;

/// <summary>An entry of the catalogue as a JSON object.</summary>
internal static class KevObject
{
    /// <summary>Fills an entry from an object; false, with an Error, where it gives none.</summary>
    public static bool Fill(KevEntry entry, ReadOnlyMemory<byte> json, IssueList issues)
    {
        entry.Clear();
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                issues.Error("not_an_object", null, document.RootElement.GetRawText(), "The entry is no JSON object.");
                return false;
            }

            foreach (JsonProperty member in document.RootElement.EnumerateObject())
            {
                Take(entry, member, issues);
            }

            return true;
        }
        catch (InvalidOperationException) // of a text with half of a surrogate pair
        {
            issues.Error("malformed_json", null, null, "A text of the entry holds half of a surrogate pair.");
            return false;
        }
    }

    private static void Take(KevEntry entry, JsonProperty member, IssueList issues)
    {
        string text = TextOf(member.Value);
        int field = KevField.IndexOf(member.Name);
        if (field < 0)
        {
            if (text.Length > 0)
            {
                entry.Others.Add((member.Name.Length > 0 ? member.Name : "\"\"", text));
            }

            return;
        }

        string name = KevField.All[field];
        bool isList = member.Value.ValueKind == JsonValueKind.Array;
        if (member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null) && (!isList || field != KevField.Weaknesses))
        {
            issues.Warning("unexpected_type", name, text, "The member is no text; it was read as its JSON.");
        }

        if (entry.Texts[field].Length > 0)
        {
            issues.Warning("duplicate_member", name, text, "The entry has this member twice; the last is used.");
        }

        entry.Texts[field] = text;
    }

    /// <summary>The text of a value: of a list of texts, with commas, as in the table.</summary>
    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            string.Join(", ", value.EnumerateArray().Select(item => item.GetString())),
        _ => value.GetRawText(),
    };
}
