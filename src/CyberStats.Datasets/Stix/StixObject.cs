using System.Globalization;

namespace CyberStats.Datasets.Stix;

/// <summary>What is kept of an object: no more than a record may need.</summary>
internal abstract class StixObject
{
    protected StixObject(StixProperties o)
    {
        Id = o.Text("id") is { } id && !string.IsNullOrWhiteSpace(id) ? id : "";
        Modified = StixTime.TryParse(o.Text("modified"), out DateTime modified) ? modified : default;
        IsRevoked = o.Flag("revoked");
        IsDeprecated = o.Flag("x_mitre_deprecated");
        CreatedBy = o.Text("created_by_ref");
        Name = o.Text("name");
        Confidence = byte.TryParse(o.Number("confidence"), NumberStyles.None, CultureInfo.InvariantCulture, out byte score) && score <= 100 ? score : null;
        Labels = o.Texts("labels");
        References = o.Objects("external_references", r => new StixReference(r.Text("source_name"), r.Text("external_id"), r.Text("url"), r.Text("description")));
        OwnId = Array.Find(References, r => r.SourceName == StixIds.OwnSource)?.ExternalId;
        WrongTypes = o.WrongTypes;
    }

    /// <summary>Gets the id; empty where it has none.</summary>
    public string Id { get; }

    public DateTime Modified { get; }

    public bool IsRevoked { get; }

    public bool IsDeprecated { get; }

    public string? CreatedBy { get; }

    public string? Name { get; }

    /// <summary>Gets the confidence, 0 to 100; null where there is none in that range.</summary>
    public byte? Confidence { get; }

    public string[] Labels { get; }

    public StixReference[] References { get; }

    /// <summary>Gets the id that the record had in a document of this library from which the object was written; null where it was not.</summary>
    public string? OwnId { get; }

    /// <summary>Gets the properties whose value is of another JSON type than STIX says.</summary>
    public List<string> WrongTypes { get; }

    /// <summary>Gets whether it is withdrawn: revoked or deprecated.</summary>
    public bool IsWithdrawn => IsRevoked || IsDeprecated;

    /// <summary>Returns the rest of each label that starts with a word and a colon.</summary>
    public IEnumerable<string> LabelsOf(string word) =>
        Labels.Where(l => l.Length > word.Length && l[word.Length] == ':' && l.StartsWith(word, StringComparison.Ordinal)).Select(l => l[(word.Length + 1)..]);

    public bool HasLabel(string label) => Array.IndexOf(Labels, label) >= 0;
}
