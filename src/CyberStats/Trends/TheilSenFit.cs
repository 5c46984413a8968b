namespace CyberStats.Trends;

/// <summary>
/// A line through the middle of the points: the median of the slopes of all pairs. Made by <see cref="TheilSen"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class TheilSenFit
{
    internal TheilSenFit(Estimate slope, double intercept, int count, long pairs, IReadOnlyList<Caveat> caveats)
    {
        Slope = slope;
        Intercept = intercept;
        Count = count;
        Pairs = pairs;
        Caveats = caveats;
    }

    /// <summary>
    /// Gets the change of the value per unit of time, the median over all pairs, with Sen's interval; per year for a series of counts.
    /// </summary>
    /// <remarks>
    /// The ends are slopes of pairs, and infinite where no slope of a pair reaches the level: at 95 % for fewer than five values. NaN where
    /// no two values have different times. There is no standard error.
    /// </remarks>
    public Estimate Slope { get; }

    /// <summary>Gets the median of value − slope · time: the level at the time 0. NaN where there is no slope.</summary>
    /// <remarks>Source: Conover (1980), <i>Practical Nonparametric Statistics</i>. Half of the points lie above the line, half below.</remarks>
    public double Intercept { get; }

    /// <summary>Gets the number of values.</summary>
    public int Count { get; }

    /// <summary>Gets the number of pairs of values at different times.</summary>
    public long Pairs { get; }

    /// <summary>Gets the coverage of the interval.</summary>
    public double Level => Slope.Level;

    /// <summary>
    /// Gets whether slope and interval are order statistics of the slopes as computed; false where so many slopes agree within rounding that
    /// one of them was taken.
    /// </summary>
    public bool IsExact { get; internal init; } = true;

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; }

    /// <summary>Returns the slope with its interval, such as "11 [5.345, 26.27] per unit of time, n = 18".</summary>
    public override string ToString() => FormattableString.Invariant($"{Slope} per unit of time, n = {Count}");
}
