using CsCheck;
using CyberStats.Incidents;
using CyberStats.Losses;
using CyberStats.Series;

namespace CyberStats.Tests.Series;

public class IncidentLossesTests
{
    private static readonly Gen<Loss> AnyLoss = Gen.Select(
            Gen.OneOf(LossForm.Theft, LossForm.Response, LossForm.Total, LossForm.RansomDemand),
            Gen.OneOf(Generate.Bounds(Gen.Int[0, 1000].Select(n => (decimal)n)), Gen.Const(Bounds<decimal>.Exactly(7))),
            Gen.OneOf(CurrencyCode.USD, CurrencyCode.USD, CurrencyCode.EUR))
        .Select((form, amount, currency) => new Loss(form, amount, currency));

    [Fact]
    public void Amounts_of_a_period_are_summed()
    {
        LossSeries series = Sum(
            New(0, "2019-02-10", Usd(LossForm.Theft, 100), Usd(LossForm.Response, 20.50m)),
            New(1, "2019", Usd(LossForm.Theft, 3)),
            New(2, "2021-12-31", Usd(LossForm.Theft, 7)));

        Assert.Equal([new LossTotal(123.50m, 123.50m, 123.50m, 3, 0), Nothing, new LossTotal(7, 7, 7, 1, 0)], series.Totals);
        Assert.Equal((3, CurrencyCode.USD, Clock.Disclosed), (series.Included, series.Currency, series.Clock));
        Assert.Equal([1, 1, 1], series.Exposure);
        Assert.Equal(["2019", "2020", "2021"], Enumerable.Range(0, 3).Select(series.Label));
        Assert.Equal(Period.Year, series.Period);
        Assert.Equal(["test"], series.SourceIds);
        Assert.Empty(series.Caveats);
        Assert.Empty(series.Excluded);
        Refused.Argument("i", () => series.Label(3));
        Refused.Argument("i", () => series.Label(-1));
    }

    [Fact]
    public void Demands_are_left_out_and_reported()
    {
        LossSeries series = Sum(New(0, "2019", Usd(LossForm.RansomDemand, 1_000_000), Usd(LossForm.RansomPayment, 40)));

        Assert.Equal(new LossTotal(40, 40, 40, 1, 0), series.Totals[0]);
        Assert.Equal([new Exclusion(ExclusionReason.Demand, 1)], series.Excluded);
        Assert.Equal([Caveat.DemandsExcluded], series.Caveats);
        Assert.Equal(0, Sum(New(0, "2019", Usd(LossForm.RansomDemand, 1_000_000))).Included); // no loss, no incident in the sums
    }

    [Fact]
    public void Other_currencies_are_left_out_and_reported()
    {
        IncidentSet set = Set(New(0, "2019", Usd(LossForm.Theft, 5), Euro(LossForm.Theft, 7), Euro(LossForm.Total, 9)));

        LossSeries dollars = set.SumLosses(Period.Year, Clock.Disclosed, CurrencyCode.USD);
        LossSeries euros = set.SumLosses(Period.Year, Clock.Disclosed, CurrencyCode.EUR);

        Assert.Equal(new LossTotal(5, 5, 5, 1, 0), dollars.Totals[0]); // a total in another currency is no total here
        Assert.Equal([new Exclusion(ExclusionReason.OtherCurrency, 2)], dollars.Excluded);
        Assert.Equal([Caveat.CurrencyExcluded], dollars.Caveats);
        Assert.Equal(new LossTotal(9, 9, 9, 1, 0), euros.Totals[0]);
        Assert.Equal([new Exclusion(ExclusionReason.OtherCurrency, 1)], euros.Excluded);
    }

    [Fact]
    public void A_total_stands_for_its_parts()
    {
        LossSeries series = Sum(
            New(0, "2019", Usd(LossForm.Theft, 5), Usd(LossForm.Total, 8), Usd(LossForm.Response, 2)),
            New(1, "2019", Usd(LossForm.Theft, 1)));

        Assert.Equal(new LossTotal(9, 9, 9, 2, 0), series.Totals[0]);
        Assert.Equal(2, series.Included);
    }

    [Fact]
    public void Unknown_amounts_are_counted_and_never_zero()
    {
        LossSeries series = Sum(
            New(0, "2019", Usd(LossForm.Theft, 5), new Loss(LossForm.Response, default, CurrencyCode.USD)),
            New(1, "2020", new Loss(LossForm.Theft, default, default)), // of unknown currency too
            New(2, "2021", Usd(LossForm.Theft, 0)));

        Assert.Equal([new LossTotal(5, 5, 5, 1, 1), new LossTotal(0, 0, 0, 0, 1), new LossTotal(0, 0, 0, 1, 0)], series.Totals);
        Assert.Equal([Caveat.UnknownLosses], series.Caveats);
        Assert.Equal("5 (unknown: 1)", series.Totals[0].ToString());
        Assert.Equal(3, series.Included);
    }

