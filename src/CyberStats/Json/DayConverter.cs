using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberStats.Json;

/// <summary>Writes a day as 2007-04-27, and reads that form alone.</summary>
internal sealed class DayConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : reader.TokenType.ToString();
        return PartialDate.TryParse(text, null, out PartialDate date) && date.Precision == DatePrecision.Day
            ? date.First
            : throw new JsonException($"'{Excerpt.Of(text)}' is not a day of the form 2007-04-27.");
    }

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(PartialDate.FromDay(value).ToString());
}
