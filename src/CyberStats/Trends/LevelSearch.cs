namespace CyberStats.Trends;

/// <summary>When Newton's method has come near enough to a root.</summary>
internal static class LevelSearch
{
    /// <summary>More steps than it ever takes; at a double root it halves the distance with each.</summary>
    public const int Most = 60;

    /// <summary>Returns log(1 + x) to a few units in the last place, fast. Source: Kahan's formula, in Goldberg (1991), theorem 4.</summary>
    public static double LogP1(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>
    /// Says whether the last step was so small, against the distance to the best level, that the next, which is of the order of its square, does not
    /// matter; so it is where no distance is left.
    /// </summary>
    public static bool IsClose(double step, double distance) => !(distance > 0 && Math.Abs(step) > 1e-6 * distance);
}
