namespace CyberStats.Datasets.Stix;

/// <summary>An incident or campaign, a row of the main table.</summary>
internal sealed class StixRow : StixObject
{
    // The arrays of version 1 of the incident extension, with the category of what they hold.
    private static readonly (string Name, string Category)[] Embedded =
    [
        ("availability_impacts", "availability"), ("confidentiality_impacts", "confidentiality"), ("integrity_impacts", "integrity"), ("monetary_impacts", StixImpact.Monetary),
    ];

    public StixRow(StixProperties o, bool isCampaign)
        : base(o)
    {
        IsCampaign = isCampaign;
        Description = o.Text("description");
        Created = o.Text("created");
        First = new StixTime(o.Text("first_seen"));
        Last = new StixTime(o.Text("last_seen"));
        Aliases = o.Texts("aliases");
        Objective = o.Text("objective");
        if (o.Object("extensions")?.Object(StixIds.IncidentExtension) is not { } core)
        {
            return;
        }

        HasExtension = true;
        Determination = core.Text("determination");
        InvestigationStatus = core.Text("investigation_status");
        Types = core.Texts("incident_types");
        Criticality = core.Number("criticality");
        Scores = core.Objects("scores", s => (s.Text("name"), s.Number("value")));
        Counts = core.Counts("impacted_entity_counts");
        ImpactRefs = core.Texts("impact_refs");
        EventRefs = [.. core.Objects("events", e => e.Text("event_ref")).OfType<string>(), .. core.Texts("event_refs")];
        TaskRefs = [.. core.Objects("tasks", t => t.Text("task_ref")).OfType<string>(), .. core.Texts("task_refs")];
        Impacts = [.. Embedded.SelectMany(e => core.Objects(e.Name, i => new StixImpact(i, e.Category, i)))];
        Attacks = core.Objects("attacker_activities", a => new StixActivity(a));
        Defences = core.Objects("defender_activities", d => new StixActivity(d));
    }

    public bool IsCampaign { get; }

    public string? Description { get; }

    public string? Created { get; }

    public StixTime First { get; }

    public StixTime Last { get; }

    public string[] Aliases { get; }

    public string? Objective { get; }

    /// <summary>Gets whether it has the core extension.</summary>
    public bool HasExtension { get; }

    public string? Determination { get; }

    public string? InvestigationStatus { get; }

    public string[] Types { get; } = [];

    public string? Criticality { get; }

    public (string? Name, string? Value)[] Scores { get; } = [];

    public (string Key, long Count)[] Counts { get; } = [];

    public string[] ImpactRefs { get; } = [];

    public string[] EventRefs { get; } = [];

    public string[] TaskRefs { get; } = [];

    /// <summary>Gets the impacts that version 1 of the extension embeds.</summary>
    public StixImpact[] Impacts { get; } = [];

    /// <summary>Gets what the attackers did, which version 1 embeds.</summary>
    public StixActivity[] Attacks { get; } = [];

    /// <summary>Gets what the defenders did, which version 1 embeds.</summary>
    public StixActivity[] Defences { get; } = [];

    /// <summary>Gets whether it embeds what version 1 of the extension embeds.</summary>
    public bool IsVersion1 => Impacts.Length > 0 || Attacks.Length > 0 || Defences.Length > 0;

    /// <summary>Gets whether it refers to objects, as version 2 of the extension does.</summary>
    public bool IsVersion2 => ImpactRefs.Length > 0 || EventRefs.Length > 0 || TaskRefs.Length > 0;
}
