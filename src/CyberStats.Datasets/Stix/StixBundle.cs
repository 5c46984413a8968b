using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CyberStats.Datasets.Stix;

/// <summary>Writes the objects of one bundle, each once.</summary>
internal sealed class StixBundle : IDisposable
{
    private const int MostPending = 64 * 1024;

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly DateTime _created;

    public StixBundle(Stream stream, StixWriterOptions options)
    {
        // In a file of its own the text need not be safe inside a page.
        Json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = options.Indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _created = options.Created.UtcDateTime;
    }

    public Utf8JsonWriter Json { get; }

    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Returns a timestamp of STIX, to the millisecond.</summary>
    public static string Timestamp(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Begins the bundle, whose id follows from a name.</summary>
    public void Begin(string name)
    {
        Json.WriteStartObject();
        Json.WriteString("type", "bundle");
        Json.WriteString("id", StixIds.Derive("bundle", $"{Timestamp(_created)}\n{name}"));
        Json.WriteStartArray("objects");
    }

    public void End()
    {
        Json.WriteEndArray();
        Json.WriteEndObject();
        Json.Flush();
    }

    /// <summary>Begins an object; false, with nothing written, where it is in the bundle already.</summary>
    /// <param name="type">The type.</param>
    /// <param name="id">The id.</param>
    /// <param name="createdBy">The id of the identity that made it; null where the document does not say.</param>
    /// <param name="recorded">The day on which the source recorded it; null for the time of the options.</param>
    public bool BeginObject(string type, string id, string? createdBy = null, DateOnly? recorded = null)
    {
        if (!_written.Add(id))
        {
            return false;
        }

        _counts[type] = _counts.GetValueOrDefault(type) + 1;
        DateTime created = recorded?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) ?? _created;
        Json.WriteStartObject();
        Json.WriteString("type", type);
        Json.WriteString("spec_version", "2.1");
        Json.WriteString("id", id);
        if (createdBy is not null)
        {
            Json.WriteString("created_by_ref", createdBy);
        }

        Json.WriteString("created", Timestamp(created));
        Json.WriteString("modified", Timestamp(created > _created ? created : _created));
        return true;
    }

    public void EndObject()
    {
        Json.WriteEndObject();
        if (Json.BytesPending > MostPending)
        {
            Json.Flush();
        }
    }

    /// <summary>Writes a list of texts, if there are any.</summary>
    public void Texts(string name, IEnumerable<string> texts)
    {
        bool isBegun = false;
        foreach (string text in texts)
        {
            if (!isBegun)
            {
                Json.WriteStartArray(name);
                isBegun = true;
            }

            Json.WriteStringValue(text);
        }

        if (isBegun)
        {
            Json.WriteEndArray();
        }
    }

    /// <summary>Writes the external references: the id that the record has in the document, then its sources.</summary>
    public void References(string? ownId, IEnumerable<Source> sources)
    {
        Source[] all = [.. sources];
        if (ownId is null && all.Length == 0)
        {
            return;
        }

        Json.WriteStartArray("external_references");
        if (ownId is not null)
        {
            Json.WriteStartObject();
            Json.WriteString("source_name", StixIds.OwnSource);
            Json.WriteString("external_id", ownId);
            Json.WriteEndObject();
        }

        foreach (Source source in all)
        {
            bool isLink = source.Url is not null && source.Url.Scheme is "http" or "https" && source.Url.Host.Length > 0;
            Json.WriteStartObject();
            Json.WriteString("source_name", source.Title);
            if (isLink)
            {
                Json.WriteString("url", source.Url!.OriginalString);
            }

            if (!isLink || source.Url!.OriginalString != source.Id)
            {
                Json.WriteString("external_id", StixIds.OwnPrefix + source.Id);
            }

            Json.WriteEndObject();
        }

        Json.WriteEndArray();
    }

    /// <summary>Writes an empty extension that says what adds the type of the object.</summary>
    public void NewType(string extension)
    {
        Json.WriteStartObject(extension);
        Json.WriteString("extension_type", "new-sdo");
        Json.WriteEndObject();
    }

    /// <summary>Writes a date as a time with its fidelity: the first moment that it can mean, or one not before another.</summary>
    public DateTime Time(string name, PartialDate date, DateTime notBefore = default)
    {
        DateTime time = date.First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        time = time < notBefore ? notBefore : time;
        Json.WriteString(name, Timestamp(time));
        Json.WriteString(name + "_fidelity", date.Precision switch { DatePrecision.Year => "year", DatePrecision.Month => "month", _ => "day" });
        return time;
    }

    /// <summary>Writes a relationship.</summary>
    public void Relate(string kind, string source, string target, string name)
    {
        if (BeginObject("relationship", StixIds.Derive("relationship", name)))
        {
            Ends(kind, source, target);
            EndObject();
        }
    }

    /// <summary>Writes what a relationship ties.</summary>
    public void Ends(string kind, string source, string target)
    {
        Json.WriteString("relationship_type", kind);
        Json.WriteString("source_ref", source);
        Json.WriteString("target_ref", target);
    }

    public void Dispose() => Json.Dispose();
}
