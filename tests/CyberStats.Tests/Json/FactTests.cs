using CsCheck;
using CyberStats.Json;

namespace CyberStats.Tests.Json;

public class FactTests : RecordTests<Fact>
{
    private static readonly Fact Ease = new("f1", "The Internet was built for ease, not for security.", "s1");

    private protected override Gen<Fact> Values => Generate.Fact;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_has_a_blank_id_text_or_source(string? blank)
    {
        Refused.Argument("Id", () => new Fact(blank!, "text", "s"));
        Refused.Argument("Text", () => new Fact("f", blank!, "s"));
        Refused.Argument("SourceId", () => new Fact("f", "text", blank!));
        Refused.Argument("Id", () => Ease with { Id = blank! });
        Refused.Argument("Text", () => Ease with { Text = blank! });
        Refused.Argument("SourceId", () => Ease with { SourceId = blank! });
    }

    [Fact]
    public void Refers_to_each_record_once_and_may_refer_to_none()
    {
        RecordReference first = RecordReference.Parse("actor:b");
        RecordReference second = RecordReference.Parse("actor:a");

        Assert.Empty(Ease.Records);
        Assert.Equal(Ease, Ease with { Records = default });
        Assert.Equal([first, second], (Ease with { Records = [first, second, first] }).Records);
    }

    [Fact]
    public void Never_holds_a_reference_to_nothing() => Refused.Argument("Records", () => Ease with { Records = [default] });
}
