using System.Text.Json;
using System.Text.RegularExpressions;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// What STIX 2.1 (OASIS Standard, 2021) and the drafts of its incident extension (2.1, 2024) demand of the objects that the writer writes:
/// the properties required, their forms, the enumerations, and that references lead to objects of the right type.
/// </summary>
internal static partial class StixNorms
{
    // Required beside type, spec_version, id, created and modified.
    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["incident"] = ["name", "extensions"],
        ["identity"] = ["name"],
        ["intrusion-set"] = ["name"],
        ["threat-actor"] = ["name"],
        ["attack-pattern"] = ["name"],
        ["location"] = ["country"],
        ["relationship"] = ["relationship_type", "source_ref", "target_ref"],
        ["impact"] = ["impact_category", "extensions"],
        ["event"] = ["status", "extensions"],
        ["task"] = ["outcome", "extensions"],
    };

    private static readonly Dictionary<string, string[]> Enumerations = new(StringComparer.Ordinal)
    {
        ["determination"] = ["blocked", "confirmed", "failed-attempt", "false-positive", "suspected"],
        ["loss_type"] = ["confirmed-loss", "contained", "exploited-loss", "suspected-loss", "none"],
        ["alteration"] = ["potential-destruction", "potential-modification", "partial-destruction", "partial-modification", "full-destruction", "full-modification", "none"],
        ["start_time_fidelity"] = ["day", "hour", "minute", "month", "second", "year"],
        ["end_time_fidelity"] = ["day", "hour", "minute", "month", "second", "year"],
        ["status"] = ["ongoing", "occurred", "not-occurred", "pending", "undetermined"],
        ["outcome"] = ["cancelled", "failed", "ongoing", "pending", "successful", "unknown"],
        ["extension_type"] = ["new-sdo", "property-extension"],
        ["spec_version"] = ["2.1"],
    };

    /// <summary>Asserts that a bundle is as demanded.</summary>
    public static void Hold(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement root = document.RootElement;
        Assert.Equal("bundle", root.GetProperty("type").GetString());
        Assert.Matches(Identifier(), root.GetProperty("id").GetString()!);
        JsonElement[] objects = [.. root.GetProperty("objects").EnumerateArray()];
        HashSet<string> ids = [.. objects.Select(o => o.GetProperty("id").GetString()!)];
        Assert.Equal(objects.Length, ids.Count);
        foreach (JsonElement o in objects)
        {
            string type = o.GetProperty("type").GetString()!;
            string id = o.GetProperty("id").GetString()!;
            Assert.True(Required.TryGetValue(type, out string[]? required), type);
            Assert.All(required.Append("spec_version"), name => Assert.True(o.TryGetProperty(name, out _), $"{type} without {name}"));
            Assert.Matches(Identifier(), id);
            Assert.StartsWith(type + "--", id, StringComparison.Ordinal);
            Assert.Matches(Millisecond(), o.GetProperty("created").GetString()!);
            Assert.Matches(Millisecond(), o.GetProperty("modified").GetString()!);
            Assert.True(string.CompareOrdinal(o.GetProperty("created").GetString(), o.GetProperty("modified").GetString()) <= 0, "modified before created");
            Check(o, ids);
            switch (type)
            {
                case "relationship":
                    Assert.Matches("^[a-z0-9-]+$", o.GetProperty("relationship_type").GetString()!);
                    break;
                case "incident":
                    JsonElement core = o.GetProperty("extensions").GetProperty("extension-definition--ef765651-680c-498d-9894-99799f2fa126");
                    Assert.All((string[])["extension_type", "determination", "investigation_status"], name => Assert.True(core.TryGetProperty(name, out _), name));
                    break;
                case "impact":
                    CheckImpact(o);
                    break;
                case "event" or "task":
                    Assert.Equal("new-sdo", Assert.Single(o.GetProperty("extensions").EnumerateObject()).Value.GetProperty("extension_type").GetString());
                    break;
            }
        }
    }

    private static void Check(JsonElement o, HashSet<string> ids)
    {
        foreach (JsonProperty property in o.EnumerateObject())
        {
            string name = property.Name;
            JsonElement value = property.Value;
            Assert.True(value.ValueKind is not JsonValueKind.Null, name);
            if (value.ValueKind == JsonValueKind.Array)
            {
                Assert.NotEqual(0, value.GetArrayLength()); // STIX has no empty lists
            }

            string[] references = name.EndsWith("_ref", StringComparison.Ordinal) ? [value.GetString()!]
                : name.EndsWith("_refs", StringComparison.Ordinal) ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [];
            Assert.All(references, id => Assert.Contains(id, ids));
            string? type = name switch
            {
                "created_by_ref" => "identity",
                "impact_refs" => "impact",
                "event_ref" => "event",
                "task_ref" => "task",
                _ => null,
            };
            Assert.All(references, id => Assert.StartsWith(type ?? "", id, StringComparison.Ordinal));
            if (Enumerations.TryGetValue(name, out string[]? words))
            {
                Assert.Contains(value.GetString()!, words);
            }

            if (name is "start_time" or "end_time")
            {
                Assert.Matches(Millisecond(), value.GetString()!);
                Assert.True(o.TryGetProperty(name + "_fidelity", out _), name);
            }

            if (name == "confidence")
            {
                Assert.InRange(value.GetInt32(), 0, 100);
            }

            if (name == "external_references")
            {
                Assert.All(value.EnumerateArray(), r => Assert.True(
                    r.TryGetProperty("source_name", out _) && (r.TryGetProperty("external_id", out _) || r.TryGetProperty("url", out _) || r.TryGetProperty("description", out _))));
            }

            foreach (JsonElement inner in value.ValueKind == JsonValueKind.Object ? [value] : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : (IEnumerable<JsonElement>)[])
            {
                if (inner.ValueKind == JsonValueKind.Object)
                {
                    Check(inner, ids);
                }
            }
        }

        if (o.TryGetProperty("start_time", out JsonElement start) && o.TryGetProperty("end_time", out JsonElement end))
        {
            Assert.True(string.CompareOrdinal(start.GetString(), end.GetString()) <= 0, "end before start");
        }
    }

    private static void CheckImpact(JsonElement o)
    {
        JsonElement extensions = o.GetProperty("extensions");
        Assert.Equal("new-sdo", extensions.GetProperty("extension-definition--7cc33dd6-f6a1-489b-98ea-522d351d71b9").GetProperty("extension_type").GetString());
        string category = o.GetProperty("impact_category").GetString()!;
        JsonElement details = extensions.GetProperty(category + "-ext");
        switch (category)
        {
            case "confidentiality":
                Assert.True(details.GetProperty("loss_type").GetString() == "none" || details.TryGetProperty("information_type", out _));
                break;
            case "integrity":
                Assert.True(details.GetProperty("alteration").GetString() == "none" || details.TryGetProperty("information_type", out _));
                break;
            case "availability":
                Assert.InRange(details.GetProperty("availability_impact").GetInt32(), 0, 100);
                break;
            default:
                Assert.Equal("monetary", category);
                Assert.NotEmpty(details.GetProperty("variety").GetString()!);
                bool hasLeast = details.TryGetProperty("min_amount", out JsonElement least);
                bool hasMost = details.TryGetProperty("max_amount", out JsonElement most);
                Assert.Equal(hasLeast, hasMost);
                Assert.True(!hasLeast || (details.TryGetProperty("currency", out _) && least.GetDecimal() >= 0 && least.GetDecimal() <= most.GetDecimal()));
                break;
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]+--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Identifier();

    [GeneratedRegex("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$")]
    private static partial Regex Millisecond();
}
