using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// Names and titles made comparable: without case, accents, punctuation and words that every name has.
/// </summary>
internal static class NameText
{
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "the", "of", "and", "a", "an", "in", "on", "at", "for", "to", "by", "with", "from", "its", "s",
        "inc", "ltd", "llc", "llp", "plc", "gmbh", "ag", "sa", "spa", "bv", "nv", "corp", "corporation", "company", "co", "limited", "incorporated",
    };

    // Words that say in the title of any incident what it is; what sets it apart are the others.
    private static readonly HashSet<string> Commonplaces = new(StringComparer.Ordinal)
    {
        "attack", "attacks", "attacked", "attacking", "cyber", "cyberattack", "cyberattacks", "operation", "campaign", "against", "after", "group", "hackers", "hacker",
        "hack", "hacked", "hacking", "hit", "hits", "target", "targets", "targeted", "targeting", "compromise", "compromised", "breach", "breached", "leak", "leaks", "leaked",
        "theft", "steals", "stole", "stolen", "espionage", "spying", "spies", "ransomware", "malware", "wiper", "phishing", "denial", "service", "ddos", "defaced", "defacement",
        "website", "websites", "site", "sites", "data", "incident", "suspected", "alleged", "state", "sponsored",
    };

    // Letters with marks, by the plain letter; a table of our own, since programs that take no culture from the machine decompose nothing.
    private static readonly (string Plain, string Marked)[] Letters =
    [
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ("b", "ḃḅḇ"),
        ("c", "çćĉċčḉ"),
        ("d", "ďḋḍḏḑḓ"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ḟ"),
        ("g", "ĝğġģǧǵḡ"),
        ("h", "ĥȟḣḥḧḩḫẖ"),
        ("i", "ìíîïĩīĭįǐȉȋḭḯỉị"),
        ("j", "ĵǰ"),
        ("k", "ķǩḱḳḵ"),
        ("l", "ĺļľḷḹḻḽ"),
        ("m", "ḿṁṃ"),
        ("n", "ñńņňǹṅṇṉṋ"),
        ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
        ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšșṡṣṥṧṩ"),
        ("t", "ţťțṫṭṯṱẗ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"),
        ("z", "źżžẑẓẕ"),
    ];

    private static readonly FrozenDictionary<char, string> Plainer = Letters
        .SelectMany(l => l.Marked.Select(c => (Marked: c, l.Plain)))
        .Concat([('ß', "ss"), ('ø', "o"), ('ł', "l"), ('đ', "d"), ('ð', "d"), ('þ', "th"), ('ħ', "h"), ('ı', "i"), ('æ', "ae"), ('œ', "oe"), ('&', " and ")])
        .ToFrozenDictionary(p => p.Item1, p => p.Item2);

    /// <summary>Returns the words of a title that can set its incident apart.</summary>
    public static IEnumerable<string> TitleWords(string title) => Words(title).Where(word => !Commonplaces.Contains(word)).Select(Stem);

    /// <summary>Returns the words of a text in their order, fillers left out unless there is nothing else.</summary>
    public static string[] Words(string text)
    {
        string plain = Plain(text);
        string[] all = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] kept = Array.FindAll(all, w => !Fillers.Contains(w));
        return kept.Length > 0 ? kept : all;
    }

    /// <summary>Returns a text as one word.</summary>
    public static string Fold(string text) => Plain(text).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Returns the word without the s of a plural.</summary>
    public static string Stem(string word) => word.Length > 4 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;

    /// <summary>Returns the address without what does not matter: the scheme, "www.", a fragment, tracking parameters and the last slash.</summary>
    public static string Address(string address)
    {
        string text = address.Trim();
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        text = scheme >= 0 ? text[(scheme + 3)..] : text;
        int end = text.IndexOf('#', StringComparison.Ordinal);
        text = end >= 0 ? text[..end] : text;
        int query = text.IndexOf("?utm_", StringComparison.OrdinalIgnoreCase);
        text = query >= 0 ? text[..query] : text;
        int path = text.IndexOf('/', StringComparison.Ordinal);
        string host = (path >= 0 ? text[..path] : text).ToLowerInvariant();
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        return (host + (path >= 0 ? text[path..] : "")).TrimEnd('/');
    }

    /// <summary>Returns the runs of three characters of a text, each once and in order, as numbers.</summary>
    public static ulong[] Trigrams(string[] words)
    {
        string text = $" {string.Join(' ', words)} ";
        if (text.Length < 3)
        {
            return [];
        }

        var runs = new ulong[text.Length - 2];
        for (int i = 0; i < runs.Length; i++)
        {
            runs[i] = ((ulong)text[i] << 32) | ((ulong)text[i + 1] << 16) | text[i + 2];
        }

        Array.Sort(runs);
        return runs.AsSpan().IndexOfAnyExcept(runs[0]) < 0 ? runs[..1] : [.. runs.Distinct()];
    }

    /// <summary>Returns twice the number of runs that two texts share over the number of both: 1 where they are the same.</summary>
    public static double Dice(ulong[] a, ulong[] b)
    {
        int shared = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            int order = a[i].CompareTo(b[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return a.Length + b.Length == 0 ? 0 : 2.0 * shared / (a.Length + b.Length);
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            char lower = char.ToLowerInvariant(c);
            if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format || c is '\'' or '’' or '.')
            {
                continue; // an accent; or inside a word, as in U.S. and People's
            }

            _ = Plainer.TryGetValue(lower, out string? letters) ? plain.Append(letters) : plain.Append(char.IsLetterOrDigit(lower) ? lower : ' ');
        }

        return plain.ToString();
    }
}
