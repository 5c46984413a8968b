using System.Collections.Immutable;
using CyberStats.Incidents;

namespace CyberStats.Series;

/// <summary>
/// Counts incidents: over time, by group, and without time.
/// </summary>
/// <remarks>
/// Every result says how many records it counts and how many it leaves out for which reason; near misses and false positives are left
/// out unless asked for. The results do not depend on the order of the incidents, save
/// the last bits of sums of fractions. A code that is "unknown" is a key like any other; a null is none. Cost: one pass over the incidents and memory for the
/// result; where the coverage is not declared at both ends, one pass more to find the first and last period.
/// </remarks>
public static class IncidentCounting
{
    /// <summary>Counts incidents per period.</summary>
    /// <param name="incidents">The incidents.</param>
    /// <param name="period">The length of a period.</param>
    /// <param name="clock">The date that places an incident.</param>
    /// <param name="placement">What becomes of dates less precise than the period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="incidents"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clock"/> or <paramref name="placement"/> is not defined.</exception>
    public static CountSeries Count(
        this IncidentSet incidents, Period period, Clock clock, DatePlacement placement = DatePlacement.ExcludeImprecise) =>
        Count(incidents, period, clock, new CountOptions { Placement = placement });

    /// <inheritdoc cref="Count(IncidentSet, Period, Clock, DatePlacement)"/>
    /// <param name="incidents">The incidents.</param>
    /// <param name="period">The length of a period.</param>
    /// <param name="clock">The date that places an incident.</param>
    /// <param name="options">What to do otherwise than by default.</param>
    public static CountSeries Count(this IncidentSet incidents, Period period, Clock clock, CountOptions options) =>
        Sum(incidents, period, clock, null, SeriesKind.Counts, options);

    /// <summary>Sums a weight of the incidents per period.</summary>
    /// <param name="incidents">The incidents.</param>
    /// <param name="period">The length of a period.</param>
    /// <param name="clock">The date that places an incident.</param>
    /// <param name="weight">The weight of an incident: finite and not negative.</param>
    /// <param name="options">What to do otherwise than by default; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clock"/> is not defined, or a weight is not as demanded.</exception>
    public static CountSeries Sum(
        this IncidentSet incidents, Period period, Clock clock, Func<Incident, double> weight, CountOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weight);
        return Sum(incidents, period, clock, i => Numerics.Require.NotNegative(weight(i), nameof(weight)), SeriesKind.Weighted, options);
    }

    /// <summary>Counts incidents per period and group, each incident in one group.</summary>
    /// <typeparam name="TKey">The type of the key that names a group.</typeparam>
    /// <param name="incidents">The incidents.</param>
    /// <param name="period">The length of a period.</param>
    /// <param name="clock">The date that places an incident.</param>
    /// <param name="key">The group of an incident; null for none, which the result counts.</param>
    /// <param name="options">What to do otherwise than by default; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clock"/> is not defined.</exception>
    public static GroupedSeries<TKey> CountBy<TKey>(
        this IncidentSet incidents, Period period, Clock clock, Func<Incident, TKey?> key, CountOptions? options = null)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        var counter = new GroupCounter<TKey>(new RecordPlacer(incidents, period, clock, options), CountingRule.PerIncident);
        counter.Count(incidents.AsSpan(), key);
        return counter.Build();
    }

    /// <summary>Counts incidents per period and group, where one incident can have several keys, by a stated rule.</summary>
    /// <typeparam name="TKey">The type of the key that names a group.</typeparam>
    /// <param name="incidents">The incidents.</param>
    /// <param name="period">The length of a period.</param>
    /// <param name="clock">The date that places an incident.</param>
    /// <param name="keys">The groups of an incident; the result counts those with none.</param>
    /// <param name="options">The counting rule, and what else to do otherwise than by default; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clock"/> is not defined.</exception>
    public static GroupedSeries<TKey> CountByEach<TKey>(
        this IncidentSet incidents, Period period, Clock clock, Func<Incident, IEnumerable<TKey>> keys, CountOptions? options = null)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keys);
        CountingRule rule = (options ?? CountOptions.Default).Rule;
        var counter = new GroupCounter<TKey>(new RecordPlacer(incidents, period, clock, options), rule);
        foreach (Incident incident in incidents.AsSpan())
        {
            counter.Count(incident, keys(incident));
        }

        return counter.Build();
    }

    /// <summary>
    /// Counts the incidents that are under way in each period: a campaign counts in every period that it touches.
    /// </summary>
    /// <remarks>
    /// The count is of those that are under way whatever their imprecise dates mean; <see cref="CountSeries.Upper"/> is of those that
    /// can be. An incident without a known end is certain only in the period of its start, and possible to the end of the series; one
    /// without a known start likewise before its end.
    /// </remarks>
    /// <param name="incidents">The incidents, placed by <see cref="Incident.Occurred"/>.</param>
    /// <param name="period">The length of a period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="incidents"/> is null.</exception>
    public static CountSeries CountActive(this IncidentSet incidents, Period period)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        return new PrevalenceCounter(incidents, period).Count();
    }

    /// <summary>Counts incidents per key, without regard to time.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="incidents">The incidents.</param>
    /// <param name="keys">The keys of an incident; an incident with none is reported.</param>
    /// <param name="options">The counting rule, and whether near misses count; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Tally<TKey> Tally<TKey>(this IncidentSet incidents, Func<Incident, IEnumerable<TKey>> keys, CountOptions? options = null)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(incidents);
        ArgumentNullException.ThrowIfNull(keys);
        options ??= CountOptions.Default;
        CountingRule rule = options.Rule;
        var counts = new Dictionary<TKey, double>();
        var weighted = new List<KeyValuePair<TKey, double>>();
        int counted = 0, withoutKey = 0, notIncidents = 0;
        foreach (Incident incident in incidents.AsSpan())
        {
            if (!incident.IsCountedByDefault && !options.IncludeNonIncidents)
            {
                notIncidents++;
                continue;
            }

            KeyWeights.Assign(keys(incident), rule, weighted);
            _ = weighted.Count == 0 ? withoutKey++ : counted++;
            foreach ((TKey key, double weight) in weighted)
            {
                counts[key] = counts.GetValueOrDefault(key) + weight;
            }
        }

        return new Tally<TKey>(counts, rule, counted)
        {
            AsOf = incidents.AsOf,
            SourceIds = incidents.SourceIds,
            Excluded = Exclusion.Merge(
            [
                .. incidents.LeftOut,
                new Exclusion(ExclusionReason.NotAnIncident, notIncidents),
                new Exclusion(ExclusionReason.NoKey, withoutKey),
            ]),
        };
    }

    private static CountSeries Sum(
        IncidentSet incidents, Period period, Clock clock, Func<Incident, double>? weight, SeriesKind kind, CountOptions? options)
    {
        var placer = new RecordPlacer(incidents, period, clock, options);
        var builder = new SeriesBuilder(placer.Grid);
        foreach (Incident incident in incidents.AsSpan())
        {
            if (placer.TryPlace(incident, out PartialDate date, out int from, out int to))
            {
                builder.Add(date, from, to, weight is null ? 1 : weight(incident), placer.Placement);
            }
        }

        return placer.Describe(builder.Build(placer.Grid.Exposure(), kind));
    }
}
