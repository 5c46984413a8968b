using CyberStats.Agreements;
using CyberStats.Series;

namespace CyberStats.Tests.Agreements;

public class CompositionTests
{
    private static readonly DateOnly Day = new(2019, 6, 30);

    // The launch of the Paris Call: more than 51 states, 224 companies, 92 others.
    [Fact]
    public void Published_counts_give_shares()
    {
        Composition composition = Composition.Of([Figure("state", 51), Figure("company", 224), Figure("other", 92)], "kind");

        Assert.Equal(["state", "company", "other"], composition.Rows.Select(r => r.Label));
        Assert.Equal([13.9, 61.0, 25.1], composition.Rows.Select(r => Math.Round(100 * r.Share.Best!.Value, 1)));
        Near.Relative(0.13896457765667575, composition.Rows[0].Share.Best!.Value, 1e-15); // 51/367
        Assert.All(composition.Rows, r => Assert.Equal(BoundsKind.Exact, r.Share.Kind));
        Assert.Equal([51, 224, 92], composition.Rows.Select(r => r.Count.Best));
        Assert.Empty(composition.Caveats);
    }

    [Fact]
    public void More_than_51_states_leave_every_share_open()
    {
        Composition composition = Composition.Of([Figure("state", new Bounds<double>(51, 51, null)), Figure("company", 224), Figure("other", 92)], "kind");

        (Bounds<double> states, Bounds<double> companies) = (composition.Rows[0].Share, composition.Rows[1].Share);
        Assert.Equal((1, 0), (states.High, companies.Low)); // without limit
        Near.Relative(0.13896457765667575, states.Low!.Value, 1e-15);
        Near.Relative(0.13896457765667575, states.Best!.Value, 1e-15);
        Near.Relative(0.61035422343324253, companies.High!.Value, 1e-15);
        Near.Relative(0.61035422343324253, companies.Best!.Value, 1e-15);
    }

    [Fact]
    public void Bounds_of_shares_hold_every_choice_within_the_bounds_of_the_counts()
    {
        Composition composition = Composition.Of([Figure("a", Bounds<double>.Between(2, 5)), Figure("b", Bounds<double>.AtMost(3)), Figure("c", 4)], "kind");

        (double Low, double High)[] expected =
        [
            .. Enumerable.Range(0, 3).Select(part =>
            {
                double[] shares =
                [
                    .. Enumerable.Range(2, 4).SelectMany(a => Enumerable.Range(0, 4).Select(b => new double[] { a, b, 4 }))
                        .Select(c => c[part] / c.Sum()),
                ];
                return (shares.Min(), shares.Max());
            }),
        ];
        Assert.Equal(expected, composition.Rows.Select(r => (r.Share.Low!.Value, r.Share.High!.Value)));
        Assert.All(composition.Rows, r => Assert.Null(r.Share.Best));
    }

    [Fact]
    public void An_unknown_count_leaves_all_open_and_is_not_zero()
    {
        Composition composition = Composition.Of([Figure("a", default(Bounds<double>)), Figure("b", 3)], "kind");

        Assert.Equal(Bounds<double>.Between(0, 1), composition.Rows[0].Share);
        Assert.Equal(Bounds<double>.Between(0, 1), composition.Rows[1].Share);
        Assert.True(composition.Rows[0].Count.IsUnknown);
    }

    [Fact]
    public void Of_nothing_there_are_no_shares()
    {
        Assert.Empty(Composition.Of([], "kind").Rows);
        Assert.True(Assert.Single(Composition.Of([Figure("a", 0)], "kind").Rows).Share.IsUnknown);
        Assert.Equal(Bounds<double>.Exactly(1), Assert.Single(Composition.Of([Figure("a", 7)], "kind").Rows).Share);
        Assert.Empty(Composition.Of(new Agreement("a", "A"), Day).Rows);
    }

    [Fact]
    public void Those_that_joined_are_counted_by_kind_with_what_their_dates_leave_open()
    {
        Composition composition = Composition.Of(Mixed(), Day);

        CompositionRow states = composition.Rows.Single(r => r.Label == "state");
        CompositionRow companies = composition.Rows.Single(r => r.Label == "company");
        Assert.Equal((Bounds<double>.Between(2, 3), Bounds<double>.Exactly(1)), (states.Count, companies.Count));
        Assert.Equal((2 / 3.0, 0.75), (states.Share.Low, states.Share.High));
        Assert.Equal((0.25, 1 / 3.0), (companies.Share.Low, companies.Share.High));
        Assert.Equal(2, composition.Rows.Count); // the university withdrew, the tracker abstained
        Assert.Equal([Caveat.StandingUncertain], composition.Caveats);
        Assert.Empty(Composition.Of(Mixed(), new DateOnly(2021, 1, 1)).Caveats);
    }

    [Fact]
    public void The_largest_part_comes_first() =>
        Assert.Equal(["state", "company"], Composition.Of(Mixed(), new DateOnly(2021, 1, 1)).Rows.Select(r => r.Label));

    [Fact]
    public void Arguments_are_refused_by_name()
    {
        Refused.Argument("agreement", () => Composition.Of(null!, Day));
        Refused.Argument("figures", () => Composition.Of(null!, "kind"));
        Refused.Argument("dimension", () => Composition.Of([], " "));
        Refused.Argument("figures", () => Composition.Of([Figure("a", 1)], "level"));
        Refused.Argument("figures", () => Composition.Of([Figure("a", 1), Figure("a", 2)], "kind"));
        Refused.Argument("figures", () => Composition.Of([new ReportedFigure("share", Bounds<double>.Exactly(0.5), FigureUnit.Ratio, DateRange.Parse("2018"), "s")], "kind"));
    }

    private static Agreement Mixed() => new(
        "a",
        "A",
        LegalForce.PoliticalCommitment,
        [
            new Party("microsoft", "Microsoft", PartyKind.Company), Blocs.State("FRA"), Blocs.State("GBR"), Blocs.State("AUS"), Blocs.State("CHN"),
            new Party("mit", "MIT", PartyKind.University), new Party("cfr", "CFR", PartyKind.Tracker),
        ],
        [
            Join("microsoft", "2018-11-12"), Join("FRA", "2018-11-12"), Join("GBR", "2018-11"), Join("AUS", "2018-11-12/2019-09-16"),
            new Participation("CHN", ParticipationAct.Abstained, DateRange.Parse("2018-11-12")),
            Join("mit", "2018-11-12"), new Participation("mit", ParticipationAct.Withdrew, DateRange.Parse("2019-01-01")),
            new Participation("cfr", ParticipationAct.Declined, DateRange.Parse("2018-12")),
        ],
        PartialDate.Parse("2018-11-12"));

    private static Participation Join(string id, string when) => new(id, ParticipationAct.Supported, DateRange.Parse(when));

    private static ReportedFigure Figure(string kind, double count) => Figure(kind, Bounds<double>.Exactly(count));

    private static ReportedFigure Figure(string kind, Bounds<double> count) =>
        new("supporters", count, FigureUnit.Count, DateRange.Parse("2018-11-12"), "s") { Scope = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("kind", kind) };
}
