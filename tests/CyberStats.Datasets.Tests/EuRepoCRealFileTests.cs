using System.Globalization;
using System.IO.Compression;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Series;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// The reader on the real files of version 1.1, against counts of another program (tests/Reference/eurepoc_counts.oracle.py).
/// </summary>
public class EuRepoCRealFileTests
{
    private static readonly Dictionary<string, double> Oracle = File.ReadLines(Path.Combine(Places.Reference, "eurepoc_counts.csv"))
        .Where(line => !line.StartsWith('#'))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static readonly Lazy<ImportResult<Incident>> AllThree = new(() => ReadReal(joined: true));

    private static readonly Lazy<ImportResult<Incident>> GlobalAlone = new(() => ReadReal(joined: false));

    private static ImportResult<Incident> Result => Present(AllThree);

    private static ImportResult<Incident> Global => Present(GlobalAlone);

    [Fact]
    public void Every_row_is_a_record_and_every_joined_row_has_one()
    {
        EuRepoCText.IsConsistent(Result);
        EuRepoCText.IsConsistent(Global);
        Assert.Equal((1643, 1643, 0), (Result.Rows, Result.Records.Count, Result.RowsWithError));
        Assert.Equal(Oracle["rows"], Result.Rows);
        Assert.Equal(Oracle["attribution.unmatched"], Count(Result, "attribution_unmatched"));
        Assert.Equal(Oracle["receiver.unmatched"], Count(Result, "receiver_unmatched"));
        Assert.Equal(Oracle["attribution.absent"], Count(Result, "no_attribution_row"));
        Assert.Equal(Oracle["receiver.absent"], Count(Result, "no_receiver_row"));
        Assert.Equal(Oracle["receiver.repeated"], Count(Result, "repeated_receiver"));
        Assert.Equal((InputPacking.Streams, 3), (Result.Input.Packing, Result.Input.Files));
    }

    [Fact]
    public void First_days_are_reported_by_what_they_may_mean()
    {
        Assert.Equal((412, Oracle["start.first_of_january"]), (Count(Result, "start_to_year"), 412));
        Assert.Equal(930, Count(Result, "start_to_year") + Count(Result, "start_to_month"));
        Assert.Equal(Oracle["start.first_of_another_month"], Count(Result, "start_to_month"));
        Assert.Equal(Oracle["end.first_of_january"], Count(Result, "end_to_year"));
        Assert.Equal(Oracle["end.first_of_another_month"], Count(Result, "end_to_month"));
        Assert.Equal(Oracle["start.blank"], Count(Result, "no_date"));
        Assert.Equal(412, Result.Records.Count(r => r.Occurred?.Start is { Precision: DatePrecision.Year }));
        Assert.Equal(518, Result.Records.Count(r => r.Occurred?.Start is { Precision: DatePrecision.Month }));
        Assert.DoesNotContain(Result.Records, r => r.Occurred?.Start is { Day: 1 });
        Assert.Equal(0, Count(Result, "date_unreadable"));

        using Files files = Files.Open();
        ImportResult<Incident> plain = EuRepoCReader.Read(files.Global, new EuRepoCOptions { ReduceFirstDays = false });
        Assert.Equal(930, plain.Records.Count(r => r.Occurred?.Start is { Day: 1 }));
        Assert.Contains(new IssueCount(IssueSeverity.Info, "start_to_year", 412), plain.IssueCounts);
    }

    [Fact]
    public void Ends_before_starts_are_mended_or_dropped()
    {
        Assert.Equal((83, Oracle["end.before_start"]), (Count(Result, "end_before_start"), 83));
        ImportIssue[] issues = [.. Result.Issues.Where(i => i.Code == "end_before_start")];
        Assert.Equal(Oracle["end.mended"], issues.Count(i => i.Message.Contains("need not be", StringComparison.Ordinal) && !i.Message.Contains("only its year", StringComparison.Ordinal)));
        Assert.Equal(Oracle["end.to_its_year"], issues.Count(i => i.Message.Contains("only its year", StringComparison.Ordinal)));
        Assert.Equal(Oracle["end.dropped"], issues.Count(i => i.Message.Contains("dropped", StringComparison.Ordinal)));
        Assert.All(issues, i => Assert.True(Result.Records[i.RecordIndex!.Value].Original.ContainsKey("end_date")));
        Assert.Equal(Oracle["end.blank"] + Oracle["end.dropped"], Result.Records.Count(r => r.Occurred?.End is null));
    }

