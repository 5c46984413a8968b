using CyberStats.Incidents;
using CyberStats.Numerics;

namespace CyberStats.Series;

/// <summary>
/// How many days pass between two dates of incidents: from the start to the disclosure, from the discovery to the attribution.
/// </summary>
/// <remarks>
/// <para>
/// A lag between imprecise dates is an interval of days and is used as one; an incident that nobody has been blamed for by the as-of day
/// has a lag to its attribution of at least the days since the first date. Nothing is rounded to the middle. Lags can be
/// negative, since dates overlap and sources err.
/// </para>
/// <para>Equality is by reference.</para>
/// </remarks>
public sealed class LagDistribution
{
    private const double Tie = 1e-6; // above the error of a sum of shares, below what an incident weighs

    private readonly (int Left, int Right)[] _observed;

    internal LagDistribution(Clock from, Clock to, IReadOnlyList<DayLag> lags, IReadOnlyList<int> open, double level)
    {
        From = from;
        To = to;
        Level = level;
        Lags = lags;
        Open = open.Count;
        _observed = [.. lags.Select(lag => (lag.Min, lag.Max)), .. open.Select(least => (least, IntervalSurvival.Unlimited))];
        Masses = [.. IntervalSurvival.Masses(_observed, out bool hasConverged).Select(m => new LagMass(DaysOf(m.Left, m.Right), m.Mass))];
        HasConverged = hasConverged;
    }

    /// <summary>Gets the clock counted from.</summary>
    public Clock From { get; }

    /// <summary>Gets the clock counted to.</summary>
    public Clock To { get; }

    /// <summary>Gets the coverage of <see cref="MedianInterval"/>.</summary>
    public double Level { get; }

    /// <summary>Gets the number of incidents used.</summary>
    public int Count => _observed.Length;

    /// <summary>Gets the lags of the incidents that have both dates, in their order.</summary>
    public IReadOnlyList<DayLag> Lags { get; }

    /// <summary>Gets the number of incidents that nobody had been blamed for by the as-of day.</summary>
    public int Open { get; }

    /// <summary>Gets the number of lags known to the day.</summary>
    public int Exact => Lags.Count(lag => lag.IsExact);

    /// <summary>Gets where the lags lie, without a model: spans of days that do not overlap, in order, with shares that add up to 1.</summary>
    /// <remarks>Source: Turnbull (1976). Cost: sorting the incidents, then steps that are each linear in their number.</remarks>
    public IReadOnlyList<LagMass> Masses { get; }

    /// <summary>Gets whether the search for <see cref="Masses"/> came to its end; where not, the shares are approximate.</summary>
    public bool HasConverged { get; }

    /// <summary>Gets the median, as far as the dates tell; unknown where there is no incident.</summary>
    public Bounds<int> Median => Quantile(0.5);

    /// <summary>
    /// Gets a confidence interval of the median, in days, which holds whatever the law of the lags and wherever in its interval each lies, for
    /// independent incidents; an end is open where there are too few (below six at 95 %) or too many of them are open.
    /// </summary>
    /// <remarks>
    /// Order statistics of the fewest and of the most days, with the ranks of the exact binomial interval. Source: Thompson (1936), <i>On
    /// confidence ranges for the median</i>; with intervals for observations it covers at least as much.
    /// </remarks>
    public Bounds<int> MedianInterval
    {
        get
        {
            int n = Count;
            int rank = 0; // the greatest r with P(X < r) ≤ (1 - level) / 2 for X binomial(n, 1/2)
            while (rank < n && Math.Exp(IncompleteBeta.LogLowerTail(n - rank, rank + 1, 0)) <= (1 - Level) / 2)
            {
                rank++;
            }

            if (rank == 0)
            {
                return default;
            }

            int[] fewest = [.. _observed.Select(o => o.Left).Order()];
            int[] most = [.. _observed.Select(o => o.Right).Order()];
            return DaysOf(fewest[rank - 1], most[n - rank]);
        }
    }

    /// <summary>Gets what was left out, and why.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; internal init; } = [];

    /// <summary>Gets the day whose state of the source was read; null where not known.</summary>
    public DateOnly? AsOf { get; internal init; }

    /// <summary>Gets the sources of the incidents.</summary>
    public IReadOnlyList<string> SourceIds { get; internal init; } = [];

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats =>
    [
        .. To is Clock.Discovered or Clock.Disclosed or Clock.Recorded ? [Caveat.DelayTruncated] : Array.Empty<Caveat>(),
        .. !HasConverged ? [Caveat.NotConverged] : Array.Empty<Caveat>(),
        .. Count < 5 ? [Caveat.Unstable] : Array.Empty<Caveat>(),
        .. AsOf is null ? [Caveat.AsOfUnknown] : Array.Empty<Caveat>(),
    ];

    /// <summary>Returns the days within which a share of the lags lie, as far as the dates tell; unknown where there is no incident.</summary>
    /// <param name="share">The share, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not in (0, 1).</exception>
    public Bounds<int> Quantile(double share)
    {
        Require.Between(0, 1, share);
        double sum = 0;
        int? fewest = null;
        foreach (LagMass mass in Masses)
        {
            sum += mass.Share;
            fewest ??= sum >= share - Tie ? mass.Days.Least : null;
            if (fewest is { } low && sum > share + Tie)
            {
                return DaysOf(low, mass.Days.Most ?? IntervalSurvival.Unlimited);
            }
        }

        return fewest is { } last ? DaysOf(last, Masses[^1].Days.Most ?? IntervalSurvival.Unlimited) : default;
    }

    private static Bounds<int> DaysOf(int fewest, int most) =>
        most == IntervalSurvival.Unlimited ? Bounds<int>.AtLeast(fewest) : Bounds<int>.Within(fewest, most);
}
