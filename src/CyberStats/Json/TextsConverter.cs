using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberStats.Json;

/// <summary>
/// Writes texts by name as an object, in ordinal order. The names are compared as they are written: what the platform would build compares
/// them by a culture, for which different names can be the same.
/// </summary>
internal sealed class TextsConverter : JsonConverter<ImmutableSortedDictionary<string, string>>
{
    public override ImmutableSortedDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"Expected an object of texts, found {reader.TokenType}.");
        }

        var texts = Collections.NoText.ToBuilder();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException($"Expected a text for '{Excerpt.Of(name)}', found {reader.TokenType}.");
            }

            if (!texts.TryAdd(name, reader.GetString()!))
            {
                throw new JsonException($"The name '{Excerpt.Of(name)}' is there twice.");
            }
        }

        return texts.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string name, string text) in value)
        {
            writer.WriteString(StringConverter.Whole(name), StringConverter.Whole(text));
        }

        writer.WriteEndObject();
    }
}
