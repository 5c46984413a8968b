using CsCheck;

namespace CyberStats.Tests;

public class PartyTests : RecordTests<Party>
{
    private protected override Gen<Party> Values => Generate.Party;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_has_a_blank_id_or_name(string? blank)
    {
        var party = new Party("USA", "United States", PartyKind.State);

        Refused.Argument("Id", () => new Party(blank!, "United States"));
        Refused.Argument("Name", () => new Party("USA", blank!));
        Refused.Argument("Id", () => party with { Id = blank! });
        Refused.Argument("Name", () => party with { Name = blank! });
    }

    [Fact]
    public void Is_of_an_unknown_kind_and_country_unless_said()
    {
        var party = new Party("x", "X");

        Assert.Equal((default, default), (party.Kind, party.Country));
        Assert.Equal(PartyKind.State, new Party("x", "X", PartyKind.State).Kind);
    }
}
