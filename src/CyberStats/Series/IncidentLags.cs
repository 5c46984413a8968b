using CyberStats.Incidents;
using CyberStats.Numerics;

namespace CyberStats.Series;

/// <summary>Days between the clocks of the incidents of a set.</summary>
public static class IncidentLags
{
    /// <summary>Returns how many days pass from one clock to another.</summary>
    /// <param name="incidents">The incidents; near misses and false positives are left out.</param>
    /// <param name="from">The clock counted from; incidents without that date are left out.</param>
    /// <param name="to">
    /// The clock counted to. An incident that nobody had blamed on anybody by the as-of day of the set is open on
    /// <see cref="Clock.Attributed"/>; any other without that date is left out, since whatever is on record was discovered, disclosed and
    /// recorded, on a day that is not known.
    /// </param>
    /// <param name="level">The coverage of the interval of the median, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="incidents"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A clock is not a <see cref="Clock"/>, or the level not in (0, 1).</exception>
    /// <remarks>Cost: sorting the incidents, and then steps that are each linear in their number.</remarks>
    public static LagDistribution Lags(this IncidentSet incidents, Clock from, Clock to, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        Require.Defined(from);
        Require.Defined(to);
        Require.Between(0, 1, level);
        var lags = new List<DayLag>();
        var open = new List<int>();
        var excluded = new List<Exclusion>(incidents.LeftOut);
        foreach (Incident incident in incidents)
        {
            PartialDate? start = incident.DateOn(from);
            if (!incident.IsCountedByDefault)
            {
                excluded.Add(new Exclusion(ExclusionReason.NotAnIncident, 1));
            }
            else if (incident.Lag(from, to) is { } lag)
            {
                lags.Add(lag);
            }
            else if (start is null || incidents.AsOf is null || to != Clock.Attributed || incident.IsAttributed)
            {
                excluded.Add(new Exclusion(ExclusionReason.Undated, 1));
            }
            else if (start.Value.First > incidents.AsOf)
            {
                excluded.Add(new Exclusion(ExclusionReason.AfterAsOf, 1));
            }
            else
            {
                open.Add(Math.Max(1, incidents.AsOf.Value.DayNumber - start.Value.Last.DayNumber + 1));
            }
        }

        return new LagDistribution(from, to, lags, open, level)
        {
            AsOf = incidents.AsOf,
            SourceIds = incidents.SourceIds,
            Excluded = Exclusion.Merge(excluded),
        };
    }
}
