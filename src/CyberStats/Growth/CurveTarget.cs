namespace CyberStats.Growth;

/// <summary>What is asked of a curve: the number that a profile holds, and the time of it where it is a mean.</summary>
internal readonly record struct CurveTarget(CurveTargetKind Kind, double Time = 0)
{
    /// <summary>Returns the coordinate that holds it, in the chart that <see cref="CurvePoint.In"/> gives.</summary>
    public int Coordinate(CurveChart chart) => Kind switch
    {
        CurveTargetKind.Capacity or CurveTargetKind.Mean => 0,
        CurveTargetKind.Rate => chart is { Kind: GrowthCurveKind.Gompertz, Coordinates: CurveCoordinates.Origin } ? 2 : 1,
        CurveTargetKind.Alpha => CurveDeviance.Alpha,
        _ => 2,
    };
}
