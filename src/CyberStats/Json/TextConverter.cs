using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberStats.Json;

/// <summary>Writes a code, a date, a range or an id as its text, and reads it back by its own rules: one contract for all of them.</summary>
internal sealed class TextConverter<T> : JsonConverter<T>
    where T : struct, ISpanParsable<T>
{
    private const int LongestOnStack = 128;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"Expected a text for the {typeof(T).Name}, found {reader.TokenType}.");
        }

        int length = reader.ValueSpan.Length; // in UTF-8, so no fewer than characters
        try
        {
            if (length > LongestOnStack || reader.HasValueSequence)
            {
                return T.Parse(reader.GetString(), null);
            }

            Span<char> text = stackalloc char[LongestOnStack];
            return T.Parse(text[..reader.CopyString(text)], null);
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(StringConverter.Whole(value.ToString()!));
}
