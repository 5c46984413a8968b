using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CyberStats.Incidents;
using CyberStats.Losses;

namespace CyberStats.Json;

/// <summary>
/// What of a record goes into a document. Out of it stay what is computed from other members, what is not known, and what is empty; a value that has no
/// "unknown", such as a score, is always written and never left out in reading.
/// </summary>
internal static class DocumentOptions
{
    private const int AfterParameters = 1_000;

    // A constructor takes these, and their default says "unknown": it is left out like any other unknown.
    private static readonly Type[] MayBeUnknown =
        [typeof(ResponseKind), typeof(LossForm), typeof(CurrencyCode), typeof(Bounds<decimal>), typeof(Bounds<double>)];

    /// <summary>Members that are not known here are passed over, so that a later version of the format can be read.</summary>
    public static JsonTypeInfo<CyberStatsDocument> Lenient { get; } = Create(JsonUnmappedMemberHandling.Skip);

    /// <summary>Members that are not known here are refused.</summary>
    public static JsonTypeInfo<CyberStatsDocument> Strict { get; } = Create(JsonUnmappedMemberHandling.Disallow);

    private static JsonTypeInfo<CyberStatsDocument> Create(JsonUnmappedMemberHandling unmapped)
    {
        var options = new JsonSerializerOptions(DocumentContext.Default.Options)
        {
            TypeInfoResolver = DocumentContext.Default.WithAddedModifier(Refine),
            UnmappedMemberHandling = unmapped,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file for people too: "é" and not "\u00E9"
        };
        options.MakeReadOnly();
        return (JsonTypeInfo<CyberStatsDocument>)options.GetTypeInfo(typeof(CyberStatsDocument));
    }

    private static void Refine(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        for (int i = type.Properties.Count - 1; i >= 0; i--)
        {
            JsonPropertyInfo property = type.Properties[i];
            JsonParameterInfo? parameter = property.AssociatedParameter;
            if (parameter is null && property.Set is null)
            {
                type.Properties.RemoveAt(i);
                continue;
            }

            bool isOfConstructor = parameter is { IsMemberInitializer: false };
            property.Order = isOfConstructor ? parameter!.Position : AfterParameters;
            bool mayBeUnknown = MayBeUnknown.Contains(property.PropertyType) || Nullable.GetUnderlyingType(property.PropertyType) is not null;
            if (isOfConstructor && !parameter!.HasDefaultValue && !mayBeUnknown)
            {
                property.Set ??= static (_, _) => { }; // never called, since the constructor takes the value; without it none can be required
                property.IsRequired = true;
                property.ShouldSerialize = static (_, _) => true;
            }
            else if (property.PropertyType.IsAssignableTo(typeof(IEnumerable)) && property.PropertyType != typeof(string))
            {
                property.ShouldSerialize = static (_, value) => value is IEnumerable items && items.GetEnumerator().MoveNext();
            }
        }

        if (type.Type == typeof(CyberStatsDocument))
        {
            JsonPropertyInfo schema = type.Properties.Single(p => p.Name == "schema");
            schema.IsRequired = true;
            schema.Order = -1;
        }
    }
}
