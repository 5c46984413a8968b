namespace CyberStats.Datasets.Stix;

/// <summary>An intrusion set or a threat actor.</summary>
internal sealed class StixActor(StixProperties o) : StixObject(o)
{
    public string[] Aliases { get; } = o.Texts("aliases");

    public string[] Types { get; } = o.Texts("threat_actor_types");
}
