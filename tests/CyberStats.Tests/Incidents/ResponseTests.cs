using CsCheck;
using CyberStats.Incidents;

namespace CyberStats.Tests.Incidents;

public class ResponseTests : RecordTests<Response>
{
    private static readonly Party Usa = new("USA", "United States", PartyKind.State);
    private static readonly PartialDate When = PartialDate.Parse("2018-07-13");

    private protected override Gen<Response> Values => Generate.Response;

    [Fact]
    public void Never_concerns_a_negative_number_of_persons()
    {
        Assert.All((Bounds<int>[])[new(-1, 1, 2), new(null, -1, null), new(null, null, -1), new(-1, null, null)], persons =>
        {
            Refused.Argument("Persons", () => new Response(ResponseKind.Sanctions) with { Persons = persons });
            Refused.Argument("Persons", () => Response.Indictment(Usa, When, persons));
        });
        Assert.Equal(0, (new Response(default) with { Persons = Bounds<int>.Exactly(0) }).Persons.Best);
    }

    [Fact]
    public void An_indictment_is_charges_against_persons()
    {
        Response response = Response.Indictment(Usa, When, Bounds<int>.Exactly(12));

        Assert.Equal(new Response(ResponseKind.CriminalCharges, Usa) { On = When, Persons = Bounds<int>.Exactly(12) }, response);
        Assert.Throws<ArgumentNullException>("by", () => Response.Indictment(null!, When, default));
    }

    [Fact]
    public void Holds_each_source_once_and_never_a_default_array()
    {
        var response = new Response(ResponseKind.Denial);

        Assert.False(response.SourceIds.IsDefault);
        Assert.Empty((response with { SourceIds = default }).SourceIds);
        Assert.Equal(["s2", "s1"], (response with { SourceIds = ["s2", "s1", "s2"] }).SourceIds);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Has_an_id_that_is_not_blank_or_none(string blank)
    {
        var response = new Response(ResponseKind.Denial);

        Assert.Null(response.Id);
        Assert.Null((response with { Id = "r1" } with { Id = null }).Id);
        Refused.Argument("Id", () => response with { Id = blank });
    }
}
