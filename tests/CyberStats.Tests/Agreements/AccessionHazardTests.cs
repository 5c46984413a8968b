using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using CyberStats.Agreements;

namespace CyberStats.Tests.Agreements;

public class AccessionHazardTests
{
    private static readonly string[] Universe = ["A", "B", "C", "D", "E"];

    [Fact]
    public void Joins_and_years_are_those_of_the_ones_that_did_not_join_with_the_launch()
    {
        // A joins with the launch, B a year later, C two years later, D and E never; X is not in the universe.
        Agreement agreement = Agree("A 2020-01-01", "B 2021-01-01", "C 2022-01-01", "X 2020-06-01");

        AccessionHazard hazard = AccessionHazard.Of(agreement, Universe, Day("2024-01-01"));

        Assert.Equal(Bounds<int>.Exactly(2), hazard.Joins);
        Near.Relative(11.003648261086813, hazard.YearsAtRisk.Best!.Value, 1e-14); // 366 + 731 + 1461 + 1461 days
        Near.Relative(0.18175789997511818, hazard.PerYear.Value, 1e-14);
        Near.Relative(0.02201172491131976, hazard.PerYear.Low, 1e-8); // Garwood's limits of 2, 0.2422093 and 7.2246877, over the years
        Near.Relative(0.656572029165028, hazard.PerYear.High, 1e-8);
        Assert.Equal([Caveat.PoissonAssumed], hazard.Caveats);
    }

    [Fact]
    public void Nobody_at_risk_leaves_the_rate_undefined()
    {
        AccessionHazard all = AccessionHazard.Of(Agree("A 2020-01-01"), ["A"], Day("2024-01-01"));
        AccessionHazard none = AccessionHazard.Of(Agree(), [], Day("2024-01-01"));
        AccessionHazard launchDay = AccessionHazard.Of(Agree(), Universe, Day("2020-01-01"));

        Assert.All([all, none, launchDay], hazard =>
        {
            Assert.Equal((Bounds<int>.Exactly(0), Bounds<double>.Exactly(0)), (hazard.Joins, hazard.YearsAtRisk));
            Assert.Equal((double.NaN, 0, double.PositiveInfinity), (hazard.PerYear.Value, hazard.PerYear.Low, hazard.PerYear.High));
        });
    }

    [Fact]
    public void None_that_joined_later_gives_an_upper_limit()
    {
        AccessionHazard hazard = AccessionHazard.Of(Agree("A 2020-01-01"), Universe, Day("2021-01-01"));

        Assert.Equal((0, 0), (hazard.PerYear.Value, hazard.PerYear.Low));
        Near.Relative(3.6888794541 / 4, hazard.PerYear.High, 3e-3); // the rule of three, at 95 % two-sided: log 40
    }

    [Fact]
    public void Imprecise_dates_give_bounds_that_hold_for_every_day_in_them() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 60], Gen.Double[0, 1]).Array[1, 5].Sample(joins =>
        {
            var launch = new DateOnly(2020, 1, 1);
            DateOnly until = launch.AddDays(60);
            string Span(int first, int width) => $"{launch.AddDays(first):yyyy-MM-dd}/{launch.AddDays(first + width):yyyy-MM-dd}";
            DateOnly[] real = [.. joins.Select(j => launch.AddDays(j.Item1 + (int)(j.Item2 * j.Item3)))];

            AccessionHazard bounds = AccessionHazard.Of(Agree([.. joins.Select((j, i) => $"{Universe[i]} {Span(j.Item1, j.Item2)}")]), Universe, until);
            AccessionHazard exact = AccessionHazard.Of(Agree([.. real.Select((day, i) => $"{Universe[i]} {day:yyyy-MM-dd}")]), Universe, until);

            Assert.InRange(exact.Joins.Best!.Value, bounds.Joins.Least!.Value, bounds.Joins.Most!.Value);
            Assert.InRange(exact.YearsAtRisk.Best!.Value, bounds.YearsAtRisk.Least!.Value - 1e-12, bounds.YearsAtRisk.Most!.Value + 1e-12);
            Assert.True(bounds.PerYear.Low <= exact.PerYear.Low && exact.PerYear.High <= bounds.PerYear.High, $"{bounds.PerYear} {exact.PerYear}");
        });

    [Fact]
    public void A_join_of_unknown_date_may_be_any_time_after_the_launch_or_never_yet()
    {
        AccessionHazard hazard = AccessionHazard.Of(Agree("A"), ["A", "B"], Day("2021-01-01"));

        Assert.Equal(Bounds<int>.Between(0, 1), hazard.Joins);
        Assert.True(double.IsNaN(hazard.PerYear.Value));
        Assert.Contains(Caveat.StandingUncertain, hazard.Caveats);
    }

    [Fact]
    public void Refuses_what_has_no_opening_or_ends_before_it()
    {
        Refused.Argument("agreement", () => AccessionHazard.Of(new Agreement("a", "A"), Universe, Day("2021-01-01")));
        Refused.Argument("until", () => AccessionHazard.Of(Agree(), Universe, Day("2019-12-31")));
        Refused.Argument("level", () => AccessionHazard.Of(Agree(), Universe, Day("2021-01-01"), level: 1));
        Refused.Argument("agreement", () => AccessionHazard.Of(null!, Universe, Day("2021-01-01")));
        Refused.Argument("universe", () => AccessionHazard.Of(Agree(), null!, Day("2021-01-01")));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Agreement Agree(params string[] joins)
    {
        ImmutableArray<string[]> parts = [.. joins.Select(j => j.Split(' '))];
        return new Agreement(
            "a",
            "A",
            LegalForce.PoliticalCommitment,
            [.. parts.Select(p => new Party(p[0], p[0], PartyKind.State))],
            [.. parts.Select(p => new Participation(p[0], ParticipationAct.Signed, p.Length == 1 ? default : DateRange.Parse(p[1])))],
            opened: PartialDate.Parse("2020-01-01"));
    }
}
