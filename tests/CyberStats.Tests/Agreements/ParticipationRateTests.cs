using CyberStats.Agreements;
using CyberStats.Series;

namespace CyberStats.Tests.Agreements;

public class ParticipationRateTests
{
    private static readonly DateOnly Launch = new(2018, 11, 12);
    private static readonly string[] Seven = ["FRA", "GBR", "USA", "RUS", "CHN", "AUS", "BRA"];

    [Fact]
    public void More_than_51_of_193_states_is_at_least_26_percent()
    {
        ParticipationRate rate = ParticipationRate.Of(Figure(new Bounds<double>(51, 51, null)), 193, outside: 6);

        Assert.Equal((0.26424870466321243, 0.26424870466321243), (rate.Rate.Low, rate.Rate.Best));
        Assert.Null(rate.Rate.High);
        Near.Relative(0.89473684210526316, rate.TakeUp.Best!.Value, 1e-15); // 51/57
        Near.Relative(0.89473684210526316, rate.TakeUp.Low!.Value, 1e-15);
        Assert.Equal((193, 6, 0), (rate.Universe, rate.Outside.Best, rate.Unlisted));
    }

    [Fact]
    public void An_exact_count_has_an_exact_rate()
    {
        ParticipationRate rate = ParticipationRate.Of(Figure(Bounds<double>.Exactly(51)), 193, 6);

        Assert.Equal(Bounds<double>.Exactly(51 / 193.0), rate.Rate);
        Assert.False(rate.IsUncertain);
        Assert.Empty(rate.Caveats);
        Assert.Equal(rate, ParticipationRate.Of(Figure(Bounds<double>.Exactly(51)), 193, 6));
    }

    [Fact]
    public void Nothing_known_is_an_unknown_rate_and_nobody_an_unknown_one_too()
    {
        Assert.True(ParticipationRate.Of(Figure(default), 193).Rate.IsUnknown);
        Assert.True(ParticipationRate.Of(Figure(default), 193).TakeUp.IsUnknown);
        Assert.True(ParticipationRate.Of(Figure(Bounds<double>.Exactly(0)), 0).Rate.IsUnknown);
        Assert.True(ParticipationRate.Of(Figure(Bounds<double>.Exactly(0)), 193).TakeUp.IsUnknown); // nobody declared
        Assert.Equal(Bounds<double>.Exactly(0), ParticipationRate.Of(Figure(Bounds<double>.Exactly(0)), 193).Rate);
        Assert.True(ParticipationRate.Of(ParisCall.Agreement, [], PartyKind.State, Launch).Rate.IsUnknown);
        Assert.Equal(Bounds<double>.Exactly(0), ParticipationRate.Of(new Agreement("a", "A"), Seven, PartyKind.State, Launch).Rate);
    }

    [Fact]
    public void A_count_that_may_exceed_the_universe_is_at_most_all_of_it()
    {
        ParticipationRate rate = ParticipationRate.Of(Figure(Bounds<double>.Between(100, 400)), 193);

        Assert.Equal((100 / 193.0, 1.0), (rate.Rate.Low, rate.Rate.High));
    }

    [Fact]
    public void States_are_counted_by_the_acts_up_to_the_day()
    {
        ParticipationRate before = ParticipationRate.Of(ParisCall.Agreement, Seven, PartyKind.State, new DateOnly(2018, 11, 11));
        ParticipationRate later = ParticipationRate.Of(ParisCall.Agreement, Seven, PartyKind.State, new DateOnly(2021, 11, 11));

        Assert.Equal(Bounds<double>.Exactly(0), before.Rate);
        Assert.Equal(Bounds<double>.Exactly(4 / 7.0), later.Rate);
        Near.Relative(4 / 6.0, later.TakeUp.Best!.Value, 1e-15); // RUS and CHN are in the universe, IRN and PRK are not
        Assert.Equal((7, 2, 0), (later.Universe, later.Outside.Best, later.Unlisted));
        Assert.Empty(later.Caveats);
    }

    [Fact]
    public void A_date_that_leaves_it_open_gives_both_ends()
    {
        ParticipationRate rate = ParticipationRate.Of(ParisCall.Agreement, Seven, PartyKind.State, new DateOnly(2019, 1, 1));

        Assert.Equal(Bounds<double>.Between(2 / 7.0, 3 / 7.0), rate.Rate); // Australia
        Assert.True(rate.IsUncertain);
        Assert.Equal([Caveat.StandingUncertain], rate.Caveats);
    }

    [Fact]
    public void Take_up_holds_the_case_that_an_abstainer_has_not_joined()
    {
        ParticipationRate rate = ParticipationRate.Of(ParisCall.Agreement, Seven, PartyKind.State, new DateOnly(2019, 1, 1));

        Assert.Equal((2 / 6.0, 3 / 6.0), (rate.TakeUp.Low, rate.TakeUp.High));
    }

