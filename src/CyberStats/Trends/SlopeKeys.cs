namespace CyberStats.Trends;

/// <summary>
/// Points as the keys of a <see cref="SlopeThreshold"/> need them: centred, and as whole numbers where they are.
/// </summary>
internal sealed class SlopeKeys
{
    private readonly double _middleX;
    private readonly double _middleY;
    private long[]? _valueRanks;

    public SlopeKeys(SlopePoints points)
    {
        Points = points;
        _middleX = points.X[points.Count / 2];
        _middleY = points.Y[points.Count / 2];
        bool whole = true;
        for (int i = 0; i < points.Count; i++)
        {
            whole &= points.X[i] == Math.Floor(points.X[i]) && points.Y[i] == Math.Floor(points.Y[i])
                && Math.Abs(points.X[i]) <= 1L << 51 && Math.Abs(points.Y[i]) <= 1L << 51; // so that differences are exact
            ReachX = Math.Max(ReachX, Math.Abs(CentredX(i)));
            ReachY = Math.Max(ReachY, Math.Abs(CentredY(i)));
        }

        AreWhole = whole && ReachX * ReachY < 1L << 59; // keys are at most four times that
        if (AreWhole)
        {
            WholeX = new long[points.Count];
            WholeY = new long[points.Count];
            for (int i = 0; i < points.Count; i++)
            {
                WholeX[i] = (long)CentredX(i);
                WholeY[i] = (long)CentredY(i);
            }
        }
    }

    /// <summary>Gets the points.</summary>
    public SlopePoints Points { get; }

    /// <summary>Gets whether times and values are whole numbers, and small enough for exact keys.</summary>
    public bool AreWhole { get; }

    /// <summary>Gets the centred times where they are whole.</summary>
    public long[] WholeX { get; } = [];

    /// <summary>Gets the centred values where they are whole.</summary>
    public long[] WholeY { get; } = [];

    /// <summary>Gets the greatest centred time, signs apart.</summary>
    public double ReachX { get; }

    /// <summary>Gets the greatest centred value, signs apart.</summary>
    public double ReachY { get; }

    /// <summary>Returns a time less the middle one.</summary>
    public double CentredX(int i) => Points.X[i] - _middleX;

    /// <summary>Returns a value less the middle one.</summary>
    public double CentredY(int i) => Points.Y[i] - _middleY;

    /// <summary>Returns the place of each value among the different values.</summary>
    public long[] ValueRanks()
    {
        if (_valueRanks is null)
        {
            double[] sorted = [.. Points.Y];
            int[] order = new int[sorted.Length];
            for (int i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }

            Array.Sort(sorted, order);
            _valueRanks = new long[sorted.Length];
            long rank = 0;
            for (int i = 0; i < sorted.Length; i++)
            {
                rank += i > 0 && sorted[i] != sorted[i - 1] ? 1 : 0;
                _valueRanks[order[i]] = rank;
            }
        }

        return _valueRanks;
    }
}
