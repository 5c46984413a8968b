using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>n log v + Q / v at the best variance v that is not below the least one allowed.</summary>
internal readonly struct NormalVarianceCost : ISegmentCost
{
    private readonly SquareSums _sums;
    private readonly double _least;

    public NormalVarianceCost(double[] values, double leastVariance)
    {
        _sums = new SquareSums(values);
        double root = Math.Sqrt(leastVariance) * _sums.Scale;
        _least = Math.Max(root * root, 1e-300);
    }

    public int Count => _sums.Count;

    public double Of(int start, int end)
    {
        double squares = _sums.Of(start, end).Squares;
        int n = end - start;
        double variance = Math.Max(squares / n, _least);
        return (n * Math.Log(variance)) + (squares / variance);
    }
}
