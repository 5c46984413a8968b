using System.Text;
using System.Text.Json;

namespace CyberStats.Datasets.Veris;

/// <summary>Writes a value for people: "amount 120, variety Personal; variety Medical".</summary>
internal static class VerisShown
{
    public static string Of(JsonElement value, Func<string, string> clean)
    {
        var text = new StringBuilder();
        Write(value, clean, text);
        return text.ToString();
    }

    private static void Write(JsonElement value, Func<string, string> clean, StringBuilder text)
    {
        bool isFirst = true;
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray())
                {
                    text.Append(isFirst ? "" : "; ");
                    Write(item, clean, text);
                    isFirst = false;
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    text.Append(isFirst ? "" : ", ").Append(clean(member.Name)).Append(' ');
                    Write(member.Value, clean, text);
                    isFirst = false;
                }

                break;
            case JsonValueKind.String:
                text.Append(clean(value.GetString()!));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }
}
