using System.Security.Cryptography;
using System.Text;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Tests.Text;

public class ContentHashTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a|b")]
    [InlineData("|b")]
    [InlineData("a||")]
    [InlineData("Zażółć|港|😀")]
    public void Is_the_start_of_the_hash_of_the_texts_with_a_separator_between(string texts)
    {
        using var hash = new ContentHash();
        hash.Add("something before");
        hash.Take();
        foreach (string text in texts.Split('|'))
        {
            hash.Add(text);
        }

        byte[] expected = SHA256.HashData(Encoding.UTF8.GetBytes(texts.Replace('|', '\u001F')));
        Assert.Equal(Convert.ToHexString(expected)[..16].ToLowerInvariant(), hash.Take());
    }

    [Fact]
    public void Takes_long_texts()
    {
        using var hash = new ContentHash();
        string text = string.Concat(Enumerable.Repeat("港", 100_000));
        hash.Add(text);
        hash.Add(text);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{text}\u001F{text}")))[..16].ToLowerInvariant(), hash.Take());
    }

    [Fact]
    public void Is_the_hash_of_nothing_where_nothing_was_added()
    {
        using var hash = new ContentHash();
        Assert.Equal("e3b0c44298fc1c14", hash.Take());
    }
}
