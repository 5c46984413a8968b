using CyberStats.Numerics;

namespace CyberStats.Agreements;

/// <summary>
/// How readily those that have not joined an agreement join it: joins per year that one of them stays out, after the launch.
/// </summary>
/// <remarks>
/// Those that join with the launch were never at risk of joining later and are left out of joins and of time. Only the first joining of
/// each counts. Where dates leave open whether and when one joined, joins and time are bounds, and the interval holds for all of them.
/// Two are equal when all members are. Source: the occurrence and exposure rate, as in Clayton and Hills (1993), chapter 5.
/// </remarks>
public sealed record AccessionHazard
{
    private const double DaysOfYear = 365.2425;

    private AccessionHazard(Bounds<int> joins, Bounds<double> yearsAtRisk, double level)
    {
        Joins = joins;
        YearsAtRisk = yearsAtRisk;
        Level = level;
    }

    /// <summary>Gets how many joined after the launch and by the last day.</summary>
    public Bounds<int> Joins { get; }

    /// <summary>Gets the years that the members of the universe stood outside after the launch, added up.</summary>
    public Bounds<double> YearsAtRisk { get; }

    /// <summary>Gets the coverage of the interval.</summary>
    public double Level { get; }

    /// <summary>
    /// Gets the joins per year outside; the value is NaN where joins or time are not known exactly, or nobody stood outside. The interval is
    /// the exact one of a Poisson count, at the ends that the dates allow.
    /// </summary>
    /// <remarks>Source: Garwood (1936). States that decide together, as a union does, make it too narrow.</remarks>
    public Estimate PerYear
    {
        get
        {
            double least = YearsAtRisk.Least ?? 0;
            double most = YearsAtRisk.Most ?? 0;
            double low = most > 0 ? PoissonLimits.Of(Joins.Least ?? 0, Level).Low / most : 0;
            double high = least > 0 ? PoissonLimits.Of(Joins.Most ?? 0, Level).High / least : double.PositiveInfinity;
            double value = Joins.Point is { } joins && YearsAtRisk.Point is > 0 and { } years ? joins / years : double.NaN;
            return new Estimate(value, double.IsNaN(value) ? double.NaN : Math.Sqrt(value / most), low, high, Level);
        }
    }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats =>
    [
        Caveat.PoissonAssumed,
        .. IsUncertain ? [Caveat.StandingUncertain] : Array.Empty<Caveat>(),
    ];

    private bool IsUncertain => Joins.Kind != BoundsKind.Exact || YearsAtRisk.Kind != BoundsKind.Exact;

    /// <summary>Returns the hazard of an agreement.</summary>
    /// <param name="agreement">The agreement; it must say when it was opened.</param>
    /// <param name="universe">The ids of those that could join, parties of the agreement and others; each counts once.</param>
    /// <param name="until">The last day that is looked at; not before the opening.</param>
    /// <param name="level">The coverage of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentNullException">The agreement or the universe is null.</exception>
    /// <exception cref="ArgumentException">The agreement does not say when it was opened.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is before the opening, or the level not in (0, 1).</exception>
    /// <remarks>Cost: linear in the number of acts and the size of the universe.</remarks>
    public static AccessionHazard Of(Agreement agreement, IEnumerable<string> universe, DateOnly until, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(universe);
        Require.Between(0, 1, level);
        DateOnly launch = agreement.Opened?.Last
            ?? throw new ArgumentException($"The agreement '{agreement.Id}' does not say when it was opened.", nameof(agreement));
        if (until < launch)
        {
            throw new ArgumentOutOfRangeException(nameof(until), until, $"The agreement was opened later, on {agreement.Opened}.");
        }

        Dictionary<string, PartyTimeline> timelines = agreement.Timelines().ToDictionary(t => t.Party.Id, StringComparer.Ordinal);
        (int Certain, int Possible) joins = default;
        (long Least, long Most) days = default;
        foreach (string id in universe.Distinct(StringComparer.Ordinal))
        {
            (DateOnly earliest, DateOnly latest) = timelines.GetValueOrDefault(id)?.FirstJoin ?? (DateOnly.MaxValue, DateOnly.MaxValue);
            joins.Certain += earliest > launch && latest <= until && latest < DateOnly.MaxValue ? 1 : 0;
            joins.Possible += latest > launch && earliest <= until && earliest < DateOnly.MaxValue ? 1 : 0;
            days.Least += DaysOutside(earliest);
            days.Most += DaysOutside(latest);
        }

        return new AccessionHazard(
            Bounds<int>.Within(joins.Certain, joins.Possible), Bounds<double>.Within(days.Least / DaysOfYear, days.Most / DaysOfYear), level);

        long DaysOutside(DateOnly joined) => Math.Max(0, (joined < until ? joined : until).DayNumber - launch.DayNumber);
    }
}
