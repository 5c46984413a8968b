using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>The reader on the real cluster, against counts of another program (tests/Reference/misp_counts.oracle.py).</summary>
public class MispRealFileTests
{
    private static readonly Lazy<Dictionary<string, int>> Oracle = new(() => OracleCounts.Read("misp_counts.csv"));

    private static readonly Lazy<ImportResult<Actor>> Real = new(() => ReadReal());

    private static ImportResult<Actor> Result
    {
        get
        {
            Places.OpenData("incidents", "misp-threat-actor.json").Dispose(); // skips the test, not the shared reading of the file
            return Real.Value;
        }
    }

    [Fact]
    public void Every_value_is_an_actor()
    {
        Consistent.Is(Result);
        Assert.Equal((1041, 1041, 0), (Result.Rows, Result.Records.Count, Result.RowsWithError));
        Assert.Equal(Oracle.Value["actors"], Result.Rows);
        Assert.Equal(Oracle.Value["uuids.distinct"], Result.Records.DistinctBy(a => a.Id).Count());
        Assert.Equal(Oracle.Value["names.distinct"], Result.Records.DistinctBy(a => a.Name).Count());
        Assert.Equal(Oracle.Value["synonyms"], Result.Records.Sum(a => a.Aliases.Length));
        Assert.Equal(Oracle.Value["refs.distinct"], Result.Sources.Count - 1);
        Assert.Equal(Oracle.Value["described"], Result.Records.Count(a => a.Original.ContainsKey("description")));
        Assert.Equal(Oracle.Value["related"], Result.Records.Where(a => a.Original.ContainsKey("related")).Sum(a => a.Original["related"].Split("; ").Length));
    }

    [Fact]
    public void Countries_and_sponsors_are_those_of_the_oracle()
    {
        Assert.Equal(Under("country.", "country.blank"), Result.Records.Where(a => a.Country != default).CountBy(a => a.Country.Alpha2!).ToDictionary());
        Assert.Equal(Under("sponsor.", "sponsor.unknown", "sponsor.states"), Result.Attributions.CountBy(a => a.AccusedState.Value).ToDictionary());
        Assert.Equal((91, Oracle.Value["sponsor.states"]), (Result.Attributions.Count, 91));
        Assert.All(Result.Attributions, a => Assert.Contains(Result.Records, r => r.Id == a.AccusedActorId));
        Assert.Equal(
            Oracle.Value["confidence.10"] + Oracle.Value["confidence.25"] + Oracle.Value["confidence.75"] + Oracle.Value["confidence.100"] - Oracle.Value["confidence.not_50_without_sponsor"],
            Result.Attributions.Count(a => a.Confidence is not null));
    }

    [Fact]
    public void Types_and_targets_are_those_of_the_oracle()
    {
        Assert.Equal(Oracle.Value["type.Espionage"], Result.Records.Count(a => a.Types.Contains(IncidentType.Espionage)));
        Assert.Equal(Oracle.Value["type.Denial of service"], Result.Records.Count(a => a.Types.Contains(IncidentType.Disruption)));
        Assert.Equal(Under("type.", "type.lists").Values.Sum(), Result.Records.Sum(a => a.Types.Length));
        Victim[] targets = [.. Result.Records.SelectMany(a => a.Targets)];
        Assert.Equal(Oracle.Value["victims"] + Oracle.Value["categories"] + Oracle.Value["sectors"], targets.Length);
        Assert.Equal(Oracle.Value["victims"] - Oracle.Value["victims.no_country"], targets.Count(t => t.Country != default));
        Assert.Equal(Oracle.Value["victims.united_states"], targets.Count(t => t.Country.Value == "USA" && t.Name == "United States"));
        Assert.Equal(Oracle.Value["victims.germany"], targets.Count(t => t.Country.Value == "DEU"));
        Assert.Equal(Oracle.Value["category.private_sector"], targets.Count(t => t.Name == "Private sector"));
        Assert.InRange(targets.Count(t => t.Kinds.Contains(PartyKind.CivilSociety)), Oracle.Value["category.civil_society"], 40);
    }

    [Fact]
    public void Issues_are_as_many_as_the_file_has_quirks() => Assert.Equal(
        [
            new IssueCount(IssueSeverity.Warning, "ambiguous_alias", Oracle.Value["shared.letters_and_digits"]),
            new IssueCount(IssueSeverity.Warning, "unknown_type", Oracle.Value["type.Business Email Compromise"]),
            new IssueCount(IssueSeverity.Warning, "victim_unparsed", Oracle.Value["victims.no_country"]),
            new IssueCount(IssueSeverity.Info, "category_spelling", Oracle.Value["categories.unusual_case"]),
            new IssueCount(IssueSeverity.Info, "confidence_default", Oracle.Value["confidence.50"]),
            new IssueCount(IssueSeverity.Info, "confidence_without_sponsor", Oracle.Value["confidence.not_50_without_sponsor"]),
            new IssueCount(IssueSeverity.Info, "mixed_shape", 2),
            new IssueCount(IssueSeverity.Info, "sponsor_unknown", Oracle.Value["sponsor.unknown"]),
        ],
        Result.IssueCounts);

    [Fact]
    public void A_shared_alias_resolves_to_both_its_bearers()
    {
        // 29 where only blanks are passed over, and one more where marks are too.
        Assert.Equal((30, 29), (Oracle.Value["shared.letters_and_digits"], Oracle.Value["shared.blanks_out"]));
        var index = new ActorIndex(Result.Records);

        Assert.Equal(["APT28", "APT29"], index.Find("grizzly-steppe").Select(a => a.Name));
        Assert.Equal(30, index.AmbiguousNames.Count);
    }

    [Fact]
    public void A_document_holds_it_and_reads_back_equal()
    {
        var document = new CyberStatsDocument { Actors = [.. Result.Records], Attributions = [.. Result.Attributions], Sources = [.. Result.Sources] };

        Assert.Equal([], document.UnresolvedReferences());
        Assert.Equal(document, CyberStatsJson.Deserialize(CyberStatsJson.Serialize(document), refuseUnknownMembers: true));
    }

    private static Dictionary<string, int> Under(string prefix, params string[] others) => Oracle.Value
        .Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal) && !others.Contains(row.Key))
        .ToDictionary(row => row.Key[prefix.Length..], row => row.Value, StringComparer.Ordinal);

    private static ImportResult<Actor> ReadReal()
    {
        using FileStream file = Places.OpenData("incidents", "misp-threat-actor.json");
        return MispReader.Read(file);
    }
}
