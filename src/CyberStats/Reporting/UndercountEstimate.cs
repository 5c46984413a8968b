namespace CyberStats.Reporting;

/// <summary>
/// How many incidents there are, those that no list holds among them. Made by <see cref="ChaoLowerBound"/> and <see cref="TwoLists"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class UndercountEstimate
{
    internal UndercountEstimate(UndercountMethod method, long observed, Estimate total)
    {
        Method = method;
        Observed = observed;
        Total = total;
    }

    /// <summary>Gets what the lists say. Read this before any other member.</summary>
    public UndercountStatus Status { get; internal init; }

    /// <summary>Gets how it was estimated.</summary>
    public UndercountMethod Method { get; }

    /// <summary>Gets the number of incidents on any list: n.</summary>
    public long Observed { get; }

    /// <summary>Gets the number of incidents, seen and unseen. The interval is NaN where the lists set none.</summary>
    public Estimate Total { get; }

    /// <summary>Gets the number of incidents that no list holds.</summary>
    public Estimate Unseen => new(Total.Value - Observed, Total.StandardError, Total.Low - Observed, Total.High - Observed, Total.Level);

    /// <summary>Gets the share of the incidents that is on some list, with the interval that <see cref="Total"/> gives; no standard error.</summary>
    public Estimate Coverage => Observed == 0
        ? new Estimate(double.NaN, double.NaN, double.NaN, double.NaN, Total.Level)
        : new Estimate(Observed / Total.Value, double.NaN, Observed / Total.High, Observed / Total.Low, Total.Level);

    /// <summary>Gets what was left out, and why.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; internal init; } = [];

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; internal init; } = [];
}
