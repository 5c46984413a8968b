namespace CyberStats.Trends;

/// <summary>
/// A cost whose segments have one number, their level, and whose cost at a level other than the best is a convex function of a few sums.
/// </summary>
internal interface ILevelCost : ISegmentCost
{
    /// <summary>Gets the lowest level that a segment can have.</summary>
    Level Low { get; }

    /// <summary>Gets the highest level that a segment can have.</summary>
    Level High { get; }

    /// <summary>Returns the cost of a segment as a function of its level.</summary>
    LevelCurve Curve(int start, int end);

    /// <summary>Returns the least value of the function.</summary>
    double Least(in LevelCurve curve);

    /// <summary>Returns the value at a level; NaN stands for +∞.</summary>
    double At(in LevelCurve curve, in Level level);

    /// <summary>
    /// Returns the level at which the function has a value, on the way from another, <paramref name="outside"/>, where it is higher, to the best.
    /// </summary>
    Level Reach(in LevelCurve curve, in Level outside, double value);
}

/// <summary>A level, with the functions of it that a cost needs.</summary>
/// <param name="X">The level, in the unit in which <see cref="LevelCurve.Best"/> is given.</param>
/// <param name="Y">A function of it that the cost chooses.</param>
/// <param name="Z">Another.</param>
internal readonly record struct Level(double X, double Y, double Z);

/// <summary>The cost of a segment as a function of its level, by the sums that make it.</summary>
/// <param name="Weight">The number of observations, or what is expected of them.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Rest">The sum less what is expected of it, or the sum of squares about the mean.</param>
/// <param name="Best">The level where the function is least.</param>
internal readonly record struct LevelCurve(double Weight, double Sum, double Rest, double Best);