    [Fact]
    public void Counts_per_year_are_those_of_the_file()
    {
        CountSeries series = new IncidentSet(Result.Records).Count(Period.Year, Clock.Started);

        Assert.All(Enumerable.Range(0, series.Length), i => Assert.Equal(Oracle[$"year.{series.Label(i)}"], series.Counts[i]));
        Assert.Equal(Oracle.Where(e => e.Key.StartsWith("year.", StringComparison.Ordinal)).Sum(e => e.Value), series.Included);
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 16)], series.Excluded);
    }

    [Fact]
    public void Types_and_techniques_are_those_of_the_oracle()
    {
        var set = new IncidentSet(Result.Records);
        Matches("type.", set.Tally(i => i.Types), "type.blank");
        Matches("technique.", set.Tally(i => i.Techniques));
        Assert.Equal(Oracle["type.blank"], Count(Result, "no_type"));
        Assert.Equal(0, Count(Result, "unknown_type") + Count(Result, "unknown_technique"));
    }

    [Fact]
    public void Intensities_have_the_sum_and_the_extreme_of_the_oracle()
    {
        double[] scores = [.. Result.Records.Where(r => r.Severity is not null).Select(r => r.Severity!.Score)];

        Assert.Equal((Oracle["intensity.count"], Oracle["intensity.sum"], Oracle["intensity.max"]), (scores.Length, scores.Sum(), scores.Max()));
        Assert.Equal(Oracle["intensity.at_max"], scores.Count(s => s == scores.Max()));
        Assert.All(Result.Records, r => Assert.True(r.Severity is null or { Scale: "eurepoc:weighted" }));
    }

    [Fact]
    public void Amounts_of_zero_are_no_losses()
    {
        Assert.Equal((374, Oracle["amount.zero"]), (Count(Result, "amount_zero"), 374));
        Losses.Loss[] losses = [.. Result.Records.SelectMany(r => r.Losses)];
        Assert.Equal(Oracle["amount.given"] + Oracle["amount.class_alone"], losses.Length);
        Assert.Equal(Oracle["amount.sum.EUR"], (double)losses.Where(l => l.Currency == Losses.CurrencyCode.EUR).Sum(l => l.Amount.Best ?? 0));
        Assert.Equal(Oracle["amount.sum.USD"], (double)losses.Where(l => l.Currency == Losses.CurrencyCode.USD).Sum(l => l.Amount.Best ?? 0));
        Assert.Equal("10000000 to 100000000", Assert.Single(losses, l => l.Amount.Best is null).Amount.ToString());
        Assert.Equal(0, Count(Result, "amount_unreadable") + Count(Result, "amount_outside_class") + Count(Result, "amount_without_currency"));
    }

    [Fact]
    public void Affected_entities_are_those_of_the_oracle()
    {
        Bounds<long>[] entities = [.. Result.Records.Select(r => r.EntitiesAffected).Where(e => !e.IsUnknown)];

        Assert.Equal(Oracle["entities.zero"], Count(Result, "count_zero"));
        Assert.Equal(Oracle["entities.given"], entities.Count(e => e.Best is not null));
        Assert.Equal(Oracle["entities.class_alone"], entities.Count(e => e.Best is null));
        Assert.Equal(Oracle["entities.sum"], entities.Sum(e => e.Best ?? 0));
        Assert.Equal(Oracle["entities.outside_class"], Count(Result, "count_outside_class"));
    }

    [Fact]
    public void What_is_not_known_is_kept_apart()
    {
        foreach (string field in (string[])["initiator_country", "receiver_country", "MITRE_initial_access", "MITRE_impact", "economic_impact"])
        {
            Assert.Equal(Oracle[$"{field}.unknown"], Said("known_unknown", field));
            Assert.Equal(Oracle[$"{field}.not_available"], Said("not_coded", field));
            Assert.Equal(Oracle[$"{field}.none"], Said("known_none", field));
        }

        Assert.Equal(Oracle["initiator_country.blank"], Said("not_filled", "initiator_country"));
        Assert.Equal(Oracle["receiver_country.blank"], Said("not_filled", "receiver_country"));
        Assert.Equal(Oracle["economic_impact.blank"], Result.Records.Count(r => !r.Original.ContainsKey("economic_impact")));

        static int Said(string code, string field) => Result.Issues.Count(i => i.Code == code && i.Field == field);
    }

    [Fact]
    public void Receivers_are_those_of_the_oracle()
    {
        var set = new IncidentSet(Result.Records);
        Victim[] victims = [.. Result.Records.SelectMany(r => r.Victims)];

        Assert.Equal(Oracle["victims"], victims.Length);
        Matches("victim.", set.Tally(i => i.Victims.Where(v => v.Country != default).Select(v => v.Country).Distinct()), "victim.region", "victim.no_country");
        foreach (string sector in (string[])["state_institutions_political_system", "critical_infrastructure", "media", "science"])
        {
            Assert.Equal(Oracle[$"victims.{sector}"], victims.Count(v => v.Sectors.Contains(Sector.Parse($"eurepoc:{sector}"))));
        }

        Assert.Equal(Oracle["victim.region"], Result.Issues.Count(i => i is { Code: "region_not_country", Field: "receiver_country" }));
        Assert.Equal(Oracle["victim.no_country"], Result.Issues.Count(i => i is { Code: "country_unparsed", Field: "receiver_country" }));
        Assert.Equal(0, Count(Result, "unknown_category"));
    }

    [Fact]
    public void The_global_file_alone_gives_the_receivers_of_its_lists()
    {
        Assert.Equal(Oracle["uneven.receiver"], Global.Issues.Count(i => i is { Code: "parallel_mismatch", Field: "receiver_country" }));
        Assert.Equal(0, Count(Global, "list_unreadable"));
        int same = Global.Records.Zip(Result.Records).Count(pair => States(pair.First).SetEquals(States(pair.Second)));
        Assert.InRange(same, 1640, 1643); // the files themselves differ in the countries of one incident

        static HashSet<CountryCode> States(Incident incident) => [.. incident.Victims.Select(v => v.Country)];
    }

    [Fact]
    public void Attributions_are_those_of_the_oracle()
    {
        var set = new IncidentSet(Result.Records);
        Attribution[] all = [.. Result.Records.SelectMany(r => r.Attributions)];
        int statements = all.Select(a => a.StatementId ?? a.Id).Distinct(StringComparer.Ordinal).Count();

        Assert.Equal(Oracle["attribution.statements"], statements + Count(Result, "accuses_nobody"));
        Assert.Equal(Oracle["attribution.accuses_nobody"], Count(Result, "accuses_nobody"));
        Assert.Equal(all.Length, all.Select(a => a.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Oracle["attribution.dated"], all.Where(a => a.On is not null).Select(a => a.StatementId ?? a.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Oracle["attribution.to_year"], Count(Result, "attribution_to_year"));
        Assert.Equal(Oracle["attribution.to_month"], Count(Result, "attribution_to_month"));
        Assert.Equal(Oracle["attribution.issuers_crossed"], Count(Result, "issuers_cross_joined"));
        Assert.Equal(Oracle["attribution.initiators_crossed"], Count(Result, "initiators_cross_joined"));
        Assert.Equal(0, Count(Result, "unknown_basis"));
        Matches("accused.", set.Tally(i => i.AccusedStates), "accused.region", "accused.no_country");
        Assert.Equal(Oracle["accused.region"], Result.Issues.Count(i => i is { Code: "region_not_country", Field: "attributed_initiator_country" }));
        Assert.Equal(Oracle["accused.no_country"], Result.Issues.Count(i => i is { Code: "country_unparsed", Field: "attributed_initiator_country" }));
    }

    [Fact]
    public void The_id_of_216_rows_is_one_statement()
    {
        Assert.Equal(216, Oracle["attribution.rows_of_greatest"]);
        IGrouping<string?, Attribution> greatest = Result.Records.SelectMany(r => r.Attributions).GroupBy(a => a.StatementId).Where(g => g.Key is not null).MaxBy(g => g.Count())!;

        Assert.Equal(27, greatest.Count()); // nine issuers, three accused
        Assert.Equal(9, greatest.Select(a => a.By).Distinct().Count());
        Assert.All(greatest, a => Assert.Equal("IRN", a.AccusedState.Value));
    }

    [Fact]
    public void The_lists_of_the_global_file_accuse_as_the_attribution_file_does()
    {
        Assert.Equal(Oracle["uneven.attribution"], Global.Issues.Count(i => i is { Code: "parallel_mismatch", Field: "attribution_type" }));
        Assert.All(Result.Records.Zip(Global.Records), pair => Assert.True(
            pair.First.AccusedStates.ToHashSet().SetEquals(pair.Second.AccusedStates), $"{pair.First.Id}"));
    }

    [Fact]
    public void Responses_are_those_of_the_oracle()
    {
        Assert.Equal(Oracle["political_response.made"] + Oracle["legal_response.made"], Result.Records.Sum(r => r.Responses.Length));
        Assert.Equal(Oracle["political_response.count_differs"] + Oracle["legal_response.count_differs"], Count(Result, "response_count_differs"));
        Assert.Equal(Oracle["political_response.lists_unfit"] + Oracle["legal_response.lists_unfit"], Count(Result, "parallel_mismatch"));
        Assert.Contains(Result.Records.SelectMany(r => r.Responses), r => r.Kind == ResponseKind.Sanctions && r.By?.Country.Value == "USA");
    }

    [Fact]
    public void Links_are_sources()
    {
        Assert.Equal(Oracle["links"], Result.Records.Sum(r => r.SourceIds.Length - 1));
        Assert.Equal(Oracle["links.distinct"], Result.Sources.Count - 1);
    }

    [Fact]
    public void Names_that_recur_are_candidates_for_duplicates()
    {
        Assert.Equal(Oracle["names.repeated"] + Oracle["descriptions.repeated"], Count(Result, "duplicate_candidate"));
        Assert.Equal(0, Count(Result, "duplicate_id"));
    }

    // The published share, 203 of 255, takes for a country whatever is neither "Unknown" nor "Not available": four incidents name only a
    // region or a body. Of those that name a state, 203 of 251.
    [Fact]
    public void The_share_of_abstainers_is_that_of_the_oracle()
    {
        using Files files = Files.Open();
        ImportResult<Incident> settled = EuRepoCReader.Read(files.Global, new EuRepoCOptions { UseSettledInitiators = true });
        Agreement paris = FoundingRecord.Load().Agreements.Single(a => a.Id == "paris-call");

        Same("launch.settled", settled.Records);
        Same("launch.issuers", Result.Records);
        Same("launch.settled.state", [.. settled.Records.Select(OfStates)]);
        Assert.Equal((203, 251), (Oracle["launch.settled.abstainers"], Oracle["launch.settled.accused"]));
        Matches("settled.", new IncidentSet(settled.Records).Tally(i => i.AccusedStates));
        Assert.Equal(Oracle["uneven.initiator"], settled.Issues.Count(i => i is { Code: "parallel_mismatch", Field: "initiator_country" }));

        void Same(string part, IReadOnlyList<Incident> incidents)
        {
            AbstainersShareResult after = AbstainersShare.BeforeAndAfter(new IncidentSet(incidents), paris, Clock.Started).After;
            Assert.Equal((Oracle[$"{part}.abstainers"], Oracle[$"{part}.accused"]), (after.Count, after.Of));
            Assert.Equal(Oracle["launch.after"], after.Of + after.Unattributed);
        }

        static Incident OfStates(Incident incident) => incident with
        {
            Attributions = [.. incident.Attributions.Where(a => a.Responsibility != Responsibility.Territory && IsCoded(incident, a))],
        };

        // where the lists do not run parallel nobody knows which country a category belongs to
        static bool IsCoded(Incident incident, Attribution attribution) =>
            attribution.Responsibility == Responsibility.StateExecuted || incident.Original["initiator_category"].Contains("affiliation", StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_of_the_three_files_in_any_order_gives_the_same()
    {
        using Files files = Files.Open();
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, Stream file) in ((string, Stream)[])[("a.csv", files.Global), ("b/c.csv", files.Receivers), ("d", files.Attributions)])
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                file.CopyTo(entry);
            }
        }

        zip.Position = 0;
        ImportResult<Incident> packed = EuRepoCReader.Read(zip);
        Assert.Equal(Result.Records.AsEnumerable(), packed.Records);
        Assert.Equal(Result.IssueCounts.AsEnumerable(), packed.IssueCounts);
        Assert.Equal(Result.Actors.AsEnumerable(), packed.Actors);
    }

    private static T Present<T>(Lazy<T> result)
    {
        Files.Open().Dispose(); // skips the test, not the shared reading of the files
        return result.Value;
    }

    private static int Count(ImportResult<Incident> result, string code) => result.IssueCounts.Where(c => c.Code == code).Sum(c => c.Count);

    private static void Matches<TKey>(string prefix, Tally<TKey> tally, params string[] others)
        where TKey : struct, ICode<TKey>
    {
        Dictionary<string, double> expected = Oracle
            .Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal) && !others.Contains(row.Key))
            .ToDictionary(row => row.Key[prefix.Length..], row => row.Value, StringComparer.Ordinal);
        Assert.Equal(expected, tally.Rows.ToDictionary(r => r.Key.Value, r => (double)r.Value, StringComparer.Ordinal));
    }

    private static ImportResult<Incident> ReadReal(bool joined)
    {
        using Files files = Files.Open();
        return joined ? EuRepoCReader.Read(files.Global, files.Attributions, files.Receivers) : EuRepoCReader.Read(files.Global);
    }

    private sealed record Files(FileStream Global, FileStream Attributions, FileStream Receivers) : IDisposable
    {
        public static Files Open() => new(Of("Global_Database"), Of("Attribution_dataset"), Of("Receiver_dataset"));

        public void Dispose()
        {
            Global.Dispose();
            Attributions.Dispose();
            Receivers.Dispose();
        }

        private static FileStream Of(string name) => Places.OpenData("incidents", "eurepoc", $"EuRepoC_{name}_1.1.csv");
    }
}
