namespace CyberStats.Series;

/// <summary>
/// A published series beside one recomputed from records, period by period.
/// </summary>
/// <remarks>
/// It shows where the two differ and from which states of their sources they come; it does not say which is right. Equality is by
/// reference.
/// </remarks>
public sealed class Reconciliation
{
    internal Reconciliation(IReadOnlyList<ReconciledPeriod> periods, DateOnly? publishedAsOf, DateOnly? recomputedAsOf)
    {
        Periods = periods;
        PublishedAsOf = publishedAsOf;
        RecomputedAsOf = recomputedAsOf;
    }

    /// <summary>Gets the periods that either series has a count for, in order.</summary>
    public IReadOnlyList<ReconciledPeriod> Periods { get; }

    /// <summary>Gets the day whose state of its source was published; null where not known.</summary>
    public DateOnly? PublishedAsOf { get; }

    /// <summary>Gets the day whose state of its source was recomputed; null where not known.</summary>
    public DateOnly? RecomputedAsOf { get; }

    /// <summary>Gets the periods that both series have a count for.</summary>
    public IReadOnlyList<ReconciledPeriod> Shared => [.. Periods.Where(p => p.Difference is not null)];

    /// <summary>Gets whether the two agree in every period that both have, and have at least one.</summary>
    public bool Agrees => Shared.Count > 0 && Shared.All(p => p.Agrees);

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats =>
        PublishedAsOf is null || PublishedAsOf != RecomputedAsOf ? [Caveat.DefinitionMayDiffer] : [];

    /// <summary>Compares a published series with a recomputed one.</summary>
    /// <param name="published">The published series.</param>
    /// <param name="recomputed">The recomputed series, in periods of the same length.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The periods differ in length.</exception>
    public static Reconciliation Compare(CountSeries published, CountSeries recomputed)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(recomputed);
        Period period = published.Period;
        if (period != recomputed.Period)
        {
            throw new ArgumentException($"A series by {period} does not compare with one by {recomputed.Period}.", nameof(recomputed));
        }

        CountSeries[] both = [published, recomputed];
        int first = both.Min(s => s.FirstIndex);
        int end = both.Max(s => s.FirstIndex + s.Length);
        return new Reconciliation(
            [
                .. Enumerable.Range(first, end - first)
                    .Where(index => CountAt(published, index) is not null || CountAt(recomputed, index) is not null)
                    .Select(index => new ReconciledPeriod(period.Label(index), CountAt(published, index), CountAt(recomputed, index))),
            ],
            published.AsOf,
            recomputed.AsOf);
    }

    private static double? CountAt(CountSeries series, int index)
    {
        int i = index - series.FirstIndex;
        return i >= 0 && i < series.Length ? series.Counts[i] : null;
    }
}
