using CyberStats.Numerics;

namespace CyberStats.Growth;

/// <summary>
/// A curve found, in the coordinates that all charts are reached from: the logarithm of its mean at time 0, and two numbers of its shape.
/// </summary>
/// <param name="Kind">The curve.</param>
/// <param name="LogMean">The logarithm of the mean of a whole period at time 0.</param>
/// <param name="Rate">The rate; for Bass, innovation.</param>
/// <param name="Shift">The place on the curve at time 0, minus infinity in the exponential limit; for Bass, imitation.</param>
/// <param name="Slope">The growth rate at time 0 of a Gompertz curve, which the others do not need.</param>
/// <param name="Alpha">1 / θ.</param>
internal readonly record struct CurvePoint(GrowthCurveKind Kind, double LogMean, double Rate, double Shift, double Slope, double Alpha)
{
    /// <summary>How far a curve is from its inflection where a search from a limit begins: its capacity is then exp(35) times its largest rate, or reached.</summary>
    private const double Far = 35;

    public bool IsBass => Kind == GrowthCurveKind.Bass;

    /// <summary>Returns the point at which a search ended, in <see cref="CurveCoordinates.Origin"/> or Shift with the reference at time 0.</summary>
    public static CurvePoint Of(CurveChart chart, ReadOnlySpan<double> at) => (chart.Kind, chart.Coordinates) switch
    {
        (GrowthCurveKind.Logistic, CurveCoordinates.Origin) => new(chart.Kind, at[0], at[1], Math.Log(at[2]), 0, at[3]),
        (GrowthCurveKind.Gompertz, CurveCoordinates.Origin) => new(chart.Kind, at[0], at[2], Math.Log(at[2] / at[1]), at[1], at[3]),
        (GrowthCurveKind.Gompertz, _) => new(chart.Kind, at[0], at[1], at[2], at[1] * Math.Exp(-at[2]), at[3]),
        _ => new(chart.Kind, at[0], at[1], at[2], 0, at[3]),
    };

    /// <summary>Returns the same curve, or where it is at a limit that the chart cannot hold, one near it, in the coordinates of a chart.</summary>
    public (CurveChart Chart, double[] At) In(CurveData data, CurveTarget target)
    {
        if (IsBass)
        {
            return Bass(data, target);
        }

        double reference = target.Kind == CurveTargetKind.Mean ? target.Time : 0;
        bool isFar = target.Kind is CurveTargetKind.Capacity or CurveTargetKind.Inflection;
        CurvePoint p = isFar ? Finite() : this;
        double place = (p.Rate * reference) + p.Shift; // on the curve, at the reference
        bool isLow = !isFar && place < 0;
        double[] at = (Kind, target.Kind, isLow) switch
        {
            (GrowthCurveKind.Exponential, _, _) => [LogMean + (Rate * reference), Rate, 0, Alpha],
            (_, CurveTargetKind.Capacity, _) => [p.LogMean - p.LogLevel(p.Shift), p.Rate, p.Shift, Alpha],
            (_, CurveTargetKind.Inflection, _) => [p.LogMean, p.Rate, -p.Shift / p.Rate, Alpha],
            (GrowthCurveKind.Logistic, _, true) => [p.LogRatio(reference), Rate, Math.Exp(place), Alpha],
            (GrowthCurveKind.Gompertz, _, true) => [p.LogRatio(reference), Slope * Math.Exp(-Rate * reference), Rate, Alpha],
            _ => [p.LogMean + p.LogLevel(place) - p.LogLevel(p.Shift), Rate, place - (Rate * reference), Alpha],
        };
        CurveCoordinates coordinates = Kind == GrowthCurveKind.Exponential || isLow ? CurveCoordinates.Origin
            : target.Kind == CurveTargetKind.Inflection ? CurveCoordinates.Inflection
            : CurveCoordinates.Shift;
        return (new CurveChart(Kind, coordinates, data, target.Kind == CurveTargetKind.Capacity ? CurveChart.AtCapacity : reference), at);
    }

    /// <summary>Returns the point of (rate, inflection) with a mean at time 0.</summary>
    public static CurvePoint Sigmoid(GrowthCurveKind kind, double logMean, double rate, double inflection, double alpha) =>
        new(kind, logMean, rate, -rate * inflection, rate * Math.Exp(rate * inflection), alpha);

    private (CurveChart Chart, double[] At) Bass(CurveData data, CurveTarget target)
    {
        bool isPeak = target.Kind == CurveTargetKind.Inflection;
        bool isTotal = target.Kind == CurveTargetKind.Capacity;
        double rate = Rate + Shift;
        double least = Math.Exp(-Far) * (rate > 0 ? rate : 1);
        double p = isPeak || isTotal ? Math.Max(Rate, least) : Rate;
        double q = isPeak ? Math.Max(Shift, least) : Shift;
        double reference = target.Kind == CurveTargetKind.Mean ? target.Time : isTotal ? CurveChart.AtCapacity : 0;
        var origin = new CurveChart(Kind, CurveCoordinates.Origin, data);
        var chart = new CurveChart(Kind, isPeak ? CurveCoordinates.Inflection : CurveCoordinates.Origin, data, reference);
        Jet jp = Jet.Constant(p);
        Jet jq = Jet.Constant(q);
        var there = isPeak ? origin : chart;
        double logMean = LogMean + there.ReferenceShape(jp, jq).Value - origin.ReferenceShape(jp, jq).Value;
        return (chart, isPeak ? [logMean, p + q, data.Launch + (Math.Log(q / p) / (p + q)), Alpha] : [logMean, p, q, Alpha]);
    }

    /// <summary>This curve or, in the exponential limit, one with a finite capacity near it.</summary>
    private CurvePoint Finite()
    {
        if (Kind == GrowthCurveKind.Exponential || double.IsFinite(Shift))
        {
            return this;
        }

        bool isGompertz = Kind == GrowthCurveKind.Gompertz;
        return (isGompertz ? Slope : Rate) == 0 ? this with { Rate = 1, Shift = Far } // flat: at its capacity
            : isGompertz ? this with { Rate = Slope / Far, Shift = -Math.Log(Far) }
            : this with { Shift = -Far };
    }

    private double LogLevel(double place) =>
        Kind == GrowthCurveKind.Gompertz ? -Math.Exp(-place) : -Elementary.LogP1(Math.Exp(-Math.Abs(place))) + Math.Min(place, 0);

    /// <summary>The logarithm of the mean at a time, also in the exponential limit.</summary>
    private double LogRatio(double time) => LogMean + (Kind == GrowthCurveKind.Gompertz
        ? Slope * time * Jet.Constant(-Rate * time).ExpM1Ratio().Value
        : (Rate * time) - Elementary.LogP1(Math.Exp(Shift + (Rate * time))) + Elementary.LogP1(Math.Exp(Shift)));
}
