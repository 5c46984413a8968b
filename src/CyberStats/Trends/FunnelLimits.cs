namespace CyberStats.Trends;

/// <summary>Between which rates a group lies by chance, if its true rate is that of all groups together.</summary>
/// <param name="Low">The lower limit, not below 0.</param>
/// <param name="High">The upper limit.</param>
public readonly record struct FunnelLimits(double Low, double High);
