using System.Collections;

namespace CyberStats.Datasets;

/// <summary>
/// A list that grows by blocks. Unlike a usual list it neither copies what it holds nor makes large arrays, for whose sake the platform would
/// collect all memory while a file is read.
/// </summary>
internal sealed class BlockList<T> : IReadOnlyList<T>
{
    private const int BlockSize = 1024;
    private const int FirstSize = 16;

    private readonly List<T[]> _blocks = [];

    public int Count { get; private set; }

    T IReadOnlyList<T>.this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return this[index];
        }
    }

    /// <summary>Gets the place of an item, to read or to set it; the index is not checked.</summary>
    public ref T this[int index] => ref _blocks[index / BlockSize][index % BlockSize];

    public void Add(T item)
    {
        int block = Count / BlockSize, place = Count % BlockSize;
        if (block == _blocks.Count)
        {
            _blocks.Add(new T[block == 0 ? FirstSize : BlockSize]);
        }
        else if (place == _blocks[block].Length)
        {
            T[] larger = _blocks[block];
            Array.Resize(ref larger, Math.Min(place * 4, BlockSize));
            _blocks[block] = larger;
        }

        _blocks[block][place] = item;
        Count++;
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
