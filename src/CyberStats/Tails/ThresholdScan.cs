namespace CyberStats.Tails;

/// <summary>
/// The threshold whose tail is nearest to its power law, over all thresholds, exactly: the one that comparing all points at all thresholds would find,
/// bit for bit, and the smallest of those that tie.
/// </summary>
/// <remarks>
/// A threshold is out as soon as one point differs by more than the best distance. Some spread thresholds give a good best; the points where others had
/// their greatest difference put most of the rest out at one look. Those left are gone through in blocks: both shares fall, so that the ends of a block
/// bound the differences inside it, and most blocks are never opened.
/// </remarks>
internal sealed class ThresholdScan
{
    private const int Spread = 64;
    private const int Witnesses = 4;
    private const double Slack = 1e-13; // a share is computed to some 1e-15, and need not fall by the last bit

    private readonly TailPoints _points;
    private readonly int[] _witnesses = new int[Witnesses];
    private readonly double[] _shares;
    private int _best = -1;
    private double _distance = double.PositiveInfinity;

    private ThresholdScan(TailPoints points)
    {
        _points = points;
        _shares = new double[(4 * (int)Math.Sqrt(points.Points)) + 16];
        Array.Fill(_witnesses, -1);
    }

    /// <summary>Returns the best threshold and its distance; -1 and +∞ where there is none.</summary>
    /// <param name="points">The sample.</param>
    /// <param name="enough">The search may stop at a threshold with a distance below this.</param>
    public static (int Threshold, double Distance) Best(TailPoints points, double enough = double.NegativeInfinity)
    {
        var scan = new ThresholdScan(points);
        int count = points.Thresholds;
        for (int i = 0; i < Spread && count > 2 * Spread && !(scan._distance < enough); i++)
        {
            scan.Try((int)(((2L * i) + 1) * count / (2 * Spread)));
        }

        for (int i = 0; i < count && !(scan._distance < enough); i++)
        {
            scan.Try(i);
        }

        return (scan._best, scan._distance);
    }

    private void Try(int threshold)
    {
        int first = _points.Take(threshold);
        for (int i = 0; i < Witnesses; i++)
        {
            int witness = _witnesses[i];
            if (witness >= first && IsOut(_points.Difference(witness, _points.Share(witness)), threshold))
            {
                Remember(witness, i);
                return;
            }
        }

        if (Distance(first, threshold, out int farthest) is { } distance)
        {
            (_best, _distance) = (threshold, distance);
        }

        Remember(farthest, Witnesses - 1);
    }

    /// <summary>The distance at a threshold; null as soon as it is out.</summary>
    private double? Distance(int first, int threshold, out int farthest)
    {
        int last = _points.Points - 1;
        int step = Math.Max(1, (int)(Math.Sqrt(last - first + 1) / 2));
        double greatest = double.NegativeInfinity;
        farthest = first;
        int blocks = 0;
        for (int end = first; ; end = Math.Min(end + step, last))
        {
            double share = _shares[blocks++] = _points.Share(end);
            if (Raise(_points.Difference(end, share), end, threshold, ref greatest, ref farthest))
            {
                return null;
            }

            if (end == last)
            {
                break;
            }
        }

        for (int block = 0; block < blocks - 1; block++)
        {
            int from = first + (block * step);
            int to = Math.Min(from + step, last);
            if (_points.Bound(from, _shares[block], to, _shares[block + 1]) + Slack <= greatest)
            {
                continue;
            }

            for (int point = from + 1; point < to; point++)
            {
                if (Raise(_points.Difference(point, _points.Share(point)), point, threshold, ref greatest, ref farthest))
                {
                    return null;
                }
            }
        }

        return greatest;
    }

    private bool Raise(double difference, int point, int threshold, ref double greatest, ref int farthest)
    {
        if (difference > greatest)
        {
            greatest = difference;
            farthest = point;
        }

        return IsOut(difference, threshold);
    }

    private bool IsOut(double difference, int threshold) => difference > _distance || (difference == _distance && threshold >= _best);

    /// <summary>Puts a point first among the witnesses; those before the place move on by one.</summary>
    private void Remember(int point, int place)
    {
        for (int i = place; i > 0; i--)
        {
            _witnesses[i] = _witnesses[i - 1];
        }

        _witnesses[0] = point;
    }
}
