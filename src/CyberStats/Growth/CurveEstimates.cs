namespace CyberStats.Growth;

/// <summary>The numbers of a fitted curve with their profile intervals, in units of its data.</summary>
/// <remarks>
/// Which ends are open follows from the limits alone: no capacity is too large, and no inflection too late, where the cut-off admits exponential growth; no
/// rate is too low, and no inflection too early, where it admits the flat line; no rate is too high where it admits the step. A Gompertz rate is zero, not
/// flat, in exponential growth. For Bass, an innovation of zero is exponential growth, and an imitation of zero exponential decline.
/// </remarks>
internal sealed class CurveEstimates
{
    private readonly CurveData _data;
    private readonly CurveFitter _fit;
    private readonly GrowthCurveKind _kind;
    private readonly double _dispersion;
    private readonly double _cut;
    private readonly double _level;

    public CurveEstimates(CurveData data, CurveFitter fit, GrowthCurveKind kind, double dispersion, double cut, double level)
    {
        _data = data;
        _fit = fit;
        _kind = kind;
        _dispersion = dispersion;
        _cut = cut;
        _level = level;
    }

    public bool AdmitsGrowing => Admits(_fit.Growing);

    private bool IsBass => _kind == GrowthCurveKind.Bass;

    /// <summary>Whether any rate and any inflection are as good, since the best curve is flat.</summary>
    private bool HasNoShape => _fit.IsFlat && _kind is GrowthCurveKind.Logistic or GrowthCurveKind.Gompertz;

    /// <summary>Returns the rate, or for Bass innovation.</summary>
    public Estimate Rate()
    {
        if (_kind == GrowthCurveKind.Exponential)
        {
            return Profiled(CurveTargetKind.Rate, null, double.NegativeInfinity, double.PositiveInfinity, 1 / _data.Span);
        }

        if (HasNoShape)
        {
            return new Estimate(double.NaN, double.NaN, 0, double.PositiveInfinity, _level);
        }

        double? value = _fit.IsStep ? double.PositiveInfinity : null;
        bool mayBeZero = Admits(_kind == GrowthCurveKind.Logistic ? _fit.Flat : _fit.Growing);
        return Profiled(
            CurveTargetKind.Rate, value, mayBeZero ? null : 0, Admits(_fit.Step) ? null : _data.StepRate, 1 / _data.Span, least: 0);
    }

    /// <summary>Returns imitation.</summary>
    public Estimate Imitation() =>
        Profiled(CurveTargetKind.Imitation, null, Admits(_fit.Falling) ? null : 0, _data.StepRate, 1 / _data.Span, least: 0);

    /// <summary>Returns the capacity or, for Bass, the total.</summary>
    public Estimate Capacity()
    {
        double? value = _fit.IsExponentialLimit && !HasNoShape ? double.PositiveInfinity : null;
        Estimate log = Profiled(CurveTargetKind.Capacity, value, double.NegativeInfinity, AdmitsGrowing ? null : double.PositiveInfinity, 1);
        double capacity = Math.Exp(log.Value);
        return new Estimate(capacity, capacity * log.StandardError, Math.Exp(log.Low), Math.Exp(log.High), _level);
    }

    /// <summary>Returns the year of the inflection or the peak.</summary>
    public Estimate Inflection()
    {
        if (HasNoShape)
        {
            return new Estimate(double.NaN, double.NaN, double.NegativeInfinity, double.PositiveInfinity, _level);
        }

        double? value = _fit.IsExponentialLimit && !(IsBass && _fit.Point.Shift == 0) ? double.PositiveInfinity
            : IsBass && _fit.Point.Shift == 0 ? double.NegativeInfinity
            : null;
        bool mayBeEver = Admits(IsBass ? _fit.Falling : _fit.Flat);
        Estimate e = Profiled(
            CurveTargetKind.Inflection, value, mayBeEver ? null : double.NegativeInfinity, AdmitsGrowing ? null : double.PositiveInfinity, _data.Span);
        return new Estimate(e.Value + _data.Origin, e.StandardError, e.Low + _data.Origin, e.High + _data.Origin, _level);
    }

    /// <summary>Returns the mean count of a whole period whose middle is at a time.</summary>
    public Estimate Mean(double time)
    {
        var profile = new CurveProfile(_data, _fit, new CurveTarget(CurveTargetKind.Mean, time));
        double mean = Math.Exp(profile.Value);
        return Ordered(
            mean,
            mean * profile.StandardError(_dispersion),
            Math.Exp(profile.End(-1, _cut, double.NegativeInfinity)),
            Math.Exp(profile.End(1, _cut, double.PositiveInfinity)));
    }

    /// <summary>Returns θ, infinite in the Poisson limit.</summary>
    public Estimate Theta()
    {
        Estimate alpha = Profiled(CurveTargetKind.Alpha, null, 0, double.PositiveInfinity, 1, least: 0);
        double theta = 1 / alpha.Value;
        return new Estimate(theta, alpha.Value > 0 ? theta * theta * alpha.StandardError : double.NaN, 1 / alpha.High, 1 / alpha.Low, _level);
    }

    private CurvePoint? Known(CurveTargetKind target, int direction) => _fit.Grid?.Extreme(target, direction, _fit.Minimum + _cut);

    private bool Admits(double deviance) => deviance - _fit.Minimum <= _cut;

    /// <summary>The estimate of a number by its profile, its ends sought where they are not known to be open.</summary>
    /// <param name="target">The number.</param>
    /// <param name="value">Its value where the curve found is a limit.</param>
    /// <param name="lower">A bound below the lower end; null where the end is open.</param>
    /// <param name="upper">A bound above the upper end; null where the end is open.</param>
    /// <param name="unit">What the number is multiplied by.</param>
    /// <param name="least">The least value that the number can have.</param>
    private Estimate Profiled(CurveTargetKind target, double? value, double? lower, double? upper, double unit, double least = double.NegativeInfinity)
    {
        double low = least;
        double high = double.PositiveInfinity;
        double error = double.NaN;
        double found = value ?? 0;
        if (value is null || lower is not null || upper is not null)
        {
            var profile = new CurveProfile(_data, _fit, new CurveTarget(target));
            low = lower is { } l && !(found == double.NegativeInfinity) ? profile.End(-1, _cut, l, Known(target, -1)) : low;
            high = upper is { } u && !(found == double.PositiveInfinity) ? profile.End(1, _cut, u, Known(target, 1)) : high;
            found = value ?? profile.Value;
            error = value is null ? profile.StandardError(_dispersion) : double.NaN;
        }

        return Ordered(found * unit, error * unit, low * unit, high * unit);
    }

    /// <summary>An estimate whose interval holds its value, also where the counts lie on the curve and leave less than a rounding between them.</summary>
    private Estimate Ordered(double value, double error, double low, double high) =>
        new(value, error, low > value ? value : low, high < value ? value : high, _level);
}
