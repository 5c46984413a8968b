using CsCheck;
using CyberStats.Agreements;

namespace CyberStats.Tests.Agreements;

public class ParticipationTests : RecordTests<Participation>
{
    private static readonly Participation Support = new("AUS", ParticipationAct.Supported, DateRange.Parse("2018-11-12/2019-09-16"));

    private protected override Gen<Participation> Values => Generate.Participation;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_has_a_blank_party(string? blank)
    {
        Refused.Argument("PartyId", () => new Participation(blank!, ParticipationAct.Signed));
        Refused.Argument("PartyId", () => Support with { PartyId = blank! });
    }

    [Fact]
    public void Always_says_what_was_done()
    {
        ArgumentException error = Refused.Argument("Act", () => new Participation("AUS", default));

        Assert.StartsWith("An act must say what was done.", error.Message, StringComparison.Ordinal);
        Refused.Argument("Act", () => Support with { Act = default });
    }

    [Fact]
    public void Keeps_an_act_that_is_not_listed() =>
        Assert.Equal("AUS my:toasted", new Participation("AUS", ParticipationAct.Parse("my:toasted")).ToString());

    [Fact]
    public void Is_written_with_its_date_where_that_is_known()
    {
        Assert.Equal("AUS supported 2018-11-12/2019-09-16", Support.ToString());
        Assert.Equal("AUS supported 2019", (Support with { When = DateRange.Parse("2019") }).ToString());
        Assert.Equal("AUS supported", (Support with { When = default }).ToString());
    }

    [Fact]
    public void Holds_each_source_once_and_never_a_blank_one()
    {
        Assert.Empty(Support.SourceIds);
        Assert.Equal(["a", "b"], (Support with { SourceIds = ["a", "b", "a"] }).SourceIds);
        Assert.Empty((Support with { SourceIds = default }).SourceIds);
        Refused.Argument("SourceIds", () => Support with { SourceIds = ["a", "\t"] });
    }
}
