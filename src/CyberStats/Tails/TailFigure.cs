using CyberStats.Distributions;
using CyberStats.Fitting;
using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// A figure of a fitted tail at one probability, with its error and its profile likelihood, in which shape, scale and the share above the threshold vary.
/// </summary>
internal sealed class TailFigure
{
    private const double LeastTime = 1e-12;
    private const double NearOne = 1e-9;

    private readonly SeverityFit<GeneralizedPareto> _fit;
    private readonly TailFigureKind _kind;
    private readonly double[] _lowest;
    private readonly double[] _highest;
    private readonly TailFigureLikelihood _likelihood;
    private readonly double _time;
    private readonly double _top; // the greatest log-likelihood
    private readonly Jet _logFactor;

    /// <summary>Creates the figure.</summary>
    /// <param name="fit">The fit to the losses above the threshold.</param>
    /// <param name="kind">The figure.</param>
    /// <param name="probability">The probability, below the share above the threshold.</param>
    /// <param name="above">How many of the losses that tell the share lie above the threshold.</param>
    /// <param name="of">How many tell the share.</param>
    public TailFigure(SeverityFit<GeneralizedPareto> fit, TailFigureKind kind, double probability, double above, double of)
    {
        _fit = fit;
        _kind = kind;
        double share = above / of;
        double logProbability = Math.Log(probability);
        _time = -Math.Log(probability / share);
        ScaledSample scaled = fit.Scaled;
        var model = new GeneralizedParetoModel(fit.Law.Threshold);
        double unit = scaled.WeightUnit; // of the likelihood
        _likelihood = new TailFigureLikelihood(model.LikelihoodOf(scaled), kind, logProbability, above / unit, (of - above) / unit);
        (double[] low, double[] high) = model.BoundsFor(scaled);
        _lowest = [low[0] - 700, low[1], Math.Min(LeastTime, _time / 2)];
        _highest = [high[0] + 700, kind == TailFigureKind.Level ? high[1] : 1 - NearOne, -logProbability];
        _top = fit.Optimum.Value + (((above * Math.Log(share)) + (of > above ? (of - above) * Elementary.LogP1(-share) : 0)) / unit);
        Jet factor = IsInfinite ? default : TailFigureLikelihood.LogFactor(kind, Jet.Variable(Shape, 1), Jet.Variable(_time, 2));
        _logFactor = Jet.Variable(fit.Optimum.Point[0], 0) + factor; // of the excess, in units of the scaled sample
        Value = IsInfinite ? double.PositiveInfinity : Threshold + (fit.Scaled.Unit * Math.Exp(_logFactor.Value));
        StandardError = IsInfinite ? double.NaN : (Value - Threshold) * LogError(share, of);
    }

    /// <summary>Gets the estimate; +∞ for the mean of the losses above a level where the law has none.</summary>
    public double Value { get; }

    /// <summary>Gets the standard error by the delta method; NaN where the usual theory does not hold.</summary>
    public double StandardError { get; }

    private double Threshold => _fit.Law.Threshold;

    private double Shape => _fit.Optimum.Point[1];

    private bool IsInfinite => _kind == TailFigureKind.Shortfall && Shape >= 1;

    private bool IsRegular => _fit.Status == FitStatus.Converged;

    /// <summary>Returns the estimate with the interval asked for.</summary>
    public Estimate Estimate(double level, TailInterval interval)
    {
        if (!IsRegular || (IsInfinite && interval == TailInterval.Delta))
        {
            return new Estimate(Value, StandardError, double.NaN, double.NaN, level);
        }

        double z = Quantiles.TwoSidedNormal(level);
        if (interval == TailInterval.Delta)
        {
            double excess = Value - Threshold;
            double reach = z * StandardError / excess;
            return new Estimate(Value, StandardError, Threshold + (excess * Math.Exp(-reach)), Threshold + (excess * Math.Exp(reach)), level);
        }

        (double low, double high) = Ends(level, z * z / 2 / _fit.Scaled.WeightUnit);
        return new Estimate(Value, StandardError, Math.Min(low, Value), Math.Max(high, Value), level);
    }

    /// <summary>Returns Φ of the signed root of the likelihood ratio of a level: how far the data put it above the truth, from 0 to 1.</summary>
    public double Confidence(double figure)
    {
        if (figure <= Threshold)
        {
            return 0;
        }

        double fall = Math.Max(ProfileFrom(Start(Shape), 1).Fall(Math.Log((figure - Threshold) / _fit.Scaled.Unit)), 0);
        double root = Math.Sqrt(2 * fall * _fit.Scaled.WeightUnit);
        return Math.Exp(NormalScore.LogUpperTail(figure > Value ? -root : root));
    }

    private (double Low, double High) Ends(double level, double fall)
    {
        if (_kind == TailFigureKind.Level)
        {
            ProfileSearch search = ProfileFrom(Start(Shape), fall);
            return (Figure(search.End(-1)), Figure(search.End(1)));
        }

        // Where shapes of 1 and more are not refused, neither is an infinite mean.
        Estimate shape = _fit.Profile("Shape", level);
        if (shape.Low >= 1 - NearOne)
        {
            return (double.PositiveInfinity, double.PositiveInfinity);
        }

        double inside = Shape < 1 ? Shape : (1 + shape.Low) / 2;
        ProfileSearch profile = ProfileFrom(Start(inside), fall);
        return (Figure(profile.End(-1)), shape.High >= 1 ? double.PositiveInfinity : Figure(profile.End(1)));
    }

    private ProfileSearch ProfileFrom(Optimum start, double fall) => new(_likelihood, start, 0, _lowest, _highest, fall);

    /// <summary>The optimum, or the point of the profile at a shape given, with the value of the optimum.</summary>
    private Optimum Start(double shape)
    {
        double[] point = [_logFactor.Value, shape, _time];
        if (shape != Shape)
        {
            point[0] = _fit.Optimum.Point[0] + TailFigureLikelihood.LogFactor(_kind, Jet.Constant(shape), Jet.Constant(_time)).Value;
            point = LikelihoodSearch.Maximize(_likelihood, point, _lowest, _highest, held: 1).Point;
        }

        double[,] hessian = new double[3, 3];
        _likelihood.Derivatives(point, new double[3], hessian);
        return new Optimum(point, _top, hessian, new int[3], 0, null);
    }

    private double Figure(double end) =>
        double.IsNegativeInfinity(end) ? Threshold
        : double.IsPositiveInfinity(end) ? end
        : Threshold + (_fit.Scaled.Unit * Math.Exp(end));

    /// <summary>The standard error of the logarithm of the excess.</summary>
    private double LogError(double share, double of)
    {
        double[,] c = _fit.Covariance;
        Jet f = _logFactor;
        double variance = (f.D0 * f.D0 * c[0, 0]) + (2 * f.D0 * f.D1 * c[0, 1]) + (f.D1 * f.D1 * c[1, 1]) + (f.D2 * f.D2 * (1 - share) / (share * of));
        return Math.Sqrt(variance);
    }
}
