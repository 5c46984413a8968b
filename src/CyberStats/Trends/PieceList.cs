namespace CyberStats.Trends;

/// <summary>An interval of levels, and the start that is best there.</summary>
internal readonly record struct Piece(int Start, Level Low, Level High);

/// <summary>Pieces in order of level, without gaps.</summary>
internal sealed class PieceList
{
    private Piece[] _items = new Piece[32];
    private int _count;

    public ReadOnlySpan<Piece> Items => _items.AsSpan(0, _count);

    public void Clear() => _count = 0;

    /// <summary>Adds a piece above the others, joined to the one below it if that has the same start.</summary>
    public void Add(int start, in Level low, in Level high)
    {
        if (_count > 0 && _items[_count - 1].Start == start)
        {
            _items[_count - 1] = _items[_count - 1] with { High = high };
            return;
        }

        if (_count == _items.Length)
        {
            Array.Resize(ref _items, 2 * _count);
        }

        _items[_count++] = new(start, low, high);
    }
}
