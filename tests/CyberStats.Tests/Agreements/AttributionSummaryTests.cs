using CyberStats.Agreements;
using CyberStats.Incidents;

namespace CyberStats.Tests.Agreements;

public class AttributionSummaryTests
{
    private static readonly CountryCode Russia = CountryCode.Parse("RUS");
    private static readonly Party Usa = Blocs.State("USA");

    [Fact]
    public void The_shares_are_of_those_that_are_attributed()
    {
        AttributionSummary summary = AttributionSummary.Of(Set(
            New(0, Blame("2018-07-13")) with { Responses = [new Response(ResponseKind.CriminalCharges) { Persons = Bounds<int>.Exactly(12) }, new Response(ResponseKind.Denial)] },
            New(1, Blame("2021-07-19")) with { Responses = [new Response(ResponseKind.CriminalCharges) { Persons = Bounds<int>.Exactly(4) }] },
            New(2, new Attribution("a", Usa, accusedActorId: "apt1")) with { Responses = [new Response(ResponseKind.Sanctions)] },
            New(3, Blame(null), Blame(null) with { Stance = AttributionStance.Denies }),
            New(4, Blame(null) with { Contested = true }),
            New(5, Blame(null)),
            New(6, Blame(null) with { Stance = AttributionStance.Denies }) with { Responses = [new Response(ResponseKind.CriminalCharges)] },
            New(7),
            New(8, Blame(null)) with { Status = IncidentStatus.FalsePositive }));

        Assert.Equal(new Proportion(6, 8), summary.Attributed);
        Assert.Equal(new Proportion(3, 6), summary.FollowedByLaw);
        Assert.Equal(new Proportion(3, 6), summary.Contested);
        Assert.Equal((3, 1, Bounds<long>.AtLeast(16)), (summary.Charges.Charges, summary.Charges.Unknown, summary.Charges.Persons)); // the accused of 6 denied it, and were charged
        Assert.Equal([new Exclusion(ExclusionReason.NotAnIncident, 1)], summary.Excluded);
        Assert.Equal([Caveat.Descriptive, Caveat.AccusationsSelected, Caveat.AttributionPending], summary.Caveats);
        Assert.Equal(new DateOnly(2022, 12, 1), summary.AsOf);
        Assert.Equal(["test"], summary.SourceIds);
    }

    [Fact]
    public void The_lag_is_from_discovery_to_attribution()
    {
        AttributionSummary summary = AttributionSummary.Of(
            Set(New(0, Blame("2021-07-19")).WithDates(null, PartialDate.Parse("2021-03"), null, null), New(1, Blame("2021-07-19"))), level: 0.9);

        Assert.Equal([new DayLag(110, 140)], summary.Lag.Lags);
        Assert.Equal((Clock.Discovered, Clock.Attributed, 0.9), (summary.Lag.From, summary.Lag.To, summary.Lag.Level));
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 1)], summary.Lag.Excluded);
        Assert.Equal(0.9, summary.Attributed.Level);
    }

    [Fact]
    public void Joint_statements_are_counted_once_by_year()
    {
        Attribution[] exchange = [.. Attribution.Joint("exchange", Blocs.IssuersOfJuly2021, CountryCode.Parse("CHN")).Select(a => a with { On = PartialDate.Parse("2021-07-19") })];
        Attribution[] gru = [.. Attribution.Joint("gru", [Usa, Blocs.State("GBR")], Russia).Select(a => a with { On = PartialDate.Parse("2018") })];
        Attribution[] other = [.. Attribution.Joint("other", [Usa, Blocs.State("GBR"), Blocs.State("NLD")], Russia).Select(a => a with { On = PartialDate.Parse("2018-10-04") })];
        Attribution[] undated = [.. Attribution.Joint("undated", [Usa], Russia)];

        AttributionSummary summary = AttributionSummary.Of(Set(New(0, exchange), New(1, [.. exchange, .. gru]), New(2, [.. other, .. undated]), New(3, Blame("2018"))));

        Assert.Equal([new StatementsOfYear(2018, 2, 5), new StatementsOfYear(2021, 1, 8)], summary.Statements);
        Assert.Equal([2.5, 8], summary.Statements.Select(s => s.IssuersPerStatement));
        Assert.Equal(1, summary.UndatedStatements);
    }

    [Fact]
    public void Of_no_incidents_shares_are_undefined_and_nobody_is_charged()
    {
        AttributionSummary none = AttributionSummary.Of(new IncidentSet([]));

        Assert.Equal([default, default, default], [none.Attributed, none.FollowedByLaw, none.Contested]);
        Assert.Equal(Bounds<long>.Exactly(0), none.Charges.Persons);
        Assert.Equal((0, 0, 0), (none.Lag.Count, none.Statements.Count, none.UndatedStatements));
        Assert.Contains(Caveat.Unstable, none.Caveats);
        Assert.Null(none.AsOf);
        Assert.Empty(none.SourceIds);
    }

    [Fact]
    public void The_order_of_the_incidents_does_not_matter()
    {
        Incident[] incidents = [New(0, Blame("2018")), New(1), New(2, Blame(null) with { Contested = true }), .. Enumerable.Range(3, 3).Select(i => New(i, Blame("2020-05") with { StatementId = "s" }))];

        AttributionSummary one = AttributionSummary.Of(Set(incidents));
        AttributionSummary other = AttributionSummary.Of(Set([.. incidents.Reverse()]));

        Assert.Equal((one.Attributed, one.FollowedByLaw, one.Contested), (other.Attributed, other.FollowedByLaw, other.Contested));
        Assert.Equal(one.Statements, other.Statements);
        Assert.Equal([new StatementsOfYear(2020, 1, 1)], one.Statements);
    }

    [Fact]
    public void Arguments_are_refused_by_name()
    {
        Refused.Argument("incidents", () => AttributionSummary.Of(null!));
        Refused.Argument("level", () => AttributionSummary.Of(new IncidentSet([]), level: 1));
    }

    private static IncidentSet Set(params Incident[] incidents) => new(incidents, asOf: new DateOnly(2022, 12, 1));

    private static Incident New(int id, params Attribution[] attributions) =>
        new(new IncidentId("test", $"{id}"), "Test") { Attributions = [.. attributions] };

    private static Attribution Blame(string? on) => new("a", Usa, Russia) { On = on is null ? null : PartialDate.Parse(on) };
}
