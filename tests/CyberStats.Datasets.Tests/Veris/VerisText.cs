using System.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Tests.Veris;

/// <summary>Makes invented VERIS records and reads them.</summary>
internal static class VerisText
{
    /// <summary>The bytes of a fixture.</summary>
    public static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Veris", name));

    /// <summary>A record that gives an incident and no issue, with members added to it.</summary>
    public static string Record(string members = "", string id = "r1", string incident = "\"year\": 2015, \"month\": 3, \"day\": 2") =>
        $"{{\"incident_id\":\"{id}\",\"source_id\":\"vcdb\",\"schema_version\":\"1.3.4\",\"security_incident\":\"Confirmed\","
            + $"\"timeline\":{{\"incident\":{{{incident}}}}},\"victim\":{{\"victim_id\":\"Isle Ferries\"}}{(members.Length == 0 ? "" : "," + members)}}}";

    public static ImportResult<Incident> Read(string json, VerisOptions? options = null) => Read(Encoding.UTF8.GetBytes(json), options);

    public static ImportResult<Incident> Read(byte[] json, VerisOptions? options = null)
    {
        using var stream = new MemoryStream(json, writable: false);
        return VerisReader.Read(stream, options);
    }

    /// <summary>Reads one record, asserts that it gives an incident and exactly these issues, and returns the incident.</summary>
    public static Incident One(string json, params string[] codes)
    {
        ImportResult<Incident> result = Read(json);
        Assert.Equal(codes, result.Issues.Select(i => i.Code));
        IsConsistent(result);
        return Assert.Single(result.Records);
    }

    /// <summary>Asserts what holds for every import.</summary>
    public static void IsConsistent(ImportResult<Incident> result)
    {
        Assert.Equal(result.Rows, result.Records.Count + result.RowsWithError);
        Assert.Equal(result.Issues.Count, result.IssueCounts.Sum(c => c.Count));
        int last = 0;
        foreach (ImportIssue issue in result.Issues)
        {
            int index = issue.RecordIndex ?? Math.Max(result.Rows - 1, 0);
            Assert.InRange(index, last, Math.Max(result.Rows - 1, 0));
            last = index;
            Assert.False(string.IsNullOrWhiteSpace(issue.Message));
            Assert.True((issue.Raw?.Length ?? 0) <= 81, "The raw text is not cut.");
        }

        var sources = result.Sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var actors = result.Actors.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(result.Records, r => Assert.Subset(sources, r.SourceIds.ToHashSet(StringComparer.Ordinal)));
        Assert.All(result.Records, r => Assert.Subset(sources, r.Attributions.SelectMany(a => a.SourceIds).ToHashSet(StringComparer.Ordinal)));
        Assert.All(result.Records, r => Assert.Subset(actors, r.ActorIds.ToHashSet(StringComparer.Ordinal)));
        Assert.All(result.Records, r => Assert.InRange(r.Title.Length, 1, 101));
    }

    public static void AreSame(ImportResult<Incident> expected, ImportResult<Incident> actual)
    {
        Assert.Equal(expected.Records.AsEnumerable(), actual.Records);
        Assert.Equal(expected.Issues.AsEnumerable(), actual.Issues);
        Assert.Equal(expected.Actors.AsEnumerable(), actual.Actors);
        Assert.Equal(expected.Sources.AsEnumerable(), actual.Sources);
    }
}
