namespace CyberStats.Datasets.Kev;

/// <summary>The members of an entry of the catalogue, which are also the columns of its table.</summary>
internal static class KevField
{
    public const int Id = 0;
    public const int Vendor = 1;
    public const int Product = 2;
    public const int Name = 3;
    public const int Added = 4;
    public const int Description = 5;
    public const int Action = 6;
    public const int Due = 7;
    public const int Ransomware = 8;
    public const int Notes = 9;
    public const int Weaknesses = 10;

    /// <summary>The names in their order.</summary>
    public static readonly string[] All =
    [
        "cveID", "vendorProject", "product", "vulnerabilityName", "dateAdded", "shortDescription", "requiredAction", "dueDate",
        "knownRansomwareCampaignUse", "notes", "cwes",
    ];

    /// <summary>Returns the place of a name; -1 where it is none of the catalogue's.</summary>
    public static int IndexOf(string name) => Array.FindIndex(All, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
