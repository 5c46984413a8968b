using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CyberStats.Json;

/// <summary>
/// Finds the place at which a record refused its members. The serializer gives a path for what it finds wrong itself, and none for the
/// exception of a constructor: so the parts are read again one by one, down to the innermost that is refused.
/// </summary>
/// <remarks>Cost: at most one more reading for each level of the document, of which there are a handful.</remarks>
internal static class BrokenRule
{
    public static JsonException Locate(byte[] utf8, JsonTypeInfo type, ArgumentException refusal)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8);
        }
        catch (JsonException e)
        {
            string both = $"{Sentence(refusal)} Moreover the text is not well-formed: {e.Message}";
            return new JsonException(both, e.Path ?? "$", e.LineNumber, e.BytePositionInLine, refusal);
        }

        using (document)
        {
            string path = "$";
            JsonElement element = document.RootElement;
            while (InnerRefusal(element, type) is var (name, inner, innerType, innerRefusal))
            {
                (path, element, type, refusal) = (path + name, inner, innerType, innerRefusal);
            }

            JsonPropertyInfo? member = type.Properties.FirstOrDefault(p => IsNamed(p, refusal.ParamName));
            path += member is null ? "" : $".{member.Name}";
            return new JsonException(Sentence(refusal), path, null, null, refusal);
        }
    }

    private static (string Name, JsonElement Element, JsonTypeInfo Type, ArgumentException Refusal)? InnerRefusal(JsonElement element, JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Object && element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in element.EnumerateObject())
            {
                JsonPropertyInfo? property = type.Properties.FirstOrDefault(p => member.NameEquals(p.Name));
                if (property is not null && Refusal(member.Value, InfoOf(property.PropertyType, type)) is { } refusal)
                {
                    return ($".{property.Name}", member.Value, InfoOf(property.PropertyType, type), refusal);
                }
            }
        }
        else if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } itemType } && element.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in element.EnumerateArray())
            {
                if (Refusal(item, InfoOf(itemType, type)) is { } refusal)
                {
                    return (FormattableString.Invariant($"[{index}]"), item, InfoOf(itemType, type), refusal);
                }

                index++;
            }
        }

        return null;
    }

    private static JsonTypeInfo InfoOf(Type part, JsonTypeInfo whole) => whole.Options.GetTypeInfo(Nullable.GetUnderlyingType(part) ?? part);

    private static ArgumentException? Refusal(JsonElement element, JsonTypeInfo type)
    {
        try
        {
            _ = element.Deserialize(type);
            return null;
        }
        catch (ArgumentException e)
        {
            return e;
        }
        catch (JsonException)
        {
            return null; // wrong in another way; what was refused is elsewhere
        }
    }

    /// <summary>Whether a member is the one that a refusal names, "SourceIds" for "source_ids".</summary>
    private static bool IsNamed(JsonPropertyInfo property, string? parameter) =>
        property.Name.Replace("_", "", StringComparison.Ordinal).Equals(parameter, StringComparison.OrdinalIgnoreCase);

    /// <summary>The message without the name of a parameter, which says nothing to the author of a document.</summary>
    public static string Sentence(ArgumentException refusal)
    {
        int note = refusal.Message.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return note < 0 ? refusal.Message : refusal.Message[..note];
    }
}
