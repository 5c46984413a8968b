using System.Text.Json.Serialization;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Losses;
using CyberStats.Series;

namespace CyberStats.Json;

/// <summary>
/// The shape of a document, generated from the records at build time: nothing is looked up by reflection at run time. A code, date or
/// closed vocabulary that a record begins to use must be listed here; a test holds that every type has its converter.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    WriteIndented = true,
    NewLine = "\n",
    Converters =
    [
        typeof(TextConverter<PartialDate>),
        typeof(TextConverter<DateRange>),
        typeof(TextConverter<IncidentId>),
        typeof(TextConverter<RecordReference>),
        typeof(TextConverter<CountryCode>),
        typeof(TextConverter<CurrencyCode>),
        typeof(TextConverter<Sector>),
        typeof(TextConverter<PartyKind>),
        typeof(TextConverter<LossForm>),
        typeof(TextConverter<IncidentType>),
        typeof(TextConverter<ActorKind>),
        typeof(TextConverter<AttributionBasis>),
        typeof(TextConverter<AttributionStance>),
        typeof(TextConverter<ResponseKind>),
        typeof(TextConverter<TechniqueId>),
        typeof(TextConverter<CveId>),
        typeof(TextConverter<LegalForce>),
        typeof(TextConverter<ParticipationAct>),
        typeof(WordConverter<LossStatus>),
        typeof(WordConverter<IncidentStatus>),
        typeof(WordConverter<VictimRole>),
        typeof(WordConverter<Responsibility>),
        typeof(WordConverter<FigureUnit>),
        typeof(AttributesConverter),
        typeof(DayConverter),
        typeof(StringConverter),
        typeof(TextsConverter),
    ])]
[JsonSerializable(typeof(CyberStatsDocument))]
internal sealed partial class DocumentContext : JsonSerializerContext;