    [Fact]
    public void A_published_lower_bound_is_not_blamed_on_dates() =>
        Assert.DoesNotContain(Caveat.StandingUncertain, ParticipationRate.Of(Figure(Bounds<double>.AtLeast(51)), 193).Caveats);

    [Fact]
    public void Weights_show_what_a_few_large_states_take_away()
    {
        var users = new Dictionary<string, double> { ["FRA"] = 60, ["GBR"] = 65, ["USA"] = 290, ["RUS"] = 115, ["CHN"] = 830, ["BRA"] = 0 };

        ParticipationRate rate = ParticipationRate.Weighted(ParisCall.Agreement, users, PartyKind.State, Launch);

        Near.Relative(125 / 1360.0, rate.Rate.Point!.Value, 1e-15);
        Near.Relative(125 / 1360.0, rate.TakeUp.Point!.Value, 1e-15); // all the others are named as staying out
        Assert.Equal((1360, 1235), (rate.Universe, rate.Outside.Best));
        Assert.Equal(1, rate.Unlisted); // Australia may have joined, on the day of the launch
        Assert.Equal([Caveat.UniverseExceeded], rate.Caveats);
    }

    [Fact]
    public void Only_the_kind_asked_for_counts_and_the_universe_counts_each_once()
    {
        Assert.Equal(Bounds<double>.Exactly(0), ParticipationRate.Of(ParisCall.Agreement, Seven, PartyKind.Company, Launch).Rate);
        Assert.Equal(
            ParticipationRate.Of(ParisCall.Agreement, Seven, PartyKind.State, Launch),
            ParticipationRate.Of(ParisCall.Agreement, [.. Seven.Reverse(), .. Seven], PartyKind.State, Launch));
    }

    [Fact]
    public void Arguments_are_refused_by_name()
    {
        Refused.Argument("agreement", () => ParticipationRate.Of(null!, Seven, PartyKind.State, Launch));
        Refused.Argument("universe", () => ParticipationRate.Of(ParisCall.Agreement, null!, PartyKind.State, Launch));
        Refused.Argument("agreement", () => ParticipationRate.Weighted(null!, new Dictionary<string, double>(), PartyKind.State, Launch));
        Refused.Argument("weights", () => ParticipationRate.Weighted(ParisCall.Agreement, null!, PartyKind.State, Launch));
        foreach (double weight in (double[])[-1, double.NaN, double.PositiveInfinity])
        {
            Refused.Argument("weights", () => ParticipationRate.Weighted(ParisCall.Agreement, new Dictionary<string, double> { ["FRA"] = weight }, PartyKind.State, Launch));
        }

        Refused.Argument("joined", () => ParticipationRate.Of(null!, 193));
        Refused.Argument("joined", () => ParticipationRate.Of(Figure(Bounds<double>.Exactly(194)), 193));
        Refused.Argument("joined", () => ParticipationRate.Of(Figure(Bounds<double>.AtLeast(194)), 193));
        Refused.Argument("joined", () => ParticipationRate.Of(new ReportedFigure("r", Bounds<double>.Exactly(0.5), FigureUnit.Ratio, DateRange.Parse("2018"), "s"), 193));
        Refused.Argument("universe", () => ParticipationRate.Of(Figure(Bounds<double>.Exactly(0)), -1));
        Refused.Argument("outside", () => ParticipationRate.Of(Figure(Bounds<double>.Exactly(0)), 1, -1));
    }

    private static ReportedFigure Figure(Bounds<double> count) => new("states", count, FigureUnit.Count, DateRange.Parse("2018-11-12"), "s");

    [Fact]
    public void An_organisation_that_joined_does_not_count_its_members_and_says_so()
    {
        var agreement = new Agreement(
            "norms", "Norms", LegalForce.PoliticalCommitment, [new Party("un", "United Nations", PartyKind.Organization)], [new Participation("un", ParticipationAct.Endorsed)]);

        ParticipationRate rate = ParticipationRate.Of(agreement, ["FRA", "USA"], PartyKind.State, new DateOnly(2021, 7, 20));

        Assert.Equal((Bounds<double>.Exactly(0), 1), (rate.Rate, rate.Organizations));
        Assert.Contains(Caveat.BlocStatement, rate.Caveats);
        Assert.Equal(0, ParticipationRate.Of(agreement, ["un"], PartyKind.Organization, new DateOnly(2021, 7, 20)).Organizations);
    }

    [Fact]
    public void Refuses_weights_whose_sum_is_not_finite() => Refused.Argument("weights", () => ParticipationRate.Weighted(
        new Agreement("a", "A"), new Dictionary<string, double> { ["A"] = double.MaxValue, ["B"] = double.MaxValue }, PartyKind.State, new DateOnly(2021, 1, 1)));
}
