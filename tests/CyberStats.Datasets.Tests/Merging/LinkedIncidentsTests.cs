using CyberStats.Datasets.Merging;
using CyberStats.Incidents;
using CyberStats.Reporting;

namespace CyberStats.Datasets.Tests.Merging;

public class LinkedIncidentsTests
{
    [Fact]
    public void Links_add_up_and_what_is_missing_between_them_is_shown()
    {
        Incident a = Make("a", "1"), b = Make("b", "1"), c = Make("c", "1"), alone = Make("c", "2");
        LinkedIncidents linked = LinkedIncidents.Of([alone, c, b, a], [Link(a, b), Link(b, c)]);

        Assert.Equal(2, linked.Incidents.Count);
        LinkedCluster three = linked.Incidents[0];
        Assert.Equal([a, b, c], three.Records);
        Assert.Equal((1, false, 2), (three.MissingLinks, three.IsConsistent, three.Links.Count));
        Assert.Equal([three], linked.Inconsistent);
        Assert.True(linked.Incidents[1].IsConsistent);
        Assert.True(LinkedIncidents.Of([a, b, c], [Link(a, b), Link(b, c), Link(a, c)]).Incidents.Single().IsConsistent);
    }

    [Fact]
    public void A_source_with_several_records_of_one_incident_is_shown()
    {
        Incident a = Make("a", "1"), again = Make("a", "2"), b = Make("b", "1");
        LinkedCluster cluster = LinkedIncidents.Of([a, again, b], [Link(a, b), Link(again, b)]).Incidents.Single();

        Assert.Equal(["a"], cluster.RepeatedSourceIds);
        Assert.False(cluster.IsConsistent);
        Assert.Equal(["a", "b"], cluster.SourceIds);
    }

    [Fact]
    public void A_link_counts_once_whichever_way_round_it_is_given()
    {
        Incident a = Make("a", "1"), b = Make("b", "1"), c = Make("c", "1");
        LinkedCluster cluster = LinkedIncidents.Of([a, b, c], [Link(a, b), Link(b, a), Link(b, c), Link(c, c)]).Incidents.Single();

        Assert.Equal((1L, false), (cluster.MissingLinks, cluster.IsConsistent));
        Assert.True(LinkedIncidents.Of([a, b], [Link(a, b), Link(b, a)]).Incidents.Single().IsConsistent);
    }

    [Fact]
    public void Histories_tell_which_source_holds_which_incident()
    {
        Incident[] a = [.. Enumerable.Range(0, 6).Select(i => Make("a", $"{i}"))];
        Incident[] b = [.. Enumerable.Range(0, 4).Select(i => Make("b", $"{i}"))];
        LinkedIncidents linked = LinkedIncidents.Of([.. a, .. b, Make("c", "9")], [Link(a[0], b[0]), Link(a[1], b[1]), Link(a[2], b[2])]);
        ListHistories histories = linked.Histories();

        Assert.Equal(["a", "b", "c"], histories.Lists);
        Assert.Equal((3, 1, 3, 1, 8), (histories.CountOf(1), histories.CountOf(2), histories.CountOf(3), histories.CountOf(4), histories.Observed));
        ListHistories two = linked.Histories(["a", "b"]);
        Assert.Equal(7, two.Observed);
        Assert.Equal(8, TwoLists.Of(two, chapman: false).Total.Value, 1e-12); // 6 · 4 / 3
    }

