using System.Text;
using System.Text.Json;
using CyberStats.Json;

namespace CyberStats.Tests.Json;

/// <summary>What every refusal of a document owes: the one exception that is documented, with the place.</summary>
internal static class JsonRefusal
{
    /// <summary>Returns a document with the members given.</summary>
    public static string Document(string members) => $$"""{"schema":"cyberstats/1",{{members}}}""";

    /// <summary>Asserts that a text is refused, with its place, and returns the refusal.</summary>
    public static JsonException Of(string json, bool refuseUnknownMembers = false) =>
        Located(Assert.Throws<JsonException>(() => CyberStatsJson.Deserialize(json, refuseUnknownMembers)));

    /// <summary>Reads a text that may be wrong: null where it is refused, as it has to be.</summary>
    public static CyberStatsDocument? ReadOrRefuse(ReadOnlySpan<byte> utf8, bool refuseUnknownMembers = false)
    {
        using var stream = new MemoryStream(utf8.ToArray());
        try
        {
            return CyberStatsJson.Deserialize(stream, refuseUnknownMembers);
        }
        catch (JsonException e)
        {
            Located(e);
            return null;
        }
    }

    /// <inheritdoc cref="ReadOrRefuse(ReadOnlySpan{byte}, bool)"/>
    public static CyberStatsDocument? ReadOrRefuse(string json) => ReadOrRefuse(Encoding.UTF8.GetBytes(json));

    private static JsonException Located(JsonException error)
    {
        Assert.NotNull(error.Path);
        Assert.StartsWith("$", error.Path, StringComparison.Ordinal);
        Assert.Contains($"Path: {error.Path}", error.Message, StringComparison.Ordinal);
        return error;
    }
}
