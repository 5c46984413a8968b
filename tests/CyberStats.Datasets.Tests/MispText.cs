using System.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Tests;

/// <summary>Makes clusters of invented actors, and reads them.</summary>
internal static class MispText
{
    /// <summary>A cluster of actors given as the insides of their objects.</summary>
    public static string Cluster(params IEnumerable<string> actors) => $$"""{"type":"threat-actor","values":[{{string.Join(',', actors.Select(a => "{" + a + "}"))}}]}""";

    /// <summary>The inside of an actor with these claims.</summary>
    public static string WithMeta(string meta) => $$"""
        "value":"Velvet Otter","uuid":"00000000-0000-4000-8000-000000000001","meta":{{{meta}}}
        """;

    public static ImportResult<Actor> Read(string text, MispOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    public static ImportResult<Actor> Read(byte[] bytes, MispOptions? options = null)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return MispReader.Read(stream, options);
    }

    /// <summary>Reads a file and asserts that it gives exactly these issues.</summary>
    public static ImportResult<Actor> Gives(string text, params string[] codes)
    {
        ImportResult<Actor> result = Read(text);
        Consistent.Is(result);
        Assert.Equal(codes, result.Issues.Select(i => i.Code));
        return result;
    }
}
