using CsCheck;
using CyberStats.Incidents;

namespace CyberStats.Tests.Incidents;

public class SeverityTests : RecordTests<Severity>
{
    private protected override Gen<Severity> Values => Generate.Severity;

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Never_has_a_score_that_is_no_number(double score)
    {
        Refused.Argument("Score", () => new Severity(score, "eurepoc:weighted"));
        Refused.Argument("Score", () => new Severity(2, "eurepoc:weighted") with { Score = score });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_is_without_a_scale(string? blank)
    {
        Refused.Argument("Scale", () => new Severity(2, blank!));
        Refused.Argument("Scale", () => new Severity(2, "eurepoc:weighted") with { Scale = blank! });
    }

    [Fact]
    public void Is_written_alike_in_every_culture() => Cultures.Each(() =>
    {
        Assert.Equal("2 on eurepoc:weighted", new Severity(2, "eurepoc:weighted").ToString());
        Assert.Equal("-1234.5 on x", new Severity(-1234.5, "x").ToString());
    });
}
