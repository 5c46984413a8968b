namespace CyberStats.Trends;

/// <summary>
/// Whether values rise or fall over time, by the signs of all differences. Made by <see cref="MannKendall"/>.
/// </summary>
/// <remarks>
/// The null hypothesis is that every order of the values is as likely as any other: no trend and no dependence. A small p-value speaks
/// against one of the two, and below 30 values nothing can tell which. Two results are equal when all members are.
/// </remarks>
public sealed record MannKendallResult
{
    internal MannKendallResult(int count, MannKendallMethod method)
    {
        Count = count;
        Method = method;
    }

    /// <summary>Gets the number of values.</summary>
    public int Count { get; }

    /// <summary>Gets the rising pairs less the falling ones.</summary>
    public long S { get; internal init; }

    /// <summary>Gets the variance of S under the null hypothesis; with ties, and as the method corrects it.</summary>
    public double Variance { get; internal init; }

    /// <summary>Gets S, moved by 1 towards 0, over the root of its variance; 0 where the variance is not positive.</summary>
    public double Z => Variance > 0 ? (S - Math.Sign(S)) / Math.Sqrt(Variance) : 0;

    /// <summary>Gets the two-sided p-value.</summary>
    public double PValue { get; internal init; } = 1;

    /// <summary>Gets the least p-value that values with these ties can give: above a level, the test can never reach it.</summary>
    public double SmallestPValue { get; internal init; } = 1;

    /// <summary>Gets S over the number of pairs, in [-1, 1]; NaN of fewer than two values.</summary>
    public double TauA { get; internal init; } = double.NaN;

    /// <summary>Gets S over the geometric mean of the pairs and of those whose values differ, in [-1, 1]; NaN where none differ.</summary>
    public double TauB { get; internal init; } = double.NaN;

    /// <summary>Gets where the p-value comes from.</summary>
    public MannKendallMethod Method { get; }

    /// <summary>Gets whether the test could be made.</summary>
    public MannKendallStatus Status { get; internal init; }

    /// <summary>Gets the correlation of neighbours that pre-whitening took away; NaN for other tests.</summary>
    public double LagOneRemoved { get; internal init; } = double.NaN;

    /// <summary>Gets how many periods of a series had no value, or no exposure, and were left out.</summary>
    public int Missing { get; internal init; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats =>
    [
        .. Method is MannKendallMethod.Exact or MannKendallMethod.Normal && Count < 30 ? [Caveat.AutocorrelationUntestable] : Array.Empty<Caveat>(),
        .. SmallestPValue > 0.05 ? [Caveat.LevelUnattainable] : Array.Empty<Caveat>(),
    ];
}
