namespace CyberStats.Tests;

public class ExcerptTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("2007-13", "2007-13")]
    [InlineData("a\r\nb\0\u001b[31m\u0085", "a··b··[31m·")]
    public void Replaces_what_cannot_be_printed(string text, string shown) => Assert.Equal(shown, Excerpt.Of(text));

    [Fact]
    public void Cuts_after_eighty_characters_and_says_so()
    {
        Assert.Equal(new string('x', 80), Excerpt.Of(new string('x', 80)));
        Assert.Equal(new string('x', 80) + "…", Excerpt.Of(new string('x', 81)));
        Assert.Equal(81, Excerpt.Of(new string('x', 1_000_000)).Length);
    }
}
