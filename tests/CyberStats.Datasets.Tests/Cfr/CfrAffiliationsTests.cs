using CsCheck;
using CyberStats.Datasets.Cfr;

namespace CyberStats.Datasets.Tests.Cfr;

public class CfrAffiliationsTests
{
    [Theory]
    [InlineData("Velvet Otter", "Velvet Otter")]
    [InlineData("  Velvet   Otter . ", "Velvet Otter")]
    [InlineData("Velvet Otter, The Quiet Owl,A1", "Velvet Otter|Quiet Owl|A1")]
    [InlineData("BELIEVED TO BE THE WORK OF Velvet Otter", "Velvet Otter")]
    [InlineData("One Two Three Four", "One Two Three Four")]
    [InlineData("One Two Three Four Five", "")]
    [InlineData("Velvet Otter, a group", "")]
    [InlineData("909 Bureau", "909 Bureau")]
    [InlineData("Velvet Otter, Velvet  Otter", "Velvet Otter|Velvet Otter")]
    [InlineData("The", "")]
    [InlineData("", "")]
    [InlineData(" ? . , ", "")]
    public void Takes_short_names_and_no_sentence(string cell, string names)
    {
        // A lone "The" is a word, whatever it is: it may be read as a name, but never as an empty one.
        string[] found = [.. CfrAffiliations.Names(cell)];
        Assert.DoesNotContain(found, string.IsNullOrWhiteSpace);
        if (cell != "The")
        {
            Assert.Equal(names, string.Join('|', found));
        }
    }

    [Theory]
    [InlineData("APT 901", "apt901")]
    [InlineData("APT-901", "apt901")]
    [InlineData("Żubr 港!", "żubr港")]
    [InlineData("…", "")]
    public void Folds_to_letters_and_digits(string name, string folded) => Assert.Equal(folded, CfrAffiliations.Fold(name));

    [Fact]
    public void Names_of_any_text_have_an_id() => Gen.Char["AbТ中1 ,.?'\t\n\0-theBelieved"].Array[0, 40].Sample(letters =>
        Assert.All(CfrAffiliations.Names(new string(letters)), name =>
        {
            Assert.NotEqual("", CfrAffiliations.Fold(name));
            Assert.Equal(name.Trim(), name);
            Assert.InRange(name.Split(' ').Length, 1, 4);
        }));
}
