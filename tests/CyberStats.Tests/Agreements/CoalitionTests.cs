using CyberStats.Agreements;
using CyberStats.Incidents;

namespace CyberStats.Tests.Agreements;

public class CoalitionTests
{
    private static readonly CountryCode China = CountryCode.Parse("CHN");

    [Fact]
    public void The_coalition_of_a_statement_has_its_issuers_in_their_order()
    {
        Attribution[] all = [.. Attribution.Joint("exchange", Blocs.IssuersOfJuly2021, China), .. Attribution.Joint("other", [Blocs.Eu], China), Alone("x")];

        Coalition coalition = Coalition.Of("exchange", all);

        Assert.Equal(Blocs.IssuersOfJuly2021, coalition.Issuers);
        Assert.Equal(("exchange", 8), (coalition.StatementId, coalition.Attributions.Length));
        Assert.Null(coalition.On);
        Assert.Equal(39, StatesBehind.Of(coalition.Issuers, Blocs.All, new DateOnly(2021, 7, 19)).Certain.Count);
    }

    [Fact]
    public void An_issuer_with_two_attributions_counts_once_and_the_earliest_date_holds()
    {
        Attribution[] all =
        [
            Alone("1", "s", "2021-07-20"),
            Alone("2", "s", "2021-07"),
            Alone("3", "s") with { By = Blocs.Eu },
            Alone("4", "s", "2021-07-01"),
            Alone("5", "t", "2020"),
        ];

        Coalition coalition = Coalition.Of("s", all);

        Assert.Equal(["USA", "eu"], coalition.Issuers.Select(p => p.Id));
        Assert.Equal(PartialDate.Parse("2021-07-01"), coalition.On);
    }

    [Fact]
    public void A_statement_that_nobody_made_has_no_issuers()
    {
        Coalition none = Coalition.Of("nothing", [Alone("1", "s"), Alone("2")]);

        Assert.Empty(none.Issuers);
        Assert.Null(none.On);
    }

    [Fact]
    public void All_are_in_the_order_of_their_first_attribution()
    {
        Attribution[] all = [Alone("1", "b"), Alone("2"), Alone("3", "a"), Alone("4", "b")];

        Assert.Equal(["b", "a"], Coalition.All(all).Select(c => c.StatementId));
        Assert.Equal([2, 1], Coalition.All(all).Select(c => c.Attributions.Length));
        Assert.Equal(Coalition.Of("b", all), Coalition.All(all)[0]);
        Assert.Equal(Coalition.Of("b", all).GetHashCode(), Coalition.All(all)[0].GetHashCode());
        Assert.NotEqual(Coalition.Of("b", all.Reverse()), Coalition.All(all)[0]);
        Assert.Empty(Coalition.All([]));
    }

    [Fact]
    public void Arguments_are_refused_by_name()
    {
        Refused.Argument("statementId", () => Coalition.Of(" ", []));
        Refused.Argument("statementId", () => Coalition.Of(null!, []));
        Refused.Argument("attributions", () => Coalition.Of("s", null!));
        Refused.Argument("attributions", () => Coalition.All(null!));
    }

    private static Attribution Alone(string id, string? statement = null, string? on = null) =>
        new(id, Blocs.State("USA"), China) { StatementId = statement, On = on is null ? null : PartialDate.Parse(on) };
}