    [Fact]
    public void A_loss_known_as_at_least_takes_the_upper_bound_away()
    {
        LossSeries series = Sum(New(0, "2019", Usd(LossForm.Theft, 5), new Loss(LossForm.Response, Bounds<decimal>.AtLeast(10), CurrencyCode.USD)));

        Assert.Equal(new LossTotal(15, null, null, 2, 0), series.Totals[0]);
        Assert.Equal([Caveat.LowerBoundsOnly], series.Caveats);
        Cultures.Each(() => Assert.Equal("at least 15", series.Totals[0].ToString()));
    }

    [Fact]
    public void Bounds_and_best_values_are_summed_each_for_itself()
    {
        LossSeries series = Sum(New(
            0,
            "2019",
            new Loss(LossForm.Theft, new Bounds<decimal>(1, 2, 4), CurrencyCode.USD),
            new Loss(LossForm.Response, new Bounds<decimal>(null, 3, 5), CurrencyCode.USD), // at most
            Usd(LossForm.Productivity, 10),
            new Loss(LossForm.Reputation, Bounds<decimal>.Between(6, 6), CurrencyCode.USD)));
        LossSeries noBest = Sum(New(
            0, "2019", new Loss(LossForm.Theft, Bounds<decimal>.Between(1.5m, 4), CurrencyCode.USD), Usd(LossForm.Response, 1)));

        Assert.Equal(new LossTotal(17, 21, 25, 4, 0), series.Totals[0]);
        Assert.Equal(new LossTotal(2.5m, null, 5, 2, 0), noBest.Totals[0]);
        Assert.Equal("2.5 to 5", noBest.Totals[0].ToString());
    }

    [Fact]
    public void Periods_that_the_source_cannot_show_are_missing()
    {
        var declared = new IncidentSet([New(0, "2019", Usd(LossForm.Theft, 5))], DateRange.Parse("2018/2021"), new DateOnly(2020, 6, 30));
        var undeclared = new IncidentSet([New(0, "2018", Usd(LossForm.Theft, 5)), New(1, "2020", Usd(LossForm.Theft, 5))]);

        LossSeries some = declared.SumLosses(Period.Year, Clock.Disclosed, CurrencyCode.USD);
        LossSeries other = undeclared.SumLosses(Period.Year, Clock.Disclosed, CurrencyCode.USD);

        Assert.Equal([Nothing, new LossTotal(5, 5, 5, 1, 0), Nothing, null], some.Totals);
        Assert.Equal([1, 1, 182 / 366.0, 0], some.Exposure);
        Assert.Equal([Caveat.PartialPeriod], some.Caveats);
        Assert.Null(other.Totals[1]);
        Assert.Equal([Caveat.CoverageUndeclared, Caveat.AsOfUnknown], other.Caveats);
    }

    [Fact]
    public void Incidents_without_a_period_are_left_out_and_reported()
    {
        IncidentSet set = Set(
            New(0, "2019", Usd(LossForm.Theft, 5)), // too imprecise for a month
            New(1, "2019-02", Usd(LossForm.Theft, 7)),
            New(2, null, Usd(LossForm.Theft, 9)),
            New(3, "2019-02", Usd(LossForm.Theft, 11)) with { Status = IncidentStatus.NearMiss },
            New(4, "2022", Usd(LossForm.Theft, 13)));
        LossSeries series = set.SumLosses(Period.Month, Clock.Disclosed, CurrencyCode.USD);

        Assert.Equal(7, series.Totals.Sum(t => t!.Value.Low));
        Assert.Equal(new LossTotal(7, 7, 7, 1, 0), series.Totals[1]);
        Assert.Equal(
            [ExclusionReason.Undated, ExclusionReason.Imprecise, ExclusionReason.OutsideCoverage, ExclusionReason.NotAnIncident],
            series.Excluded.Select(e => e.Reason));
        Assert.All(series.Excluded, e => Assert.Equal(1, e.Count));
        Assert.Equal([Caveat.UndatedExcluded, Caveat.ImpreciseDatesExcluded], series.Caveats);
    }

