using CsCheck;
using CyberStats.Incidents;

namespace CyberStats.Tests.Incidents;

public class CveIdTests : CodeTests<CveId>
{
    private protected override Gen<string> WellFormed { get; } =
        Gen.Select(Generate.Letters("0123456789", 4, 4), Generate.Letters("0123456789", 4, 19)).Select((year, number) => $"CVE-{year}-{number}");

    private protected override string[] Malformed { get; } =
    [
        "cve-2021-26855", "CVE-2021-268", "CVE-2021-", "CVE-2021", "CVE-21-26855", "CVE-02021-26855", "CVE2021-26855", "CVE-2021_26855",
        "CVE-2021-26855 ", " CVE-2021-26855", "CVE-2021-26855\n", "CVE-2021-2685x", "CVE-2021--6855", "CVE-٢٠٢١-26855", "CVE-2021-٢٦٨٥٥",
        "CVE-2021-12345678901234567890", "CWE-2021-26855", "CVE-2021-26-855",
    ];

    [Fact]
    public void Ships_none_and_knows_none()
    {
        Assert.Empty(CveId.All);
        Assert.False(CveId.Parse("CVE-2021-26855").IsKnown);
    }

    [Theory]
    [InlineData("CVE-1999-0001")]
    [InlineData("CVE-2021-1234567890123456789")] // nineteen digits, the longest that the format allows
    public void Reads_the_shortest_and_the_longest_number(string text) => Assert.Equal(text, CveId.Parse(text).Value);
}
