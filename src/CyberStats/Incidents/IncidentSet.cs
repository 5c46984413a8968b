using System.Collections;
using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Incidents;

/// <summary>
/// Incidents that are counted together, with the span of time in which their source looked for them and the day of its state.
/// </summary>
/// <remarks>
/// <para>
/// No two incidents have the same id. Coverage is a statement about the source, never guessed from the records: within it a period
/// without a record is zero, outside it is missing. Immutable; equality is by reference.
/// </para>
/// </remarks>
public sealed class IncidentSet : IReadOnlyList<Incident>
{
    private readonly Incident[] _incidents;
    private readonly (Incident Incident, ExclusionReason Reason)[] _leftOut = [];

    /// <summary>Creates a set.</summary>
    /// <param name="incidents">The incidents; their order is kept.</param>
    /// <param name="coverage">The span that the source covers; null where not known.</param>
    /// <param name="asOf">The day whose state of the source this is; null where not known.</param>
    /// <exception cref="ArgumentNullException">The incidents, or one of them, are null.</exception>
    /// <exception cref="ArgumentException">
    /// Two incidents have the same id (the message names both places), or the coverage starts after the as-of day.
    /// </exception>
    public IncidentSet(IEnumerable<Incident> incidents, DateRange? coverage = null, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        if (coverage is { } span && asOf is { } day && span.First > day)
        {
            throw new ArgumentException($"The coverage ({span}) starts after the as-of day ({PartialDate.FromDay(day)}).", nameof(coverage));
        }

        _incidents = [.. incidents];
        Coverage = coverage == default(DateRange) ? null : coverage;
        AsOf = asOf;
        RequireUniqueIds(_incidents);
        SourceIds = SourcesOf(_incidents);
    }

    private IncidentSet(Incident[] subset, DateRange? coverage, DateOnly? asOf, (Incident Incident, ExclusionReason Reason)[] leftOut)
    {
        _incidents = subset;
        Coverage = coverage;
        AsOf = asOf;
        _leftOut = leftOut;
        SourceIds = SourcesOf(subset);
    }

    /// <summary>Gets the span that the source covers; null where not known.</summary>
    public DateRange? Coverage { get; }

    /// <summary>Gets the day whose state of the source this is; null where not known.</summary>
    public DateOnly? AsOf { get; }

    /// <summary>Gets what <see cref="KnownAt"/> left out, and why; the results computed from this set repeat it.</summary>
    public IReadOnlyList<Exclusion> LeftOut => Exclusion.Merge(_leftOut.Select(left => new Exclusion(left.Reason, 1)));

    /// <summary>Gets the sources of the incidents' ids, such as "cfr", in ordinal order.</summary>
    public IReadOnlyList<string> SourceIds { get; }

    /// <inheritdoc/>
    public int Count => _incidents.Length;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is not in [0, <see cref="Count"/>).</exception>
    public Incident this[int index] => _incidents[Require.InRange(0, _incidents.Length - 1, index)];

    /// <summary>Returns the incidents as a span, the fastest way through them.</summary>
    public ReadOnlySpan<Incident> AsSpan() => _incidents;

    /// <summary>Returns the incidents that satisfy a condition, with the same coverage and as-of day.</summary>
    /// <param name="condition">The condition.</param>
    /// <exception cref="ArgumentNullException"><paramref name="condition"/> is null.</exception>
    public IncidentSet Where(Func<Incident, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new IncidentSet(Array.FindAll(_incidents, i => condition(i)), Coverage, AsOf, Array.FindAll(_leftOut, left => condition(left.Incident)));
    }

    /// <summary>Returns the incidents for which an attribution accuses a state, a denial not among them.</summary>
    /// <param name="state">The state.</param>
    public IncidentSet AttributedTo(CountryCode state) => Where(i => i.AccusedStates.Contains(state));

    /// <summary>
    /// Returns the incidents that were certainly known on a day, which becomes the as-of day: recorded by then or, where the source does
    /// not say when it recorded them, disclosed by then. The others are in <see cref="LeftOut"/>.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day is after the as-of day of this set, or before its coverage starts.</exception>
    public IncidentSet KnownAt(DateOnly day)
    {
        if (day > AsOf)
        {
            throw new ArgumentOutOfRangeException(
                nameof(day), day, $"The set shows its source as of {PartialDate.FromDay(AsOf.Value)}, not later.");
        }

        if (Coverage is { } span && span.First > day)
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, $"The coverage ({span}) starts later.");
        }

        Incident[] known = Array.FindAll(_incidents, i => (i.Recorded ?? i.Disclosed?.Last) <= day);
        (Incident, ExclusionReason)[] others =
        [
            .. _leftOut,
            .. _incidents.Where(i => !((i.Recorded ?? i.Disclosed?.Last) <= day))
                .Select(i => (i, i.Recorded is null && i.Disclosed is null ? ExclusionReason.Undated : ExclusionReason.AfterAsOf)),
        ];
        return new IncidentSet(known, Coverage, day, others);
    }

    /// <inheritdoc/>
    public IEnumerator<Incident> GetEnumerator() => ((IEnumerable<Incident>)_incidents).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static ImmutableArray<string> SourcesOf(Incident[] incidents)
    {
        var sources = new SortedSet<string>(StringComparer.Ordinal);
        string? last = null;
        foreach (Incident incident in incidents)
        {
            if (!string.Equals(incident.Id.Source, last, StringComparison.Ordinal))
            {
                last = incident.Id.Source;
                sources.Add(last);
            }
        }

        return [.. sources];
    }

    private static void RequireUniqueIds(Incident[] incidents)
    {
        var places = new Dictionary<IncidentId, int>(incidents.Length);
        for (int i = 0; i < incidents.Length; i++)
        {
            if (incidents[i] is null)
            {
                throw new ArgumentNullException(nameof(incidents), FormattableString.Invariant($"The incident at index {i} is null."));
            }

            if (!places.TryAdd(incidents[i].Id, i))
            {
                int first = places[incidents[i].Id];
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"The incidents at index {first} ('{Excerpt.Of(incidents[first].Title)}') and {i} ('{Excerpt.Of(incidents[i].Title)}') have the same id, {incidents[i].Id}."),
                    nameof(incidents));
            }
        }
    }
}
