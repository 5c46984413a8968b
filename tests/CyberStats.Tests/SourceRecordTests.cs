using CsCheck;

namespace CyberStats.Tests;

public class SourceRecordTests : RecordTests<Source>
{
    private protected override Gen<Source> Values => Generate.Source;

    [Theory]
    [InlineData("https://example.org/p#a", "https://example.org/p#b")]
    [InlineData("https://u@example.org/p", "https://example.org/p")]
    [InlineData("https://EXAMPLE.org/p", "https://example.org/p")]
    public void Addresses_that_are_written_otherwise_are_not_equal(string a, string b) =>
        Assert.NotEqual(new Source("s", "t") { Url = new Uri(a) }, new Source("s", "t") { Url = new Uri(b) });

    [Theory]
    [InlineData("/var/report.pdf")]
    [InlineData("report.pdf")]
    [InlineData("//server/report.pdf")]
    public void An_address_begins_with_its_scheme(string address) =>
        Refused.Argument("Url", () => new Source("s", "t") { Url = new Uri(address, UriKind.RelativeOrAbsolute) });
}
