using System.Globalization;
using CyberStats.Incidents;
using CyberStats.Series;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// The reader on the real export, whose last record is cut, against counts of another program (tests/Reference/cissm_counts.oracle.py).
/// </summary>
public class CissmRealFileTests
{
    private static readonly Lazy<Dictionary<string, int>> Oracle = new(() => File.ReadLines(Path.Combine(Places.Reference, "cissm_counts.csv"))
        .Where(line => !line.StartsWith('#'))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(cells => cells[0], cells => int.Parse(cells[1], CultureInfo.InvariantCulture), StringComparer.Ordinal));

    private static readonly Lazy<ImportResult<Incident>> Repaired = new(() => ReadReal(null));

    private static ImportResult<Incident> Result
    {
        get
        {
            Places.OpenData("incidents", "cissm-truncated.csv").Dispose(); // skips the test, not the shared reading of the file
            return Repaired.Value;
        }
    }

    private static IncidentSet Incidents => new(Result.Records);

    [Fact]
    public void Every_row_is_a_record_save_the_one_that_was_cut()
    {
        CfrText.IsConsistent(Result);
        Assert.Equal((3988, 3987, 1), (Result.Rows, Result.Records.Count, Result.RowsWithError));
        Assert.Equal((Oracle.Value["rows"], Oracle.Value["rows.whole"]), (Result.Rows, Incidents.Count));
        ImportIssue error = Assert.Single(Result.Issues, i => i.Severity == IssueSeverity.Error);
        Assert.Equal(("unclosed_quote", 3987), (error.Code, error.RecordIndex));
        Assert.Equal("UTF-8", Assert.Single(Result.Input.Encodings).Key);
    }

    [Fact]
    public void Counts_per_year_are_those_of_the_file()
    {
        CountSeries series = Incidents.Count(Period.Year, Clock.Started);

        Assert.Equal(("2014", "2023"), (series.Label(0), series.Label(series.Length - 1)));
        Assert.All(Enumerable.Range(0, series.Length), i => Assert.Equal(Oracle.Value[$"year.{series.Label(i)}"], series.Counts[i]));
        Assert.Empty(series.Excluded);
    }

    [Fact]
    public void Tallies_are_those_of_the_oracle()
    {
        Matches("type.", Incidents.Tally(i => i.Types));
        Matches("naics.", Incidents.Tally(i => i.Victims.SelectMany(v => v.Sectors).Select(s => s.Value[6..])));
        foreach (string word in (string[])["Criminal", "Hacktivist", "Nation-State", "Hobbyist", "Terrorist"])
        {
            Assert.Equal(Oracle.Value[$"actor_type.{word}"], Result.Records.Count(r => r.Original.GetValueOrDefault("actor_type") == word));
        }

        foreach (string key in Oracle.Value.Keys.Where(k => k.StartsWith("event_type.", StringComparison.Ordinal)))
        {
            Assert.Equal(Oracle.Value[key], Result.Records.Count(r => r.Original.GetValueOrDefault("event_type") == key[11..]));
        }

        foreach (string key in Oracle.Value.Keys.Where(k => k.StartsWith("subtype.", StringComparison.Ordinal)))
        {
            Assert.Equal(Oracle.Value[key], Result.Records.Count(r => (r.Original.GetValueOrDefault("event_subtype") ?? "").Split(',').Contains(key[8..])));
        }
    }

    [Fact]
    public void States_are_those_of_the_oracle()
    {
        Tally<CountryCode> accused = Incidents.Tally(i => i.AccusedStates);
        Tally<CountryCode> victims = Incidents.Tally(i => i.Victims.Select(v => v.Country).Where(c => c != default));

        Assert.Equal((Oracle.Value["accused.any"], Oracle.Value["accused.states"]), (accused.Incidents, accused.Rows.Count));
        Assert.Equal((Oracle.Value["victim.any"], Oracle.Value["victim.countries"]), (victims.Incidents, victims.Rows.Count));
        foreach ((string key, int count) in Oracle.Value.Where(e => e.Key.Length == 11 && e.Key.StartsWith("victim.", StringComparison.Ordinal) && char.IsUpper(e.Key[7])))
        {
            Assert.Equal((key, count), (key, (int)victims.CountOf(CountryCode.Parse(key[7..]))));
        }

        foreach ((string key, int count) in Oracle.Value.Where(e => e.Key.Length == 11 && e.Key.StartsWith("accused.", StringComparison.Ordinal) && char.IsUpper(e.Key[8])))
        {
            Assert.Equal((key, count), (key, (int)accused.CountOf(CountryCode.Parse(key[8..]))));
        }
    }

