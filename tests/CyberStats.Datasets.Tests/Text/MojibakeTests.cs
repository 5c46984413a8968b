using System.Text;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Tests.Text;

public class MojibakeTests
{
    [Theory]
    [InlineData("Café")]
    [InlineData("naïve – “quoted” …")]
    [InlineData("港区 Żubr Ёж 😀")]
    [InlineData("Straße Mañana übung")]
    public void What_was_encoded_several_times_comes_back(string text)
    {
        string broken = text;
        for (int times = 1; times <= 4; times++)
        {
            broken = Broken(broken);
            Assert.Equal(MojibakeKind.Undone, Mojibake.Repair(broken, out string repaired));
            Assert.Equal(text, repaired);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("Café")]
    [InlineData("CAFÉ…")] // the bytes C9 85 are also a letter of UTF-8
    [InlineData("“CAFÉ”")]
    [InlineData("AMANHÃ… MAÇÃ”")]
    [InlineData("‘café’”")]
    [InlineData("São Paulo, Ângela, Ã")]
    [InlineData("港区 \uD800")]
    public void Plain_text_is_left_alone(string text)
    {
        Assert.Equal(MojibakeKind.None, Mojibake.Repair(text, out string repaired));
        Assert.Same(text, repaired);
    }

    [Theory]
    [InlineData("CafÃ© Ã'")]
    [InlineData("CafÃ© â\u0080\"")]
    public void Text_that_has_lost_characters_is_left_alone_and_said_to_be_so(string text)
    {
        Assert.Equal(MojibakeKind.Lost, Mojibake.Repair(text, out string repaired));
        Assert.Same(text, repaired);
    }

    [Fact]
    public void Letters_beside_mojibake_stay() =>
        Assert.Equal((MojibakeKind.Undone, "Rouquès café"), (Mojibake.Repair("Rouquès cafÃ©", out string repaired), repaired));

    /// <summary>UTF-8 read as Windows-1252, with a control character where that has none.</summary>
    private static string Broken(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => b is >= 0x80 and < 0xA0 && High[b - 0x80] != '\0' ? High[b - 0x80] : (char)b));

    private const string High = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";
}
