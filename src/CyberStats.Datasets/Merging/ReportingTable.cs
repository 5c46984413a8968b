using CyberStats.Incidents;
using CyberStats.Series;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// How many incidents of each period several states of one source hold: a row for each period, a column for each state, in the order of their days.
/// </summary>
/// <remarks>
/// <para>
/// A reporting triangle is this table with its columns shifted to the days since the end of the period, which <see cref="LagOf"/> gives. Counts can fall from one
/// state to the next: a source also removes and re-dates. A cell is missing where the period had not begun by the day of the state or lies outside its coverage.
/// </para>
/// <para>Immutable and safe to share between threads; equality is by reference.</para>
/// </remarks>
public sealed class ReportingTable
{
    private readonly double?[][] _counts; // by period, then by state
    private readonly int _first;

    private ReportingTable(Period period, int first, DateOnly[] snapshots, double?[][] counts)
    {
        Period = period;
        _first = first;
        Snapshots = snapshots;
        _counts = counts;
    }

    /// <summary>Gets the length of the periods.</summary>
    public Period Period { get; }

    /// <summary>Gets the days of the states, in order.</summary>
    public IReadOnlyList<DateOnly> Snapshots { get; }

    /// <summary>Gets the number of periods.</summary>
    public int Periods => _counts.Length;

    /// <summary>Gets for each state what its counts leave out, and why.</summary>
    public IReadOnlyList<IReadOnlyList<Exclusion>> Excluded { get; private init; } = [];

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; private init; } = [];

    /// <summary>Counts the incidents of several states of one source.</summary>
    /// <param name="states">The states, each with its day, at least two.</param>
    /// <param name="period">The length of the periods.</param>
    /// <param name="clock">The clock that gives an incident its period.</param>
    /// <exception cref="ArgumentNullException">The states, or one of them, are null.</exception>
    /// <exception cref="ArgumentException">There are fewer than two states, one has no day, or two have the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clock"/> is not a <see cref="Clock"/>.</exception>
    public static ReportingTable Of(IReadOnlyList<IncidentSet> states, Period period, Clock clock = Clock.Disclosed)
    {
        ArgumentNullException.ThrowIfNull(states);
        foreach (IncidentSet state in states)
        {
            ArgumentNullException.ThrowIfNull(state, nameof(states));
            if (state.AsOf is null)
            {
                throw new ArgumentException("Each state needs its as-of day.", nameof(states));
            }
        }

        IncidentSet[] ordered = [.. states.OrderBy(s => s.AsOf)];
        if (ordered.Length < 2 || ordered.DistinctBy(s => s.AsOf).Count() < ordered.Length)
        {
            throw new ArgumentException("At least two states of different days are needed.", nameof(states));
        }

        CountSeries[] series = [.. ordered.Select(s => s.Count(period, clock))];
        (int First, int End)[] spans = [.. series.Where(s => s.Length > 0).Select(s => (First: s.FirstIndex, End: s.FirstIndex + s.Length))];
        int first = spans.Length == 0 ? 0 : spans.Min(s => s.First);
        int length = spans.Length == 0 ? 0 : spans.Max(s => s.End) - first;
        var counts = new double?[length][];
        for (int p = 0; p < length; p++)
        {
            counts[p] = [.. series.Select((s, i) => CountOf(s, p))];
        }

        return new ReportingTable(period, first, [.. ordered.Select(s => s.AsOf!.Value)], counts)
        {
            Excluded = [.. series.Select(s => s.Excluded)],
            Caveats = [.. series.SelectMany(s => s.Caveats).Distinct()],
        };

        double? CountOf(CountSeries s, int p)
        {
            int place = s.Length == 0 ? -1 : first + p - s.FirstIndex;
            return place >= 0 && place < s.Length ? s.Counts[place] : null;
        }
    }

    /// <summary>Returns how many incidents of a period a state holds; null where missing.</summary>
    /// <param name="period">The place of the period, from 0.</param>
    /// <param name="snapshot">The place of the state, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period or state.</exception>
    public double? CountOf(int period, int snapshot) => _counts[Checked(period, Periods, nameof(period))][Checked(snapshot, Snapshots.Count, nameof(snapshot))];

    /// <summary>Returns how many more incidents of a period a state holds than the one before; null where either is missing, and for the first.</summary>
    /// <param name="period">The place of the period, from 0.</param>
    /// <param name="snapshot">The place of the state, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period or state.</exception>
    public double? ComeIn(int period, int snapshot) => CountOf(period, snapshot) is { } now && snapshot > 0 ? now - CountOf(period, snapshot - 1) : null;

    /// <summary>Returns the first day of a period.</summary>
    /// <param name="period">The place of the period, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period.</exception>
    public DateOnly StartOf(int period) => Period.StartOf(_first + Checked(period, Periods, nameof(period)));

    /// <summary>Returns the days from the last day of a period to the day of a state; below 0 where the period was not over.</summary>
    /// <param name="period">The place of the period, from 0.</param>
    /// <param name="snapshot">The place of the state, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period or state.</exception>
    public int LagOf(int period, int snapshot)
    {
        int next = _first + Checked(period, Periods, nameof(period)) + 1;
        return Snapshots[Checked(snapshot, Snapshots.Count, nameof(snapshot))].DayNumber - (Period.StartOf(next).DayNumber - 1);
    }

    private static int Checked(int place, int count, string name) => place >= 0 && place < count
        ? place
        : throw new ArgumentOutOfRangeException(name, place, FormattableString.Invariant($"'{name}' must be from 0 to {count - 1}."));
}
