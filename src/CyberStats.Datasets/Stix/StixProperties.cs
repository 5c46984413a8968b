using System.Text.Json;

namespace CyberStats.Datasets.Stix;

/// <summary>
/// The properties of a JSON object, each read as the type that STIX gives it; one of another type counts as absent, and is noted.
/// </summary>
/// <param name="element">The object.</param>
/// <param name="wrongTypes">Where the names of such properties are noted.</param>
internal sealed class StixProperties(JsonElement element, List<string> wrongTypes)
{
    private const int MostItems = 100_000; // of a list: more than any has

    /// <summary>Gets the properties whose value has another type than STIX says.</summary>
    public List<string> WrongTypes => wrongTypes;

    public string? Text(string name) => Value(name, JsonValueKind.String)?.GetString();

    public bool Flag(string name)
    {
        JsonElement? value = Value(name, JsonValueKind.True, JsonValueKind.False);
        return value is { ValueKind: JsonValueKind.True };
    }

    /// <summary>Returns a number as it is written; null where there is none.</summary>
    public string? Number(string name) => Value(name, JsonValueKind.Number)?.GetRawText();

    public StixTime Time(string name, string fidelity) => new(Text(name), Text(fidelity));

    public string[] Texts(string name)
    {
        if (Value(name, JsonValueKind.Array) is not { } list)
        {
            return [];
        }

        var texts = new List<string>(Math.Min(list.GetArrayLength(), MostItems));
        foreach (JsonElement item in list.EnumerateArray().Take(MostItems))
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                texts.Add(item.GetString()!);
            }
            else
            {
                wrongTypes.Add(name);
            }
        }

        return [.. texts];
    }

    public StixProperties? Object(string name) => Value(name, JsonValueKind.Object) is { } o ? new StixProperties(o, wrongTypes) : null;

    public T[] Objects<T>(string name, Func<StixProperties, T> read)
    {
        if (Value(name, JsonValueKind.Array) is not { } list)
        {
            return [];
        }

        var objects = new List<T>(Math.Min(list.GetArrayLength(), MostItems));
        foreach (JsonElement item in list.EnumerateArray().Take(MostItems))
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                objects.Add(read(new StixProperties(item, wrongTypes)));
            }
            else
            {
                wrongTypes.Add(name);
            }
        }

        return [.. objects];
    }

    /// <summary>Returns the properties whose value is a whole number that is not negative, as a dictionary of counts has them.</summary>
    public (string Key, long Count)[] Counts(string name)
    {
        if (Value(name, JsonValueKind.Object) is not { } o)
        {
            return [];
        }

        var counts = new List<(string, long)>();
        foreach (JsonProperty property in o.EnumerateObject().Take(MostItems))
        {
            if (property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt64(out long count) && count >= 0)
            {
                counts.Add((property.Name, count));
            }
            else
            {
                wrongTypes.Add(name);
            }
        }

        return [.. counts];
    }

    private JsonElement? Value(string name, JsonValueKind kind, JsonValueKind orKind = JsonValueKind.Undefined)
    {
        if (!element.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == kind || value.ValueKind == orKind)
        {
            return value;
        }

        wrongTypes.Add(name);
        return null;
    }
}
