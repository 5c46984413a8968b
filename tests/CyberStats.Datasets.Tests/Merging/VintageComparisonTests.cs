using CyberStats.Datasets.Merging;
using CyberStats.Incidents;
using CyberStats.Series;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests.Merging;

public class VintageComparisonTests
{
    private static readonly DateOnly Before = new(2021, 12, 31);
    private static readonly DateOnly After = new(2022, 12, 31);

    [Fact]
    public void Tells_what_was_added_removed_changed_and_left()
    {
        Incident kept = Make("1", "Kept", "2020-01-01"), gone = Make("2", "Gone", "2020-02"), old = Make("3", "Changed", "2021-03");
        Incident changed = old.WithDates(null, null, PartialDate.Parse("2021-03-02"), null) with
        {
            Types = [IncidentType.Parse("espionage")],
            Original = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("Description", "more"),
        };
        Incident late = Make("4", "Late", "2021-11"), fresh = Make("5", "Fresh", "2022-04-05"), undated = Make("6", "Undated", null);
        VintageComparison comparison = VintageComparison.Between(new IncidentSet([kept, gone, old], asOf: Before), new IncidentSet([late, changed, kept, fresh, undated], asOf: After));

        Assert.Equal([late, fresh, undated], comparison.Added.Select(a => a.Incident));
        Assert.Equal([gone], comparison.Removed);
        Assert.Equal((1, 0), (comparison.Unchanged, comparison.MatchedByEvidence));
        IncidentChange change = Assert.Single(comparison.Changed);
        Assert.Equal(
            [new MemberChange("Disclosed", "2021-03", "2021-03-02"), new MemberChange("Types", null, "espionage"), new MemberChange("Original.Description", null, "more")],
            change.Members);
        Assert.Equal("Disclosed: 2021-03 → 2021-03-02", change.Members[0].ToString());

        // Late came in from 1 January to 31 December 2022, 32 days at least after the end of November.
        Assert.Equal(new DayLag(32, 425), comparison.Added[0].Delay);
        Assert.Equal(new DayLag(-94, 270), comparison.Added[1].Delay);
        Assert.Null(comparison.Added[2].Delay);
    }

    [Fact]
    public void Records_whose_ids_come_from_their_content_are_matched_by_evidence_if_asked()
    {
        IncidentSet older = new([Make("0a", "Raid on the Harbour of Tamsui", "2021-05-05", "Port of Tamsui"), Make("0b", "Quiet leak at Delmar", "2021-06-06", "Delmar Airlines")], asOf: Before);
        IncidentSet newer = new([Make("1a", "Raid on the harbor of Tamsui", "2021-05-05", "Port of Tamsui"), Make("1c", "Something else in Peru", "2021-09-09", "Andes Bank")], asOf: After);

        VintageComparison byId = VintageComparison.Between(older, newer);
        Assert.Equal((2, 2, 0), (byId.Added.Count, byId.Removed.Count, byId.Changed.Count));

        VintageComparison matched = VintageComparison.Between(older, newer, new VintageOptions { Matching = new DuplicateOptions() });
        Assert.Equal((1, 1, 1, 1), (matched.Added.Count, matched.Removed.Count, matched.Changed.Count, matched.MatchedByEvidence));
        Assert.Equal((older[0], newer[0]), (matched.Changed[0].Older, matched.Changed[0].Newer));
        Assert.Equal(["Title"], matched.Changed[0].Members.Select(m => m.Member));
        Assert.NotNull(matched.Changed[0].MatchedBy);
    }

    [Fact]
    public void An_id_that_changes_with_the_content_is_no_change_of_a_claim()
    {
        IncidentSet older = new([Accused("0a", "2021-05-05")], asOf: Before), newer = new([Accused("1a", "2021-05-06")], asOf: After);
        IncidentChange change = VintageComparison.Between(older, newer, new VintageOptions { Matching = new DuplicateOptions() }).Changed.Single();

        Assert.Equal([new MemberChange("Disclosed", "2021-05-05", "2021-05-06")], change.Members);

        static Incident Accused(string local, string disclosed) => Make(local, "Raid on the Harbour of Tamsui", disclosed, "Port of Tamsui") with
        {
            Attributions = [new Attribution($"cfr:{local}/CHN", new Party("cfr", "CFR"), CountryCode.Parse("CHN")) { Stance = AttributionStance.Attributes }],
        };
    }

