using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Losses;
using CyberStats.Series;

namespace CyberStats.Json;

/// <summary>
/// Describes a document as a JSON Schema, from the same shapes by which it is read and written: members, which of them are required, which may
/// be null. What a text or a number may be is said here, type by type; a type that has no line here is an error, not "anything".
/// </summary>
internal static class DocumentSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    // No class of digits or letters: what those match differs between languages.
    private const string Month31 = "(?:0[13578]|1[02])(?:-(?:0[1-9]|[12][0-9]|3[01]))?";
    private const string Month30 = "(?:0[469]|11)(?:-(?:0[1-9]|[12][0-9]|30))?";
    private const string February = "02(?:-(?:0[1-9]|[12][0-9]))?";
    private const string Date = $"(?!0000)[0-9]{{4}}(?:-(?:{Month31}|{Month30}|{February}))?";
    private const string NotBlank = "\\S";
    private const string CodePart = "[a-z0-9_.-]+";

    private const string Unsaid =
        "What a reader demands and a schema cannot say: low <= best <= high; a range does not end before it starts; a day is one of the calendar (no "
        + "29 February in 2021); an incident is not discovered before it started; a count is whole; an amount has a currency; a ransom demand, and nothing "
        + "else, is demanded; ids are unique in their list; acts fit the force of their agreement, come in order and name a listed party; principles are "
        + "numbered 1, 2, 3; values of a covariate follow one another; a whole number is written without a fraction or an exponent, and a number is one "
        + "that its type can hold; no name is there twice. Members that a schema of this version does not know are refused by it, and by a reader only if asked.";

    private static readonly JsonWriterOptions Written = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the schema as indented text.</summary>
    public static string Create()
    {
        var definitions = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        JsonObject document = Record(DocumentOptions.Lenient, definitions);
        document["properties"]!["schema"] = new JsonObject { ["const"] = CyberStatsDocument.CurrentSchema };
        var schema = new JsonObject
        {
            ["$schema"] = Dialect,
            ["$id"] = "urn:cyberstats:document:1",
            ["$comment"] = Unsaid,
            ["title"] = "CyberStats document",
        };
        foreach ((string name, JsonNode? value) in document.ToArray())
        {
            document.Remove(name);
            schema[name] = value;
        }

        schema["$defs"] = new JsonObject(definitions.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value)));
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Written))
        {
            schema.WriteTo(writer);
        }

        return DocumentText.Utf8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static JsonObject Record(JsonTypeInfo type, SortedDictionary<string, JsonObject> definitions)
    {
        var members = new JsonObject();
        var required = new JsonArray();
        foreach (JsonPropertyInfo member in type.Properties.OrderBy(p => p.Order))
        {
            Type held = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            JsonObject value = Of(held, type, definitions, member.IsRequired);
            if (Rule(type.Type, member.Name) is { } rule)
            {
                value = new JsonObject { ["allOf"] = new JsonArray(value, rule) };
            }

            bool mayBeNull = member.AssociatedParameter?.IsNullable ?? member.IsSetNullable;
            members[member.Name] = mayBeNull ? new JsonObject { ["anyOf"] = new JsonArray(value, new JsonObject { ["type"] = "null" }) } : value;
            if (member.IsRequired)
            {
                required.Add((JsonNode)member.Name);
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = members };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        if (type.Type == typeof(Attribution))
        {
            schema["anyOf"] = new JsonArray(Required("accused_state"), Required("accused_actor_id"));
        }

        schema["additionalProperties"] = false;
        return schema;
    }

    private static JsonObject Required(string member) => new() { ["required"] = new JsonArray(member) };

    /// <summary>What a member demands beyond its type.</summary>
    private static JsonObject? Rule(Type record, string member) => (record.Name, member) switch
    {
        (nameof(Participation), "act") or (nameof(Membership), "member") or (nameof(ExploitedVulnerability), "id") =>
            new JsonObject { ["not"] = new JsonObject { ["const"] = CodeText.Unknown } },
        (nameof(ReportedFigure), "id") or (nameof(Response), "id") => new JsonObject { ["pattern"] = NotBlank },
        (nameof(Principle), "number") => new JsonObject { ["minimum"] = 1 },
        (nameof(Confidence), "score") => new JsonObject { ["maximum"] = 100 },
        _ => null,
    };

    private static JsonObject Of(Type held, JsonTypeInfo user, SortedDictionary<string, JsonObject> definitions, bool isRequired)
    {
        JsonTypeInfo type = user.Options.GetTypeInfo(held);
        if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } item })
        {
            return new JsonObject { ["type"] = "array", ["items"] = Of(item, user, definitions, isRequired: true) };
        }

        if (held == typeof(string))
        {
            return isRequired ? Pattern(NotBlank) : new JsonObject { ["type"] = "string" }; // every text that a constructor demands is not blank
        }

        if (Number(held) is { } number)
        {
            return number;
        }

        string name = Name(held);
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = []; // its place, should it hold itself
            definitions[name] = type.Kind == JsonTypeInfoKind.Object ? RecordOrBounds(type, definitions) : Value(held);
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    private static JsonObject RecordOrBounds(JsonTypeInfo type, SortedDictionary<string, JsonObject> definitions)
    {
        JsonObject schema = Record(type, definitions);
        if (type.Type.IsGenericType && type.Type != typeof(Bounds<double>))
        {
            foreach (JsonNode? member in ((JsonObject)schema["properties"]!).Select(m => m.Value))
            {
                member!["anyOf"]![0]!["minimum"] = 0; // records, systems, persons, amounts: no record takes negative ones
            }
        }

        return schema;
    }

    private static JsonObject? Number(Type type) => Type.GetTypeCode(type.IsEnum ? typeof(object) : type) switch
    {
        TypeCode.Boolean => new JsonObject { ["type"] = "boolean" },
        TypeCode.Byte => new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = byte.MaxValue },
        TypeCode.Int32 => new JsonObject { ["type"] = "integer", ["minimum"] = int.MinValue, ["maximum"] = int.MaxValue },
        TypeCode.Int64 => new JsonObject { ["type"] = "integer", ["minimum"] = long.MinValue, ["maximum"] = long.MaxValue },
        TypeCode.Double or TypeCode.Decimal => new JsonObject { ["type"] = "number" },
        _ => null,
    };

    private static JsonObject Value(Type type) => type.Name switch
    {
        nameof(PartialDate) => Pattern($"^{Date}$"),
        nameof(DateOnly) => Day(),
        nameof(DateRange) => Pattern($@"^(?!\.\.(?:/\.\.)?$)(?:{Date}|\.\.)(?:/(?:{Date}|\.\.))?$"),
        nameof(IncidentId) => Pattern(@"^[^:]*[^:\s][^:]*:[\s\S]*\S"),
        nameof(RecordReference) => Pattern($@"^(?:{string.Join('|', Enum.GetNames<RecordKind>().Select(n => n.ToLowerInvariant()))}):[\s\S]*\S"),
        nameof(Uri) => Pattern("^[A-Za-z][A-Za-z0-9+.-]*:"),
        nameof(CountryCode) => Pattern("^(?:[A-Z]{3}|unknown)$"),
        nameof(CurrencyCode) => Pattern("^(?:[A-Z]{3,10}|unknown)$"),
        nameof(TechniqueId) => Pattern(@"^(?:T[0-9]{4}(?:\.[0-9]{3})?|TA[0-9]{4}|unknown)$"),
        nameof(CveId) => Pattern("^(?:CVE-[0-9]{4}-[0-9]{4,19}|unknown)$"),
        nameof(Sector) => Open<Sector>(),
        nameof(PartyKind) => Open<PartyKind>(),
        nameof(LossForm) => Open<LossForm>(),
        nameof(IncidentType) => Open<IncidentType>(),
        nameof(ActorKind) => Open<ActorKind>(),
        nameof(AttributionBasis) => Open<AttributionBasis>(),
        nameof(AttributionStance) => Open<AttributionStance>(),
        nameof(ResponseKind) => Open<ResponseKind>(),
        nameof(LegalForce) => Open<LegalForce>(),
        nameof(ParticipationAct) => Open<ParticipationAct>(),
        nameof(LossStatus) => Words(WordConverter<LossStatus>.All),
        nameof(IncidentStatus) => Words(WordConverter<IncidentStatus>.All),
        nameof(VictimRole) => Words(WordConverter<VictimRole>.All),
        nameof(Responsibility) => Words(WordConverter<Responsibility>.All),
        nameof(FigureUnit) => Words(WordConverter<FigureUnit>.All),
        nameof(SecurityAttributes) => new JsonObject { ["type"] = "array", ["items"] = Words(AttributesConverter.All) },
        _ when type == typeof(System.Collections.Immutable.ImmutableSortedDictionary<string, string>) =>
            new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } },
        _ => throw new NotSupportedException($"The schema says nothing of {type}."),
    };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Day()
    {
        JsonObject day = Pattern($"^(?=.{{10}}$){Date}$");
        day["format"] = "date";
        return day;
    }

    /// <summary>The codes that ship with the library, for the menus of editors, and any other that is well formed.</summary>
    private static JsonObject Open<TCode>()
        where TCode : struct, ICode<TCode> => new()
        {
            ["type"] = "string",
            ["anyOf"] = new JsonArray(
                new JsonObject { ["enum"] = new JsonArray([.. TCode.All.Select(code => (JsonNode)code.Value), CodeText.Unknown]) },
                new JsonObject { ["pattern"] = $"^{CodePart}(?::{CodePart})?$", ["maxLength"] = 100 }),
        };

    private static JsonObject Words(IReadOnlyList<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    private static string Name(Type type) => type switch
    {
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Bounds<>) => Type.GetTypeCode(type.GetGenericArguments()[0]) switch
        {
            TypeCode.Double => "bounds",
            TypeCode.Decimal => "bounds_of_an_amount",
            TypeCode.Int32 => "bounds_of_a_number_of_persons",
            _ => "bounds_of_a_number",
        },
        { IsGenericType: true } => "texts",
        _ when type == typeof(DateOnly) => "day",
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name),
    };
}
