namespace CyberStats.Tests;

public class InsufficientDataExceptionTests
{
    [Fact]
    public void States_both_counts_and_the_argument() => Cultures.Each(() =>
    {
        var error = new InsufficientDataException("losses above the threshold", required: 1500, actual: 4, "losses");

        Assert.Equal((1500, 4, "losses"), (error.Required, error.Actual, error.ParamName));
        Assert.StartsWith("Found 4 losses above the threshold; at least 1500 are needed.", error.Message, StringComparison.Ordinal);
    });
}
