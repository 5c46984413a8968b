namespace CyberStats.Growth;

/// <summary>
/// The likeliest curve of a kind: the best of the searches from the local minima of a grid over its shape, and of its limits, which are the exponential
/// curve, the flat line and the step.
/// </summary>
internal sealed class CurveFitter
{
    private const int MostStarts = 5;

    /// <summary>What a deviance may differ by and be the same.</summary>
    private const double Same = 1e-10;

    private readonly CurveData _data;
    private readonly GrowthCurveKind _kind;
    private readonly bool _hasAlpha;
    private CurveDeviance? _best;
    private CurvePoint _point;

    public CurveFitter(CurveData data, GrowthCurveKind kind, CountFamily family)
    {
        _data = data;
        _kind = kind;
        _hasAlpha = family == CountFamily.NegativeBinomial;
        (CurvePoint flat, Flat) = Exponential(isFlat: true);
        (CurvePoint line, double deviance) = Exponential(isFlat: false);
        Growing = line.Rate > 0 ? deviance : Flat;
        Falling = line.Rate < 0 ? deviance : Flat;
        if (kind == GrowthCurveKind.Exponential)
        {
            Consider(line);
            return;
        }

        CurvePoint limit = Limit(line.Rate > 0 || kind == GrowthCurveKind.Bass ? line : flat);
        Limits = [limit, Limit(flat)];
        Consider(limit);
        Grid = new CurveGrid(data, kind);
        foreach (CurvePoint start in Grid.Minima(MostStarts))
        {
            Consider(start);
        }

        foreach (double rate in kind == GrowthCurveKind.Bass ? [] : (double[])[1 / data.Width, 2 / data.Width, 4 / data.Width])
        {
            Consider(NearStep(rate));
        }

        if (IsFlat && kind != GrowthCurveKind.Bass)
        {
            _point = Limit(flat); // of the many curves that are flat, the one from which searches can leave
        }

        if (kind != GrowthCurveKind.Bass)
        {
            Step = StepDeviance();
        }
    }

    /// <summary>Gets the least deviance.</summary>
    public double Minimum => _best!.Value;

    public CurvePoint Point => _point;

    /// <summary>Gets the limits of the kind: the best exponential curve that it can be, and the flat one.</summary>
    public CurvePoint[] Limits { get; } = [];

    /// <summary>Gets the grid of shapes that searches began from; null for the exponential curve.</summary>
    public CurveGrid? Grid { get; }

    /// <summary>Gets the deviance of the best exponential curve that does not fall: that of an infinite capacity.</summary>
    public double Growing { get; }

    /// <summary>Gets the deviance of the best exponential curve that does not rise.</summary>
    public double Falling { get; }

    /// <summary>Gets the deviance of the flat line.</summary>
    public double Flat { get; }

    /// <summary>Gets the deviance of the best step.</summary>
    public double Step { get; } = double.PositiveInfinity;

    public bool IsExponentialLimit => _kind != GrowthCurveKind.Exponential && Growing - Minimum <= Same;

    public bool IsFlat => Flat - Minimum <= Same;

    public bool IsStep => Step - Minimum <= Same;

    public bool[] Held(int coordinate = -1) =>
        [coordinate == 0, coordinate == 1, coordinate == 2 || _kind == GrowthCurveKind.Exponential, coordinate == CurveDeviance.Alpha || !_hasAlpha];

    /// <summary>Keeps the end of a search from a start, if it is the best so far.</summary>
    private void Consider(CurvePoint start)
    {
        Search(start);
        if (_hasAlpha)
        {
            Search(start with { Alpha = Math.Max(0.1, start.Alpha * 4) });
        }
    }

    private void Search(CurvePoint start)
    {
        for (int round = 0; round < 3; round++) // the chart that suits the start need not suit the end
        {
            (CurveChart chart, double[] at) = start.In(_data, new CurveTarget(CurveTargetKind.Rate));
            CurveDeviance end = CurveSearch.Minimize(_data, chart, at, Held());
            CurvePoint point = CurvePoint.Of(chart, end.Point);
            if (_best is null || end.Value < _best.Value)
            {
                (_best, _point) = (end, point);
            }

            bool isSuited = _kind is GrowthCurveKind.Exponential or GrowthCurveKind.Bass
                || chart.Coordinates == (point.Shift < 0 ? CurveCoordinates.Origin : CurveCoordinates.Shift)
                || Math.Abs(point.Shift) < 3;
            if (isSuited || !double.IsFinite(end.Value))
            {
                return;
            }

            start = point;
        }
    }

    private (CurvePoint Point, double Deviance) Exponential(bool isFlat)
    {
        var chart = new CurveChart(GrowthCurveKind.Exponential, CurveCoordinates.Origin, _data);
        double total = _data.Counts.Sum();
        double exposure = _data.LogExposure.Sum(Math.Exp);
        CurveDeviance? best = null;
        foreach (double alpha in _hasAlpha ? (double[])[0, 0.1, 1] : [0])
        {
            CurveDeviance end = CurveSearch.Minimize(_data, chart, [Math.Log(total / exposure), 0, 0, alpha], [false, isFlat, true, !_hasAlpha]);
            best = best is null || end.Value < best.Value ? end : best;
        }

        return (CurvePoint.Of(chart, best!.Point), best.Value);
    }

    /// <summary>An exponential curve as a limit of the kind.</summary>
    private CurvePoint Limit(CurvePoint line) => _kind == GrowthCurveKind.Bass
        ? line with { Kind = _kind, Rate = Math.Max(-line.Rate, 0), Shift = Math.Max(line.Rate, 0) }
        : line with { Kind = _kind, Shift = double.NegativeInfinity, Slope = line.Rate, Rate = _kind == GrowthCurveKind.Gompertz ? 0 : line.Rate };

    /// <summary>
    /// The deviance of the best step: nothing before the first count above zero, which may lie anywhere on the way up, and one level after it.
    /// </summary>
    private double StepDeviance()
    {
        CurvePoint step = NearStep(_data.StepRate);
        var chart = new CurveChart(_kind, CurveCoordinates.Shift, _data);
        return CurveSearch.Minimize(_data, chart, [step.LogMean, step.Rate, step.Shift, _point.Alpha], Held(1)).Value;
    }

    /// <summary>A curve that rises at a rate through the first count above zero to the mean of those after it.</summary>
    private CurvePoint NearStep(double rate)
    {
        int first = Array.FindIndex(_data.Counts, c => c > 0);
        double after = _data.Counts[(first + 1)..].Sum() / _data.LogExposure[(first + 1)..].Sum(Math.Exp);
        double reached = Math.Min(_data.Counts[first] / Math.Exp(_data.LogExposure[first]) / after, 0.98);
        double place = _kind == GrowthCurveKind.Logistic ? Math.Log(reached / (1 - reached)) : -Math.Log(-Math.Log(reached));
        double shift = place - (rate * _data.Times[first]);
        return new CurvePoint(_kind, Math.Log(_data.Times[first] == 0 ? reached * after : after), rate, shift, rate * Math.Exp(-shift), 0);
    }
}
