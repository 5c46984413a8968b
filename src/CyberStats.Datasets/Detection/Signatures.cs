using CyberStats.Datasets.Tables;

namespace CyberStats.Datasets.Detection;

/// <summary>What each format is recognised by in the start of a file. Names of files play no part.</summary>
internal static class Signatures
{
    private static readonly string[] VerisParts = ["action", "actor", "asset", "attribute", "timeline", "victim"];

    /// <summary>Returns the formats that the start of a file fits, each with the reason.</summary>
    public static IReadOnlyList<Match> Of(FileSample file) =>
    [
        .. DatasetFormat.All.Select(format => (Format: format, Reason: ReasonFor(format, file)))
            .Where(found => found.Reason is not null)
            .Select(found => new Match(found.Format, found.Reason!, file)),
    ];

    private static string? ReasonFor(DatasetFormat format, FileSample file) =>
        file.Json is { } json ? ReasonFor(format, json) : file.Columns.Length < 2 ? null
        : format == DatasetFormat.Tables ? Table(file.Columns)
        : ReasonFor(format, file.Keys);

    private static string? ReasonFor(DatasetFormat format, JsonSample json)
    {
        if (format == DatasetFormat.Document)
        {
            return json.Members.GetValueOrDefault("schema") is { } schema && schema.StartsWith("cyberstats/", StringComparison.Ordinal)
                ? $"the JSON object has the schema '{Excerpt.Of(schema)}'"
                : null;
        }

        return format == DatasetFormat.Veris ? Veris(json)
            : format == DatasetFormat.Stix ? Stix(json)
            : format == DatasetFormat.Kev ? Kev(json)
            : format == DatasetFormat.Misp ? Misp(json)
            : null;
    }

    private static string? Veris(JsonSample json)
    {
        Dictionary<string, string?> record = ItemOf(json, "") ?? json.Members;
        string[] parts = [.. VerisParts.Where(record.ContainsKey)];
        string? name = ((string[])["incident_id", "security_incident"]).FirstOrDefault(member => record.GetValueOrDefault(member) is not null); // a text: in the vocabulary's own files it is none
        return parts.Length >= 2 && name is not null ? $"a JSON object has {name}, {string.Join(", ", parts)}" : null;
    }

    private static string? Stix(JsonSample json)
    {
        if (json.Members.GetValueOrDefault("type") == "bundle" && json.Members.ContainsKey("objects"))
        {
            return "the JSON object is a bundle of objects";
        }

        if (json.Members.GetValueOrDefault("id") is { } bundle && bundle.StartsWith("bundle--", StringComparison.Ordinal))
        {
            return "the JSON object has the id of a bundle";
        }

        Dictionary<string, string?> record = ItemOf(json, "") ?? ItemOf(json, "objects") ?? json.Members;
        return record.GetValueOrDefault("type") is { Length: > 0 } type && record.GetValueOrDefault("id") is { } id && id.StartsWith($"{type}--", StringComparison.Ordinal)
            ? $"a JSON object has the type '{Excerpt.Of(type)}' and an id that begins with it"
            : null;
    }

    private static string? Kev(JsonSample json)
    {
        Dictionary<string, string?>? entry = ItemOf(json, "") ?? ItemOf(json, "vulnerabilities");
        return entry is not null && entry.ContainsKey("cveID") && entry.ContainsKey("dateAdded") ? "the JSON has entries with a cveID and a dateAdded"
            : json.Members.ContainsKey("catalogVersion") && json.Members.ContainsKey("vulnerabilities") ? "the JSON object has a catalogVersion and vulnerabilities"
            : null;
    }

    private static string? Misp(JsonSample json)
    {
        if (json.Members.GetValueOrDefault("type") is { } type)
        {
            return type == "threat-actor" && json.Members.ContainsKey("values") ? "the JSON object is of the type 'threat-actor' and has values" : null;
        }

        return ItemOf(json, "values") is { } value && value.ContainsKey("value") && value.ContainsKey("uuid") && value.ContainsKey("meta")
            ? "the JSON object has values with a value, a uuid and a meta"
            : null;
    }

    /// <summary>A table of this library, in whatever order its columns stand; those that repeat others may be missing.</summary>
    private static string? Table(string[] columns)
    {
        TableShape? shape = TableShape.All.FirstOrDefault(s => s.Columns.Except(s.Derived).All(columns.Contains) && columns.All(s.Columns.Contains));
        return shape is null ? null : $"the table has the columns of '{shape.Name}'";
    }

    private static string? ReasonFor(DatasetFormat format, HashSet<string> keys)
    {
        if (format == DatasetFormat.Cfr)
        {
            return Has("title", "date", "affiliations", "response", "sponsor", "type", "category");
        }

        if (format == DatasetFormat.EuRepoC)
        {
            return Has("id", "name", "start_date", "incident_type") ?? Has("attribution_ID", "attributed_initiator") ?? Has("id", "receiver_country", "receiver_category");
        }

        return format == DatasetFormat.Cissm ? Has("evtDate", "actor_type", "event_type", "event_subtype") ?? Has("event_date", "actor_type", "event_type", "event_subtype")
            : format == DatasetFormat.Kev ? Has("cveID", "dateAdded")
            : format == DatasetFormat.Agreements ? Has("agreement", "party", "act")
            : format == DatasetFormat.Figures ? Has("measure", "period", "source", "value") ?? Has("measure", "period", "source", "low") ?? Has("measure", "period", "source", "high")
            : format == DatasetFormat.Losses && !keys.Contains("measure")
                ? Has("amount", "currency") ?? Has("amount", "date") ?? Has("low", "high", "currency") ?? Has("low", "high", "date")
            : null;

        string? Has(params string[] columns) =>
            Array.TrueForAll(columns, column => keys.Contains(FileSample.KeyOf(column))) ? $"the table has the columns {string.Join(", ", columns)}" : null;
    }

    private static Dictionary<string, string?>? ItemOf(JsonSample json, string member) => json.Items.GetValueOrDefault(member);
}
