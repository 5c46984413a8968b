namespace CyberStats.Trends;

/// <summary>
/// The points in the order of their keys at a slope: pairs steeper than that but flatter than another slope are those that the keys at the
/// other put the wrong way round.
/// </summary>
/// <remarks>
/// A key shares its 64 bits with the place of its point, so that both are sorted as one number. The arrays, four of a number a point and
/// three more once pairs are drawn, are made once.
/// </remarks>
internal sealed class SlopeOrder
{
    private readonly SlopeKeys _source;
    private readonly int _bits;
    private readonly long _mask;
    private readonly long[] _order; // keys with n - 1 - index: of equal keys the later point comes first
    private readonly long[] _keys;
    private readonly long[] _spare;
    private readonly (double X, double Y)[] _arranged;
    private SlopeThreshold? _at;
    private long _simultaneous; // pairs of equal keys at one time

    public SlopeOrder(SlopePoints points)
    {
        Points = points;
        _source = new SlopeKeys(points);
        _bits = _source.IndexBits;
        _mask = (1L << _bits) - 1;
        _order = new long[points.Count];
        _keys = new long[points.Count];
        _spare = new long[points.Count];
        _arranged = new (double X, double Y)[points.Count];
        Bottom = new SlopeBound(SlopeThreshold.Infinite(_source, isBelow: true), 0, 0);
        Top = new SlopeBound(SlopeThreshold.Infinite(_source, isBelow: false), points.Pairs, points.Pairs);
    }

    public SlopePoints Points { get; }

    /// <summary>Gets the bound below all slopes.</summary>
    public SlopeBound Bottom { get; }

    /// <summary>Gets the bound above all slopes.</summary>
    public SlopeBound Top { get; }

    /// <summary>Returns the threshold at the slope of a pair, by its places in the present order.</summary>
    public SlopeThreshold ThresholdAt(int earlier, int later) => SlopeThreshold.At(_source, Index(earlier), Index(later));

    /// <summary>Counts the pairs on either side of a slope; if more than some are left open by rounding, they are taken as equal.</summary>
    public SlopeBound BoundAt(SlopeThreshold threshold, long mostOpen)
    {
        long atMost = Arrange(threshold);
        long below = atMost;
        if (threshold.Slack == 0)
        {
            return new SlopeBound(threshold, below - EqualPairs(), atMost - _simultaneous);
        }

        for (int p = 0; p < _order.Length; p++)
        {
            for (int q = p + 1; q < _order.Length && Key(q) - Key(p) <= threshold.Slack; q++)
            {
                if (mostOpen-- == 0)
                {
                    return BoundAt(threshold.Grouped(Groups(threshold.Slack)), 0);
                }

                bool isCounted = Index(p) > Index(q);
                bool isPair = Points.X[Index(p)] != Points.X[Index(q)];
                below -= isCounted ? 1 : 0;
                atMost += isCounted == isPair ? 0 : isPair ? 1 : -1;
            }
        }

        return new SlopeBound(threshold, below, atMost);
    }

    /// <summary>Draws pairs from between two bounds.</summary>
    public void Sample(SlopeBound low, SlopeBound high, SlopeSample sample)
    {
        Prepare(low, high);
        sample.Begin(high.RankAsHigh - low.RankAsLow);
        Inversions.Sort(_keys, _spare, sample);
    }

    /// <summary>Returns the place in the present order of the point of a key.</summary>
    public int Place(long key) => (int)(key & _mask);

    /// <summary>Returns whether two places are a pair in the order of time.</summary>
    public bool IsPair(int earlier, int later) => _arranged[earlier].X < _arranged[later].X;

    /// <summary>Returns the slope between two places.</summary>
    public double Slope(int earlier, int later)
    {
        (double x, double y) = _arranged[earlier];
        return ((_arranged[later].Y - y) / (_arranged[later].X - x)) + 0.0; // as SlopePoints.Slope
    }

