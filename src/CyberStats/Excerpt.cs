using System.Globalization;

namespace CyberStats;

/// <summary>Text from data, made short and printable enough to be quoted in a message.</summary>
internal static class Excerpt
{
    private const int Longest = 80;

    /// <summary>Returns the first characters of a text, with control and formatting characters replaced by '·' and a mark where it was cut.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        bool cut = text.Length > Longest;
        int length = cut ? Longest - (char.IsHighSurrogate(text[Longest - 1]) ? 1 : 0) : text.Length;
        Span<char> buffer = stackalloc char[Longest];
        ReadOnlySpan<char> head = text[..length];
        for (int i = 0; i < head.Length; i++)
        {
            bool isHidden = char.GetUnicodeCategory(head[i]) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator;
            buffer[i] = isHidden ? '·' : head[i];
        }

        string shown = new(buffer[..head.Length]);
        return cut ? shown + "…" : shown;
    }
}
