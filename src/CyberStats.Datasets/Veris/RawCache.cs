using System.Buffers.Binary;

namespace CyberStats.Datasets.Veris;

/// <summary>
/// Remembers what short pieces of JSON were read as, since a dataset repeats its words. Of fixed size: a new piece takes the place of an
/// older one.
/// </summary>
/// <typeparam name="T">What a piece is read as.</typeparam>
internal sealed class RawCache<T>
    where T : class
{
    private const int Longest = 512; // bytes of a piece

    private readonly Slot[] _slots;

    /// <param name="bits">Two to this power is the number of pieces remembered.</param>
    public RawCache(int bits) => _slots = new Slot[1 << bits];

    /// <summary>Returns what a piece was read as; null where it is not remembered.</summary>
    public T? Find(ReadOnlySpan<byte> raw)
    {
        ref readonly Slot slot = ref _slots[PlaceOf(raw)];
        return slot.Raw is { } known && raw.SequenceEqual(known) ? slot.Value : null;
    }

    /// <summary>Remembers what a piece was read as, unless it is long.</summary>
    public T Keep(ReadOnlySpan<byte> raw, T value)
    {
        if (raw.Length <= Longest)
        {
            _slots[PlaceOf(raw)] = new Slot(raw.ToArray(), value);
        }

        return value;
    }

    private int PlaceOf(ReadOnlySpan<byte> raw)
    {
        ulong hash = (ulong)raw.Length;
        while (raw.Length >= sizeof(ulong))
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(raw));
            raw = raw[sizeof(ulong)..];
        }

        ulong rest = 0;
        foreach (byte b in raw)
        {
            rest = (rest << 8) | b;
        }

        return (int)(Mix(hash ^ rest) >> 32) & (_slots.Length - 1);
    }

    private static ulong Mix(ulong x)
    {
        x *= 0x9E3779B97F4A7C15; // the golden ratio
        return x ^ (x >> 29);
    }

    private readonly record struct Slot(byte[]? Raw, T Value);
}
