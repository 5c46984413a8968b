namespace CyberStats.Tests;

/// <summary>What every reader of text owes to text that it does not expect.</summary>
internal static class Hostile
{
    private const int LongestMessage = 400;

    /// <summary>
    /// Asserts that the forms of <c>Parse</c> and <c>TryParse</c> agree, that a refusal is a <see cref="FormatException"/> with a short and
    /// printable message and leaves <c>default</c>; and hands what was read to a check.
    /// </summary>
    public static void Reads<T>(string text, Action<T> check)
        where T : struct, ISpanParsable<T>
    {
        bool read = T.TryParse(text, null, out T value);

        Assert.Equal(read, T.TryParse(text.AsSpan(), null, out T fromSpan));
        Assert.Equal(value, fromSpan);
        if (read)
        {
            Assert.Equal(value, T.Parse(text, null));
            Assert.Equal(value, T.Parse(text.AsSpan(), null));
            check(value);
            return;
        }

        Assert.Equal(default, value);
        var error = Assert.Throws<FormatException>(() => T.Parse(text, null));
        Assert.Throws<FormatException>(() => T.Parse(text.AsSpan(), null));
        Assert.InRange(error.Message.Length, 1, LongestMessage);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }
}
