namespace CyberStats.Growth;

/// <summary>
/// The profile deviance of one number asked of a curve: the least deviance with that number held; and where it reaches a cut-off.
/// </summary>
/// <remarks>Source of the method: Venzon and Moolgavkar (1988), <i>A method for computing profile-likelihood-based confidence intervals</i>.</remarks>
internal sealed class CurveProfile
{
    private const double Farthest = 1e5;

    private static readonly double[] Places = [-0.5, -0.1, 0.1, 0.3, 0.5, 0.7, 0.9, 1.2, 2];
    private static readonly double[] Rates = [0.3, 1, 3, 6, 10, 15, 30, 100];
    private static readonly double[] Innovations = [1e-6, 1e-4, 1e-2, 0.1, 1, 3];

    private readonly CurveData _data;
    private readonly CurveChart _chart;
    private readonly int _coordinate;
    private readonly bool[] _held;
    private readonly bool[] _free;
    private readonly double _minimum;
    private readonly CurveDeviance _start;
    private readonly double[][] _limits;
    private readonly CurveTargetKind _target;

    public CurveProfile(CurveData data, CurveFitter fit, CurveTarget target)
    {
        _data = data;
        (_chart, double[] at) = fit.Point.In(data, target);
        _coordinate = target.Coordinate(_chart);
        _held = fit.Held(_coordinate);
        _free = [.. _held.Select(h => !h)];
        _minimum = fit.Minimum;
        _start = new CurveDeviance(data, _chart, at);
        _limits =
        [
            .. fit.Limits.Select(limit => limit.In(data, target))
                .Where(limit => limit.Chart.Coordinates == _chart.Coordinates)
                .Select(limit => limit.At),
        ];
        _target = target.Kind;
        Value = at[_coordinate];
    }

    /// <summary>Gets the value at the curve found, or at one near it where that has none.</summary>
    public double Value { get; }