    [Fact]
    public void Sums_are_those_of_the_losses_one_by_one_and_do_not_depend_on_their_order() => AnyLoss.Array[0, 4].Array[0, 5].Sample(drawn =>
    {
        Loss[][] losses = [.. drawn.Select(l => l.DistinctBy(x => x.Form == LossForm.Total ? -1 : Array.IndexOf(l, x)).ToArray())]; // one total at most
        Incident[] incidents = [.. losses.Select((l, n) => New(n, "2019", l))];
        LossSeries series = Sum(incidents);
        Loss[] dollars = [.. losses.SelectMany(l =>
        {
            Loss[] all = [.. l.Where(x => x.Form != LossForm.RansomDemand && x.Currency == CurrencyCode.USD)];
            return all.Any(x => x.Form == LossForm.Total) ? all.Where(x => x.Form == LossForm.Total) : all;
        })];
        LossTotal total = series.Totals[0]!.Value;

        Assert.Equal(dollars.Sum(d => Least(d.Amount)), total.Low);
        Assert.Equal(dollars.Any(d => Likeliest(d.Amount) is null) ? null : dollars.Sum(d => Likeliest(d.Amount)), total.Best);
        Assert.Equal(dollars.Any(d => Most(d.Amount) is null) ? null : dollars.Sum(d => Most(d.Amount)), total.High);
        Assert.Equal((dollars.Length, 0), (total.Known, total.Unknown));
        Assert.Equal(total, Sum([.. incidents.Reverse()]).Totals[0]);

        int demands = losses.Sum(l => l.Count(x => x.IsDemand));
        int others = losses.Sum(l => l.Count(x => !x.IsDemand && x.Currency == CurrencyCode.EUR));
        Assert.Equal(demands, series.Excluded.Where(e => e.Reason == ExclusionReason.Demand).Sum(e => e.Count));
        Assert.Equal(others, series.Excluded.Where(e => e.Reason == ExclusionReason.OtherCurrency).Sum(e => e.Count));
        Assert.Equal(total.High is null, series.Caveats.Contains(Caveat.LowerBoundsOnly));

        static decimal Least(Bounds<decimal> b) => b.Low ?? (b.High is null ? b.Best!.Value : 0);
        static decimal? Likeliest(Bounds<decimal> b) => b.Best ?? (b.Low == b.High ? b.Low : null);
        static decimal? Most(Bounds<decimal> b) => b.High ?? (b.Low is null ? b.Best : null);
    });

    [Fact]
    public void Several_totals_of_one_incident_are_statements_of_one_amount()
    {
        Loss[] agreeing = [Usd(LossForm.Total, 8), Usd(LossForm.Total, 8), Usd(LossForm.Theft, 5)];
        Loss[] differing = [Usd(LossForm.Total, 8), new(LossForm.Total, Bounds<decimal>.AtMost(20), CurrencyCode.USD)];
        Loss[] open = [Usd(LossForm.Total, 8), new(LossForm.Total, Bounds<decimal>.AtLeast(6), CurrencyCode.USD)];

        Assert.Equal(new LossTotal(8, 8, 8, 1, 0), Sum(New(0, "2019", agreeing)).Totals[0]);
        Assert.Equal(new LossTotal(0, null, 20, 1, 0), Sum(New(0, "2019", differing)).Totals[0]);
        Assert.Equal(new LossTotal(6, null, null, 1, 0), Sum(New(0, "2019", open)).Totals[0]);
    }

    [Fact]
    public void Refuses_what_cannot_be_summed()
    {
        IncidentSet set = Set(New(0, "2019", Usd(LossForm.Theft, decimal.MaxValue), Usd(LossForm.Response, 1)));

        Assert.Throws<ArgumentNullException>("incidents", () => IncidentLosses.SumLosses(null!, Period.Year, Clock.Disclosed, CurrencyCode.USD));
        Refused.Argument("currency", () => set.SumLosses(Period.Year, Clock.Disclosed, default));
        Refused.Argument("clock", () => set.SumLosses(Period.Year, (Clock)99, CurrencyCode.USD));
        Assert.Throws<OverflowException>(() => set.SumLosses(Period.Year, Clock.Disclosed, CurrencyCode.USD));
    }

    private static LossTotal Nothing { get; } = new(0, 0, 0, 0, 0);

    private static LossSeries Sum(params Incident[] incidents) => Set(incidents).SumLosses(Period.Year, Clock.Disclosed, CurrencyCode.USD);

    private static IncidentSet Set(params Incident[] incidents) => new(incidents, DateRange.Parse("2019/2021"), new DateOnly(2022, 12, 31));

    private static Incident New(int n, string? disclosed, params Loss[] losses) =>
        new(new IncidentId("test", $"{n}"), "title", disclosed: disclosed is null ? null : PartialDate.Parse(disclosed)) { Losses = [.. losses] };

    private static Loss Usd(LossForm form, decimal amount) => new(form, Bounds<decimal>.Exactly(amount), CurrencyCode.USD);

    private static Loss Euro(LossForm form, decimal amount) => new(form, Bounds<decimal>.Exactly(amount), CurrencyCode.EUR);
}
