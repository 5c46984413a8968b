using System.Runtime.CompilerServices;

namespace CyberStats.Series;

/// <summary>
/// Numbers the keys of groups in the order in which they appear.
/// </summary>
/// <remarks>
/// Codes and strings repeat a few shared references, so a small table finds most keys by the identity of their reference, without
/// touching the text: the same reference is the same key. The address serves as a hash only; an object that the collector has moved is
/// not found and takes the dictionary, as any other key does.
/// </remarks>
internal sealed class GroupIndex<TKey>
    where TKey : notnull
{
    private const int LogSlots = 8;

    private readonly Dictionary<TKey, int> _places = [];
    private readonly (object? Reference, int Place)[] _slots = new (object?, int)[1 << LogSlots];

    public List<TKey> Keys { get; } = [];

    private static bool IsOneReference =>
        !typeof(TKey).IsValueType || (RuntimeHelpers.IsReferenceOrContainsReferences<TKey>() && Unsafe.SizeOf<TKey>() == IntPtr.Size);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(TKey key)
    {
        if (IsOneReference)
        {
            ref (object? Reference, int Place) slot = ref _slots[SlotOf(Unsafe.As<TKey, nuint>(ref key))];
            if (ReferenceEquals(slot.Reference, Unsafe.As<TKey, object?>(ref key)) && slot.Reference is not null)
            {
                return slot.Place;
            }
        }

        return Find(key);
    }

    private static int SlotOf(nuint address) => (int)(((ulong)address * 0x9E3779B97F4A7C15) >> (64 - LogSlots)); // Knuth's multiplicative hash

    private int Find(TKey key)
    {
        if (!_places.TryGetValue(key, out int place))
        {
            place = Keys.Count;
            _places.Add(key, place);
            Keys.Add(key);
        }

        if (IsOneReference)
        {
            _slots[SlotOf(Unsafe.As<TKey, nuint>(ref key))] = (Unsafe.As<TKey, object?>(ref key), place);
        }

        return place;
    }
}
