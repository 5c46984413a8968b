using System.Runtime.CompilerServices;

namespace CyberStats.Series;

/// <summary>
/// Numbers the keys of groups in the order in which they appear.
/// </summary>
/// <remarks>
/// Codes and strings repeat a few shared references, so a small table by identity of reference answers most look-ups without hashing the
/// text: the same reference is the same key. Any other key takes the dictionary.
/// </remarks>
internal sealed class GroupIndex<TKey>
    where TKey : notnull
{
    private const int Slots = 256;

    private readonly Dictionary<TKey, int> _places = [];
    private readonly object?[] _references = new object?[Slots];
    private readonly int[] _placesOfReferences = new int[Slots];

    public List<TKey> Keys { get; } = [];

    private static bool IsOneReference =>
        !typeof(TKey).IsValueType || (RuntimeHelpers.IsReferenceOrContainsReferences<TKey>() && Unsafe.SizeOf<TKey>() == IntPtr.Size);

    public int Of(TKey key)
    {
        if (!IsOneReference || Unsafe.As<TKey, object?>(ref key) is not { } reference)
        {
            return Find(key);
        }

        int slot = RuntimeHelpers.GetHashCode(reference) % Slots;
        if (ReferenceEquals(_references[slot], reference))
        {
            return _placesOfReferences[slot];
        }

        int place = Find(key);
        _references[slot] = reference;
        _placesOfReferences[slot] = place;
        return place;
    }

    private int Find(TKey key)
    {
        if (!_places.TryGetValue(key, out int place))
        {
            place = Keys.Count;
            _places.Add(key, place);
            Keys.Add(key);
        }

        return place;
    }
}
