using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberStats.Json;

/// <summary>
/// Writes texts that can be written. Half of a surrogate pair is no character: the platform would put another one in its place, and two ids
/// could become one.
/// </summary>
internal sealed class StringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.Null
            ? reader.GetString()
            : throw new JsonException($"Expected a text, found {reader.TokenType}.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Whole(value));

    /// <summary>Returns the text if it has no half of a surrogate pair.</summary>
    /// <exception cref="ArgumentException">It has one.</exception>
    public static string Whole(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                throw new ArgumentException($"The text '{Excerpt.Of(text)}' holds half of a surrogate pair, which cannot be written.", nameof(text));
            }
        }

        return text;
    }
}
