using CyberStats.Incidents;
using CyberStats.Series;

namespace CyberStats.Tests.Series;

public class IncidentLagsTests
{
    private static readonly Party Usa = new("USA", "United States", PartyKind.State);
    private static readonly DateOnly AsOf = new(2021, 7, 31);

    // The lags of the founding documents: what their dates tell, and no more.
    [Theory]
    [InlineData("2017", "2018-11-12", 316, 680)]
    [InlineData("2016", "2018-07-13", 559, 924)]
    [InlineData("2021-03", "2021-07-19", 110, 140)]
    [InlineData("2011", "2018", 2193, 2921)]
    [InlineData("2020-02-28", "2020-03-01", 2, 2)]
    [InlineData("2020-05", "2020-05", -30, 30)]
    public void Lags_between_imprecise_dates_are_spans(string start, string attributed, int fewest, int most)
    {
        LagDistribution lags = new IncidentSet([New(1, start, attributed)]).Lags(Clock.Started, Clock.Attributed);

        Assert.Equal([new DayLag(fewest, most)], lags.Lags);
        Assert.Equal((fewest, most), (lags.Median.Least, lags.Median.Most));
        Assert.Equal((1, 0), (lags.Count, lags.Open));
        Assert.Equal(["test"], lags.SourceIds);
        Assert.Equal((Clock.Started, Clock.Attributed, 0.95), (lags.From, lags.To, lags.Level));
        Assert.Equal([Caveat.Unstable, Caveat.AsOfUnknown], lags.Caveats);
    }

    [Fact]
    public void What_has_not_come_by_the_as_of_day_is_open()
    {
        LagDistribution lags = Set(New(1, "2021-07-01", null), New(2, "2021-07", null), New(3, "2021-07-31", null)).Lags(Clock.Started, Clock.Attributed);

        Assert.Equal(3, lags.Open);
        Assert.Empty(lags.Lags);
        Assert.Equal(Bounds<int>.AtLeast(31), lags.Median); // from 1 July to at least 1 August
        Assert.Equal(AsOf, lags.AsOf);
        Assert.Empty(lags.Excluded);
        Assert.Equal([1], Set(New(3, "2021-07-31", null)).Lags(Clock.Started, Clock.Attributed).Masses.Select(m => m.Days.Least));
    }

    [Fact]
    public void What_cannot_be_used_is_excluded_with_its_reason()
    {
        IncidentSet set = Set(
            New(1, "2021-01-01", "2021-01-11"),
            New(2, null, "2021-01-11"),
            New(3, "2021-08-01", null),
            New(4, "2021-01-01", "2021-01-11") with { Status = IncidentStatus.NearMiss },
            New(5, null, null) with { Status = IncidentStatus.FalsePositive },
            New(6, "2021-01-01", "2021-02-11") with { Status = IncidentStatus.Suspected });

        LagDistribution lags = set.Lags(Clock.Started, Clock.Attributed);

        Assert.Equal([new DayLag(10, 10), new DayLag(41, 41)], lags.Lags);
        Assert.Equal(
            [new Exclusion(ExclusionReason.Undated, 1), new Exclusion(ExclusionReason.AfterAsOf, 1), new Exclusion(ExclusionReason.NotAnIncident, 2)],
            lags.Excluded);
        Assert.Equal(set.Count, lags.Count + lags.Excluded.Sum(e => e.Count));
    }

    [Fact]
    public void Without_an_as_of_day_what_has_not_come_is_left_out()
    {
        LagDistribution lags = new IncidentSet([New(1, "2021-01-01", null)]).Lags(Clock.Started, Clock.Attributed);

        Assert.Equal((0, 0), (lags.Count, lags.Open));
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 1)], lags.Excluded);
    }

    [Fact]
    public void What_a_set_left_out_is_repeated()
    {
        IncidentSet set = new IncidentSet([new Incident(new IncidentId("test", "1"), "t", disclosed: PartialDate.Parse("2021-05"))])
            .KnownAt(new DateOnly(2021, 1, 1));

        Assert.Equal([new Exclusion(ExclusionReason.AfterAsOf, 1)], set.Lags(Clock.Started, Clock.Disclosed).Excluded);
    }

    [Fact]
    public void An_attribution_without_a_date_is_not_taken_for_none()
    {
        LagDistribution lags = Set(New(1, "2019-01-05", null) with { Attributions = [new Attribution("a", Usa, CountryCode.Parse("RUS"))] })
            .Lags(Clock.Started, Clock.Attributed);

        Assert.Equal(0, lags.Open);
    }

    [Theory]
    [InlineData(Clock.Discovered)]
    [InlineData(Clock.Disclosed)]
    [InlineData(Clock.Recorded)]
    public void What_is_on_record_is_not_open_for_want_of_a_date(Clock to)
    {
        LagDistribution lags = Set(New(1, "2019-01-05", null)).Lags(Clock.Started, to);

        Assert.Equal(0, lags.Open);
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 1)], lags.Excluded);
    }

    [Fact]
    public void A_start_that_may_be_before_the_as_of_day_is_open_from_then_on()
    {
        LagDistribution lags = Set(New(1, "2021", null), New(2, "2021", "2021-03")).Lags(Clock.Started, Clock.Attributed);

        Assert.Equal((2, 1), (lags.Count, lags.Open));
        Assert.Empty(lags.Excluded);
    }

    [Fact]
    public void Arguments_are_refused_by_name()
    {
        IncidentSet set = Set();

        Refused.Argument("incidents", () => IncidentLags.Lags(null!, Clock.Started, Clock.Disclosed));
        Refused.Argument("from", () => set.Lags((Clock)9, Clock.Disclosed));
        Refused.Argument("to", () => set.Lags(Clock.Started, (Clock)(-1)));
        Refused.Argument("level", () => set.Lags(Clock.Started, Clock.Disclosed, 1));
        Refused.Argument("level", () => set.Lags(Clock.Started, Clock.Disclosed, double.NaN));
    }

    private static IncidentSet Set(params Incident[] incidents) => new(incidents, asOf: AsOf);

    private static Incident New(int id, string? start, string? attributed)
    {
        var incident = new Incident(new IncidentId("test", $"{id}"), "Test", start is null ? null : DateRange.Parse(start));
        return attributed is null
            ? incident
            : incident with { Attributions = [new Attribution("a", Usa, CountryCode.Parse("RUS")) { On = PartialDate.Parse(attributed) }] };
    }
}
