namespace CyberStats.Series;

/// <summary>A share of the lags, known to lie in a span of days.</summary>
/// <param name="Days">The fewest and the most days; the most is open where the event may never come.</param>
/// <param name="Share">The share, in [0, 1].</param>
public readonly record struct LagMass(Bounds<int> Days, double Share)
{
    /// <summary>Returns "110 to 140 days: 0.25", in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Days} days: {Share:G4}");
}
