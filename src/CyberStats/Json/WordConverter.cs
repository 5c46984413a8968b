using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberStats.Json;

/// <summary>
/// Writes the member of a closed vocabulary as a word in snake case, and reads that word and nothing else: no number, no other spelling, no
/// list of words.
/// </summary>
internal sealed class WordConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private static readonly TEnum[] Members = Enum.GetValues<TEnum>();

    private static readonly string[] Words = [.. Members.Select(m => JsonNamingPolicy.SnakeCaseLower.ConvertName(m.ToString()))];

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string word = reader.TokenType == JsonTokenType.String ? reader.GetString()! : reader.TokenType.ToString();
        int known = reader.TokenType == JsonTokenType.String ? Array.IndexOf(Words, word) : -1;
        return known >= 0 ? Members[known] : throw new JsonException($"Expected one of {string.Join(", ", Words)}, found '{Excerpt.Of(word)}'.");
    }

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Words[Array.IndexOf(Members, value)]);
}
