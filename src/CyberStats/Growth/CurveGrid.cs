using CyberStats.Numerics;

namespace CyberStats.Growth;

/// <summary>The Poisson deviance of a curve over a grid of shapes, its scale at its best in each: where searches start from.</summary>
internal sealed class CurveGrid
{
    private readonly CurveData _data;
    private readonly GrowthCurveKind _kind;
    private readonly double[] _first; // rate, or innovation
    private readonly double[] _second; // inflection, or imitation
    private readonly double[,] _deviance;
    private readonly double[,] _scale;
    private readonly double[,] _capacity;

    public CurveGrid(CurveData data, GrowthCurveKind kind)
    {
        _data = data;
        _kind = kind;
        bool isBass = kind == GrowthCurveKind.Bass;
        _first = Geometric(isBass ? 1e-5 : 0.3, isBass ? 20 : 300, 12);
        _second = isBass ? [0, .. Geometric(0.1, 300, 13)] : Places(Math.Min(data.Length, 40));
        _deviance = new double[_first.Length, _second.Length];
        _scale = new double[_first.Length, _second.Length];
        _capacity = new double[_first.Length, _second.Length];
        var chart = new CurveChart(kind, isBass ? CurveCoordinates.Origin : CurveCoordinates.Inflection, data);
        for (int i = 0; i < _first.Length; i++)
        {
            for (int j = 0; j < _second.Length; j++)
            {
                (_deviance[i, j], _scale[i, j]) = Profile(chart, Jet.Constant(_first[i]), Jet.Constant(_second[j]));
                double reference = chart.ReferenceShape(Jet.Constant(_first[i]), Jet.Constant(_second[j])).Value;
                _capacity[i, j] = _scale[i, j] - reference - (isBass ? Math.Log(_first[i]) : 0);
            }
        }
    }

    /// <summary>Returns the points below their neighbours, the best first.</summary>
    public IEnumerable<CurvePoint> Minima(int most)
    {
        var minima = new List<(double Deviance, CurvePoint Point)>();
        for (int i = 0; i < _first.Length; i++)
        {
            for (int j = 0; j < _second.Length; j++)
            {
                if (double.IsFinite(_deviance[i, j]) && IsMinimum(i, j))
                {
                    minima.Add((_deviance[i, j], Point(i, j)));
                }
            }
        }

        return minima.OrderBy(m => m.Deviance).Take(most).Select(m => m.Point);
    }

    /// <summary>Returns the point with the least or the greatest value of a number among those whose deviance is at most some; null where there are none.</summary>
    public CurvePoint? Extreme(CurveTargetKind target, int direction, double deviance)
    {
        CurvePoint? extreme = null;
        double farthest = double.NegativeInfinity;
        for (int i = 0; i < _first.Length; i++)
        {
            for (int j = 0; j < _second.Length; j++)
            {
                if (_deviance[i, j] <= deviance && direction * Number(target, i, j) is var value && value > farthest)
                {
                    (farthest, extreme) = (value, Point(i, j));
                }
            }
        }

        return extreme;
    }

    private double Number(CurveTargetKind target, int i, int j) => target switch
    {
        CurveTargetKind.Rate => _first[i],
        CurveTargetKind.Capacity => _capacity[i, j],
        CurveTargetKind.Inflection when _kind == GrowthCurveKind.Bass => Math.Log(_second[j] / _first[i]) / (_first[i] + _second[j]),
        CurveTargetKind.Imitation or CurveTargetKind.Inflection => _second[j],
        _ => double.NaN,
    };

    private CurvePoint Point(int i, int j) => _kind == GrowthCurveKind.Bass
        ? new CurvePoint(_kind, _scale[i, j], _first[i], _second[j], 0, 0)
        : CurvePoint.Sigmoid(_kind, _scale[i, j], _first[i], _second[j], 0);

    private bool IsMinimum(int i, int j)
    {
        double here = _deviance[i, j];
        return !(i > 0 && _deviance[i - 1, j] < here)
            && !(i + 1 < _first.Length && _deviance[i + 1, j] < here)
            && !(j > 0 && _deviance[i, j - 1] < here)
            && !(j + 1 < _second.Length && _deviance[i, j + 1] < here);
    }

    private (double Deviance, double Scale) Profile(CurveChart chart, in Jet x1, in Jet x2)
    {
        double reference = chart.ReferenceShape(x1, x2).Value;
        double[] shape = new double[_data.Length];
        double exposed = 0;
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = chart.Shape(x1, x2, _data.Times[i]).Value - reference + _data.LogExposure[i];
            exposed += Math.Exp(shape[i]);
        }

        double scale = Math.Log(_data.Counts.Sum() / exposed);
        double deviance = 0;
        for (int i = 0; i < shape.Length; i++)
        {
            deviance += 2 * LoaderTerms.Deviance(_data.Counts[i], Math.Exp(scale + shape[i]));
        }

        return double.IsFinite(scale) && deviance < double.PositiveInfinity ? (deviance, scale) : (double.PositiveInfinity, 0);
    }

    private static double[] Geometric(double first, double last, int count) =>
        [.. Enumerable.Range(0, count).Select(i => first * Math.Pow(last / first, i / (count - 1.0)))];

    /// <summary>Inflections over the span of the data, and some before and after it.</summary>
    private double[] Places(int inside)
    {
        double start = _data.Times[0];
        double[] before = [-2, -1, -0.5, -0.25];
        double[] after = [1.1, 1.25, 1.5, 2, 3, 5];
        return [.. before.Concat(Enumerable.Range(0, inside + 1).Select(i => i / (double)inside)).Concat(after).Select(place => start + place)];
    }
}
