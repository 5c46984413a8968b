using System.Globalization;
using CsCheck;
using CyberStats.Agreements;
using CyberStats.Incidents;

namespace CyberStats.Tests.Agreements;

public class AbstainersShareTests
{
    private static readonly Gen<string> Text = Gen.Select(
            Gen.OneOf("CHN", "RUS", "ISR", "FRA", "USA", "-IRN", "VNM").Array[0, 3],
            Gen.OneOf("a", "b", "c", "d").Array[0, 2],
            Gen.OneOf("", "2017", "2018", "2018-11", "2018-11-11", "2018-11-12", "2019-09", "2021-12-01"))
        .Select((states, actors, date) => $"{string.Join(',', states)}|{string.Join(',', actors.Distinct())}|{date}");

    public static TheoryData<string> Differences => [.. ReferenceFile.Lines("proportion.csv").Where(r => r.StartsWith("newcombe,", StringComparison.Ordinal))];

    [Fact]
    public void The_share_is_of_the_incidents_that_accuse_a_state()
    {
        AbstainersShareResult share = AbstainersShare.Of(
            ParisCall.Incidents("CHN|a", "CHN,ISR|a", "ISR|b", "FRA|", "FRA,VNM", "", "|c", "-RUS", "ISR,-RUS", "IRN,CHN,FRA"), ParisCall.Agreement);

        Assert.Equal((3, 7, 3), (share.Count, share.Of, share.Unattributed));
        Assert.Equal((2, 2), (share.NamingParties, share.NamingOthers));
        Near.Relative(0.42857142857142855, share.Value, 1e-15); // 3/7
        Near.Relative(0.3, share.LowerBound, 1e-15);
        Near.Relative(0.6, share.UpperBound, 1e-15);
        Near.Relative(0.30952380952380953, share.Fractional, 1e-14); // (1 + 1/2 + 2/3) / 7
        Assert.Equal((share.Low, share.High), (new Proportion(3, 7).Low, new Proportion(3, 7).High));
        Assert.Equal(4, share.WithoutActor);
        Assert.Equal(6, share.ActorClusters); // a, b, and four without an actor
        Assert.Equal(share.Value, share.ByActor.Value);
        Assert.Equal(Blocs.Codes("AUS CHN IRN PRK RUS USA"), share.Abstainers.OrderBy(c => c.Value, StringComparer.Ordinal));
        Assert.Equal([Caveat.Descriptive, Caveat.AccusationsSelected, Caveat.UnattributedExcluded, Caveat.ActorsUnknown, Caveat.FewClusters], share.Caveats);
        Assert.Equal(new DateOnly(2022, 12, 1), share.AsOf);
        Assert.Equal(["test"], share.SourceIds);
        Assert.Empty(share.Excluded);
    }

    // The figures of the real file, by its counts: 627 of 727, 41 accuse nobody.
    [Fact]
    public void The_share_of_the_tracker_is_what_its_counts_give()
    {
        AbstainersShareResult share = AbstainersShare.Of(Tracker(), ParisCall.Agreement);

        Assert.Equal((Figure("naming_an_abstainer"), Figure("attributed"), Figure("unattributed")), (share.Count, share.Of, share.Unattributed));
        Near.Relative(0.86244841815680884, share.Value, 1e-15);
        Near.Relative(0.81640625, share.LowerBound, 1e-15);
        Near.Relative(0.86979166666666663, share.UpperBound, 1e-15);
        Limits("wilson,627,727,0,0,0.95,", share.Low, share.High);
        Near.Relative(share.Low, share.ByActor.Low, 0.001); // no actors here: 727 groups, Student's t on 726
        Assert.Equal(727, share.ActorClusters);
    }

