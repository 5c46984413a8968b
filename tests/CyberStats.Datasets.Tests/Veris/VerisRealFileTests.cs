using System.Globalization;
using CyberStats.Incidents;
using CyberStats.Losses;
using CyberStats.Series;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests.Veris;

/// <summary>
/// The reader on the sample of the VERIS Community Database, against counts of another program (tests/Reference/veris_counts.oracle.py).
/// </summary>
public class VerisRealFileTests
{
    private static readonly Lazy<Dictionary<string, long>> Oracle = new(() => File.ReadLines(Path.Combine(Places.Reference, "veris_counts.csv"))
        .Where(line => !line.StartsWith('#'))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(cells => cells[0], cells => long.Parse(cells[1], CultureInfo.InvariantCulture), StringComparer.Ordinal));

    private static readonly Lazy<ImportResult<Incident>> Sample = new(() => ReadReal());

    private static ImportResult<Incident> Result
    {
        get
        {
            Places.OpenData("incidents", "veris", "vcdb-sample.zip").Dispose(); // skips the test, not the shared reading of the file
            return Sample.Value;
        }
    }

    private static IReadOnlyList<Incident> Records => Result.Records;

    [Fact]
    public void Every_file_is_a_record()
    {
        VerisText.IsConsistent(Result);
        Assert.Equal((2138, 2138, 0), (Result.Rows, Result.Records.Count, Result.RowsWithError));
        Assert.Equal(Oracle.Value["rows"], new IncidentSet(Records).Count); // no id twice
        Assert.Equal((InputPacking.Zip, 2138, 5_502_112), (Result.Input.Packing, Result.Input.Files, Result.Input.Bytes));
    }

    [Fact]
    public void Issues_are_as_many_as_the_files_have_quirks() => Matches("issue.", Result.IssueCounts.Select(c => (c.Code, (long)c.Count)));

    [Fact]
    public void Counts_per_year_are_those_of_the_files()
    {
        Matches("started.", Years(Clock.Started));
        Matches("disclosed.", Years(Clock.Disclosed));
        Matches("discovered.", Years(Clock.Discovered));
        Matches("recorded.", Years(Clock.Recorded));
        CountSeries series = new IncidentSet(Records).Count(Period.Year, Clock.Started);
        Assert.All(Enumerable.Range(0, series.Length), i => Assert.Equal(Oracle.Value.GetValueOrDefault($"started.{series.Label(i)}") - NotCounted(series.Label(i)), series.Counts[i]));

        static int NotCounted(string year) => Records.Count(r => !r.IsCountedByDefault && r.Occurred?.Start?.Year.ToString(CultureInfo.InvariantCulture) == year);

        static IEnumerable<(string, long)> Years(Clock clock) =>
            Records.Select(r => r.DateOn(clock)).Where(d => d is not null).CountBy(d => d!.Value.Year).Select(c => ($"{c.Key}", (long)c.Value));
    }

    [Fact]
    public void Dates_are_as_precise_as_those_of_the_files()
    {
        Matches("started_precision.", Precisions(r => r.Occurred?.Start));
        Matches("disclosed_precision.", Precisions(r => r.Disclosed));
        Matches("discovered_precision.", Precisions(r => r.Discovered));
        Matches("ended_precision.", Precisions(r => r.Occurred?.End));

        static IEnumerable<(string, long)> Precisions(Func<Incident, PartialDate?> date) =>
            Records.Select(date).Where(d => d is not null).CountBy(d => d!.Value.Precision).Select(c => (c.Key.ToString().ToLowerInvariant(), (long)c.Value));
    }

    [Fact]
    public void Types_and_harm_are_those_of_the_files()
    {
        string[] statuses = ["confirmed", "suspected", "near_miss", "false_positive"];
        Matches("status.", Records.CountBy(r => r.Status).Select(c => (statuses[(int)c.Key], (long)c.Value)));
        var types = Records.SelectMany(r => r.Types).CountBy(t => t.Value).ToDictionary(StringComparer.Ordinal);
        Matches("action.", types.Where(t => t.Key.StartsWith("veris:", StringComparison.Ordinal)).Select(t => (t.Key[6..], (long)t.Value)));
        Matches("type.", types.Where(t => !t.Key.StartsWith("veris:", StringComparison.Ordinal)).Select(t => (t.Key, (long)t.Value)).Append(("information_operation", 0)));
        Matches("affects.", new[] { SecurityAttributes.Confidentiality, SecurityAttributes.Integrity, SecurityAttributes.Availability }
            .Select(a => (a.ToString().ToLowerInvariant(), (long)Records.Count(r => r.Affects?.HasFlag(a) == true)))
            .Append(("none", Records.Count(r => r.Affects == SecurityAttributes.None))));
    }

