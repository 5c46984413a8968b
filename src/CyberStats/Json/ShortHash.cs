using System.Buffers.Binary;

namespace CyberStats.Json;

/// <summary>A quick number for a short text by its length and its first and last bytes. Many texts may share one: it only finds a place to look at.</summary>
internal static class ShortHash
{
    public static int Of(ReadOnlySpan<byte> text)
    {
        ulong first;
        ulong last;
        if (text.Length >= 8)
        {
            first = BinaryPrimitives.ReadUInt64LittleEndian(text);
            last = BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]);
        }
        else
        {
            first = last = 0;
            foreach (byte b in text)
            {
                first = (first << 8) | b;
            }
        }

        ulong mixed = (first ^ (ulong)text.Length) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ last ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9;
        return (int)(mixed >> 33);
    }
}
