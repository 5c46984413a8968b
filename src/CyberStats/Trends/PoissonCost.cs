using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// Poisson's cost, against that of one rate for all: levels are relative to the common rate, less 1, so that the unit of exposure cancels.
/// </summary>
/// <remarks>
/// With W counts expected in a segment at the common rate, S seen, and R = S − W, the cost at the relative rate 1 + x is 2 (W x − S log(1 + x)) =
/// 2 (W (x − y) − R y), y = log(1 + x), which keeps its digits for counts of any size.
/// </remarks>
internal readonly struct PoissonCost : ILevelCost
{
    private readonly double[] _seen;
    private readonly CompensatedSum[]? _exposure; // exact enough for one small exposure among large ones
    private readonly double _rate;

    /// <param name="counts">Not all zero.</param>
    /// <param name="exposure">Above zero; null where they are all the same.</param>
    public PoissonCost(double[] counts, double[]? exposure)
    {
        Count = counts.Length;
        _seen = CountSums.Prefixes(counts);
        _exposure = exposure is null ? null : new CompensatedSum[Count + 1];
        _rate = CountSums.Rate(counts, exposure);
        (double least, double most) = (double.MaxValue, 0);
        for (int i = 0; i < Count; i++)
        {
            if (_exposure is not null)
            {
                _exposure[i + 1] = _exposure[i] + exposure![i];
            }

            double ratio = counts[i] / (exposure is null ? _rate : exposure[i] * _rate);
            least = Math.Min(least, ratio);
            most = Math.Max(most, ratio);
        }

        Low = LevelOf(Math.Max(-1, least - 1));
        High = LevelOf(most - 1);
    }

    public int Count { get; }

    public Level Low { get; }

    public Level High { get; }

    public double Of(int start, int end) => Least(Curve(start, end));

    public LevelCurve Curve(int start, int end)
    {
        double sum = _seen[end] - _seen[start];
        double whole = end - start;
        double low = 0;
        if (_exposure is not null)
        {
            (whole, low) = _exposure[end] - _exposure[start];
        }

        double weight = (whole + low) * _rate;
        double rest = Math.FusedMultiplyAdd(-whole, _rate, sum) - (low * _rate);
        return new(weight, sum, rest, sum == 0 ? -1 : rest / weight);
    }

    public double Least(in LevelCurve curve) => curve.Sum == 0 ? -2 * curve.Weight : 2 * (curve.Rest - (curve.Sum * Elementary.LogP1(curve.Best)));

    public double At(in LevelCurve curve, in Level level) => curve.Sum == 0
        ? 2 * curve.Weight * level.X
        : 2 * ((curve.Weight * (level.X - level.Y)) - (curve.Rest * level.Y));

    /// <summary>By Newton's method, which from outside never passes the root of a convex function: on the logarithm from below, on the level from above.</summary>
    public Level Reach(in LevelCurve curve, in Level outside, double value)
    {
        double half = value / 2;
        (double x, double y) = (outside.X, outside.Y);
        if (x > curve.Best)
        {
            for (int i = 0; i < LevelSearch.Most; i++)
            {
                double step = (At(curve, new(x, y, 0)) / 2 - half) / ((curve.Weight * x - curve.Rest) / (1 + x));
                x = Math.Max(curve.Best, x - step);
                y = Elementary.LogP1(x);
                if (LevelSearch.IsClose(step, x - curve.Best))
                {
                    break;
                }
            }

            return new(x, y, 0);
        }

        if (double.IsNegativeInfinity(y))
        {
            y = -(half + curve.Weight) / curve.Sum; // x ≥ −1, so that the cost is at least the value here
            x = Elementary.ExpM1(y);
        }

        for (int i = 0; i < LevelSearch.Most; i++)
        {
            double step = (At(curve, new(x, y, 0)) / 2 - half) / ((curve.Weight * x) - curve.Rest);
            y -= step;
            x = Math.Min(curve.Best, Elementary.ExpM1(y));
            if (LevelSearch.IsClose(step * (1 + x), curve.Best - x))
            {
                break;
            }
        }

        return new(x, y, 0);
    }

    private static Level LevelOf(double x) => new(x, Elementary.LogP1(x), 0);
}