    [Fact]
    public void Issues_are_as_many_as_the_file_has_quirks()
    {
        Dictionary<string, int> codes = Result.Issues.CountBy(i => i.Code).ToDictionary(StringComparer.Ordinal);

        Assert.Equal(221, Oracle.Value["mojibake.cells"] + Oracle.Value["mojibake.cut_record"]);
        Assert.Equal(Oracle.Value["mojibake.cells"], codes["mojibake"]); // the 221st is in the record that was cut
        Assert.Equal(
            Oracle.Value["mojibake.undone"],
            Result.Issues.Count(i => i.Code == "mojibake" && i.Message.Contains("put right", StringComparison.Ordinal)));
        Assert.StartsWith(
            $"In {Oracle.Value["mojibake.lost"]} of the {Oracle.Value["mojibake.cells"]} cells",
            Assert.Single(Result.Issues, i => i.Code == "encoding_loss").Message,
            StringComparison.Ordinal);
        foreach ((string key, int count) in Oracle.Value.Where(e => e.Key.StartsWith("undetermined.", StringComparison.Ordinal)))
        {
            Assert.Equal((key, count), (key, Result.Issues.Count(i => i.Code == "undetermined" && i.Field == key[13..])));
        }

        Assert.Equal(Oracle.Value["vocabulary.event_type"], Result.Issues.Count(i => i is { Code: "vocabulary", Field: "event_type" }));
        Assert.Equal(Oracle.Value["vocabulary.event_subtype"], Result.Issues.Count(i => i is { Code: "vocabulary", Field: "event_subtype" }));
        Assert.Equal((0, Oracle.Value["rows.shifted"]), (Oracle.Value["unknown_type"], codes["columns_shifted"]));
        Assert.Equal(Oracle.Value["unknown_subtype"], codes["unknown_subtype"]);
        Assert.Equal(Oracle.Value["not_filled"], codes["not_filled"]);
        Assert.Equal(Oracle.Value["same_description"], codes["same_description"]);
        Assert.Equal(Oracle.Value["same_event"], codes["duplicate_id"]);
        Assert.Equal(Oracle.Value["links"], Result.Sources.Count - 1);
        Assert.Empty(codes.Keys.Intersect(
            ["unknown_type", "date_unreadable", "no_date", "country_unparsed", "unknown_actor_type", "unknown_industry", "undecodable_bytes", "cell_count", "stray_quote", "no_title"],
            StringComparer.Ordinal));
    }

    [Fact]
    public void Without_repairs_the_same_cells_are_reported_and_the_ids_are_the_same()
    {
        ImportResult<Incident> asIs = ReadReal(new CissmOptions { RepairMojibake = false, CanonicalizeVocabulary = false });

        Assert.Equal(Result.Records.Select(r => r.Id), asIs.Records.Select(r => r.Id));
        Assert.Equal(Oracle.Value["mojibake.cells"], asIs.Issues.Count(i => i.Code == "mojibake"));
        Assert.Equal(Oracle.Value["vocabulary.event_type"] + Oracle.Value["unknown_type"], asIs.Issues.Count(i => i.Code == "unknown_type"));
        Assert.DoesNotContain(asIs.Issues, i => i.Code == "vocabulary");
    }

    [Fact]
    public void A_chopped_stream_gives_the_same()
    {
        using FileStream file = Places.OpenData("incidents", "cissm-truncated.csv");
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        ImportResult<Incident> chopped = CissmReader.Read(new ChoppedStream(bytes, 977), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Result.Records.AsEnumerable(), chopped.Records);
        Assert.Equal(Result.Issues.AsEnumerable(), chopped.Issues);
        Assert.Equal(Result.Actors.AsEnumerable(), chopped.Actors);
    }

    private static void Matches<T>(string prefix, Tally<T> tally)
        where T : notnull
    {
        Dictionary<string, int> expected = Oracle.Value.Where(e => e.Key.StartsWith(prefix, StringComparison.Ordinal) && e.Value > 0)
            .ToDictionary(e => e.Key[prefix.Length..], e => e.Value, StringComparer.Ordinal);
        Assert.Equal(
            expected.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key} {e.Value}"),
            tally.Rows.Select(r => (Key: r.Key.ToString()!, r.Value)).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => FormattableString.Invariant($"{r.Key} {r.Value}")));
    }

    private static ImportResult<Incident> ReadReal(CissmOptions? options)
    {
        using FileStream file = Places.OpenData("incidents", "cissm-truncated.csv");
        return CissmReader.Read(file, options);
    }
}
