namespace CyberStats.Datasets.Stix;

/// <summary>A person, an organisation, or a class of them.</summary>
internal sealed class StixIdentity(StixProperties o) : StixObject(o)
{
    public string? IdentityClass { get; } = o.Text("identity_class");

    public string[] Sectors { get; } = o.Texts("sectors");
}
