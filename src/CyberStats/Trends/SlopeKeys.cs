using System.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// Points as the keys of a <see cref="SlopeThreshold"/> need them: centred, and as whole numbers where they are.
/// </summary>
internal sealed class SlopeKeys
{
    private readonly double _middleX;
    private readonly double _middleY;
    private readonly double _reachX;
    private readonly double _reachY;
    private long[]? _valueRanks;

    public SlopeKeys(SlopePoints points)
    {
        Points = points;
        IndexBits = BitOperations.Log2((uint)points.Count) + 1;
        _middleX = points.X[points.Count / 2];
        _middleY = points.Y[points.Count / 2];
        bool whole = true;
        for (int i = 0; i < points.Count; i++)
        {
            whole &= points.X[i] == Math.Floor(points.X[i]) && points.Y[i] == Math.Floor(points.Y[i])
                && Math.Abs(points.X[i]) <= 1L << 51 && Math.Abs(points.Y[i]) <= 1L << 51; // so that differences are exact
            _reachX = Math.Max(_reachX, Math.Abs(CentredX(i)));
            _reachY = Math.Max(_reachY, Math.Abs(CentredY(i)));
        }

        if (whole)
        {
            (WholeX, long reachX) = Whole(points.X, _middleX);
            (WholeY, long reachY) = Whole(points.Y, _middleY);
            AreWhole = (double)reachX * reachY < 1L << (KeyBits - 2); // keys are at most four times that
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

    /// <summary>Gets how many bits the index of a point takes; a key shares its 64 bits with one.</summary>
    public int IndexBits { get; }

    /// <summary>
    /// Gets the change of rounded keys up to which a pair is not told. In units of 2^-60 of the reach B = max |y| + |m| max |x| after
    /// centring: 4 roundings of each key are at most 4 u B a pair, those of the computed slope 3 u |dy|, at most 6 u B, and u B is 2^7 units.
    /// The unit of the keys is greater by the bits of the index; cutting to whole units adds 2.
    /// </summary>
    public long Slack => ((long)(10.3 * (1 << 7)) >> IndexBits) + 3;

    private int KeyBits => 62 - IndexBits;

    /// <summary>Returns a time less the middle one.</summary>
    public double CentredX(int i) => Points.X[i] - _middleX;

    /// <summary>Returns a value less the middle one.</summary>
    public double CentredY(int i) => Points.Y[i] - _middleY;

    /// <summary>Returns what rounded keys at a slope are to be multiplied by.</summary>
    public double Scale(double slope) => Math.ScaleB(1, KeyBits - 3 - Math.ILogB(_reachY + (Math.Abs(slope) * _reachX)));

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

    /// <summary>Whole numbers less the middle one, in units of their greatest common divisor, and the greatest of them.</summary>
    private static (long[] Numbers, long Reach) Whole(double[] numbers, double middle)
    {
        long[] whole = new long[numbers.Length];
        long divisor = 0;
        for (int i = 0; i < whole.Length; i++)
        {
            whole[i] = (long)(numbers[i] - middle);
            for (long rest = Math.Abs(whole[i]); rest != 0 && divisor != 1;)
            {
                (divisor, rest) = divisor == 0 ? (rest, 0) : (rest, divisor % rest);
            }
        }

        long reach = 0;
        for (int i = 0; i < whole.Length; i++)
        {
            whole[i] /= Math.Max(divisor, 1);
            reach = Math.Max(reach, Math.Abs(whole[i]));
        }

        return (whole, reach);
    }
}