    [Fact]
    public void Nothing_is_lost_between_two_states()
    {
        IncidentSet older = new(LabelledIncidents.All.Take(100), asOf: Before), newer = new(LabelledIncidents.All.Skip(20), asOf: After);
        VintageComparison c = VintageComparison.Between(older, newer, new VintageOptions { Matching = new DuplicateOptions() });

        Assert.Equal(newer.Count, c.Added.Count + c.Changed.Count + c.Unchanged);
        Assert.Equal(older.Count, c.Removed.Count + c.Changed.Count + c.Unchanged);
        Assert.Equal(80, c.Unchanged);
    }

    [Fact]
    public void Every_member_of_an_incident_is_compared()
    {
        string[] compared = [.. typeof(Incident).GetProperties().Where(p => p.GetMethod!.IsPublic).Select(p => p.Name)
            .Except([nameof(Incident.Id), nameof(Incident.Original), nameof(Incident.Attributed), nameof(Incident.AccusedStates), nameof(Incident.IsAttributed), nameof(Incident.IsCountedByDefault)])];
        string source = File.ReadAllText(Path.Combine(Places.Project, "src", "CyberStats.Datasets", "Merging", "MemberChanges.cs"));

        Assert.All(compared, name => Assert.Contains($"(nameof(Incident.{name}),", source, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_of_states_has_the_shape_of_a_reporting_triangle()
    {
        Incident[] first = [Make("1", "A", "2020-05-01"), Make("2", "B", "2021-02-01"), Make("3", "C", "2021-03-01")];
        Incident[] second = [.. first[..2], Make("4", "D", "2021-12"), Make("5", "E", "2021-11-11"), Make("6", "F", "2022-02-02"), Make("7", "G", null)];
        ReportingTable table = ReportingTable.Of(
            [new IncidentSet(second, DateRange.Parse("2020/.."), After), new IncidentSet(first, DateRange.Parse("2020/.."), Before)], Period.Year);

        Assert.Equal([Before, After], table.Snapshots);
        Assert.Equal(3, table.Periods);
        Assert.Equal((1, 2, null), (table.CountOf(0, 0), table.CountOf(1, 0), table.CountOf(2, 0)));
        Assert.Equal((1, 3, 1), (table.CountOf(0, 1), table.CountOf(1, 1), table.CountOf(2, 1)));
        Assert.Equal((null, 1, null), (table.ComeIn(1, 0), table.ComeIn(1, 1), table.ComeIn(2, 1)));
        Assert.Equal((365, 0, 730), (table.LagOf(0, 0), table.LagOf(1, 0), table.LagOf(0, 1)));
        Assert.Equal(-365, table.LagOf(2, 0));
        Assert.Equal(new DateOnly(2021, 1, 1), table.StartOf(1));
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 1)], table.Excluded[1]);
    }

    [Fact]
    public void Refuses_states_in_the_wrong_order_or_without_a_day()
    {
        IncidentSet older = new([], asOf: Before), newer = new([], asOf: After), dayless = new([]);
        Assert.Throws<ArgumentException>("older", () => VintageComparison.Between(newer, older));
        Assert.Null(VintageComparison.Between(dayless, newer).OlderAsOf);
        Assert.Throws<ArgumentException>("states", () => ReportingTable.Of([older, dayless], Period.Year));
        Assert.Throws<ArgumentException>("states", () => ReportingTable.Of([older, older], Period.Year));
        Assert.Throws<ArgumentOutOfRangeException>("Clock", () => new VintageOptions { Clock = (Clock)9 });
        Assert.Equal(0, ReportingTable.Of([older, newer], Period.Year).Periods);
        Assert.Throws<ArgumentOutOfRangeException>("period", () => ReportingTable.Of([older, newer], Period.Year).CountOf(0, 0));
    }

    private static Incident Make(string local, string title, string? disclosed, string? victim = null) =>
        new(new IncidentId("cfr", local), title, disclosed: disclosed is null ? null : PartialDate.Parse(disclosed)) { Victims = victim is null ? [] : [new Victim(victim)] };
}
