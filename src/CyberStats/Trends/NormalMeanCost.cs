using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// The sum of squares about the mean, over a known variance. Each function is kept by its least value and where it is, which loses no digits.
/// </summary>
internal readonly struct NormalMeanCost : ILevelCost
{
    private readonly SquareSums _sums;
    private readonly double _factor;

    public NormalMeanCost(double[] values, double standardDeviation)
    {
        _sums = new SquareSums(values);
        double ratio = 1 / (standardDeviation * _sums.Scale);
        _factor = ratio * ratio;
        Low = new((values.Min() - _sums.Center) * _sums.Scale, 0, 0);
        High = new((values.Max() - _sums.Center) * _sums.Scale, 0, 0);
    }

    public int Count => _sums.Count;

    public Level Low { get; }

    public Level High { get; }

    public double Of(int start, int end) => _sums.Of(start, end).Squares * _factor;

    public LevelCurve Curve(int start, int end)
    {
        (double squares, double mean) = _sums.Of(start, end);
        return new((end - start) * _factor, 0, squares * _factor, mean);
    }

    public double Least(in LevelCurve curve) => curve.Rest;

    public double At(in LevelCurve curve, in Level level) => curve.Rest + (curve.Weight * (level.X - curve.Best) * (level.X - curve.Best));

    public Level Reach(in LevelCurve curve, in Level outside, double value)
    {
        double distance = Math.Sqrt(Math.Max(0, value - curve.Rest) / curve.Weight);
        return new(outside.X < curve.Best ? Math.Max(outside.X, curve.Best - distance) : Math.Min(outside.X, curve.Best + distance), 0, 0);
    }
}
