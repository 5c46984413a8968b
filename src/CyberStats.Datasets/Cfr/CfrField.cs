namespace CyberStats.Datasets.Cfr;

/// <summary>The names of the tracker's columns.</summary>
internal static class CfrField
{
    public const string Title = "Title";
    public const string Date = "Date";
    public const string Affiliations = "Affiliations";
    public const string Description = "Description";
    public const string Response = "Response";
    public const string Victims = "Victims";
    public const string Sponsor = "Sponsor";
    public const string Type = "Type";
    public const string Category = "Category";

    /// <summary>The columns in their order.</summary>
    public static readonly string[] All =
        [Title, Date, Affiliations, Description, Response, Victims, Sponsor, Type, Category, "Sources_1", "Sources_2", "Sources_3"];
}
