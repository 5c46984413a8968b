namespace CyberStats.Trends;

/// <summary>
/// A slope m, and keys y − m x by which pairs are told to be steeper or flatter than it.
/// </summary>
/// <remarks>
/// The pair of an earlier point i and a later one j is steeper if and only if its key rises. Keys are whole numbers. They are exact for m = 0
/// (the ranks of the values), for m infinite (the ranks of the times), and where times and values are whole numbers, by m = P / Q; otherwise
/// <see cref="Slack"/> covers the rounding of both the keys and the slope as computed: a pair whose keys rise by more has a computed slope
/// above m, one whose keys fall by more one below m.
/// </remarks>
internal sealed class SlopeThreshold
{
    private readonly SlopeKeys _source;
    private readonly long _p;
    private readonly long _q;
    private readonly long[]? _groups;

    private SlopeThreshold(SlopeKeys source, double slope, long p, long q, long slack, long[]? groups = null)
    {
        _source = source;
        Slope = slope;
        _p = p;
        _q = q;
        Slack = slack;
        _groups = groups;
    }

    /// <summary>Gets m, the computed slope of some pair, or infinite.</summary>
    public double Slope { get; }

    /// <summary>Gets the change of the keys up to which a pair is not told; 0 where the keys are exact.</summary>
    public long Slack { get; }

    /// <summary>Gets whether keys that agree within rounding were made equal.</summary>
    public bool IsGrouped => _groups is not null;

    /// <summary>Returns the threshold at the slope of a pair.</summary>
    public static SlopeThreshold At(SlopeKeys source, int i, int j)
    {
        double slope = source.Points.Slope(i, j);
        return source.AreWhole
            ? new(source, slope, source.WholeY[j] - source.WholeY[i], source.WholeX[j] - source.WholeX[i], 0)
            : new(source, slope, 0, 0, slope == 0 ? 0 : source.Slack);
    }

    /// <summary>Returns the threshold below or above all slopes.</summary>
    public static SlopeThreshold Infinite(SlopeKeys source, bool isBelow) =>
        new(source, isBelow ? double.NegativeInfinity : double.PositiveInfinity, 0, 0, 0);

    /// <summary>Returns the threshold whose keys are given: the places of groups of keys that agree within rounding.</summary>
    public SlopeThreshold Grouped(long[] groups) => new(_source, Slope, 0, 0, 0, groups);

    /// <summary>Computes the keys of all points.</summary>
    public void Keys(Span<long> keys)
    {
        if (_groups is not null)
        {
            _groups.CopyTo(keys);
        }
        else if (double.IsInfinity(Slope))
        {
            int[] ends = _source.Points.GroupEnd;
            for (int i = 0; i < keys.Length; i++)
            {
                keys[i] = Slope < 0 ? i : -ends[i]; // points at equal times rise by their values, and are no pair
            }
        }
        else if (_source.AreWhole)
        {
            long[] x = _source.WholeX;
            long[] y = _source.WholeY;
            for (int i = 0; i < keys.Length; i++)
            {
                keys[i] = (y[i] * _q) - (_p * x[i]);
            }
        }
        else if (Slope == 0)
        {
            _source.ValueRanks().CopyTo(keys);
        }
        else
        {
            double scale = _source.Scale(Slope);
            for (int i = 0; i < keys.Length; i++)
            {
                double key = Math.FusedMultiplyAdd(-Slope, _source.CentredX(i), _source.CentredY(i));
                keys[i] = (long)(key * scale);
            }
        }
    }
}
