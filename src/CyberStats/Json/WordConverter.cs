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

    /// <summary>Gets the words, in the order of the members.</summary>
    public static IReadOnlyList<string> All => Words;

    /// <summary>Returns the member that a word is for.</summary>
    /// <exception cref="JsonException">It is for none.</exception>
    public static TEnum Parse(string word)
    {
        int known = Array.IndexOf(Words, word);
        return known >= 0 ? Members[known] : throw Refuse(word);
    }

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()!) : throw Refuse(reader.TokenType.ToString());

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Words[Array.IndexOf(Members, value)]);

    private static JsonException Refuse(string found) => new($"Expected one of {string.Join(", ", Words)}, found '{Excerpt.Of(found)}'.");
}