    /// <summary>Returns the standard error that the curvature of the deviance gives at a dispersion; NaN where the curve is at a bound.</summary>
    public double StandardError(double dispersion)
    {
        bool[] all = [.. _free];
        all[_coordinate] = true;
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i] && i != CurveDeviance.Alpha && (_start.Point[i] <= _chart.Lower[i] || _start.Point[i] >= _chart.Upper[i]))
            {
                return double.NaN;
            }
        }

        all[CurveDeviance.Alpha] &= _start.Point[CurveDeviance.Alpha] > 0;
        return Math.Sqrt(2 * dispersion * SymmetricSolver.InverseDiagonal(_start.Hessian, all, _coordinate));
    }

    /// <summary>Returns the value at which the profile rises by a cut-off, below or above; infinite where it is farther than any number that matters.</summary>
    /// <param name="direction">-1 or 1.</param>
    /// <param name="cut">The rise.</param>
    /// <param name="bound">The least or the greatest value that the number can have.</param>
    /// <param name="known">A curve within the cut-off far out, from which the search begins: the values within it need not be one interval.</param>
    public double End(int direction, double cut, double bound, CurvePoint? known = null)
    {
        double goal = Math.Sqrt(cut);
        CurveDeviance inside = At(Value, _start);
        double rise = Rise(inside);
        if (!(rise <= goal))
        {
            return Value; // where the curve found is a limit and the one near it is already refused
        }

        if (known is { } curve
            && curve.In(_data, new CurveTarget(_target)) is var (chart, at)
            && at[new CurveTarget(_target).Coordinate(chart)] is var far
            && direction * (far - Value) > 0)
        {
            CurveDeviance there = At(far, chart.Coordinates == _chart.Coordinates ? new CurveDeviance(_data, _chart, at) : inside);
            inside = Rise(there) <= goal ? there : inside;
        }

        double step = StandardError(1) * goal;
        double most = 0.3 * Math.Max(Math.Abs(Value), 1); // where the deviance is flat, its curvature says nothing of where it rises
        step = step > 0 && step < most ? step : most;
        double outside;
        CurveDeviance beyond;
        while (true)
        {
            double from = inside.Point[_coordinate];
            outside = from + (direction * step);
            bool isBound = direction * (outside - bound) >= 0;
            outside = isBound ? bound : outside;
            if (Math.Abs(outside) > Farthest)
            {
                return direction * double.PositiveInfinity;
            }

            beyond = At(outside, inside);
            if (Rise(beyond) > goal)
            {
                break;
            }

            if (isBound)
            {
                return bound;
            }

            inside = beyond;
            step *= 2;
        }

        return Root(inside, beyond, outside, goal);
    }

    /// <summary>
    /// Where the rise, which is nearly straight, reaches the goal: false position with the weights of Anderson and Björck (1973), and halving where that
    /// is slow or the deviance infinite.
    /// </summary>
    private double Root(CurveDeviance inside, CurveDeviance beyond, double outside, double goal)
    {
        double low = inside.Point[_coordinate];
        double fLow = Rise(inside) - goal;
        double fHigh = Rise(beyond) - goal;
        int side = 0;
        for (int i = 1; i <= 100 && Math.Abs(outside - low) > 1e-14 * Math.Max(Math.Abs(low), Math.Abs(outside)); i++)
        {
            double share = double.IsFinite(fHigh) && i % 6 != 0 ? fLow / (fLow - fHigh) : 0.5;
            double middle = low + (share * (outside - low));
            CurveDeviance next = At(middle, inside);
            double f = Rise(next) - goal;
            if (Math.Abs(f) <= 1e-13 * (goal + Math.Sqrt(_minimum)))
            {
                return middle;
            }

            if (f < 0)
            {
                fHigh = side < 0 ? fHigh * Weight(f, fLow) : fHigh;
                (inside, low, fLow, side) = (next, middle, f, -1);
            }
            else
            {
                fLow = side > 0 ? fLow * Weight(f, fHigh) : fLow;
                (outside, fHigh, side) = (middle, f, 1);
            }
        }

        return low;
    }

    private static double Weight(double next, double last) => 1 - (next / last) is > 0 and var weight ? weight : 0.5;

    private double Rise(CurveDeviance at) => Math.Sqrt(Math.Max(at.Value - _minimum, 0));

    /// <summary>The best curve with the number held, searched from another such curve moved along the path of the best ones.</summary>
    private CurveDeviance At(double value, CurveDeviance from)
    {
        double[] plain = [.. from.Point];
        plain[_coordinate] = value;
        double change = value - from.Point[_coordinate];
        double[] pull = new double[CurveDeviance.Size];
        for (int i = 0; i < pull.Length; i++)
        {
            pull[i] = from.Hessian[i, _coordinate] * change;
        }

        double[] moved = [.. plain];
        Span<double> step = stackalloc double[CurveDeviance.Size];
        if (change != 0 && SymmetricSolver.NewtonStep(pull, from.Hessian, _free, 0, step))
        {
            for (int i = 0; i < moved.Length; i++)
            {
                moved[i] = Math.Clamp(moved[i] + step[i], i == _coordinate ? value : _chart.Lower[i], i == _coordinate ? value : _chart.Upper[i]);
            }
        }

        CurveDeviance best = CurveSearch.Minimize(_data, _chart, plain, _held);
        foreach (double[] start in OtherStarts(plain).Prepend(moved))
        {
            CurveDeviance end = CurveSearch.Minimize(_data, _chart, start, _held);
            best = end.Value < best.Value || !double.IsFinite(best.Value) ? end : best;
        }

        return best;
    }

    /// <summary>Starts from which the path of the best curves can be met again where it jumps: the limits, and the best of some over all shapes.</summary>
    private IEnumerable<double[]> OtherStarts(double[] plain)
    {
        double value = plain[_coordinate];
        foreach (double[] limit in _limits)
        {
            double[] start = [.. limit];
            start[CurveDeviance.Alpha] = plain[CurveDeviance.Alpha];
            start[_coordinate] = value;
            yield return start;
        }

        (double[] Start, double Deviance)[] shapes = [.. Shapes(plain).Select(start => (start, new CurveDeviance(_data, _chart, start).Value))];
        if (_coordinate == 0 && shapes.Length > 0)
        {
            yield return shapes.MinBy(s => s.Deviance).Start;
            yield break;
        }

        for (int i = 0; i < shapes.Length; i++) // along one coordinate: of two valleys the lower need not have the lower start
        {
            if (double.IsFinite(shapes[i].Deviance)
                && !(i > 0 && shapes[i - 1].Deviance < shapes[i].Deviance)
                && !(i + 1 < shapes.Length && shapes[i + 1].Deviance < shapes[i].Deviance))
            {
                yield return shapes[i].Start;
            }
        }
    }

    /// <summary>Curves with the number held whose other coordinates of the shape go over all that matter, each at its scale.</summary>
    private IEnumerable<double[]> Shapes(double[] plain)
    {
        bool isSigmoid = _chart.Kind is GrowthCurveKind.Logistic or GrowthCurveKind.Gompertz;
        if (_chart.Kind == GrowthCurveKind.Exponential || _target == CurveTargetKind.Alpha)
        {
            yield break;
        }

        if (_coordinate == 0)
        {
            bool isShift = _chart.Coordinates == CurveCoordinates.Shift;
            foreach (double rate in isSigmoid && isShift ? Rates : isSigmoid ? [] : Innovations)
            {
                foreach (double x in isSigmoid ? Places : Rates)
                {
                    yield return [plain[0], rate, isSigmoid ? -rate * (_data.Times[0] + x) : x, plain[CurveDeviance.Alpha]];
                }
            }

            yield break;
        }

        double held = plain[_coordinate];
        int index = 3 - _coordinate;
        foreach (double x in isSigmoid && _target == CurveTargetKind.Rate ? Places : _target == CurveTargetKind.Imitation ? Innovations : Rates)
        {
            double place = held * (_data.Times[0] + x); // how far the rate carries to time 0 from an inflection at a share of the span
            double[] start = [.. plain];
            start[index] = (isSigmoid && _target == CurveTargetKind.Rate, _chart.Kind, _chart.Coordinates) switch
            {
                (false, _, _) => x,
                (_, _, CurveCoordinates.Shift) => -place,
                (_, GrowthCurveKind.Logistic, _) => Math.Exp(-place),
                _ => held * Math.Exp(place),
            };
            double mean = 0;
            for (int i = 0; i < _data.Length; i++)
            {
                mean += Math.Exp(CurveDeviance.LogRate(_chart, start, _data.Times[i]) + _data.LogExposure[i]);
            }

            start[0] += Math.Log(_data.Counts.Sum() / mean);
            if (double.IsFinite(start[0]))
            {
                yield return start;
            }
        }
    }
}
