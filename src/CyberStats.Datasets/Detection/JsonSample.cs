using System.Text.Json;

namespace CyberStats.Datasets.Detection;

/// <summary>The first members of a JSON text: those of the root, and those of the first item of each array in it.</summary>
internal sealed class JsonSample
{
    private const int MostMembers = 200;
    private const int LongestText = 200;

    private JsonSample(bool isArray) => IsArray = isArray;

    /// <summary>Gets whether the root is an array; <see cref="Items"/> then has its first item under "".</summary>
    public bool IsArray { get; }

    /// <summary>Gets the members of the root object, in their order, with their texts; null for what is no short text.</summary>
    public Dictionary<string, string?> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the members of the first item of each array of objects that is a member of the root.</summary>
    public Dictionary<string, Dictionary<string, string?>> Items { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the start of a text; null where it does not start as an object or an array.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="isWhole">Whether this is all of it.</param>
    public static JsonSample? Of(ReadOnlySpan<byte> text, bool isWhole)
    {
        ReadOnlySpan<byte> start = text.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty || start[0] is not ((byte)'{' or (byte)'['))
        {
            return null;
        }

        var sample = new JsonSample(start[0] == (byte)'[');
        try
        {
            sample.Read(new Utf8JsonReader(start, isWhole, new JsonReaderState(new JsonReaderOptions { MaxDepth = 64, AllowMultipleValues = true })));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON from here on, or half of a surrogate pair: what was read before it tells the format, and the reader the rest.
        }

        return sample;
    }

    private void Read(Utf8JsonReader reader)
    {
        // Depths: 1 is the root. Members of the root object stand at 1; those of the first item of an array in it at 3; of a root array, at 2.
        int ofItem = IsArray ? 2 : 3;
        string? member = "";
        string? inner = null;
        bool isFirst = false;
        while (reader.Read())
        {
            int depth = reader.CurrentDepth;
            switch (reader.TokenType)
            {
                case JsonTokenType.EndObject or JsonTokenType.EndArray when depth == 0:
                    return; // one root is enough
                case JsonTokenType.PropertyName when !IsArray && depth == 1 && Members.Count < MostMembers:
                    member = reader.GetString()!;
                    Members.TryAdd(member, null);
                    break;
                case JsonTokenType.String when !IsArray && depth == 1:
                    Members[member!] = Short(in reader);
                    break;
                case JsonTokenType.StartObject when depth == ofItem - 1:
                    isFirst = Items.TryAdd(member!, new Dictionary<string, string?>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject when depth == ofItem - 1:
                    isFirst = false;
                    break;
                case JsonTokenType.PropertyName when isFirst && depth == ofItem && Items[member!].Count < MostMembers:
                    inner = reader.GetString()!;
                    Items[member!].TryAdd(inner, null);
                    break;
                case JsonTokenType.String when isFirst && depth == ofItem && inner is not null:
                    Items[member!][inner] = Short(in reader);
                    break;
            }
        }
    }

    private static string? Short(in Utf8JsonReader reader) => reader.ValueSpan.Length <= LongestText ? reader.GetString() : null;
}