    /// <summary>
    /// Lists the slopes of all pairs between two bounds; returns whether there are as many as the bounds say, which fails only where a chain
    /// of keys that agree within rounding reaches from one bound to the other.
    /// </summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <param name="slopes">Takes the slopes; longer than there are pairs.</param>
    public bool TryList(SlopeBound low, SlopeBound high, Span<double> slopes)
    {
        Prepare(low, high);
        int count = 0;
        int size = (int)(high.RankAsHigh - low.RankAsLow);
        long reach = high.IsStrict ? -1 : high.Threshold.Slack; // a key may be that much above an earlier one
        for (int p = 0; p < _keys.Length && !low.IsStrict; p++)
        {
            // Pairs that rise, but whose keys at the lower bound fall by no more than rounding: near each other in that order.
            for (int q = p + 1; q < _keys.Length && Key(q) - Key(p) <= low.Threshold.Slack; q++)
            {
                if (IsPair(q, p) && (_keys[p] >> _bits) - (_keys[q] >> _bits) <= reach)
                {
                    slopes[count++] = Slope(q, p);
                }

                if (count > size)
                {
                    return false;
                }
            }
        }

        // Sorts by insertion: what a key passes stands the wrong way round, and is near, since the bounds are.
        for (int q = 1; q < _keys.Length; q++)
        {
            long key = _keys[q];
            (double x, double y) = _arranged[q];
            int place = q;
            for (; place > 0 && _keys[place - 1] > key; place--)
            {
                long passed = _keys[place - 1];
                _keys[place] = passed;
                (double earlier, double value) = _arranged[Place(passed)];
                slopes[count] = ((y - value) / (x - earlier)) + 0.0; // as SlopePoints.Slope
                count += earlier < x ? 1 : 0;
                if (count > size)
                {
                    return false;
                }
            }

            _keys[place] = key;
            for (int k = place - 1; k >= 0 && (key >> _bits) - (_keys[k] >> _bits) <= reach; k--)
            {
                if (IsPair(Place(_keys[k]), q))
                {
                    slopes[count++] = Slope(Place(_keys[k]), q);
                }

                if (count > size)
                {
                    return false;
                }
            }
        }

        return count == size;
    }

    private long Key(int place) => _order[place] >> _bits;

    private int Index(int place) => _order.Length - 1 - (int)(_order[place] & _mask);

    /// <summary>Puts the points in the order at a slope; returns the number of pairs whose key does not rise.</summary>
    private long Arrange(SlopeThreshold threshold)
    {
        threshold.Keys(_order);
        _at = threshold;
        _simultaneous = 0;
        for (int i = 1, same = 0; i < _order.Length && Points.HasTies; i++)
        {
            same = Points.X[i] == Points.X[i - 1] && _order[i] == _order[i - 1] ? same + 1 : 0;
            _simultaneous += same;
        }

        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = (_order[i] << _bits) | (uint)(_order.Length - 1 - i);
        }

        return Inversions.Sort(_order, _spare);
    }

    /// <summary>The number of pairs of equal keys, and of points.</summary>
    private long EqualPairs()
    {
        long pairs = 0;
        for (int p = 1, same = 0; p < _order.Length; p++)
        {
            same = Key(p) == Key(p - 1) ? same + 1 : 0;
            pairs += same;
        }

        return pairs;
    }

    /// <summary>The keys as places of groups, a group ending where the next key is out of the reach of rounding.</summary>
    private long[] Groups(long slack)
    {
        long[] groups = new long[_order.Length];
        long group = 0;
        for (int p = 0; p < groups.Length; p++)
        {
            group += p > 0 && Key(p) - Key(p - 1) > slack ? 1 : 0;
            groups[Index(p)] = group;
        }

        return groups;
    }

    /// <summary>Makes ready to draw pairs: arranged at the lower bound, the keys those at the upper, with the places of that order.</summary>
    private void Prepare(SlopeBound low, SlopeBound high)
    {
        if (_at != low.Threshold)
        {
            Arrange(low.Threshold);
        }

        high.Threshold.Keys(_spare);
        for (int p = 0; p < _order.Length; p++)
        {
            int i = Index(p);
            _arranged[p] = (Points.X[i], Points.Y[i]);
            _keys[p] = (_spare[i] << _bits) | (uint)p;
        }
    }
}
