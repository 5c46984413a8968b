using CsCheck;
using CyberStats.Agreements;

namespace CyberStats.Tests.Agreements;

public class AccessionCurveTests
{
    private static readonly DateOnly First = new(2018, 1, 1);

    private static readonly Gen<DateRange> When = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 20], Gen.Int[0, 7]).Select((start, length, kind) =>
    {
        PartialDate a = PartialDate.FromDay(First.AddDays(start));
        PartialDate b = PartialDate.FromDay(First.AddDays(start + length));
        return kind switch
        {
            0 => default,
            1 => new DateRange(a, null),
            2 => new DateRange(null, b),
            3 => DateRange.At(new PartialDate(a.Year, a.Month!.Value)),
            4 => new DateRange(a, b),
            _ => DateRange.At(a),
        };
    });

    /// <summary>Agreements of up to four parties that join, leave, stay out and come back, as far as the rules allow.</summary>
    private static readonly Gen<Agreement?> Agreements = Gen.Select(
            Gen.Select(
                Gen.Int[0, 3],
                Gen.OneOf(ParticipationAct.Supported, ParticipationAct.Signed, ParticipationAct.Withdrew, ParticipationAct.Abstained, ParticipationAct.Suspended, ParticipationAct.Advocated),
                When).Array[0, 7],
            Gen.Int[0, 2])
        .Select((acts, opened) => Valid(acts, opened switch { 0 => null, 1 => PartialDate.FromDay(First.AddDays(10)), _ => PartialDate.Parse("2018-01") }));

    [Fact]
    public void The_curve_is_that_of_the_status_day_by_day() => Agreements.Where(a => a is not null).Sample(
        agreement =>
        {
            AccessionCurve all = AccessionCurve.Of(agreement!);
            AccessionCurve states = AccessionCurve.Of(agreement!, PartyKind.State);
            IEnumerable<DateOnly> days = Enumerable.Range(-3, 100).Select(First.AddDays).Concat([DateOnly.MinValue, DateOnly.MaxValue.AddDays(-1)]);
            foreach (DateOnly day in days)
            {
                Same(agreement!, agreement!.Parties, day, all);
                Same(agreement!, agreement!.Parties.Where(p => p.Kind == PartyKind.State), day, states);
            }

            Assert.Equal(all.Steps.Select(s => s.Day).Distinct().Order(), all.Steps.Select(s => s.Day));
            Assert.All(all.Steps.Zip(all.Steps.Skip(1)), p => Assert.NotEqual((p.First.Certain, p.First.Possible), (p.Second.Certain, p.Second.Possible)));
            Assert.Equal(all.Steps.Any(s => s.Certain < s.Possible), all.Caveats.Contains(Caveat.StandingUncertain));
        },
        iter: 500);

    [Fact]
    public void The_launch_and_two_later_joins_are_steps_and_an_imprecise_one_is_a_band()
    {
        AccessionCurve curve = AccessionCurve.Of(ParisCall.Agreement);

        Assert.Equal(
            [
                new AccessionStep(new DateOnly(2018, 11, 12), 2, 3),
                new AccessionStep(new DateOnly(2019, 9, 16), 3, 3),
                new AccessionStep(new DateOnly(2021, 11, 11), 4, 4),
            ],
            curve.Steps);
        Assert.Equal(Bounds<int>.Exactly(0), curve.At(new DateOnly(2018, 11, 11)));
        Assert.Equal(Bounds<int>.Between(2, 3), curve.At(new DateOnly(2018, 11, 12)));
        Assert.Equal(Bounds<int>.Between(2, 3), curve.At(new DateOnly(2019, 9, 15)));
        Assert.Equal(Bounds<int>.Exactly(3), curve.At(new DateOnly(2019, 9, 16)));
        Assert.Equal(Bounds<int>.Exactly(4), curve.At(DateOnly.MaxValue));
        Assert.Equal([Caveat.StandingUncertain], curve.Caveats);
        Assert.Empty(AccessionCurve.Of(ParisCall.Agreement, PartyKind.Company).Steps);
    }

    [Fact]
    public void A_join_without_a_date_is_possible_from_the_opening_on_and_never_certain()
    {
        AccessionCurve curve = AccessionCurve.Of(ParisCall.Of("2018-11-12", "FRA supported"));

        Assert.Equal([new AccessionStep(ParisCall.Launch, 0, 1)], curve.Steps);
        Assert.Equal([new AccessionStep(DateOnly.MinValue, 0, 1)], AccessionCurve.Of(ParisCall.Of(null, "FRA supported")).Steps);
    }

    [Fact]
    public void Leaving_and_coming_back_go_down_and_up()
    {
        AccessionCurve curve = AccessionCurve.Of(ParisCall.Of(null, "FRA supported 2019-01-01", "FRA withdrew 2020-01-01", "FRA supported 2021-01-01", "GBR supported 2020-01-01"));

        Assert.Equal([1, 2], curve.Steps.Select(s => s.Certain)); // one left on the day on which the other joined
        Assert.Equal([new DateOnly(2019, 1, 1), new DateOnly(2021, 1, 1)], curve.Steps.Select(s => s.Day));
    }

    [Fact]
    public void Without_acts_there_are_no_steps_and_null_is_refused()
    {
        Assert.Empty(AccessionCurve.Of(new Agreement("a", "A")).Steps);
        Assert.Equal(Bounds<int>.Exactly(0), AccessionCurve.Of(new Agreement("a", "A")).At(First));
        Assert.Empty(AccessionCurve.Of(new Agreement("a", "A")).Caveats);
        Refused.Argument("agreement", () => AccessionCurve.Of(null!));
    }

    private static void Same(Agreement agreement, IEnumerable<Party> parties, DateOnly day, AccessionCurve curve)
    {
        PartyStatus[] statuses = [.. parties.Select(p => agreement.StatusOf(p.Id, day))];
        Bounds<int> at = curve.At(day);
        Assert.Equal((statuses.Count(s => s.IsParty), statuses.Count(s => s.MayBeParty)), (at.Least, at.Most));
    }

    private static Agreement? Valid((int Party, ParticipationAct Act, DateRange When)[] acts, PartialDate? opened)
    {
        Party[] parties = [Blocs.State("FRA"), Blocs.State("GBR"), new Party("m", "M", PartyKind.Company), Blocs.Eu];
        try
        {
            return new Agreement(
                "a", "A", LegalForce.PoliticalCommitment, [.. parties], [.. acts.OrderBy(a => a.When.First).Select(a => new Participation(parties[a.Party].Id, a.Act, a.When))], opened);
        }
        catch (ArgumentException)
        {
            return null; // out of order, or nobody leaves who has not joined
        }
    }
}
