using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// The negative binomial cost of counts of equal exposure, against that of one mean m for all: levels are relative to it, less 1.
/// </summary>
/// <remarks>
/// For N counts of sum S = N m + R the cost at the mean m (1 + x) is 2 ((S + N k) z − S y), y = log(1 + x), z = log(1 + q x), q = m / (m + k), written
/// as 2 (N ((m + k) z − m y) + R (z − y)), which keeps its digits where k is large and the law nearly Poisson's.
/// </remarks>
internal readonly struct NegativeBinomialCost : ILevelCost
{
    private readonly double[] _seen;
    private readonly double _size;
    private readonly double _mean;
    private readonly double _q;

    /// <param name="counts">Not all zero.</param>
    /// <param name="size">The size k.</param>
    public NegativeBinomialCost(double[] counts, double size)
    {
        Count = counts.Length;
        _size = size;
        _mean = CountSums.Rate(counts, []);
        _q = _mean / (_mean + size);
        _seen = CountSums.Prefixes(counts);
        Low = LevelOf(Math.Max(-1, (counts.Min() / _mean) - 1));
        High = LevelOf((counts.Max() / _mean) - 1);
    }

    public int Count { get; }

    public Level Low { get; }

    public Level High { get; }

    public double Of(int start, int end) => Least(Curve(start, end));

    public LevelCurve Curve(int start, int end)
    {
        double sum = _seen[end] - _seen[start];
        double rest = Math.FusedMultiplyAdd(start - end, _mean, sum);
        return new(end - start, sum, rest, sum == 0 ? -1 : rest / ((end - start) * _mean));
    }

    public double Least(in LevelCurve curve) => At(curve, LevelOf(curve.Best));

    public double At(in LevelCurve curve, in Level level) => curve.Sum == 0
        ? 2 * curve.Weight * _size * level.Z
        : 2 * ((curve.Weight * (((_mean + _size) * level.Z) - (_mean * level.Y))) + (curve.Rest * (level.Z - level.Y)));

    /// <summary>By Newton's method on the logarithm, in which the cost is convex: from outside it never passes the root.</summary>
    public Level Reach(in LevelCurve curve, in Level outside, double value)
    {
        if (curve.Sum == 0)
        {
            double z = value / (2 * curve.Weight * _size);
            return LevelOf(Math.Clamp(Elementary.ExpM1(z) / _q, -1, outside.X));
        }

        Level level = outside;
        double both = curve.Sum + (curve.Weight * _size);
        if (double.IsNegativeInfinity(level.Y))
        {
            level = LevelOfLog(-((value / 2) - (both * LevelSearch.LogP1(-_q))) / curve.Sum); // z is at least log(1 − q)
        }

        bool isBelow = level.X < curve.Best;
        for (int i = 0; i < LevelSearch.Most; i++)
        {
            double slope = (both * _q * (1 + level.X) / (1 + (_q * level.X))) - curve.Sum;
            double step = ((At(curve, level) - value) / 2) / slope;
            Level next = LevelOfLog(level.Y - step);
            if (isBelow ? !(next.X < curve.Best) : !(next.X > curve.Best))
            {
                break; // within rounding of the best
            }

            level = next;
            if (LevelSearch.IsClose(step * (1 + level.X), Math.Abs(level.X - curve.Best)))
            {
                break;
            }
        }

        return level;
    }

    private Level LevelOf(double x) => new(x, LevelSearch.LogP1(x), Elementary.LogP1(_q * x));

    private Level LevelOfLog(double y)
    {
        double x = Elementary.ExpM1(y);
        return new(x, y, LevelSearch.LogP1(_q * x));
    }
}
