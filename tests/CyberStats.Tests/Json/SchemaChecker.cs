using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CyberStats.Tests.Json;

/// <summary>
/// The part of JSON Schema that the schema of documents uses, so that many documents can be tried here; a keyword that it does not know fails. What an
/// independent validator says of some of them is in <c>tests/Reference/document_schema.csv</c>.
/// </summary>
internal sealed class SchemaChecker(JsonElement schema)
{
    private static readonly string[] Notes = ["$schema", "$id", "$comment", "$defs", "title", "format"];

    private readonly Dictionary<string, Regex> _patterns = new(StringComparer.Ordinal);

    public bool Accepts(JsonElement value) => Accepts(schema, value);

    private bool Accepts(JsonElement rules, JsonElement value) => rules.EnumerateObject().All(rule => rule.Name switch
    {
        "$ref" => Accepts(schema.GetProperty("$defs").GetProperty(rule.Value.GetString()!["#/$defs/".Length..]), value),
        "type" => Is(value, rule.Value.GetString()!),
        "const" => JsonElement.DeepEquals(rule.Value, value),
        "enum" => rule.Value.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)),
        "not" => !Accepts(rule.Value, value),
        "anyOf" => rule.Value.EnumerateArray().Any(r => Accepts(r, value)),
        "allOf" => rule.Value.EnumerateArray().All(r => Accepts(r, value)),
        "pattern" => value.ValueKind != JsonValueKind.String || Pattern(rule.Value.GetString()!).IsMatch(value.GetString()!),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= rule.Value.GetInt32(),
        "minimum" => value.ValueKind != JsonValueKind.Number || Number(value) >= Number(rule.Value),
        "maximum" => value.ValueKind != JsonValueKind.Number || Number(value) <= Number(rule.Value),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Accepts(rule.Value, item)),
        "required" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object
            || value.EnumerateObject().All(m => !rule.Value.TryGetProperty(m.Name, out JsonElement r) || Accepts(r, m.Value)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object
            || value.EnumerateObject().All(m => IsListed(rules, m.Name) || (rule.Value.ValueKind == JsonValueKind.Object && Accepts(rule.Value, m.Value))),
        _ => Notes.Contains(rule.Name) ? true : throw new NotSupportedException($"The keyword {rule.Name}."),
    });

    private static bool IsListed(JsonElement rules, string name) => rules.TryGetProperty("properties", out JsonElement listed) && listed.TryGetProperty(name, out _);

    private static bool Is(JsonElement value, string type) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && Number(value) == Math.Floor(Number(value)),
        "number" => value.ValueKind == JsonValueKind.Number,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => throw new NotSupportedException(type),
    };

    /// <summary>A number as exactly as can be; what is beyond a decimal is beyond every limit that the schema has.</summary>
    private static decimal Number(JsonElement value) => value.TryGetDecimal(out decimal exact)
        ? exact
        : double.Parse(value.GetRawText(), CultureInfo.InvariantCulture) > 0 ? decimal.MaxValue : decimal.MinValue;

    private Regex Pattern(string pattern) => _patterns.TryGetValue(pattern, out Regex? known)
        ? known
        : _patterns[pattern] = new Regex(pattern, RegexOptions.CultureInvariant);
}