    [Fact]
    public void Before_and_after_leave_out_what_has_no_date()
    {
        AbstainersShareChange change = AbstainersShare.BeforeAndAfter(Tracker(), ParisCall.Agreement, Clock.Disclosed);

        Assert.Equal((238, 263, 29), (change.Before.Count, change.Before.Of, change.Before.Unattributed));
        Assert.Equal((378, 450, 11), (change.After.Count, change.After.Of, change.After.Unattributed));
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 15)], change.Excluded);
        Near.Relative(-0.064942965779467685, change.Difference.Value, 1e-13);
        Assert.Contains(Caveat.Descriptive, change.Caveats);
        Assert.Equal(change.Caveats.Distinct(), change.Caveats);
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void The_difference_has_the_limits_of_Newcombe(string row)
    {
        double[] v = ReferenceFile.Numbers(row["newcombe,".Length..]);
        IncidentSet set = ParisCall.Incidents([.. Many("CHN||2019", v[0]), .. Many("ISR||2019", v[1] - v[0]), .. Many("CHN||2017", v[2]), .. Many("ISR||2017", v[3] - v[2])]);

        Estimate difference = AbstainersShare.BeforeAndAfter(set, ParisCall.Agreement, Clock.Disclosed, v[4]).Difference;

        Assert.Equal(v[5], difference.Low, 1e-13);
        Assert.Equal(v[6], difference.High, 1e-13);
        Assert.Equal(v[4], difference.Level);
    }

    [Fact]
    public void A_side_without_accusations_has_no_difference()
    {
        Estimate difference = AbstainersShare.BeforeAndAfter(ParisCall.Incidents("CHN||2019", "||2017"), ParisCall.Agreement, Clock.Disclosed, 0.9).Difference;

        Assert.Equal((double.NaN, double.NaN, -1, 1, 0.9), (difference.Value, difference.StandardError, difference.Low, difference.High, difference.Level));
    }

    [Fact]
    public void The_day_of_the_opening_is_after_and_a_date_on_both_sides_is_neither()
    {
        IncidentSet set = ParisCall.Incidents("CHN||2018-11-11", "CHN||2018-11-12", "CHN||2018-11-13", "CHN||2018-11", "CHN||2018", "CHN||2018-10", "CHN||2018-12", "CHN|", "|");

        AbstainersShareChange change = AbstainersShare.BeforeAndAfter(set, ParisCall.Agreement, Clock.Disclosed);

        Assert.Equal((2, 3), (change.Before.Of, change.After.Of));
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 2), new Exclusion(ExclusionReason.Imprecise, 2)], change.Excluded);
    }

    [Fact]
    public void An_opening_known_to_the_month_leaves_that_month_out()
    {
        Agreement agreement = ParisCall.Of("2018-11", "CHN abstained 2018-11");

        AbstainersShareChange change = AbstainersShare.BeforeAndAfter(
            ParisCall.Incidents("CHN||2018-10-31", "CHN||2018-11-05", "CHN||2018-11-30", "CHN||2018-12"), agreement, Clock.Disclosed);

        Assert.Equal((1, 2), (change.Before.Of, change.After.Of)); // the last day is certainly not before the opening
        Assert.Equal([new Exclusion(ExclusionReason.Imprecise, 1)], change.Excluded);
    }

    [Fact]
    public void Near_misses_and_false_positives_are_left_out_and_reported()
    {
        Incident[] incidents =
        [
            ParisCall.Incident("0", "CHN||2019"),
            ParisCall.Incident("1", "CHN||2019") with { Status = IncidentStatus.NearMiss },
            ParisCall.Incident("2", "CHN||") with { Status = IncidentStatus.FalsePositive },
            ParisCall.Incident("3", "ISR||2017") with { Status = IncidentStatus.Suspected },
        ];
        Exclusion[] left = [new Exclusion(ExclusionReason.NotAnIncident, 2)];

        AbstainersShareResult share = AbstainersShare.Of(new IncidentSet(incidents), ParisCall.Agreement);
        AbstainersShareChange change = AbstainersShare.BeforeAndAfter(new IncidentSet(incidents), ParisCall.Agreement, Clock.Disclosed);

        Assert.Equal((1, 2), (share.Count, share.Of));
        Assert.Equal(left, share.Excluded);
        Assert.Equal(left, change.Excluded);
        Assert.Equal((1, 1), (change.Before.Of, change.After.Of));
    }

    // The United States abstained at the launch and joined on 2021-11-11; Australia joined some time before 2019-09-16.
    [Theory]
    [InlineData("USA", "2015", true)] // nobody abstains before the launch: those of the launch are taken
    [InlineData("USA", "2021-11-10", true)]
    [InlineData("USA", "2021-11-11", false)]
    [InlineData("USA", "2021-11", false)] // a date is read by its last day
    [InlineData("AUS", "2018-12", true)] // not joined for all that is certain
    [InlineData("AUS", "2019-09-15", true)]
    [InlineData("AUS", "2019-09-16", false)]
    [InlineData("CHN", "2022", true)]
    public void Who_abstains_can_be_read_on_the_day_of_the_incident(string state, string date, bool abstains)
    {
        IncidentSet set = ParisCall.Incidents($"{state}||{date}", $"{state}|");

        AbstainersShareResult then = AbstainersShare.Of(set, ParisCall.Agreement, new AbstainersShareOptions { AbstainersAsOf = Clock.Disclosed });

        Assert.Equal((abstains ? 1 : 0, 1), (then.Count, then.Of));
        Assert.Equal(abstains ? 0 : 1, then.NamingParties);
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 1)], then.Excluded);
        Assert.Equal(6, then.Abstainers.Count);
        Assert.Equal((2, 2), (AbstainersShare.Of(set, ParisCall.Agreement).Count, AbstainersShare.Of(set, ParisCall.Agreement).Of));
    }

    [Fact]
    public void Without_abstainers_the_share_is_0_and_says_so()
    {
        AbstainersShareResult share = AbstainersShare.Of(ParisCall.Incidents("CHN", "FRA", "RUS"), ParisCall.Of("2018-11-12", "FRA supported 2018-11-12"));

        Assert.Equal((0, 3, 0), (share.Value, share.Of, share.Fractional));
        Assert.Equal((1, 2), (share.NamingParties, share.NamingOthers));
        Assert.Contains(Caveat.NoAbstainer, share.Caveats);
        Assert.Contains(Caveat.Unstable, share.Caveats);
    }

    [Fact]
    public void Without_accusations_the_share_is_undefined()
    {
        AbstainersShareResult none = AbstainersShare.Of(ParisCall.Incidents(), ParisCall.Agreement);
        AbstainersShareResult silent = AbstainersShare.Of(ParisCall.Incidents("", "-CHN"), ParisCall.Agreement);

        foreach (AbstainersShareResult share in (AbstainersShareResult[])[none, silent])
        {
            Assert.Equal((double.NaN, double.NaN), (share.Value, share.Fractional));
            Assert.Equal((0, 1), (share.Low, share.High));
            Assert.Equal((double.NaN, 0, 1), (share.ByActor.Value, share.ByActor.Low, share.ByActor.High));
            Assert.Equal(0, share.ActorClusters);
        }

        Assert.Equal((double.NaN, double.NaN), (none.LowerBound, none.UpperBound));
        Assert.Equal((0, 1), (silent.LowerBound, silent.UpperBound));
    }

    [Fact]
    public void The_interval_by_actor_is_that_of_the_oracle()
    {
        string[] row = ReferenceFile.Lines("clustered_share.csv").First(r => r.StartsWith("10/10 0/10", StringComparison.Ordinal)).Split(',');
        string[] clusters = row[0].Split(' ');
        IncidentSet set = ParisCall.Incidents(
        [
            .. clusters.SelectMany((c, actor) => Enumerable.Range(0, 10).Select(i => i < int.Parse(c.Split('/')[0], CultureInfo.InvariantCulture) ? $"CHN|{actor}" : $"ISR|{actor}")),
        ]);

        AbstainersShareResult share = AbstainersShare.Of(set, ParisCall.Agreement);

        Assert.Equal(clusters.Length, share.ActorClusters);
        Near.Relative(double.Parse(row[3], CultureInfo.InvariantCulture), share.ByActor.StandardError, 1e-13);
        Near.Relative(double.Parse(row[4], CultureInfo.InvariantCulture), share.ByActor.Low, 1e-11);
        Near.Relative(double.Parse(row[5], CultureInfo.InvariantCulture), share.ByActor.High, 1e-11);
        Assert.DoesNotContain(Caveat.ActorsUnknown, share.Caveats);
    }

    [Fact]
    public void Every_incident_is_somewhere_and_order_does_not_matter() => Gen.Select(Text.Array[0, 20], Gen.Bool).Sample((texts, asOf) =>
    {
        var options = new AbstainersShareOptions { AbstainersAsOf = asOf ? Clock.Disclosed : null };
        AbstainersShareResult share = AbstainersShare.Of(ParisCall.Incidents(texts), ParisCall.Agreement, options);
        AbstainersShareResult turned = AbstainersShare.Of(ParisCall.Incidents([.. texts.AsEnumerable().Reverse()]), ParisCall.Agreement, options);
        AbstainersShareResult twice = AbstainersShare.Of(ParisCall.Incidents([.. texts, .. texts]), ParisCall.Agreement, options);
        AbstainersShareChange change = AbstainersShare.BeforeAndAfter(ParisCall.Incidents(texts), ParisCall.Agreement, Clock.Disclosed);

        Assert.Equal(texts.Length, share.Of + share.Unattributed + share.Excluded.Sum(e => e.Count));
        Assert.Equal(share.Of, share.Count + share.NamingParties + share.NamingOthers);
        Assert.True(!(share.Fractional > share.Value) && !(share.LowerBound > share.Value) && !(share.UpperBound < share.Value));
        Assert.Equal((share.Count, share.Of, share.ActorClusters), (turned.Count, turned.Of, turned.ActorClusters));
        Assert.Equal(share.Value, twice.Value);
        Assert.Equal(texts.Length, change.Before.Of + change.Before.Unattributed + change.After.Of + change.After.Unattributed + change.Excluded.Sum(e => e.Count));
    });

    [Fact]
    public void An_agreement_without_an_opening_date_is_refused()
    {
        Agreement agreement = ParisCall.Of(null, "CHN abstained 2018-11-12");

        Assert.Contains("paris_call", Refused.Argument("agreement", () => AbstainersShare.Of(ParisCall.Incidents(), agreement)).Message, StringComparison.Ordinal);
        Refused.Argument("agreement", () => AbstainersShare.BeforeAndAfter(ParisCall.Incidents(), agreement, Clock.Disclosed));
    }

    [Fact]
    public void Arguments_are_refused_by_name()
    {
        IncidentSet set = ParisCall.Incidents();

        Refused.Argument("incidents", () => AbstainersShare.Of(null!, ParisCall.Agreement));
        Refused.Argument("agreement", () => AbstainersShare.Of(set, null!));
        Refused.Argument("incidents", () => AbstainersShare.BeforeAndAfter(null!, ParisCall.Agreement, Clock.Disclosed));
        Refused.Argument("agreement", () => AbstainersShare.BeforeAndAfter(set, null!, Clock.Disclosed));
        Refused.Argument("clock", () => AbstainersShare.BeforeAndAfter(set, ParisCall.Agreement, (Clock)7));
        Refused.Argument("Level", () => new AbstainersShareOptions { Level = 1 });
        Refused.Argument("AbstainersAsOf", () => new AbstainersShareOptions { AbstainersAsOf = (Clock)7 });
    }

    [Fact]
    public void A_level_outside_0_to_1_is_refused_by_name() =>
        Refused.Argument("level", () => AbstainersShare.BeforeAndAfter(ParisCall.Incidents(), ParisCall.Agreement, Clock.Disclosed, 1));

    [Fact]
    public void A_share_with_an_interval_wider_than_160_percent_of_it_is_unstable() =>
        Assert.Contains(Caveat.Unstable, AbstainersShare.Of(ParisCall.Incidents(["CHN", .. Many("ISR", 19)]), ParisCall.Agreement).Caveats);

    private static int Figure(string key) => int.Parse(
        ReferenceFile.Lines("cfr_abstainers.csv").First(line => line.StartsWith($"{key},", StringComparison.Ordinal)).Split(',')[1], CultureInfo.InvariantCulture);

    /// <summary>As many incidents of each sort as the tracker of December 2022 has.</summary>
    private static IncidentSet Tracker() => ParisCall.Incidents(
    [
        .. new[] { ("before", "2017-05"), ("after", "2020-05"), ("undated", "") }.SelectMany(side => (string[])
        [
            .. Many($"CHN||{side.Item2}", Figure($"{side.Item1}.naming_an_abstainer")),
            .. Many($"ISR||{side.Item2}", Figure($"{side.Item1}.attributed") - Figure($"{side.Item1}.naming_an_abstainer")),
            .. Many($"||{side.Item2}", Figure($"{side.Item1}.unattributed")),
        ]),
    ]);

    private static IEnumerable<string> Many(string incident, double times) => Enumerable.Repeat(incident, (int)times);

    private static void Limits(string start, double low, double high)
    {
        double[] v = ReferenceFile.Numbers(ReferenceFile.Lines("proportion.csv").First(r => r.StartsWith(start, StringComparison.Ordinal))[start.Length..]);
        Near.Relative(v[0], low, 1e-12);
        Near.Relative(v[1], high, 1e-12);
    }
}
