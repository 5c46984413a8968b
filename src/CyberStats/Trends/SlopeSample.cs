namespace CyberStats.Trends;

/// <summary>
/// Pairs from among many that come one after the other, one random pair a step: stratified, so nearer to the whole than independent ones.
/// </summary>
internal sealed class SlopeSample
{
    private readonly SlopeOrder _order;
    private readonly RandomStream _random;
    private readonly double[] _slopes;
    private readonly double[] _sorted;
    private readonly (int Earlier, int Later)[] _places;
    private double _step;
    private long _strata;

    public SlopeSample(SlopeOrder order, int size, RandomStream random)
    {
        _order = order;
        _random = random;
        _slopes = new double[size];
        _sorted = new double[size];
        _places = new (int Earlier, int Later)[size];
    }

    /// <summary>Gets how many pairs were taken.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the number of the next pair to take, from 0.</summary>
    public long Next { get; private set; }

    /// <summary>Draws anew from among so many pairs.</summary>
    public void Begin(long size)
    {
        _step = Math.Max(1, (double)size / _slopes.Length);
        _strata = -1;
        Next = -1;
        Count = 0;
        Advance();
    }

    /// <summary>Takes the next pair, if it is one; returns the number of the one after it.</summary>
    public long Take(long first, long second)
    {
        int earlier = _order.Place(first);
        int later = _order.Place(second);
        if (_order.IsPair(earlier, later))
        {
            _places[Count] = (earlier, later);
            _slopes[Count++] = _order.Slope(earlier, later);
        }

        Advance();
        return Next;
    }

    /// <summary>Returns the thresholds at places among the slopes in rising order; null for a place outside.</summary>
    public SlopeThreshold?[] At(ReadOnlySpan<int> places)
    {
        Array.Copy(_slopes, _sorted, Count);
        var thresholds = new SlopeThreshold?[places.Length];
        int start = 0;
        for (int k = 0; k < places.Length; k++)
        {
            if (places[k] >= 0 && places[k] < Count)
            {
                start = places[k] < start ? 0 : start;
                double slope = Quickselect.Select(_sorted.AsSpan(start, Count - start), places[k] - start);
                start = places[k]; // what comes before is no greater
                (int earlier, int later) = _places[Array.IndexOf(_slopes, slope, 0, Count)];
                thresholds[k] = _order.ThresholdAt(earlier, later);
            }
        }

        return thresholds;
    }

    private void Advance()
    {
        _strata++;
        Next = _strata == _slopes.Length ? long.MaxValue : Math.Max(Next + 1, (long)((_strata + _random.NextDouble()) * _step));
    }
}
