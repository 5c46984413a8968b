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
    private const int Tries = 4; // places in which a piece can be

    private readonly Slot[] _slots;

    /// <param name="bits">Two to this power is the number of pieces remembered.</param>
    public RawCache(int bits) => _slots = new Slot[1 << bits];

    /// <summary>Returns what a piece was read as; null where it is not remembered.</summary>
    public T? Find(ReadOnlySpan<byte> raw)
    {
        int place = PlaceOf(raw);
        for (int i = 0; i < Tries; i++)
        {
            ref readonly Slot slot = ref _slots[(place + i) & (_slots.Length - 1)];
            if (slot.Raw is not { } known)
            {
                return null;
            }

            if (raw.SequenceEqual(known))
            {
                return slot.Value;
            }
        }

        return null;
    }

    /// <summary>Remembers what a piece that was not found was read as, unless it is long.</summary>
    public T Keep(ReadOnlySpan<byte> raw, T value)
    {
        if (raw.Length <= Longest)
        {
            int place = PlaceOf(raw);
            int free = 0;
            while (free < Tries && _slots[(place + free) & (_slots.Length - 1)].Raw is not null)
            {
                free++;
            }

            _slots[(place + (free % Tries)) & (_slots.Length - 1)] = new Slot(raw.ToArray(), value);
        }

        return value;
    }

    private int PlaceOf(ReadOnlySpan<byte> raw)
    {
        int length = raw.Length;
        ulong hash = (ulong)length;
        if (length < sizeof(ulong))
        {
            hash ^= length >= sizeof(uint)
                ? ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(raw) << 32) | BinaryPrimitives.ReadUInt32LittleEndian(raw[^sizeof(uint)..])
                : length == 0 ? 0 : ((ulong)raw[0] << 48) | ((ulong)raw[length / 2] << 40) | ((ulong)raw[^1] << 32);
        }
        else
        {
            for (ReadOnlySpan<byte> rest = raw; rest.Length > sizeof(ulong); rest = rest[sizeof(ulong)..])
            {
                hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(rest));
            }

            hash ^= BinaryPrimitives.ReadUInt64LittleEndian(raw[^sizeof(ulong)..]); // it may overlap what was taken
        }

        return (int)(Mix(hash) >> 32) & (_slots.Length - 1);
    }

    private static ulong Mix(ulong x)
    {
        x *= 0x9E3779B97F4A7C15; // the golden ratio
        return x ^ (x >> 29);
    }

    private readonly record struct Slot(byte[]? Raw, T Value);
}
