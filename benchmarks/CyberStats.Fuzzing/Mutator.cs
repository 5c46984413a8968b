using System.Text;

namespace CyberStats.Fuzzing;

/// <summary>Changes files: bytes anywhere, and cells, values, brackets and lines as wholes.</summary>
internal sealed class Mutator(Random random)
{
    private const int LongestFile = 96 * 1024;

    private static readonly byte[][] Interesting =
    [
        .. ((string[])
        [
            "", "0", "-0", "-1", "1e999", "1e-999", "0.1", "99999999999999999999", "9223372036854775807", "-9223372036854775808", "2147483648", "NaN", "null",
            "true", "[]", "{}", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\\", "\"", "'", "\"\"", ",", ";", "\t", ":", "[", "]", "{", "}", "\n", "\r\n", "\r", "\0", "\uFEFF",
            "\uFFFD", "é", "Ã©", "🂡", "\u2028", "2020-02-30", "0000-00-00", "9999-12-31", "2020", "2020-1", "1/1/2020", "13/13/2020", "NaT", "Unknown", "unknown", "none",
            "Not available", "Undetermined", "USA", "XX", "US", "China", "Palestine, State of", "http://a", "https://", "T1059.001", "CVE-2020-1", "; ", "('", "['", "']]", "[[",
            "USD", "BYR", "=1+1", "@", "+", "-", "%", "$", "incident--", "x--00000000-0000-4000-8000-000000000000", "2.1", "1.3.4", "1_3_4", "bundle",
        ]).Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xE9], [0xFE, 0xFF], [0x1F, 0x8B, 8], [(byte)'P', (byte)'K', 3, 4],
    ];

    private static readonly byte[] Borders = Encoding.ASCII.GetBytes("[]{},:;\"'\n\t|");

    /// <summary>Returns a file changed in one to a few places, perhaps by parts of another.</summary>
    public byte[] Change(byte[] file, byte[] other)
    {
        int changes = 1 << random.Next(4);
        for (int i = 0; i < changes; i++)
        {
            file = random.Next(12) switch
            {
                0 => Replace(file, Place(file), 1, [(byte)random.Next(256)]),
                1 => Replace(file, Place(file), random.Next(1, 9), []),
                2 => Replace(file, Place(file), 0, Pick()),
                3 => Replace(file, Place(file), random.Next(1, 200), []),
                4 => Token(file, Pick()),
                5 or 6 => Token(file, TokenOf(other)),
                7 => Token(file, TokenOf(file)),
                8 => Token(file, []),
                9 => Repeat(file),
                10 => Line(file, other),
                _ => Replace(file, Place(file), random.Next(3) == 0 ? file.Length : 0, Slice(other)),
            };
        }

        return file.Length > LongestFile ? file[..LongestFile] : file;
    }

    private byte[] Pick() => Interesting[random.Next(Interesting.Length)];

    private int Place(byte[] file) => random.Next(file.Length + 1);

    private byte[] Slice(byte[] file)
    {
        int from = Place(file);
        return file[from..Math.Min(file.Length, from + random.Next(1 << random.Next(12)))];
    }

    /// <summary>Puts something in place of a cell or value.</summary>
    private byte[] Token(byte[] file, byte[] by)
    {
        (int start, int end) = Bounds(file);
        return Replace(file, start, end - start, by);
    }

    private byte[] TokenOf(byte[] file)
    {
        (int start, int end) = Bounds(file);
        return file[start..end];
    }

    private (int Start, int End) Bounds(byte[] file)
    {
        int at = Place(file);
        int start = file.AsSpan(0, at).LastIndexOfAny(Borders) + 1;
        int length = file.AsSpan(at).IndexOfAny(Borders);
        return (start, length < 0 ? file.Length : at + length);
    }

    private byte[] Repeat(byte[] file)
    {
        byte[] part = random.Next(2) == 0 ? TokenOf(file) : Slice(file);
        int times = Math.Min(1 << random.Next(10), 32 * 1024 / Math.Max(part.Length, 1));
        byte[] many = new byte[part.Length * times];
        for (int i = 0; i < times; i++)
        {
            part.CopyTo(many, i * part.Length);
        }

        return Replace(file, Place(file), 0, many);
    }

    /// <summary>Takes out a line, or puts in one of another file.</summary>
    private byte[] Line(byte[] file, byte[] other)
    {
        (int start, int end) = LineOf(file);
        if (random.Next(3) == 0)
        {
            return Replace(file, start, end - start, []);
        }

        (int from, int to) = LineOf(random.Next(2) == 0 ? file : other);
        byte[] source = to <= file.Length && random.Next(2) == 0 ? file : other;
        return Replace(file, start, 0, source[Math.Min(from, source.Length)..Math.Min(to, source.Length)]);
    }

    private (int Start, int End) LineOf(byte[] file)
    {
        int at = Place(file);
        int start = file.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;
        int length = file.AsSpan(at).IndexOf((byte)'\n');
        return (start, length < 0 ? file.Length : at + length + 1);
    }

    private static byte[] Replace(byte[] file, int at, int length, byte[] by)
    {
        length = Math.Min(length, file.Length - at);
        return [.. file.AsSpan(0, at), .. by, .. file.AsSpan(at + length)];
    }
}