    [Fact]
    public void Ratings_are_what_each_source_says_on_an_incident()
    {
        Incident[] a = [Make("a", "1", "CHN"), Make("a", "2", "RUS"), Make("a", "3", "IRN"), Make("a", "4", "IRN")];
        Incident[] b = [Make("b", "1", "CHN"), Make("b", "2", "CHN"), Make("b", "3"), Make("b", "4", "PRK"), Make("b", "5", "IRN")];
        LinkedIncidents linked = LinkedIncidents.Of([.. a, .. b], [Link(a[0], b[0]), Link(a[1], b[1]), Link(a[2], b[2]), Link(a[3], b[3]), Link(a[3], b[4])]);
        SourceRatings<string> ratings = linked.Ratings(i => i.AccusedStates.Count == 1 ? i.AccusedStates[0].Value : null);

        Assert.Equal(["a", "b"], ratings.SourceIds);
        Assert.Equal([["CHN", "CHN"], ["RUS", "CHN"], ["IRN", null], ["IRN", null]], ratings.Values);
        Assert.Equal([new Exclusion(ExclusionReason.ConflictingValues, 1)], ratings.Excluded); // the records b:4 and b:5 differ
        Assert.Equal((2, 4, 2), (ratings.Alpha().Units, ratings.Alpha().PairableValues, ratings.Alpha().Excluded.Single().Count));
        Assert.Equal((2, 0.5), (ratings.Kappa("a", "b").N, ratings.Kappa("a", "b").ObservedAgreement));
        Assert.Throws<ArgumentException>("second", () => ratings.Kappa("a", "z"));
    }

    [Fact]
    public void Severities_of_one_scale_are_compared_as_numbers()
    {
        Incident[] a = [.. Enumerable.Range(0, 5).Select(i => Make("a", $"{i}", severity: i))];
        Incident[] b = [.. Enumerable.Range(0, 5).Select(i => Make("b", $"{i}", severity: i == 4 ? 3 : i))];
        LinkedIncidents linked = LinkedIncidents.Of([.. a, .. b], a.Zip(b, Link));

        Assert.Equal(
            KrippendorffAlpha.Of([[0, 0], [1, 1], [2, 2], [3, 3], [4, 3]], MeasurementLevel.Ordinal).Alpha,
            linked.AlphaOf(i => i.Severity?.Score, MeasurementLevel.Ordinal).Alpha);
    }

    [Fact]
    public void From_labelled_records_to_the_incidents_that_all_sources_miss()
    {
        DuplicateSearch found = DuplicateCandidates.Find(
            LabelledIncidents.All, new DuplicateOptions { Actors = LabelledIncidents.Actors, Threshold = 1e-9, Scope = DuplicateScope.BetweenSources });
        LinkedIncidents linked = LinkedIncidents.Of(LabelledIncidents.All, found.Candidates.Where(c => LabelledIncidents.IsOne(c.First, c.Second)));
        ListModelTable models = ListModels.Fit(linked.Histories());

        Assert.Equal(LabelledIncidents.All.Length, linked.Incidents.Sum(i => i.Records.Count));
        Assert.Empty(linked.Inconsistent);
        Assert.True(models.Selected!.Total!.Value.Value > linked.Incidents.Count);
        Assert.Equal(113, models.Models.Count);
    }

    [Fact]
    public void Refuses_links_of_other_records()
    {
        Incident a = Make("a", "1"), b = Make("b", "1");
        Assert.Throws<ArgumentException>("accepted", () => LinkedIncidents.Of([a], [Link(a, b)]));
        Assert.Throws<ArgumentNullException>("accepted", () => LinkedIncidents.Of([a], null!));
        Assert.Throws<ArgumentException>("incidents", () => LinkedIncidents.Of([a, a], []));
        Assert.Empty(LinkedIncidents.Of([], []).Incidents);
    }

    private static DuplicateCandidate Link(Incident a, Incident b) => new(a, b, [new DuplicateEvidence(EvidenceKind.Title, EvidenceOutcome.Same, 20, "as one says")], 0.1);

    private static Incident Make(string source, string local, string? state = null, double? severity = null) => new(new IncidentId(source, local), "An incident")
    {
        Attributions = state is null ? [] : [new Attribution("x", new Party("t", "T"), CountryCode.Parse(state)) { Stance = AttributionStance.Attributes }],
        Severity = severity is { } s ? new Severity(s, "scale:one") : null,
    };
}
