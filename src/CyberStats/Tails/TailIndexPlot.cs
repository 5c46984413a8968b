namespace CyberStats.Tails;

/// <summary>The index of a tail by how many of the greatest values it rests on. Made by <see cref="TailIndex"/>.</summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class TailIndexPlot
{
    internal TailIndexPlot(IReadOnlyList<TailIndexPoint> points, int? suggested)
    {
        Points = points;
        Suggested = suggested is > 0 and { } k ? points[k - 1] : null;
    }

    /// <summary>Gets the points, k = 1, 2, 3 and so on.</summary>
    public IReadOnlyList<TailIndexPoint> Points { get; }

    /// <summary>
    /// Gets the point whose tail is nearest to a power law in the Kolmogorov-Smirnov distance: a choice of k by a stated rule, and no proof that the
    /// tail begins there. Null for
    /// Pickands' estimate, and where all values are equal.
    /// </summary>
    /// <remarks>
    /// Its interval takes k as known. Source: Clauset, Shalizi and Newman (2009), section 3.3; Danielsson, Ergun, de Haan and de Vries (2016),
    /// <i>Tail index estimation: quantile driven threshold selection</i>, compare such rules.
    /// </remarks>
    public TailIndexPoint? Suggested { get; }
}
