namespace CyberStats.Datasets.Cissm;

/// <summary>The names of the tracker's columns, those of the first vintage.</summary>
internal static class CissmField
{
    public const string Date = "evtDate";
    public const string Actor = "actor";
    public const string ActorType = "actor_type";
    public const string Organization = "organization";
    public const string IndustryCode = "industry_code";
    public const string Industry = "industry";
    public const string Motive = "motive";
    public const string EventType = "event_type";
    public const string EventSubtype = "event_subtype";
    public const string Description = "description";
    public const string SourceUrl = "source_url";
    public const string Country = "country";
    public const string ActorCountry = "actor_country";

    /// <summary>The columns of the first vintage in their order.</summary>
    public static readonly string[] First =
    [
        Date, Actor, ActorType, Organization, IndustryCode, Industry, Motive, EventType, EventSubtype, Description, SourceUrl, Country, ActorCountry,
    ];
}
