namespace CyberStats.Datasets.Stix;

/// <summary>A relationship.</summary>
internal sealed class StixRelation(StixProperties o) : StixObject(o)
{
    public string Kind { get; } = o.Text("relationship_type") ?? "";

    public string Source { get; } = o.Text("source_ref") ?? "";

    public string Target { get; } = o.Text("target_ref") ?? "";
}
