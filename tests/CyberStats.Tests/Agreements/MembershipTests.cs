using System.Globalization;
using CsCheck;
using CyberStats.Agreements;

namespace CyberStats.Tests.Agreements;

public class MembershipTests : RecordTests<Membership>
{
    private static readonly CountryCode Gbr = CountryCode.Parse("GBR");

    private protected override Gen<Membership> Values => Generate.Membership;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_has_a_blank_organisation(string? blank)
    {
        Refused.Argument("OrganizationId", () => new Membership(blank!, Gbr));
        Refused.Argument("OrganizationId", () => new Membership("eu", Gbr) with { OrganizationId = blank! });
    }

    [Fact]
    public void Always_names_a_state()
    {
        Assert.StartsWith("A membership must name a state.", Refused.Argument("Member", () => new Membership("eu", default)).Message, StringComparison.Ordinal);
        Refused.Argument("Member", () => new Membership("eu", Gbr) with { Member = default });
    }

    [Fact]
    public void Holds_each_source_once_and_never_a_blank_one()
    {
        var membership = new Membership("eu", Gbr);

        Assert.Empty(membership.SourceIds);
        Assert.Equal(["a", "b"], (membership with { SourceIds = ["a", "b", "a"] }).SourceIds);
        Assert.Empty((membership with { SourceIds = default }).SourceIds);
        Refused.Argument("SourceIds", () => membership with { SourceIds = [""] });
    }

    [Theory]
    [InlineData("1973-01-01/2020-01-31", "1972-12-31", false)]
    [InlineData("1973-01-01/2020-01-31", "1973-01-01", true)]
    [InlineData("1973-01-01/2020-01-31", "2020-01-31", true)] // the last day of membership
    [InlineData("1973-01-01/2020-01-31", "2020-02-01", false)]
    [InlineData("1973/2020", "1972-12-31", false)]
    [InlineData("1973/2020", "1973-01-01", null)]
    [InlineData("1973/2020", "1973-12-30", null)]
    [InlineData("1973/2020", "1973-12-31", true)]
    [InlineData("1973/2020", "2020-01-01", true)]
    [InlineData("1973/2020", "2020-01-02", null)]
    [InlineData("1973/2020", "2020-12-31", null)]
    [InlineData("1973/2020", "2021-01-01", false)]
    [InlineData("1995/..", "9999-12-31", true)] // an open end has not come
    [InlineData("1995/..", "1995-06-30", null)]
    [InlineData("1995/..", "1994-12-31", false)]
    [InlineData("../2020-01-31", "2019-06-30", null)]
    [InlineData("../2020-01-31", "2020-02-01", false)]
    [InlineData("2003", "2003-06-30", null)] // came and went within the year
    [InlineData("2003-05-01", "2003-05-01", true)]
    public void Held_on_a_day_as_far_as_the_dates_tell(string period, string day, bool? expected) =>
        Assert.Equal(expected, new Membership("eu", Gbr, DateRange.Parse(period)).HeldOn(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_membership_without_period_may_have_held_on_any_day()
    {
        Assert.Null(new Membership("eu", Gbr).HeldOn(DateOnly.MinValue));
        Assert.Null(new Membership("eu", Gbr).HeldOn(DateOnly.MaxValue));
    }
}
