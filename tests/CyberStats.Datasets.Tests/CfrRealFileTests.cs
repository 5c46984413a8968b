using System.Globalization;
using CyberStats.Incidents;
using CyberStats.Series;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// The reader on the real export of December 2022, against counts of another program (tests/Reference/cfr_counts.oracle.py).
/// </summary>
public class CfrRealFileTests
{
    private static readonly Lazy<Dictionary<string, int>> Oracle = new(() => File.ReadLines(Path.Combine(Places.Reference, "cfr_counts.csv"))
        .Where(line => !line.StartsWith('#'))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(cells => cells[0], cells => int.Parse(cells[1], CultureInfo.InvariantCulture), StringComparer.Ordinal));

    private static readonly Lazy<ImportResult<Incident>> Repaired = new(() => ReadReal(null));

    private static readonly Lazy<ImportResult<Incident>> AsIs = new(() => ReadReal(new CfrOptions { RepairShiftedRows = false }));

    private static ImportResult<Incident> Result
    {
        get
        {
            Places.OpenData("incidents", "cfr-2022-12.csv").Dispose(); // skips the test, not the shared reading of the file
            return Repaired.Value;
        }
    }

    private static IncidentSet Incidents => new(Result.Records);

    [Fact]
    public void Every_row_is_a_record()
    {
        CfrText.IsConsistent(Result);
        Assert.Equal((768, 768, 0), (Result.Rows, Result.Records.Count, Result.RowsWithError));
        Assert.Equal(Oracle.Value["rows"], Incidents.Count);
    }

