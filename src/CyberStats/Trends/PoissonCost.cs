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

    public double Least(in LevelCurve curve) => curve.Sum == 0 ? -2 * curve.Weight : 2 * (curve.Rest - (curve.Sum * LevelSearch.LogP1(curve.Best)));

    public double At(in LevelCurve curve, in Level level) => curve.Sum == 0
        ? 2 * curve.Weight * level.X
        : 2 * ((curve.Weight * (level.X - level.Y)) - (curve.Rest * level.Y));

    /// <summary>
    /// With u the level over the best one, less 1, and t the value over the least, by 2 S: u − log(1 + u) = t, a convex function, so that Newton's method
    /// ends on the outer side of the root. Far below the best it works on y = log(1 + u).
    /// </summary>
    /// <remarks>Source of the series it starts from: Temme (1979), <i>The asymptotic expansion of the incomplete gamma functions</i>.</remarks>
    public Level Reach(in LevelCurve curve, in Level outside, double value)
    {
        if (curve.Sum == 0)
        {
            return LevelOf(Math.Clamp(value / (2 * curve.Weight), -1, outside.X)); // a straight line
        }

        double t = Math.Max(0, (value - Least(curve)) / (2 * curve.Sum));
        bool isAbove = outside.X > curve.Best;
        if (!isAbove && t > 0.2)
        {
            return ReachFarBelow(curve, outside, t);
        }

        double s = isAbove ? Math.Sqrt(2 * t) : -Math.Sqrt(2 * t);
        double u = s < 1
            ? s * (1 + (s * ((1 / 3.0) + (s * ((1 / 36.0) - (s * ((1 / 270.0) - (s / 4320))))))))
            : (2 * t / 3) + Math.Sqrt(t * ((4 * t / 9) + 2)); // the root of u² / (2 + 4u/3) = t, whose left side is the smaller
        for (int i = 0; i < LevelSearch.Most && u != 0; i++)
        {
            double step = (Excess(u) - t) * (1 + u) / u;
            u -= step;
            if (LevelSearch.IsClose(step, Math.Abs(u)))
            {
                break;
            }
        }

        double x = curve.Best + (u * (1 + curve.Best));
        return isAbove ? LevelOf(Math.Clamp(x, curve.Best, outside.X)) : LevelOf(Math.Clamp(x, outside.X, curve.Best));
    }

    private static Level ReachFarBelow(in LevelCurve curve, in Level outside, double t)
    {
        double y = -1 - t;
        double e = Math.Exp(y);
        for (int i = 0; i < LevelSearch.Most; i++)
        {
            double step = (e - 1 - y - t) / (e - 1);
            y -= step;
            e = Math.Exp(y);
            if (Math.Abs(step) < 1e-7)
            {
                break; // the next is of the order of the square
            }
        }

        Level found = new((curve.Best * e) + (e - 1), LevelSearch.LogP1(curve.Best) + y, 0);
        return found.Y > outside.Y ? found : outside;
    }

    /// <summary>u − log(1 + u), by its series where the two would cancel.</summary>
    private static double Excess(double u) => Math.Abs(u) < 1e-4
        ? u * u * (0.5 - (u * ((1 / 3.0) - (u * (0.25 - (u / 5))))))
        : u - LevelSearch.LogP1(u);

    private static Level LevelOf(double x) => new(x, LevelSearch.LogP1(x), 0);
}
