using System.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Tests;

/// <summary>Makes STIX bundles of invented objects, and reads them.</summary>
internal static class StixText
{
    private const string Core = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";

    public static string Id(string type, int n) => FormattableString.Invariant($"{type}--00000000-0000-4000-8000-{n:D12}");

    /// <summary>An object with the common properties, and further ones as JSON text.</summary>
    public static string Object(string type, int n, string more = "", string modified = "2021-03-04T05:06:07.000Z") =>
        $$"""{"type":"{{type}}","spec_version":"2.1","id":"{{Id(type, n)}}","created":"2021-03-04T05:06:07.000Z","modified":"{{modified}}"{{More(more)}}}""";

    /// <summary>An incident whose core extension has further properties.</summary>
    public static string Incident(int n = 1, string core = "", string more = "") => Object("incident", n, $"\"name\":\"Harbour probe {n}\"" + More(more)
        + $",\"extensions\":{{\"{Core}\":{{\"extension_type\":\"property-extension\",\"determination\":\"confirmed\",\"investigation_status\":\"closed\"{More(core)}}}}}");

    public static string Campaign(int n = 1, string more = "\"first_seen\":\"2020-05-06T07:08:09Z\"") => Object("campaign", n, $"\"name\":\"Campaign {n}\"{More(more)}");

    public static string Relation(int n, string kind, string source, string target, string more = "") => Object(
        "relationship", n, $"\"relationship_type\":\"{kind}\",\"source_ref\":\"{source}\",\"target_ref\":\"{target}\"{More(more)}");

    /// <summary>An impact of money, as the second version of the extension has it.</summary>
    public static string Cost(int n, string monetary, string more = "") =>
        Object("impact", n, $"\"impact_category\":\"monetary\"{More(more)},\"extensions\":{{\"monetary-ext\":{{{monetary}}}}}");

    public static string Bundle(params IEnumerable<string> objects) =>
        $$"""{"type":"bundle","id":"{{Id("bundle", 1)}}","objects":[{{string.Join(",\n", objects)}}]}""";

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Stix", name));

    public static StixImport Read(string text, StixOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    public static StixImport Read(byte[] bytes, StixOptions? options = null)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return StixReader.Read(stream, options);
    }

    /// <summary>Reads a bundle of one incident or campaign and what it refers to, and asserts that it gives a record and exactly these issues.</summary>
    public static Incident One(IEnumerable<string> objects, params string[] codes)
    {
        StixImport result = Read(Bundle(objects));
        Assert.Equal(codes, result.Issues.Select(i => i.Code));
        IsConsistent(result);
        return Assert.Single(result.Records);
    }

    private static string More(string more) => more.Length == 0 ? "" : "," + more;

    /// <summary>Asserts what holds of every import.</summary>
    public static void IsConsistent(StixImport result)
    {
        Assert.Equal(result.Rows, result.Records.Count + result.RowsWithError);
        Assert.Equal(result.Records.Count, result.Records.Select(r => r.Id).Distinct().Count());
        Assert.All(result.Issues, i =>
        {
            Assert.InRange(i.RecordIndex ?? 0, 0, Math.Max(result.Rows - 1, 0));
            Assert.True(i.Severity != IssueSeverity.Error || i.RecordIndex is not null, i.ToString());
        });
        HashSet<string> sources = [.. result.Sources.Select(s => s.Id)];
        HashSet<string> actors = [.. result.Actors.Select(a => a.Id)];
        Assert.Equal(result.Sources.Count, sources.Count);
        Assert.Equal(result.Actors.Count, actors.Count);
        Assert.All(result.Records, r =>
        {
            Assert.All(r.SourceIds.Concat(r.Attributions.SelectMany(a => a.SourceIds)), id => Assert.Contains(id, sources));
            Assert.All(r.ActorIds.Concat(r.Attributions.Select(a => a.AccusedActorId).OfType<string>()), id => Assert.Contains(id, actors));
        });
    }
}
