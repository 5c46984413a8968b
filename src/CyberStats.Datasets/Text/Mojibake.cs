using System.Buffers;
using System.Text;

namespace CyberStats.Datasets.Text;

/// <summary>
/// Finds and undoes "mojibake": UTF-8 that was read as Windows-1252 and written as UTF-8 again, once or several times.
/// </summary>
/// <remarks>
/// Seen is a letter or sign whose bytes, each taken for a character of Windows-1252, still stand together. Since "É…" is such a pair and also
/// plain French, a pair counts where it starts with Â or Ã, holds a control character, or stands beside another; not where all that follows
/// its first character is what may follow a letter: a quotation mark, an ellipsis, a dash, a hard blank. Where one counts and no other
/// letter of the text is plain, all do.
/// </remarks>
internal static class Mojibake
{
    private const int MostRounds = 8; // it has been met four times over

    // The characters of bytes 0x80 to 0x9F; 0 where Windows-1252 has none, and the control character of that number stands for the byte.
    private static readonly ushort[] Upper =
    [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ];

    private static readonly SearchValues<char> AfterLetters = SearchValues.Create(
        "\u00A0\u00AB\u00BB\u00AE\u00B7\u2018\u2019\u201A\u201C\u201D\u201E\u2013\u2014\u2026\u2122\u2039\u203A");

    /// <summary>Looks for mojibake in a text, and undoes it where it can all be undone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="repaired">The text put right; the text itself where there is nothing to undo, or where it cannot be undone.</param>
    public static MojibakeKind Repair(string text, out string repaired)
    {
        repaired = text;
        if (Ascii.IsValid(text))
        {
            return MojibakeKind.None;
        }

        string current = text;
        for (int round = 0; round < MostRounds; round++)
        {
            if (Undone(current) is not { } next)
            {
                break;
            }

            current = next;
        }

        if (ReferenceEquals(current, text))
        {
            return MojibakeKind.None;
        }

        if (HasRemains(current))
        {
            return MojibakeKind.Lost;
        }

        repaired = current;
        return MojibakeKind.Undone;
    }

    /// <summary>Returns the text with one round undone; null where none is to be seen.</summary>
    private static string? Undone(string text)
    {
        StringBuilder? result = null;
        int copied = 0;
        bool isWhole = IsWhole(text);
        Span<char> decoded = stackalloc char[2];
        for (int i = NextAfterAscii(text, 0); i < text.Length; i = NextAfterAscii(text, i))
        {
            int end = RunFrom(text, i, out bool isCertain);
            if (end == i || !(isCertain || isWhole))
            {
                i = Math.Max(end, i + 1);
                continue;
            }

            result ??= new StringBuilder(text.Length);
            result.Append(text, copied, i - copied);
            while (i < end)
            {
                i += Sequence(text, i, out Rune rune);
                result.Append(decoded[..rune.EncodeToUtf16(decoded)]);
            }

            copied = end;
        }

        return result?.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether some run is certain and nothing but runs is other than ASCII: then all of the text was treated alike.</summary>
    private static bool IsWhole(string text)
    {
        bool isAny = false;
        for (int i = NextAfterAscii(text, 0); i < text.Length; i = NextAfterAscii(text, i))
        {
            int end = RunFrom(text, i, out bool isCertain);
            if (end == i)
            {
                return false;
            }

            isAny |= isCertain;
            i = end;
        }

        return isAny;
    }

    /// <summary>The next place that does not hold ASCII; the end where none does.</summary>
    private static int NextAfterAscii(string text, int start)
    {
        int next = text.AsSpan(start).IndexOfAnyExceptInRange('\0', '\u007F');
        return next < 0 ? text.Length : start + next;
    }

    /// <summary>Returns where a run of adjoining sequences ends that starts at a place; the place itself where none does.</summary>
    private static int RunFrom(string text, int start, out bool isCertain)
    {
        isCertain = false;
        int end = start, count = 0;
        for (int length; end < text.Length && (length = Sequence(text, end, out _)) > 0; end += length)
        {
            count++;
            ReadOnlySpan<char> followers = text.AsSpan(end + 1, length - 1);
            bool isPlain = followers.IndexOfAnyExcept(AfterLetters) < 0;
            bool startsUsually = text[end] == '\u00C2' || (text[end] == '\u00C3' && !(isPlain && end > 0 && char.IsUpper(text[end - 1])));
            isCertain |= followers.IndexOfAnyInRange('\u0080', '\u009F') >= 0 || (length == 2 ? startsUsually : !isPlain) || (count > 1 && !isPlain);
        }

        return end;
    }

    /// <summary>Returns how many characters at a place are the bytes of one character in UTF-8; 0 where they are not.</summary>
    private static int Sequence(string text, int start, out Rune rune)
    {
        rune = default;
        int first = ByteOf(text[start]);
        int length = first switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
        if (length == 0 || start + length > text.Length)
        {
            return 0;
        }

        Span<byte> bytes = [(byte)first, 0, 0, 0];
        for (int i = 1; i < length; i++)
        {
            int next = ByteOf(text[start + i]);
            if (next is < 0x80 or > 0xBF)
            {
                return 0;
            }

            bytes[i] = (byte)next;
        }

        return Rune.DecodeFromUtf8(bytes[..length], out rune, out int used) == OperationStatus.Done && used == length ? length : 0;
    }

    /// <summary>The byte of a character in Windows-1252, or of a control character; -1 where it has none, or is plain ASCII.</summary>
    private static int ByteOf(char c)
    {
        if (c < 0x80)
        {
            return -1;
        }

        if (c <= 0xFF)
        {
            return c;
        }

        int place = Array.IndexOf(Upper, c);
        return place < 0 ? -1 : 0x80 + place;
    }

    /// <summary>Whether signs of mojibake are left: a character was lost or changed on the way, and the rest cannot be undone.</summary>
    private static bool HasRemains(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is (>= '\u0080' and <= '\u009F')
                || (text[i] is '\u00C2' or '\u00C3' && !(i + 1 < text.Length && char.IsLetter(text[i + 1]))))
            {
                return true;
            }
        }

        return false;
    }
}
