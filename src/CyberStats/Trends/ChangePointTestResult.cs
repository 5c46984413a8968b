namespace CyberStats.Trends;

/// <summary>
/// Whether the level of values changes once, by the order that they come in. Made by <see cref="ChangePointTest"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ChangePointTestResult
{
    private readonly IReadOnlyList<Caveat> _ofSeries;

    internal ChangePointTestResult(int count, IReadOnlyList<Caveat> ofSeries)
    {
        Count = count;
        _ofSeries = ofSeries;
    }

    /// <summary>Gets the number of values.</summary>
    public int Count { get; }

    /// <summary>Gets the greatest statistic of a split: see <see cref="ChangeStatistic"/>. 0 where no split is better than none.</summary>
    public double Statistic { get; internal init; }

    /// <summary>Gets the number of values before the split where the statistic is greatest; null where no split is better than none.</summary>
    public int? Break { get; internal init; }

    /// <summary>Gets the place in the series, from 0, of the first value after that split: missing periods count here. Null where there is no split.</summary>
    public int? Place { get; internal init; }

    /// <summary>Gets the share of orders with a statistic at least as great; with drawn orders, this one counted among them.</summary>
    public double PValue { get; internal init; } = 1;

    /// <summary>Gets the least p-value that any order of these values, or so many replicates, can give.</summary>
    public double SmallestPValue { get; internal init; } = 1;

    /// <summary>Gets the number of distinct orders; 1 where there is nothing to test, +∞ where it leaves the range of numbers.</summary>
    public double Arrangements { get; internal init; }

    /// <summary>Gets whether every distinct order was gone through, so that the p-value is exact.</summary>
    public bool IsEnumerated { get; internal init; }

    /// <summary>Gets the number of orders drawn; 0 where every one was gone through.</summary>
    public int Replicates { get; internal init; }

    /// <summary>Gets how many values share their exposure with another and trade places; the others stay.</summary>
    public int Movable { get; internal init; }

    /// <summary>Gets how many periods of a series had no value, or no exposure, and were left out.</summary>
    public int Missing { get; internal init; }

    /// <summary>Gets what a reader must know, of the series and of the test.</summary>
    public IReadOnlyList<Caveat> Caveats =>
    [
        .. _ofSeries.Concat(
        [
            Caveat.TrendOrBreak,
            .. Count < 30 ? [Caveat.AutocorrelationUntestable] : Array.Empty<Caveat>(),
            .. SmallestPValue > 0.05 ? [Caveat.LevelUnattainable] : Array.Empty<Caveat>(),
        ]).Distinct(),
    ];

    /// <summary>Returns the p-value and the split, such as "p = 0.012, after 9 of 18".</summary>
    public override string ToString() => Break is { } at
        ? FormattableString.Invariant($"p = {PValue:G3}, after {at} of {Count}")
        : FormattableString.Invariant($"p = {PValue:G3}, no split of {Count}");
}
