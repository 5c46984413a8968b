namespace CyberStats.Datasets.EuRepoC;

/// <summary>What the dataset says of one issuer and one initiator, in its own words.</summary>
internal readonly record struct AttributionRow(
    string Id, string Date, string Type, string Basis, string Issuer, string IssuerCountry, string Initiator, string Country, string Category, string Settled)
{
    /// <summary>Gets the line of the attribution file; null for what the global file says.</summary>
    public long? Line { get; init; }
}