    [Fact]
    public void Numbers_of_records_are_those_of_the_files()
    {
        long[] exact = [.. Records.Where(r => r.Records.Kind == BoundsKind.Exact).Select(r => r.Records.Best!.Value)];
        long[] most = [.. Records.Where(r => r.Records.Kind == BoundsKind.AtMost).Select(r => r.Records.High!.Value)];
        Matches("records.", [
            ("exact", exact.Length), ("exact.sum", exact.Sum()), ("exact.max", exact.Max()),
            ("at_most", most.Length), ("at_most.sum", most.Sum()), ("at_most.max", most.Max())]);
        Assert.Equal(2138 - exact.Length - most.Length, Records.Count(r => r.Records.IsUnknown));
    }

    [Fact]
    public void Losses_are_those_of_the_files()
    {
        Matches("loss.", Records.SelectMany(r => r.Losses).GroupBy(l => l.Currency).SelectMany(g => new[]
        {
            (g.Key.Value, (long)g.Count()), ($"{g.Key}.sum", (long)g.Sum(l => l.Amount.Best!.Value)), ($"{g.Key}.max", (long)g.Max(l => l.Amount.Best!.Value)),
        }));
        Assert.All(Records, r => Assert.InRange(r.Losses.Length, 0, 1)); // overall or by variety, never both
        Assert.All(Records.SelectMany(r => r.Losses), l => Assert.Equal(LossForm.Total, l.Form));
        Matches("rating.", Records.Where(r => r.Severity is not null).CountBy(r => r.Original["impact.overall_rating"]).Select(c => (c.Key, (long)c.Value)));
    }

    [Fact]
    public void Victims_are_those_of_the_files()
    {
        Victim[] primary = [.. Records.Select(r => Assert.Single(r.Victims, v => v.Role == VictimRole.Primary))];
        Matches("sector.", primary.CountBy(v => v.Sectors.IsEmpty ? "none" : v.Sectors[0].Value[6..]).Select(c => (c.Key, (long)c.Value)));
        Matches("country.", primary.Where(v => v.Country != default).CountBy(v => v.Country.Alpha2!).Select(c => (c.Key, (long)c.Value)));
        Assert.Equal(Oracle.Value["victim.named"], primary.Count(v => v.Name is not null));
        Matches("secondary.", [
            ("named", Records.SelectMany(r => r.Victims).Count(v => v is { Role: VictimRole.Secondary, Name: not null })),
            ("counted", Records.Sum(r => r.EntitiesAffected.Best - 1 ?? 0) + 39), // of the one record that counts fewer than it names
            ("count.max", Records.Max(r => r.EntitiesAffected.Best - 1 ?? 0))]);
    }

    [Fact]
    public void Accused_states_are_those_of_the_files()
    {
        Matches("accused.", Records.SelectMany(r => r.AccusedStates).CountBy(s => s.Alpha2!).Select(c => (c.Key, (long)c.Value))
            .Append(("incidents", Records.Count(r => r.IsAttributed))));
        Matches("confidence.", Records.Where(r => r.Original.ContainsKey("confidence")).CountBy(r => r.Original["confidence"]).Select(c => (c.Key, (long)c.Value)));
        Assert.All(Records.SelectMany(r => r.Attributions), a => Assert.Equal(("vcdb", AttributionBasis.Unstated), (a.By.Id, a.Basis)));
    }

    [Fact]
    public void Links_and_titles_are_those_of_the_files()
    {
        Assert.Equal(Oracle.Value["links"], Records.Sum(r => r.SourceIds.Length - 1));
        Assert.Equal(Oracle.Value["links.distinct"], Result.Sources.Count - 1);
        Assert.Equal(Oracle.Value["links.most"], Records.Max(r => r.SourceIds.Length - 1));
        Assert.Equal(Oracle.Value["summaries"], Records.Count(r => r.Original.ContainsKey("summary")));
        Assert.Equal(Oracle.Value["titles.cut"], Records.Count(r => r.Title.EndsWith('…')));
    }

    [Fact]
    public void Two_readings_are_equal() => VerisText.AreSame(Result, ReadReal());

    private static void Matches(string prefix, IEnumerable<(string Key, long Value)> actual) => Assert.Equal(
        Oracle.Value.Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(row => (row.Key[prefix.Length..], row.Value)).Order(),
        actual.Order());

    private static ImportResult<Incident> ReadReal()
    {
        using FileStream file = Places.OpenData("incidents", "veris", "vcdb-sample.zip");
        return VerisReader.Read(file);
    }
}
