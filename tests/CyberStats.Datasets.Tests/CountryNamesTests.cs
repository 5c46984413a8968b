using CsCheck;

namespace CyberStats.Datasets.Tests;

public class CountryNamesTests
{
    [Fact]
    public void Finds_every_country_by_the_name_of_its_code() => Assert.All(CountryCode.All, code =>
    {
        Assert.True(CountryNames.TryFind(code.Name, out CountryCode found));
        Assert.Equal(code, found);
        Assert.True(CountryNames.TryFind($" the {code.Name.ToUpperInvariant()} ", out found));
        Assert.Equal(code, found);
    });

    // Names of the United Nations and of common use, with the codes that ISO 3166-1 assigns.
    [Theory]
    [InlineData("Viet Nam", "VNM")]
    [InlineData("Ivory Coast", "CIV")]
    [InlineData("Burma", "MMR")]
    [InlineData("Syrian Arab Republic", "SYR")]
    [InlineData("Republic of Korea", "KOR")]
    [InlineData("Democratic People's Republic of Korea", "PRK")]
    [InlineData("North Korea", "PRK")]
    [InlineData("South Korea", "KOR")]
    [InlineData("State of Palestine", "PSE")]
    [InlineData("Turkiye", "TUR")]
    [InlineData("Türkiye", "TUR")]
    [InlineData("Iran, Islamic Republic of", "IRN")]
    [InlineData("Lao People's Democratic Republic", "LAO")]
    [InlineData("Congo, The Democratic Republic of the", "COD")]
    [InlineData("Congo", "COG")]
    [InlineData("U.S.", "USA")]
    [InlineData("The United Kingdom", "GBR")]
    [InlineData("the Netherlands", "NLD")]
    [InlineData("Netherlands (Kingdom of the)", "NLD")]
    [InlineData("Korea (the Republic of)", "KOR")]
    [InlineData("Philippines (the)", "PHL")]
    [InlineData("St. Lucia", "LCA")]
    [InlineData("Republic of North Macedonia", "MKD")]
    public void Finds_other_names(string name, string code)
    {
        Assert.True(CountryNames.TryFind(name, out CountryCode found));
        Assert.Equal(code, found.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("the ")]
    [InlineData("The")]
    [InlineData("unknown")]
    [InlineData("USA, China")]
    [InlineData("Government of Ghana")]
    [InlineData("Chinese")]
    [InlineData("China.")]
    [InlineData("Korea")]
    [InlineData("theNetherlands")]
    [InlineData("the the Netherlands")]
    [InlineData("European Union")]
    public void Finds_nothing_in_what_is_not_exactly_one_name(string name)
    {
        Assert.False(CountryNames.TryFind(name, out CountryCode found));
        Assert.Equal(default, found);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(",, ,", "")]
    [InlineData("China", "China=CHN")]
    [InlineData("Palestine, State of, China", "Palestine, State of=PSE|China=CHN")]
    [InlineData("Bonaire, Sint Eustatius and Saba, Aruba", "Bonaire, Sint Eustatius and Saba=BES|Aruba=ABW")]
    [InlineData("State of, Palestine", "State of=unknown|Palestine=PSE")]
    [InlineData("Iran, Islamic Republic", "Iran=IRN|Islamic Republic=unknown")]
    [InlineData("Estonia , and Latvia", "Estonia=EST|and Latvia=unknown")]
    public void Splits_a_list(string list, string items) =>
        Assert.Equal(items, string.Join('|', CountryNames.Split(list).Select(s => $"{s.Name}={s.Code}")));

    [Fact]
    public void Splits_what_it_joined()
    {
        string[] names = [.. CountryCode.All.Select(c => c.Name), "Palestine, State of", "Korea, Republic of", "The Philippines", "Viet Nam"];
        // "Hong Kong, China" is a name of Hong Kong.
        Gen.OneOf(names.Where(n => n != "Hong Kong").ToArray()).Array[0, 8].Sample(list =>
        {
            (string Name, CountryCode Code)[] items = [.. CountryNames.Split(string.Join(", ", list))];
            Assert.Equal(list, items.Select(i => i.Name));
            Assert.DoesNotContain(items, i => i.Code == default);
        });
    }

    [Fact]
    public void Splits_any_text_without_losing_a_letter() => Gen.String.Sample(text =>
        Assert.Equal(
            string.Concat(text.Where(c => c != ',' && !char.IsWhiteSpace(c))),
            string.Concat(CountryNames.Split(text).SelectMany(s => s.Name).Where(c => c != ',' && !char.IsWhiteSpace(c)))));
}
