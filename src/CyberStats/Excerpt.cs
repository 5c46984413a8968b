using System.Globalization;

namespace CyberStats;

/// <summary>Text from data, made short and printable enough to be quoted in a message.</summary>
internal static class Excerpt
{
    private const int Usual = 80;
    private const char Cut = '…';

    /// <summary>Returns the first 80 characters as the other method does; the text itself where nothing is to be changed, nothing of null.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string? text)
    {
        text ??= "";
        int plain = text.AsSpan(0, Math.Min(text.Length, Usual)).IndexOfAnyExceptInRange(' ', '~');
        bool isWhole = text.Length <= Usual || (text.Length == Usual + 1 && text[Usual] == Cut); // or cut already
        return plain >= 0 ? Of(text.AsSpan()) : isWhole ? text : string.Concat(text.AsSpan(0, Usual), [Cut]);
    }

    /// <summary>Returns the first characters of a text, with control and formatting characters replaced by '·' and a mark where it was cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How many characters at most, the mark aside; at most 400.</param>
    public static string Of(ReadOnlySpan<char> text, int longest = Usual)
    {
        bool cut = text.Length > longest;
        int length = cut ? longest - (char.IsHighSurrogate(text[longest - 1]) ? 1 : 0) : text.Length;
        Span<char> buffer = stackalloc char[longest];
        ReadOnlySpan<char> head = text[..length];
        for (int i = 0; i < head.Length; i++)
        {
            bool isHidden = char.GetUnicodeCategory(head[i]) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator;
            buffer[i] = isHidden ? '·' : head[i];
        }

        string shown = new(buffer[..head.Length]);
        return cut ? shown + Cut : shown;
    }
}
