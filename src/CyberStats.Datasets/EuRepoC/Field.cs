namespace CyberStats.Datasets.EuRepoC;

/// <summary>The names of the columns that are read; every other column of the global file goes into the original values.</summary>
internal static class Field
{
    public const string Id = "ID";
    public const string Name = "name";
    public const string Description = "description";
    public const string StartDate = "start_date";
    public const string EndDate = "end_date";
    public const string IncidentType = "incident_type";
    public const string ReceiverName = "receiver_name";
    public const string ReceiverCountry = "receiver_country";
    public const string ReceiverCategory = "receiver_category";
    public const string ReceiverSubcategory = "receiver_category_subcode";
    public const string InitiatorName = "initiator_name";
    public const string InitiatorCountry = "initiator_country";
    public const string InitiatorCategory = "initiator_category";
    public const string InitiatorSubcategory = "initiator_category_subcode";
    public const string NumberOfAttributions = "number_of_attributions";
    public const string NumberOfPoliticalResponses = "number_of_political_responses";
    public const string NumberOfLegalResponses = "number_of_legal_responses";
    public const string AttributingCompany = "attribution_it_company";
    public const string AttributionDate = "attribution_date";
    public const string AttributionType = "attribution_type";
    public const string AttributionBasis = "attribution_basis";
    public const string AttributingActor = "attributing_actor";
    public const string AttributingCountry = "attributing_country";
    public const string AttributedInitiator = "attributed_initiator";
    public const string AttributedCountry = "attributed_initiator_country";
    public const string AttributedCategory = "attributed_initiator_category";
    public const string AttributionSources = "sources_attribution";
    public const string InitialAccess = "MITRE_initial_access";
    public const string Impact = "MITRE_impact";
    public const string DataTheft = "data_theft";
    public const string Disruption = "disruption";
    public const string Hijacking = "hijacking";
    public const string WeightedIntensity = "weighted_cyber_intensity";
    public const string AffectedEntities = "political_impact_affected_entities";
    public const string AffectedEntitiesValue = "political_impact_affected_entities_exact_value";
    public const string EconomicImpact = "economic_impact";
    public const string EconomicImpactValue = "economic_impact_exact_value";
    public const string EconomicImpactCurrency = "economic_impact_currency";
    public const string Sources = "sources_url";
    public const string Status = "status";

    // The attribution file.
    public const string IncidentId = "incident_ID";
    public const string AttributionId = "attribution_ID";
    public const string Settled = "settled_initiator";
}
