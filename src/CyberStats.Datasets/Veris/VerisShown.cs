using System.Text;
using System.Text.Json;

namespace CyberStats.Datasets.Veris;

/// <summary>Writes a value for people: "amount 120, variety Personal; variety Medical".</summary>
internal static class VerisShown
{
    /// <summary>Returns the value that the reader stands on; the reader ends on its last token.</summary>
    public static string Of(ref Utf8JsonReader reader)
    {
        var text = new StringBuilder();
        Write(ref reader, text);
        return text.ToString();
    }

    private static void Write(ref Utf8JsonReader reader, StringBuilder text)
    {
        bool isFirst = true;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    text.Append(isFirst ? "" : "; ");
                    Write(ref reader, text);
                    isFirst = false;
                }

                break;
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    text.Append(isFirst ? "" : ", ").Append(reader.GetString()).Append(' ');
                    reader.Read();
                    Write(ref reader, text);
                    isFirst = false;
                }

                break;
            case JsonTokenType.String:
                text.Append(reader.GetString());
                break;
            default:
                text.Append(Encoding.UTF8.GetString(reader.ValueSpan));
                break;
        }
    }
}
