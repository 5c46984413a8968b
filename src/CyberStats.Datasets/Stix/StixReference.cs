namespace CyberStats.Datasets.Stix;

/// <summary>A reference to something outside STIX.</summary>
internal sealed record StixReference(string? SourceName, string? ExternalId, string? Url, string? Description);
