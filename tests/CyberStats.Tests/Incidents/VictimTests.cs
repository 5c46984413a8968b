using CsCheck;
using CyberStats.Incidents;

namespace CyberStats.Tests.Incidents;

public class VictimTests : RecordTests<Victim>
{
    private protected override Gen<Victim> Values => Generate.Victim;

    [Fact]
    public void Holds_each_kind_and_sector_once_and_never_a_default_array()
    {
        var victim = new Victim
        {
            Kinds = [PartyKind.State, PartyKind.Company, PartyKind.State],
            Sectors = [Sector.Water, Sector.Parse("cisa:water"), Sector.Energy],
        };

        Assert.Equal([PartyKind.State, PartyKind.Company], victim.Kinds);
        Assert.Equal([Sector.Water, Sector.Energy], victim.Sectors);
        victim = victim with { Kinds = default, Sectors = default };
        Assert.Equal((false, false), (victim.Kinds.IsDefault, victim.Sectors.IsDefault));
        Assert.Equal(new Victim(), victim);
        Assert.Equal(new Victim().GetHashCode(), (new Victim() with { Kinds = [], Sectors = [] }).GetHashCode());
    }

    [Fact]
    public void Is_nobody_in_particular_unless_said()
    {
        var victim = new Victim();

        Assert.Equal((null, default, VictimRole.Unknown), (victim.Name, victim.Country, victim.Role));
        Assert.Equal("a ministry", new Victim("a ministry").Name);
    }
}
