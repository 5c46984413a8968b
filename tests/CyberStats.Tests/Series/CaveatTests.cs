using CyberStats.Growth;
using CyberStats.Incidents;
using CyberStats.Losses;
using CyberStats.Series;

namespace CyberStats.Tests.Series;

/// <summary>Each caveat is given where it is true, and not where it is not.</summary>
public class CaveatTests
{
    [Fact]
    public void An_interval_rests_on_poisson_counts_or_on_the_dispersion_given()
    {
        Assert.Equal([Caveat.PoissonAssumed, Caveat.TwoPoints], GrowthRate.Between(8, 88, 15).Caveats);
        Assert.Equal([Caveat.DispersionAssumed, Caveat.TwoPoints], GrowthRate.Between(8, 88, 15, dispersion: 1.6).Caveats);
    }

    [Fact]
    public void Without_an_as_of_day_the_last_period_is_taken_for_whole_and_that_is_said()
    {
        Incident[] incidents = [New("1", "2021-05-01")];

        Assert.Equal([Caveat.AsOfUnknown], new IncidentSet(incidents, DateRange.Parse("2020/2021")).Count(Period.Year, Clock.Disclosed).Caveats);
        Assert.Empty(new IncidentSet(incidents, DateRange.Parse("2020/2021"), new DateOnly(2021, 12, 31)).Count(Period.Year, Clock.Disclosed).Caveats);
    }

    [Fact]
    public void A_campaign_without_an_end_is_in_the_upper_counts_and_that_is_said()
    {
        var campaign = new Incident(new IncidentId("test", "1"), "title", DateRange.Parse("2020-01-05/.."));
        CountSeries active = new IncidentSet([campaign], DateRange.Parse("2020"), new DateOnly(2020, 12, 31)).CountActive(Period.Month);

        Assert.Equal((1, 0, 1), (active.Counts[0], active.Counts[11], active.Upper[11]));
        Assert.Equal([Caveat.PossibleInUpper], active.Caveats);
    }

    [Fact]
    public void Money_of_different_dates_is_added_and_that_is_said()
    {
        Loss Usd(string date) => new(LossForm.Theft, Bounds<decimal>.Exactly(100), CurrencyCode.USD) { PriceDate = PartialDate.Parse(date) };
        LossSeries Sum(params Loss[] losses) => new IncidentSet(
            [New("1", "2020-05-01") with { Losses = [.. losses] }], DateRange.Parse("2020"), new DateOnly(2020, 12, 31)).SumLosses(Period.Year, Clock.Disclosed, CurrencyCode.USD);

        Assert.Equal([Caveat.MixedPriceDates], Sum(Usd("1990"), Usd("2020")).Caveats);
        Assert.Empty(Sum(Usd("2020"), Usd("2020")).Caveats);
    }

    [Fact]
    public void A_date_that_may_be_before_the_coverage_is_possible_and_not_certain()
    {
        CountSeries yearly = new IncidentSet([New("1", "2020")], DateRange.Parse("2020-12-31/2021"), new DateOnly(2021, 12, 31))
            .Count(Period.Year, Clock.Disclosed);

        Assert.Equal((0, 1), (yearly.Counts[0], yearly.Upper[0]));
        Assert.Equal([new Exclusion(ExclusionReason.Imprecise, 1)], yearly.Excluded);
    }

    [Fact]
    public void A_denial_is_no_attribution_by_which_a_count_goes()
    {
        var by = new Party("p", "P");
        Incident incident = New("1", "2020-05-01") with
        {
            Attributions =
            [
                new Attribution("a", by, CountryCode.Parse("EST")) { On = PartialDate.Parse("2019"), Stance = AttributionStance.Denies },
                new Attribution("b", by, CountryCode.Parse("EST")) { On = PartialDate.Parse("2020-07"), Stance = AttributionStance.Attributes },
            ],
        };

        Assert.Equal(PartialDate.Parse("2020-07"), incident.DateOn(Clock.Attributed));
    }

    private static Incident New(string id, string disclosed) => new(new IncidentId("test", id), "title", disclosed: PartialDate.Parse(disclosed));
}
