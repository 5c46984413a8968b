using System.Text.Json;
using System.Text.Json.Serialization;
using CyberStats.Incidents;

namespace CyberStats.Json;

/// <summary>Writes what an incident harmed as a list of words, empty where it is known to be nothing.</summary>
internal sealed class AttributesConverter : JsonConverter<SecurityAttributes>
{
    private static readonly SecurityAttributes[] Single =
        [SecurityAttributes.Confidentiality, SecurityAttributes.Integrity, SecurityAttributes.Availability];

    private static readonly string[] Words = ["confidentiality", "integrity", "availability"];

    /// <summary>Gets the words, in the order in which they are written.</summary>
    public static IReadOnlyList<string> All => Words;

    /// <summary>Returns the attribute that a word is for.</summary>
    /// <exception cref="JsonException">It is for none.</exception>
    public static SecurityAttributes Parse(string word)
    {
        int known = Array.IndexOf(Words, word);
        return known >= 0 ? Single[known] : throw Refuse(word);
    }

    public override SecurityAttributes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"Expected a list of {string.Join(", ", Words)}, found {reader.TokenType}.");
        }

        SecurityAttributes all = SecurityAttributes.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            all |= reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()!) : throw Refuse(reader.TokenType.ToString());
        }

        return all;
    }

    public override void Write(Utf8JsonWriter writer, SecurityAttributes value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        for (int i = 0; i < Single.Length; i++)
        {
            if (value.HasFlag(Single[i]))
            {
                writer.WriteStringValue(Words[i]);
            }
        }

        writer.WriteEndArray();
    }

    private static JsonException Refuse(string found) => new($"Expected one of {string.Join(", ", Words)}, found '{Excerpt.Of(found)}'.");
}
