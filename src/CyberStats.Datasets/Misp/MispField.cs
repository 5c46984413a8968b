namespace CyberStats.Datasets.Misp;

/// <summary>The names of what the reader uses; what else an actor has is kept by its own name.</summary>
internal static class MispField
{
    public const string Name = "value";
    public const string Uuid = "uuid";
    public const string Description = "description";
    public const string Meta = "meta";
    public const string Related = "related";
    public const string Synonyms = "synonyms";
    public const string Country = "country";
    public const string Sponsor = "cfr-suspected-state-sponsor";
    public const string Confidence = "attribution-confidence";
    public const string Types = "cfr-type-of-incident";
    public const string Victims = "cfr-suspected-victims";
    public const string OtherVictims = "suspected-victims";
    public const string Categories = "cfr-target-category";
    public const string Sectors = "targeted-sector";
    public const string Motive = "motive";
    public const string References = "refs";
}
