namespace CyberStats;

/// <summary>Text from data, made short and printable enough to be quoted in a message.</summary>
internal static class Excerpt
{
    private const int Longest = 80;

    /// <summary>Returns the first characters of a text, with control characters replaced by '·' and a mark where it was cut.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        bool cut = text.Length > Longest;
        Span<char> buffer = stackalloc char[Longest];
        ReadOnlySpan<char> head = cut ? text[..Longest] : text;
        for (int i = 0; i < head.Length; i++)
        {
            buffer[i] = char.IsControl(head[i]) ? '·' : head[i];
        }

        string shown = new(buffer[..head.Length]);
        return cut ? shown + "…" : shown;
    }
}
