using CsCheck;

namespace CyberStats.Tests;

public class CountryCodeTests : CodeTests<CountryCode>
{
    private protected override Gen<string> WellFormed { get; } = Generate.Letters("ADEFRSTUXYZ", 3, 3);

    private protected override string[] Malformed { get; } = ["est", "ES", "ESTO", "E1T", "ES ", " EST", "ÉST", "EST\n", "E:T", "EЅT"];

    [Fact]
    public void Knows_the_249_codes_of_the_standard_and_kosovo()
    {
        Assert.Equal(250, CountryCode.All.Count);
        Assert.Contains(CountryCode.Parse("XKX"), CountryCode.All);
        Assert.Equal(CountryCode.All.OrderBy(c => c.Value, StringComparer.Ordinal), CountryCode.All);
    }

    [Theory]
    [InlineData("EST", "EE", "Estonia")]
    [InlineData("GEO", "GE", "Georgia")]
    [InlineData("XKX", "XK", "Kosovo")]
    [InlineData("CIV", "CI", "Côte d'Ivoire")]
    [InlineData("ALA", "AX", "Åland Islands")]
    [InlineData("ZWE", "ZW", "Zimbabwe")]
    [InlineData("COD", "CD", "Democratic Republic of the Congo")]
    [InlineData("GBR", "GB", "United Kingdom")]
    public void Names_a_country(string alpha3, string alpha2, string name)
    {
        CountryCode country = CountryCode.Parse(alpha3);

        Assert.Equal((name, alpha2), (country.Name, country.Alpha2));
        Assert.True(CountryCode.TryFromAlpha2(alpha2, out CountryCode found));
        Assert.Equal(country, found);
    }

    [Fact]
    public void Every_country_has_a_name_and_is_found_by_its_two_letters()
    {
        foreach (CountryCode country in CountryCode.All)
        {
            Assert.Matches("^[A-Z]{2}$", country.Alpha2);
            Assert.NotEqual(country.Value, country.Name);
            Assert.Equal(country.Name.Trim(), country.Name);
            Assert.True(CountryCode.TryFromAlpha2(country.Alpha2, out CountryCode found));
            Assert.Equal(country, found);
            Assert.False(country.IsWithdrawn);
            Assert.Equal(default, country.Successor);
        }

        Assert.Equal(CountryCode.All.Count, CountryCode.All.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ee")]
    [InlineData("EST")]
    [InlineData("ZZ")]
    [InlineData("UK")] // reserved, not assigned
    public void Finds_nothing_by_other_letters(string? alpha2)
    {
        Assert.False(CountryCode.TryFromAlpha2(alpha2, out CountryCode code));
        Assert.Equal(default, code);
    }

    [Theory]
    [InlineData("ROM", "ROU")]
    [InlineData("TMP", "TLS")]
    [InlineData("BUR", "MMR")]
    [InlineData("DDR", "DEU")]
    [InlineData("ZAR", "COD")]
    [InlineData("SCG", "unknown")] // two states continue it
    [InlineData("SUN", "unknown")]
    public void Keeps_a_withdrawn_code_and_knows_the_one_state_that_continues_it(string text, string successor)
    {
        CountryCode code = CountryCode.Parse(text);

        Assert.Equal(text, code.Value);
        Assert.True(code.IsWithdrawn);
        Assert.False(code.IsKnown);
        Assert.Equal(CountryCode.Parse(successor), code.Successor);
        Assert.Equal(successor != "unknown", code.Successor.IsKnown);
    }

    [Fact]
    public void Says_little_of_a_code_it_does_not_know()
    {
        CountryCode code = CountryCode.Parse("QZQ");

        Assert.Equal(("QZQ", null, false, false), (code.Name, code.Alpha2, code.IsKnown, code.IsWithdrawn));
        Assert.Equal(("unknown", null, false), (default(CountryCode).Name, default(CountryCode).Alpha2, default(CountryCode).IsWithdrawn));
    }
}
