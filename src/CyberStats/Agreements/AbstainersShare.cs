using CyberStats.Incidents;

namespace CyberStats.Agreements;

/// <summary>
/// How often those that stay out of an agreement are accused: the share of the incidents that accuse a state in which an accused state is
/// one of those named as abstaining.
/// </summary>
public static class AbstainersShare
{
    /// <summary>Computes the share.</summary>
    /// <param name="incidents">The incidents; near misses and false positives are left out.</param>
    /// <param name="agreement">The agreement; it must say when it was opened.</param>
    /// <param name="options">How; by default those abstain who were named at the launch.</param>
    /// <exception cref="ArgumentNullException">The incidents or the agreement are null.</exception>
    /// <exception cref="ArgumentException">The agreement does not say when it was opened.</exception>
    /// <remarks>Cost: linear in the number of incidents and of acts; with a clock, the acts are read once for each different day.</remarks>
    public static AbstainersShareResult Of(IncidentSet incidents, Agreement agreement, AbstainersShareOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        ArgumentNullException.ThrowIfNull(agreement);
        options ??= new AbstainersShareOptions();
        DateOnly launch = OpeningOf(agreement).Last;

        var standings = new StandingsByDay(agreement);
        Incident[] counted = [.. incidents.Where<Incident>(i => i.IsCountedByDefault)];
        Incident[] dated = options.AbstainersAsOf is { } clock ? Array.FindAll(counted, i => i.DateOn(clock) is not null) : counted;
        AccusedIncident[] all =
        [
            .. dated.Select(i => standings.Read(i, options.AbstainersAsOf is { } c && i.DateOn(c)!.Value.Last is var day && day > launch ? day : launch)),
        ];
        AccusedIncident[] attributed = Array.FindAll(all, i => i.Accused > 0);
        IReadOnlyList<Exclusion> excluded = Exclusion.Merge(
        [
            .. incidents.LeftOut,
            new Exclusion(ExclusionReason.NotAnIncident, incidents.Count - counted.Length),
            new Exclusion(ExclusionReason.Undated, counted.Length - dated.Length),
        ]);
        return new AbstainersShareResult(attributed, all.Length - attributed.Length, excluded, standings.At(launch).Abstainers, options.Level)
        {
            AsOf = incidents.AsOf,
            SourceIds = incidents.SourceIds,
        };
    }

    /// <summary>
    /// Computes the share before and after the opening of the agreement, for those named as abstaining then. The difference describes the
    /// records; it is no effect of the agreement.
    /// </summary>
    /// <param name="incidents">The incidents; near misses and false positives are left out.</param>
    /// <param name="agreement">The agreement; it must say when it was opened.</param>
    /// <param name="clock">The clock that decides what is before and what is after.</param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <exception cref="ArgumentNullException">The incidents or the agreement are null.</exception>
    /// <exception cref="ArgumentException">The agreement does not say when it was opened.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clock"/> is not a <see cref="Clock"/>, or the level not in (0, 1).</exception>
    /// <remarks>Cost: linear in the number of incidents and of acts.</remarks>
    public static AbstainersShareChange BeforeAndAfter(IncidentSet incidents, Agreement agreement, Clock clock, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        ArgumentNullException.ThrowIfNull(agreement);
        Numerics.Require.Defined(clock);
        Numerics.Require.Between(0, 1, level);
        PartialDate launch = OpeningOf(agreement);
        var options = new AbstainersShareOptions { Level = level };
        AbstainersShareResult before = Of(incidents.Where(i => i.DateOn(clock) is { } date && date.IsBefore(launch)), agreement, options);
        AbstainersShareResult after = Of(incidents.Where(i => i.DateOn(clock) is { } date && date.First >= launch.Last), agreement, options);
        Incident[] counted = [.. incidents.Where<Incident>(i => i.IsCountedByDefault)];
        int undated = counted.Count(i => i.DateOn(clock) is null);
        int straddling = counted.Length - undated - before.Of - before.Unattributed - after.Of - after.Unattributed;
        return new AbstainersShareChange(before, after)
        {
            Excluded = Exclusion.Merge(
            [
                .. incidents.LeftOut,
                new Exclusion(ExclusionReason.NotAnIncident, incidents.Count - counted.Length),
                new Exclusion(ExclusionReason.Undated, undated),
                new Exclusion(ExclusionReason.Imprecise, straddling),
            ]),
        };
    }

    private static PartialDate OpeningOf(Agreement agreement) => agreement.Opened
        ?? throw new ArgumentException($"The agreement '{agreement.Id}' does not say when it was opened.", nameof(agreement));

    /// <summary>Who abstains and who has joined on a day, read once for each day.</summary>
    private sealed class StandingsByDay(Agreement agreement)
    {
        private readonly Dictionary<DateOnly, (IReadOnlySet<CountryCode> Abstainers, IReadOnlySet<CountryCode> Parties)> _days = [];

        public (IReadOnlySet<CountryCode> Abstainers, IReadOnlySet<CountryCode> Parties) At(DateOnly day)
        {
            if (!_days.TryGetValue(day, out (IReadOnlySet<CountryCode> Abstainers, IReadOnlySet<CountryCode> Parties) known))
            {
                _days[day] = known = (agreement.AbstainersAt(day), agreement.StatesAt(day));
            }

            return known;
        }

        public AccusedIncident Read(Incident incident, DateOnly day)
        {
            IReadOnlyList<CountryCode> accused = incident.AccusedStates;
            (IReadOnlySet<CountryCode> abstainers, IReadOnlySet<CountryCode> parties) = At(day);
            return new AccusedIncident(incident, accused.Count, accused.Count(abstainers.Contains), accused.Count(parties.Contains));
        }
    }
}
