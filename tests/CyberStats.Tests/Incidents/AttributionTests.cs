using CsCheck;
using CyberStats.Incidents;

namespace CyberStats.Tests.Incidents;

public class AttributionTests : RecordTests<Attribution>
{
    private static readonly CountryCode China = CountryCode.Parse("CHN");
    private static readonly Party Usa = new("USA", "United States", PartyKind.State);
    private static readonly Party Eu = new("EU", "European Union", PartyKind.Organization);

    private protected override Gen<Attribution> Values => Generate.Attribution;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_has_a_blank_id(string? blank)
    {
        Refused.Argument("Id", () => new Attribution(blank!, Usa, China));
        Refused.Argument("Id", () => new Attribution("a", Usa, China) with { Id = blank! });
    }

    [Fact]
    public void Always_has_an_issuer()
    {
        Assert.Throws<ArgumentNullException>("By", () => new Attribution("a", null!, China));
        Assert.Throws<ArgumentNullException>("By", () => new Attribution("a", Usa, China) with { By = null! });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Accuses_a_state_or_an_actor(string? nobody)
    {
        Refused.Argument("accusedState", () => new Attribution("a", Usa, default, nobody));
        Refused.Argument("accusedState", () => new Attribution("a", Usa, CountryCode.Parse("unknown"), nobody));

        Assert.Equal((China, null), Accused(new Attribution("a", Usa, China)));
        Assert.Equal((default, "apt40"), Accused(new Attribution("a", Usa, accusedActorId: "apt40")));
        Assert.Equal((China, "apt40"), Accused(new Attribution("a", Usa, China, "apt40")));

        static (CountryCode, string?) Accused(Attribution a) => (a.AccusedState, a.AccusedActorId);
    }

    [Theory]
    [InlineData(nameof(Attribution.AccusedState))]
    [InlineData(nameof(Attribution.AccusedActorId))]
    public void The_accused_are_set_by_the_constructor_only(string member) =>
        Assert.Null(typeof(Attribution).GetProperty(member)!.SetMethod); // so that 'with' cannot leave nobody accused

    [Fact]
    public void Refuses_a_responsibility_that_is_none() =>
        Refused.Argument("Responsibility", () => new Attribution("a", Usa, China) with { Responsibility = (Responsibility)99 });

    [Fact]
    public void Holds_each_source_once_and_never_a_default_array()
    {
        var attribution = new Attribution("a", Usa, China);

        Assert.False(attribution.SourceIds.IsDefault);
        Assert.Empty((attribution with { SourceIds = default }).SourceIds);
        Assert.Equal(["s2", "s1"], (attribution with { SourceIds = ["s2", "s1", "s2"] }).SourceIds);
    }

    [Fact]
    public void A_joint_statement_is_one_attribution_for_each_issuer()
    {
        var joint = Attribution.Joint("exchange", [Usa, Eu], China, "hafnium");

        Assert.Equal([Usa, Eu], joint.Select(a => a.By));
        Assert.Equal(["exchange/USA", "exchange/EU"], joint.Select(a => a.Id));
        Assert.All(joint, a => Assert.Equal(("exchange", China, "hafnium"), (a.StatementId, a.AccusedState, a.AccusedActorId)));
    }

    [Fact]
    public void A_joint_statement_needs_an_id_and_issuers_each_named_once_and_an_accused()
    {
        Refused.Argument("statementId", () => Attribution.Joint(" ", [Usa], China));
        Refused.Argument("statementId", () => Attribution.Joint(null!, [Usa], China));
        Assert.Throws<ArgumentNullException>("issuers", () => Attribution.Joint("s", null!, China));
        Assert.Throws<ArgumentNullException>("issuers", () => Attribution.Joint("s", [Usa, null!], China));
        Refused.Argument("issuers", () => Attribution.Joint("s", [], China));
        Refused.Argument("issuers", () => Attribution.Joint("s", [Usa, Eu, Usa with { Name = "USA" }], China));
        Refused.Argument("accusedState", () => Attribution.Joint("s", [Usa, Eu]));
    }
}
