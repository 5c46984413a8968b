using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberStats.Json;

/// <summary>Writes the member of a closed vocabulary as a word in snake case. Numbers are refused: their meaning is nobody's promise.</summary>
internal sealed class WordConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