    [Fact]
    public void Counts_per_year_are_those_of_the_file()
    {
        CountSeries series = Incidents.Count(Period.Year, Clock.Disclosed);

        Assert.Equal([1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147], series.Counts.Select(c => c!.Value));
        Assert.Equal(("2005", "2022"), (series.Label(0), series.Label(series.Length - 1)));
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 15)], series.Excluded);
        Assert.Equal(Oracle.Value["dated"], series.Included);
        Assert.All(Enumerable.Range(0, series.Length), i => Assert.Equal(Oracle.Value[$"year.{series.Label(i)}"], series.Counts[i]));
    }

    [Fact]
    public void Tallies_are_those_of_the_oracle()
    {
        Matches("type.", Incidents.Tally(i => i.Types), "type.blank");
        Matches("category.", Incidents.Tally(i => i.Victims.SelectMany(v => v.Kinds)), "category.blank", "category.several");
        Matches("state.", Incidents.Tally(i => i.AccusedStates));
        Tally<ResponseKind> responses = Incidents.Tally(i => i.Responses.Select(r => r.Kind));
        Matches("response.", responses, "response.blank", "response.unknown");

        Assert.Equal(Oracle.Value["category.several"], Result.Records.Count(r => r.Victims.SelectMany(v => v.Kinds).Distinct().Count() > 1));
        Assert.Equal(Oracle.Value["response.blank"] + Oracle.Value["response.unknown"], Result.Records.Count(r => r.Responses.IsEmpty));
        Assert.Equal(768, responses.Incidents + Oracle.Value["response.blank"] + Oracle.Value["response.unknown"]);
    }

    [Fact]
    public void Accused_states_are_those_of_the_oracle()
    {
        Tally<CountryCode> states = Incidents.Tally(i => i.AccusedStates);

        Assert.Equal((727, Oracle.Value["accused.any"]), (states.Incidents, states.Incidents));
        Assert.Equal([new Exclusion(ExclusionReason.NoKey, Oracle.Value["accused.none"])], states.Excluded);
        Assert.Equal(Oracle.Value["accused.several"], Result.Records.Count(r => r.AccusedStates.Count > 1));
        Assert.Equal((5, 79, 2), (Count("PSE"), Count("PRK"), Count("KOR"))); // their names hold commas or brackets
        Assert.All(states.Rows, r => Assert.Equal(r.Value, Incidents.AttributedTo(r.Key).Count));

        int Count(string code) => (int)states.CountOf(CountryCode.Parse(code));
    }

    [Fact]
    public void Issues_are_as_many_as_the_file_has_quirks()
    {
        Dictionary<string, int> codes = Result.Issues.CountBy(i => i.Code).ToDictionary(StringComparer.Ordinal);

        Assert.Equal((7, Oracle.Value["rows.shifted"]), (codes["columns_shifted"], codes["columns_shifted"]));
        Assert.Equal((15, Oracle.Value["undated"]), (codes["no_date"], codes["no_date"]));
        Assert.Equal((49, Oracle.Value["response.unknown"]), (codes["response_unknown"], codes["response_unknown"]));
        Assert.Equal(Oracle.Value["type.blank"], codes["no_type"]);
        Assert.Equal(Oracle.Value["category.blank"], codes["no_category"]);
        Assert.Equal(Oracle.Value["accused.none"], codes["no_sponsor"]);
        Assert.Equal(4, codes["html_entity"]);
        Assert.Equal(5, codes["duplicate_candidate"]);
        Assert.Equal(Oracle.Value["titles.duplicated"], Result.Issues.Count(i => i is { Code: "duplicate_candidate", Field: "Title" }));
        ImportIssue lost = Assert.Single(Result.Issues, i => i.Code == "encoding_loss");
        Assert.Contains($" {Oracle.Value["rows.question_marks"]} rows", lost.Message, StringComparison.Ordinal);
        Assert.Equal(lost, Result.Issues[^1]);
        Assert.DoesNotContain(Result.Issues, i => i.Severity == IssueSeverity.Error);
        Assert.Empty(codes.Keys.Intersect(
            ["date_unreadable", "sponsor_unparsed", "unknown_type", "unknown_category", "unknown_response", "undecodable_bytes", "duplicate_id"],
            StringComparer.Ordinal));
    }

    [Fact]
    public void Without_repairs_the_ids_are_the_same_and_six_sponsors_are_not_used()
    {
        Assert.Equal(Result.Records.Select(r => r.Id), AsIs.Value.Records.Select(r => r.Id));
        Assert.Equal(721, AsIs.Value.Records.Count(r => r.AccusedStates.Any()));
        Assert.Equal(7, AsIs.Value.Issues.Count(i => i.Code == "columns_shifted"));

        var shifted = AsIs.Value.Issues.Where(i => i.Code == "columns_shifted").Select(i => i.RecordIndex!.Value).ToHashSet();
        Assert.Equal(shifted, Result.Issues.Where(i => i.Code == "columns_shifted").Select(i => i.RecordIndex!.Value).ToHashSet());
        for (int i = 0; i < 768; i++)
        {
            Incident repaired = Result.Records[i], plain = AsIs.Value.Records[i];
            Assert.Equal((repaired.Title, repaired.Disclosed), (plain.Title, plain.Disclosed));
            Assert.Equal(!shifted.Contains(i), repaired.Equals(plain));
            Assert.True(!shifted.Contains(i) || (plain.Attributions.IsEmpty && plain.Victims.IsEmpty && plain.Types.IsEmpty && plain.ActorIds.IsEmpty));
        }
    }

    [Fact]
    public void Every_repaired_row_has_its_type_its_category_and_what_it_was()
    {
        foreach (ImportIssue issue in Result.Issues.Where(i => i.Code == "columns_shifted"))
        {
            Incident incident = Result.Records[issue.RecordIndex!.Value];
            Assert.Single(incident.Types);
            Assert.All(incident.Victims, v => Assert.NotEmpty(v.Kinds));
            Assert.Contains(incident.Original.Keys, k => k.StartsWith("raw.", StringComparison.Ordinal));
            Assert.All(incident.SourceIds.Skip(1), id => Assert.StartsWith("http", id, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Two_readings_are_equal_and_ids_are_unique()
    {
        ImportResult<Incident> again = ReadReal(null);

        Assert.Equal(Result.Records.AsEnumerable(), again.Records);
        Assert.Equal(Result.Issues.AsEnumerable(), again.Issues);
        Assert.Equal(Result.Actors.AsEnumerable(), again.Actors);
        Assert.Equal(Result.Sources.AsEnumerable(), again.Sources);
        Assert.Equal(768, Result.Records.Select(r => r.Id).Distinct().Count());
        Assert.Equal(Result.Actors.Count, Result.Actors.Select(a => a.Id).Distinct().Count());
    }

    [Fact]
    public void Actors_are_names()
    {
        Assert.All(Result.Actors, a => Assert.InRange(a.Name.Length, 2, 60));
        Assert.All(Result.Actors, a => Assert.False(CountryNames.TryFind(a.Name, out _), "A state is taken for an actor."));
        Assert.Equal(Result.Actors.Select(a => a.Id).Order(StringComparer.Ordinal), Result.Records.SelectMany(r => r.ActorIds).Distinct().Order(StringComparer.Ordinal));
    }

    private static void Matches<TKey>(string prefix, Tally<TKey> tally, params string[] others)
        where TKey : struct, ICode<TKey>
    {
        Dictionary<string, int> expected = Oracle.Value
            .Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal) && !others.Contains(row.Key))
            .ToDictionary(row => row.Key[prefix.Length..], row => row.Value, StringComparer.Ordinal);
        Assert.Equal(expected, tally.Rows.ToDictionary(r => r.Key.Value, r => (int)r.Value, StringComparer.Ordinal));
    }

    private static ImportResult<Incident> ReadReal(CfrOptions? options)
    {
        using FileStream file = Places.OpenData("incidents", "cfr-2022-12.csv");
        return CfrReader.Read(file, options);
    }
}
