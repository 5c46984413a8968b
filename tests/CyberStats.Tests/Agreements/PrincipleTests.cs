using CyberStats.Agreements;

namespace CyberStats.Tests.Agreements;

public class PrincipleTests
{
    private static readonly Principle Disclosure = new("vulnerability_disclosure", 6, "Strengthen the security of products.");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_has_a_blank_id_or_text(string? blank)
    {
        Refused.Argument("Id", () => new Principle(blank!, 1, "text"));
        Refused.Argument("Text", () => new Principle("id", 1, blank!));
        Refused.Argument("Id", () => Disclosure with { Id = blank! });
        Refused.Argument("Text", () => Disclosure with { Text = blank! });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Is_numbered_from_one(int number)
    {
        Refused.Argument("Number", () => new Principle("id", number, "text"));
        Refused.Argument("Number", () => Disclosure with { Number = number });
        Assert.Equal(int.MaxValue, (Disclosure with { Number = int.MaxValue }).Number);
    }

    [Fact]
    public void Is_equal_when_all_members_are()
    {
        Assert.Equal(Disclosure, Disclosure with { });
        Assert.NotEqual(Disclosure, Disclosure with { Id = "hygiene" });
        Assert.NotEqual(Disclosure, Disclosure with { Number = 7 });
        Assert.NotEqual(Disclosure, Disclosure with { Text = "Other." });
    }
}
