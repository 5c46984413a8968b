namespace CyberStats.Trends;

/// <summary>When Newton's method has come near enough to a root.</summary>
internal static class LevelSearch
{
    /// <summary>More steps than it ever takes; at a double root it halves the distance with each.</summary>
    public const int Most = 60;

    /// <summary>Says whether the last step was so small that the next, which is of the order of its square, is lost in rounding.</summary>
    public static bool IsClose(double step, double distance) => !(Math.Abs(step) > 1e-7 * distance);
}
