using CyberStats.Numerics;

namespace CyberStats.Growth;

/// <summary>
/// A curve in one set of coordinates: the logarithm of its mean at a reference, and two of its shape. What is asked of a curve, a parameter or a mean, is a
/// coordinate of some chart, so that its profile likelihood is a search with that coordinate held.
/// </summary>
internal sealed class CurveChart
{
    /// <summary>A reference at infinite time: the scale is the capacity.</summary>
    public const double AtCapacity = double.PositiveInfinity;

    private readonly CurveData _data;
    private readonly double _reference;

    public CurveChart(GrowthCurveKind kind, CurveCoordinates coordinates, CurveData data, double reference = 0)
    {
        Kind = kind;
        Coordinates = coordinates;
        _data = data;
        _reference = reference;
    }

    public GrowthCurveKind Kind { get; }

    public CurveCoordinates Coordinates { get; }

    /// <summary>Gets the least value of each coordinate.</summary>
    public double[] Lower => Kind == GrowthCurveKind.Exponential
        ? [double.NegativeInfinity, double.NegativeInfinity, 0, 0]
        : Coordinates == CurveCoordinates.Origin
            ? [double.NegativeInfinity, 0, 0, 0]
            : [double.NegativeInfinity, 0, double.NegativeInfinity, 0];

    /// <summary>Gets the greatest value of each coordinate.</summary>
    public double[] Upper
    {
        get
        {
            double most = Kind == GrowthCurveKind.Exponential ? double.PositiveInfinity : _data.StepRate;
            bool isSecondARate = Kind == GrowthCurveKind.Bass && Coordinates == CurveCoordinates.Origin;
            bool isFirstASlope = Kind == GrowthCurveKind.Gompertz && Coordinates == CurveCoordinates.Origin;
            return
            [
                double.PositiveInfinity,
                isFirstASlope ? double.PositiveInfinity : most,
                isSecondARate || isFirstASlope ? most : double.PositiveInfinity,
                double.PositiveInfinity,
            ];
        }
    }

    /// <summary>Returns the shape at the reference, which the logarithm of a mean is measured from.</summary>
    public Jet ReferenceShape(in Jet x1, in Jet x2) => double.IsFinite(_reference)
        ? Shape(x1, x2, _reference)
        : Kind == GrowthCurveKind.Bass
            ? (Coordinates == CurveCoordinates.Origin ? x1 : InnovationAtPeak(x1, x2)).Log() * -1 // the total m over the rate m p at the start
            : default;

    /// <summary>Returns the logarithm of the shape at a time.</summary>
    public Jet Shape(in Jet x1, in Jet x2, double time)
    {
        if (Kind == GrowthCurveKind.Exponential)
        {
            return x1 * time;
        }

        if (Kind == GrowthCurveKind.Bass)
        {
            return Coordinates == CurveCoordinates.Origin
                ? Adopters(x1, x2, time - _data.Launch)
                : Adopters(InnovationAtPeak(x1, x2), x1 * (x1 * x2.Plus(-_data.Launch)).Logistic(), time - _data.Launch);
        }

        if (Coordinates == CurveCoordinates.Origin)
        {
            double s = time - (double.IsFinite(_reference) ? _reference : 0);
            return Kind == GrowthCurveKind.Logistic
                ? (x1 * s) - (x2 * (x1 * s).Exp()).LogP1() // x2: the odds, capacity reached to not reached, at the reference
                : x1 * (x2 * -s).ExpM1Ratio() * s; // x1: the growth rate at the reference
        }

        Jet z = Coordinates == CurveCoordinates.Shift ? (x1 * time) + x2 : x1 * (x2 * -1).Plus(time);
        return Kind == GrowthCurveKind.Logistic ? LogLogistic(z) : (z * -1).Exp() * -1;
    }

    private Jet InnovationAtPeak(in Jet rate, in Jet peak) => rate * (rate * peak.Plus(-_data.Launch) * -1).Logistic();

    /// <summary>
    /// The logarithm of the adopters in the period around a time from the launch, over the rate m p at the launch: with r = p + q and
    /// D(x) = 1 + p (exp(r x) - 1) / r at its ends a and b, it is (exp(r b) - exp(r a)) / (r D(a) D(b)).
    /// </summary>
    private Jet Adopters(in Jet p, in Jet q, double middle)
    {
        double half = _data.Width / 2;
        Jet r = p + q;
        return (r * (middle - half)) + (r * _data.Width).ExpM1Ratio().Log().Plus(Math.Log(_data.Width))
            - LogSaturation(p, q, r, middle - half) - LogSaturation(p, q, r, middle + half);
    }

    private static Jet LogSaturation(in Jet p, in Jet q, in Jet r, double x) => r.Value * x < 1
        ? (p * (r * x).ExpM1Ratio() * x).LogP1()
        : (r * x) + (p + (q * (r * -x).Exp())).Log() - r.Log();

    private static Jet LogLogistic(in Jet z)
    {
        double e = Math.Exp(-Math.Abs(z.Value));
        double rest = (z.Value > 0 ? e : 1) / (1 + e); // 1 - the logistic function
        return z.Then(Math.Min(z.Value, 0) - Elementary.LogP1(e), rest, -rest * (1 - rest));
    }
}
