namespace CyberStats.Agreements;

/// <summary>
/// The share of those that stay out of an agreement, among accused states, before its opening and from then on.
/// </summary>
/// <remarks>A description: who is accused, and how much is disclosed, changed as well. Equality is by reference.</remarks>
public sealed class AbstainersShareChange
{
    internal AbstainersShareChange(AbstainersShareResult before, AbstainersShareResult after)
    {
        Before = before;
        After = after;
    }

    /// <summary>Gets the share among incidents certainly before the opening.</summary>
    public AbstainersShareResult Before { get; }

    /// <summary>Gets the share among incidents certainly not before the opening.</summary>
    public AbstainersShareResult After { get; }

    /// <summary>
    /// Gets the later share less the earlier, in [-1, 1]; NaN where either is undefined. The records are read as independent draws; the
    /// interval does not rest on a standard error, so none is given.
    /// </summary>
    /// <remarks>Source of the interval: Newcombe (1998), <i>Interval estimation for the difference between independent proportions</i>, method 10.</remarks>
    public Estimate Difference
    {
        get
        {
            (double a, double b) = (After.Value, Before.Value);
            double difference = a - b;
            double below = Distance(a - After.Low, Before.High - b);
            double above = Distance(After.High - a, b - Before.Low);
            return double.IsNaN(difference)
                ? new Estimate(double.NaN, double.NaN, -1, 1, After.Level)
                : new Estimate(difference, double.NaN, difference - below, difference + above, After.Level);
        }
    }

    /// <summary>Gets what was left out, and why: imprecise are those whose date leaves open on which side they are.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; internal init; } = [];

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats => [.. Before.Caveats.Concat(After.Caveats).Distinct()];

    private static double Distance(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
