namespace CyberStats.Trends;

/// <summary>
/// A slope m, and keys y − m x by which pairs are told to be steeper or flatter than it.
/// </summary>
/// <remarks>
/// The pair of an earlier point i and a later one j is steeper if and only if its key rises. Keys are whole numbers. They are exact for m = 0
/// (the ranks of the values) and where times and values are whole numbers, by m = P / Q; otherwise <see cref="Slack"/> covers the rounding
/// of both the keys and the slope as computed: a pair whose keys rise by more has a computed slope above m, one whose keys fall by more
/// one below m.
/// </remarks>
internal sealed class SlopeThreshold
{
    /// <summary>
    /// In units of 2^-60 of the reach B = max |y| + |m| max |x| after centring: 4 roundings of each key are at most 4 u B a pair, those of the
    /// computed slope 3 u |dy|, at most 6 u B; u B is 2^7 units, and cutting to whole units adds 2. 10.3 · 128 + 2 is below 2^11.
    /// </summary>
    private const long RoundingSlack = 1 << 11;

    private readonly SlopeKeys _source;
    private readonly long _p;
    private readonly long _q;

    private SlopeThreshold(SlopeKeys source, double slope, long p, long q, long slack)
    {
        _source = source;
        Slope = slope;
        _p = p;
        _q = q;
        Slack = slack;
    }

    /// <summary>Gets m, the computed slope of some pair.</summary>
    public double Slope { get; }

    /// <summary>Gets the change of the keys up to which a pair is not told; 0 where the keys are exact.</summary>
    public long Slack { get; }

    /// <summary>Gets whether the keys are exact.</summary>
    public bool IsExact => Slack == 0;

    /// <summary>Returns the threshold at the slope of a pair.</summary>
    public static SlopeThreshold At(SlopeKeys source, int i, int j)
    {
        double slope = source.Points.Slope(i, j);
        return source.AreWhole
            ? new(source, slope, source.WholeY[j] - source.WholeY[i], source.WholeX[j] - source.WholeX[i], 0)
            : new(source, slope, 0, 0, slope == 0 ? 0 : RoundingSlack);
    }

    /// <summary>Computes the keys of all points.</summary>
    public void Keys(Span<long> keys)
    {
        if (_source.AreWhole)
        {
            for (int i = 0; i < keys.Length; i++)
            {
                keys[i] = (_source.WholeY[i] * _q) - (_p * _source.WholeX[i]);
            }
        }
        else if (Slope == 0)
        {
            _source.ValueRanks().CopyTo(keys);
        }
        else
        {
            double reach = _source.ReachY + (Math.Abs(Slope) * _source.ReachX);
            double scale = Math.ScaleB(1, 59 - Math.ILogB(reach));
            for (int i = 0; i < keys.Length; i++)
            {
                double key = Math.FusedMultiplyAdd(-Slope, _source.CentredX(i), _source.CentredY(i));
                keys[i] = (long)(key * scale);
            }
        }
    }
}
