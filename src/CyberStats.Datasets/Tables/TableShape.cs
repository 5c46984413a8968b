namespace CyberStats.Datasets.Tables;

/// <summary>A table: its name and its columns.</summary>
internal sealed class TableShape
{
    private const string First = "_first";
    private const string Last = "_last";

    private TableShape(string name, string[] columns, string[] derived)
    {
        Name = name;
        Columns = columns;
        Derived = derived;
    }

    public static TableShape Sources { get; } = Of("sources", "id", "title", "publisher", "published:date", "as_of", "url");

    public static TableShape Facts { get; } = Of("facts", "id", "text", "source_id");

    public static TableShape FactRecords { get; } = Of("fact_records", "fact_id", "record_kind", "record_id");

    public static TableShape Figures { get; } =
        Of("figures", "figure", "id", "measure", "value:bounds", "unit", "period:date", "source_id", "base", "as_of");

    public static TableShape FigureScopes { get; } = Of("figure_scopes", "figure", "name", "value");

    public static TableShape Incidents { get; } = Of(
        "incidents", "id", "title", "occurred:date", "discovered:date", "disclosed:date", "recorded", "status", "confidentiality", "integrity", "availability",
        "records:bounds", "systems_affected:bounds", "entities_affected:bounds", "severity_score", "severity_scale");

    public static TableShape IncidentTypes { get; } = Of("incident_types", "incident_id", "type");

    public static TableShape IncidentVictims { get; } = Of("incident_victims", "incident_id", "victim", "name", "country", "role");

    public static TableShape VictimKinds { get; } = Of("victim_kinds", "incident_id", "victim", "kind");

    public static TableShape VictimSectors { get; } = Of("victim_sectors", "incident_id", "victim", "sector");

    public static TableShape IncidentActors { get; } = Of("incident_actors", "incident_id", "actor_id");

    public static TableShape IncidentTechniques { get; } = Of("incident_techniques", "incident_id", "technique");

    public static TableShape IncidentRelated { get; } = Of("incident_related", "incident_id", "related_id");

    public static TableShape IncidentSources { get; } = Of("incident_sources", "incident_id", "source_id");

    public static TableShape IncidentOriginal { get; } = Of("incident_original", "incident_id", "field", "text");

    public static TableShape Losses { get; } =
        Of("losses", "incident_id", "form", "amount:bounds", "currency", "status", "price_date:date", "borne_by");

    public static TableShape Attributions { get; } = Of(
        "attributions", "attribution", "incident_id", "id", "by:party", "accused_state", "accused_actor_id", "statement_id", "on:date", "basis", "stance",
        "responsibility", "confidence_score", "confidence_label", "contested");

    public static TableShape AttributionSources { get; } = Of("attribution_sources", "attribution", "source_id");

    public static TableShape Responses { get; } =
        Of("responses", "response", "incident_id", "id", "kind", "by:party", "on:date", "persons:bounds", "against");

    public static TableShape ResponseSources { get; } = Of("response_sources", "response", "source_id");

    public static TableShape Actors { get; } = Of("actors", "id", "name", "kind", "country");

    public static TableShape ActorAliases { get; } = Of("actor_aliases", "actor_id", "alias");

    public static TableShape ActorTypes { get; } = Of("actor_types", "actor_id", "type");

    public static TableShape ActorTargets { get; } = Of("actor_targets", "actor_id", "target", "name", "country", "role");

    public static TableShape ActorTargetKinds { get; } = Of("actor_target_kinds", "actor_id", "target", "kind");

    public static TableShape ActorTargetSectors { get; } = Of("actor_target_sectors", "actor_id", "target", "sector");

    public static TableShape ActorSources { get; } = Of("actor_sources", "actor_id", "source_id");

    public static TableShape ActorOriginal { get; } = Of("actor_original", "actor_id", "field", "text");

    public static TableShape Agreements { get; } = Of("agreements", "id", "title", "force", "opened:date", "in_force:date", "venue", "sanctions");

    public static TableShape AgreementAliases { get; } = Of("agreement_aliases", "agreement_id", "alias");

    public static TableShape AgreementTopics { get; } = Of("agreement_topics", "agreement_id", "topic");

    public static TableShape AgreementSources { get; } = Of("agreement_sources", "agreement_id", "source_id");

    public static TableShape Principles { get; } = Of("principles", "agreement_id", "number", "id", "text");

    public static TableShape Parties { get; } = Of("parties", "agreement_id", "id", "name", "kind", "country");

    public static TableShape Participations { get; } =
        Of("participations", "participation", "agreement_id", "party_id", "act", "when:date", "effective:date", "note");

    public static TableShape ParticipationSources { get; } = Of("participation_sources", "participation", "source_id");

    public static TableShape Memberships { get; } = Of("memberships", "membership", "organization_id", "member", "period:date");

    public static TableShape MembershipSources { get; } = Of("membership_sources", "membership", "source_id");

    public static TableShape Vulnerabilities { get; } = Of("vulnerabilities", "id", "added", "name", "vendor", "product", "due", "used_by_ransomware");

    public static TableShape VulnerabilityWeaknesses { get; } = Of("vulnerability_weaknesses", "vulnerability_id", "weakness");

    public static TableShape VulnerabilitySources { get; } = Of("vulnerability_sources", "vulnerability_id", "source_id");

    public static TableShape VulnerabilityOriginal { get; } = Of("vulnerability_original", "vulnerability_id", "field", "text");

    public static TableShape Covariates { get; } = Of("covariates", "id", "measure", "unit", "source_id", "country");

    public static TableShape CovariateScopes { get; } = Of("covariate_scopes", "covariate_id", "name", "value");

    public static TableShape CovariateValues { get; } = Of("covariate_values", "covariate_id", "period:date", "value");

    /// <summary>Gets all tables.</summary>
    public static IReadOnlyList<TableShape> All { get; } =
    [
        Sources, Facts, FactRecords, Figures, FigureScopes, Incidents, IncidentTypes, IncidentVictims, VictimKinds, VictimSectors, IncidentActors,
        IncidentTechniques, IncidentRelated, IncidentSources, IncidentOriginal, Losses, Attributions, AttributionSources, Responses, ResponseSources, Actors,
        ActorAliases, ActorTypes, ActorTargets, ActorTargetKinds, ActorTargetSectors, ActorSources, ActorOriginal, Agreements, AgreementAliases,
        AgreementTopics, AgreementSources, Principles, Parties, Participations, ParticipationSources, Memberships, MembershipSources, Vulnerabilities,
        VulnerabilityWeaknesses, VulnerabilitySources, VulnerabilityOriginal, Covariates, CovariateScopes, CovariateValues,
    ];

    public string Name { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Gets the columns that repeat another for the convenience of other tools, and are not read.</summary>
    public IReadOnlyList<string> Derived { get; }

    private static TableShape Of(string name, params string[] members)
    {
        var columns = new List<string>();
        var derived = new List<string>();
        foreach (string member in members)
        {
            string[] parts = member.Split(':');
            string[] all = parts is [_, var kind]
                ? kind switch
                {
                    "date" => [parts[0], parts[0] + First, parts[0] + Last],
                    "bounds" => [parts[0] + "_low", parts[0] + "_best", parts[0] + "_high"],
                    _ => [parts[0] + "_id", parts[0] + "_name", parts[0] + "_kind", parts[0] + "_country"],
                }
                : [member];
            columns.AddRange(all);
            derived.AddRange(all.Where(c => parts[^1] == "date" && c != parts[0]));
        }

        return new TableShape(name, [.. columns], [.. derived]);
    }
}
