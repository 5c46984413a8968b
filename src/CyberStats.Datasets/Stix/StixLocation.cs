namespace CyberStats.Datasets.Stix;

/// <summary>A place.</summary>
internal sealed class StixLocation(StixProperties o) : StixObject(o)
{
    public string? Country { get; } = o.Text("country");
}
