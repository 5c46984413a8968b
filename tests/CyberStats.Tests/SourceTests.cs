using CsCheck;

namespace CyberStats.Tests;

public class SourceTests : RecordTests<Source>
{
    private protected override Gen<Source> Values => Generate.Source;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_has_a_blank_id_or_title(string? blank)
    {
        var source = new Source("cfr", "Cyber Operations Tracker");

        Refused.Argument("Id", () => new Source(blank!, "Cyber Operations Tracker"));
        Refused.Argument("Title", () => new Source("cfr", blank!));
        Refused.Argument("Id", () => source with { Id = blank! });
        Refused.Argument("Title", () => source with { Title = blank! });
    }

    [Fact]
    public void Needs_nothing_but_its_id_and_title()
    {
        var source = new Source("cfr", "Cyber Operations Tracker");

        Assert.Equal((null, null, null, null), (source.Publisher, source.Published, source.AsOf, source.Url));
    }
}
