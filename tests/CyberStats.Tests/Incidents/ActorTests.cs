using CsCheck;
using CyberStats.Incidents;

namespace CyberStats.Tests.Incidents;

public class ActorTests : RecordTests<Actor>
{
    private protected override Gen<Actor> Values => Generate.Actor;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_has_a_blank_id_or_name(string? blank)
    {
        var actor = new Actor("apt28", "APT28");

        Refused.Argument("Id", () => new Actor(blank!, "APT28"));
        Refused.Argument("Name", () => new Actor("apt28", blank!));
        Refused.Argument("Id", () => actor with { Id = blank! });
        Refused.Argument("Name", () => actor with { Name = blank! });
    }

    [Fact]
    public void Holds_each_alias_once_and_never_a_default_array()
    {
        var actor = new Actor("apt28", "APT28");

        Assert.False(actor.Aliases.IsDefault);
        Assert.Empty((actor with { Aliases = default }).Aliases);
        Assert.Equal(["Fancy Bear", "Sofacy", "sofacy"], (actor with { Aliases = ["Fancy Bear", "Sofacy", "Fancy Bear", "sofacy"] }).Aliases);
        Assert.Equal(actor, actor with { Aliases = [] });
        Assert.Equal(actor.GetHashCode(), (actor with { Aliases = [] }).GetHashCode());
    }

    [Fact]
    public void Says_nothing_of_its_doings_that_was_not_given()
    {
        var actor = new Actor("apt28", "APT28");

        Assert.Empty(actor.Types);
        Assert.Empty(actor.Targets);
        Assert.Empty(actor.SourceIds);
        Assert.Empty(actor.Original);
        Assert.Equal([IncidentType.Espionage], (actor with { Types = [IncidentType.Espionage, IncidentType.Espionage] }).Types);
        Refused.Argument("Targets", () => actor with { Targets = [null!] });
        Refused.Argument("SourceIds", () => actor with { SourceIds = [" "] });
    }
}
