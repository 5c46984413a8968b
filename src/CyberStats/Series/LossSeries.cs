using CyberStats.Incidents;
using CyberStats.Losses;

namespace CyberStats.Series;

/// <summary>
/// The losses of consecutive periods in one currency, as far as they are known.
/// </summary>
/// <remarks>
/// Amounts are nominal. Such sums are dominated by their largest member and follow no count law. Equality is by reference.
/// </remarks>
public sealed class LossSeries
{
    internal LossSeries(Period period, int firstIndex, IReadOnlyList<LossTotal?> totals)
    {
        Period = period;
        FirstIndex = firstIndex;
        Totals = totals;
    }

    /// <summary>Gets the length of a period.</summary>
    public Period Period { get; }

    /// <summary>Gets the number of the first period, as <see cref="Period.IndexOf"/> numbers them.</summary>
    public int FirstIndex { get; }

    /// <summary>Gets the total of each period; null where missing.</summary>
    public IReadOnlyList<LossTotal?> Totals { get; }

    /// <summary>Gets the share of each period's reports that the series can be expected to show.</summary>
    public IReadOnlyList<double> Exposure { get; internal init; } = [];

    /// <summary>Gets the currency.</summary>
    public CurrencyCode Currency { get; internal init; }

    /// <summary>Gets the clock by which the incidents were placed.</summary>
    public Clock Clock { get; internal init; }

    /// <summary>Gets the day whose state of the source was summed; null where not known.</summary>
    public DateOnly? AsOf { get; internal init; }

    /// <summary>Gets the number of incidents with a loss in the sums.</summary>
    public int Included { get; internal init; }

    /// <summary>Gets what was left out, and why: incidents without a period, and losses that are demands or in other currencies.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; internal init; } = [];

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; internal init; } = [];

    /// <summary>Gets the sources of the incidents.</summary>
    public IReadOnlyList<string> SourceIds { get; internal init; } = [];

    /// <summary>Returns the name of a period, such as "2020".</summary>
    /// <param name="i">The place in the series, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="i"/> is not a place of the series.</exception>
    public string Label(int i) => Period.Label(FirstIndex + Numerics.Require.InRange(0, Totals.Count - 1, i));
}
