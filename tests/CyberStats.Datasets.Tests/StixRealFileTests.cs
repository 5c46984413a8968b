using System.Globalization;
using CyberStats.Incidents;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// The reader on real bundles and folders, against counts of another program (tests/Reference/stix_counts.oracle.py).
/// </summary>
public class StixRealFileTests
{
    private static readonly Lazy<(string Key, int Value)[]> Oracle = new(() => [.. File.ReadLines(Path.Combine(Places.Reference, "stix_counts.csv"))
        .Where(line => !line.StartsWith('#'))
        .Skip(1)
        .Select(line => line.Split(','))
        .Select(cells => (cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture)))]);

    public static TheoryData<string, string> Files => new()
    {
        { "ics", "ics-attack-18.1.json" },
        { "apt1", "apt1.json" },
        { "poisonivy", "poisonivy.json" },
        { "infrastructure", "infrastructure.json" },
        { "campaigns", "campaigns" },
        { "intrusion_sets", "intrusion-sets" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Objects_records_and_what_they_say_are_those_of_the_oracle(string key, string file)
    {
        StixImport result = ReadReal(file, null);

        StixText.IsConsistent(result);
        Assert.Equal(Under($"{key}.type."), result.ObjectCounts.Select(c => (c.Key, c.Value)));
        Assert.Equal((Of($"{key}.rows"), Of($"{key}.records")), (result.Rows, result.Records.Count));
        Assert.Equal((Of($"{key}.actors"), Of($"{key}.aliases")), (result.Actors.Count, result.Actors.Sum(a => a.Aliases.Length)));
        Assert.Equal(Of($"{key}.withdrawn_actors"), Issues(result, "withdrawn_actor"));
        Assert.Equal(Of($"{key}.attributions"), result.Records.Sum(r => r.Attributions.Length));
        Assert.Equal(Of($"{key}.techniques"), result.Records.Sum(r => r.Techniques.Length));
        Assert.Equal(Of($"{key}.techniques.distinct"), result.Records.SelectMany(r => r.Techniques).Distinct().Count());
        Assert.Equal(Of($"{key}.techniques.no_id"), Issues(result, "no_technique_id"));
        Assert.Equal(Of($"{key}.techniques.withdrawn"), Issues(result, "withdrawn_reference"));
        Assert.Equal(Of($"{key}.references"), result.Records.Sum(r => r.SourceIds.Length - 1)); // the import itself is the first
        Assert.Equal(Of($"{key}.months"), Issues(result, "month_at_local_midnight"));
        Assert.Equal(Under($"{key}.start."), Counted(result.Records.Select(r => r.Occurred?.Start)));
        Assert.Equal(Under($"{key}.end."), Counted(result.Records.Select(r => r.Occurred?.End)));
        Assert.Equal(Under($"{key}.recorded."), Counted(result.Records.Select(r => r.DateOn(Clock.Recorded))));
    }

    [Fact]
    public void The_attack_bundle_has_the_objects_that_its_catalogue_states()
    {
        StixImport result = ReadReal("ics-attack-18.1.json", null);

        Assert.Equal(1826, result.ObjectCounts.Values.Sum());
        Assert.Equal((1373, 95, 16, 8), (result.ObjectCounts["relationship"], result.ObjectCounts["attack-pattern"], result.ObjectCounts["intrusion-set"], result.ObjectCounts["campaign"]));
        ImportIssue deprecated = Assert.Single(result.Issues, i => i.Severity == IssueSeverity.Error);
        Assert.Equal("deprecated", deprecated.Code);
        Assert.Equal(8, ReadReal("ics-attack-18.1.json", new StixOptions { KeepWithdrawn = true }).Records.Count);
        Assert.All(result.Records.SelectMany(r => r.Attributions), a => Assert.Equal("The MITRE Corporation", a.By.Name));
    }

    [Fact]
    public void Every_month_that_was_written_as_midnight_is_a_day_when_not_repaired()
    {
        StixImport asIs = ReadReal("campaigns", new StixOptions { RepairLocalMidnights = false });

        Assert.Equal(104, Issues(asIs, "month_at_local_midnight"));
        Assert.All(asIs.Records, r => Assert.Equal((DatePrecision.Day, DatePrecision.Day), (r.Occurred!.Value.Start!.Value.Precision, r.Occurred!.Value.End!.Value.Precision)));
        Assert.All(ReadReal("campaigns", null).Records, r => Assert.Equal(DatePrecision.Month, r.Occurred!.Value.Start!.Value.Precision));
    }

    private static StixImport ReadReal(string file, StixOptions? options)
    {
        using FileStream anchor = Places.OpenData("incidents", "stix", "ics-attack-18.1.json");
        string path = Path.Combine(Path.GetDirectoryName(anchor.Name)!, file);
        if (Directory.Exists(path))
        {
            return StixReader.ReadFolder(path, options);
        }

        using FileStream stream = File.OpenRead(path);
        return StixReader.Read(stream, options);
    }

    private static int Of(string key) => Oracle.Value.Single(o => o.Key == key).Value;

    private static IEnumerable<(string, int)> Under(string prefix) =>
        Oracle.Value.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(o => (o.Key[prefix.Length..], o.Value));

    private static IEnumerable<(string, int)> Counted(IEnumerable<PartialDate?> dates) =>
        dates.OfType<PartialDate>().GroupBy(d => d.ToString()).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count()));

    private static int Issues(StixImport result, string code) => result.IssueCounts.Where(c => c.Code == code).Sum(c => c.Count);
}
