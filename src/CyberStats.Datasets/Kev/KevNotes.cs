namespace CyberStats.Datasets.Kev;

/// <summary>Takes the links out of the notes of an entry: addresses, parted by semicolons, some with a sentence before them.</summary>
internal static class KevNotes
{
    private const int MostLinks = 100; // of one entry; what is beyond stays in the text

    /// <summary>Adds the links that the list does not hold yet; true where the notes say anything else.</summary>
    public static bool TakeLinks(string notes, List<string> links)
    {
        bool hasText = false;
        ReadOnlySpan<char> all = notes;
        while (!all.IsEmpty)
        {
            int semicolon = all.IndexOf(';');
            ReadOnlySpan<char> rest = (semicolon < 0 ? all : all[..semicolon]).Trim();
            all = semicolon < 0 ? [] : all[(semicolon + 1)..];
            while (!rest.IsEmpty)
            {
                int at = StartOfLink(rest);
                if (at < 0 || links.Count > MostLinks)
                {
                    hasText = true;
                    break;
                }

                hasText |= !rest[..at].IsWhiteSpace();
                rest = rest[at..];
                int end = rest.IndexOfAny(" \t\r\n\u00A0");
                ReadOnlySpan<char> link = end < 0 ? rest : rest[..end];
                string text = link.TrimEnd(",\"").ToString(); // punctuation after an address, not a part of it
                if (!links.Contains(text))
                {
                    links.Add(text);
                }

                rest = rest[link.Length..].TrimStart();
            }
        }

        return hasText;
    }

    private static int StartOfLink(ReadOnlySpan<char> text)
    {
        int at = text.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            ReadOnlySpan<char> rest = text[(at + 4)..];
            if (rest.StartsWith("://") || rest.StartsWith("s://", StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }

            int next = rest.IndexOf("http", StringComparison.OrdinalIgnoreCase);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return -1;
    }
}
