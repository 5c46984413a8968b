using System.Collections.Immutable;
using CyberStats.Incidents;

namespace CyberStats.Series;

/// <summary>
/// The periods that a set of incidents is counted into: which there are, how much of each the source can show, and where a date falls.
/// </summary>
internal sealed class PeriodGrid
{
    private readonly DateOnly _first; // the days on which the source can show incidents
    private readonly DateOnly _last;
    private readonly DateOnly _declaredLast; // the last day covered, be it after the as-of day
    private readonly DateOnly _asOf;

    private PeriodGrid(Period period, DateOnly first, DateOnly declaredLast, DateOnly asOf, int firstIndex, int length, bool isDeclared)
    {
        Period = period;
        _first = first;
        _last = Min(declaredLast, asOf);
        _declaredLast = declaredLast;
        _asOf = asOf;
        FirstIndex = firstIndex;
        Length = length;
        IsDeclared = isDeclared;
    }

    public Period Period { get; }

    public int FirstIndex { get; }

    public int Length { get; }

    /// <summary>Gets the first place in which every day is covered and not after the as-of day.</summary>
    public int InsideFrom => Math.Max(Period.IndexOf(_first) - FirstIndex + 1, 0);

    /// <summary>Gets the place after the last one in which every day is covered and not after the as-of day.</summary>
    public int InsideTo => Math.Min(Period.IndexOf(_last) - FirstIndex, Length);

    /// <summary>Whether the coverage was declared at both ends: only then is a period without a record a zero.</summary>
    public bool IsDeclared { get; }

    /// <summary>Lays the periods from the declared coverage and, where an end of it is open, from the dates themselves.</summary>
    public static PeriodGrid Over(IncidentSet incidents, Period period, Func<Incident, DateRange?> dates)
    {
        DateOnly asOf = incidents.AsOf ?? DateOnly.MaxValue;
        PartialDate? start = incidents.Coverage?.Start;
        PartialDate? end = incidents.Coverage?.End;
        bool endsWithAsOf = end is null && incidents.Coverage is not null && incidents.AsOf is not null;
        if (start is not null && (end is not null || endsWithAsOf))
        {
            DateOnly last = end?.Last ?? asOf;
            int from = period.IndexOf(start.Value.First);
            return new PeriodGrid(period, start.Value.First, end?.Last ?? DateOnly.MaxValue, asOf, from, period.IndexOf(last) - from + 1, isDeclared: true);
        }

        (DateOnly First, DateOnly Last)? span = SpanOf(incidents, dates, asOf);
        if (span is null)
        {
            return new PeriodGrid(period, DateOnly.MinValue, DateOnly.MaxValue, asOf, 0, 0, isDeclared: false);
        }

        int lowest = period.IndexOf(start?.First ?? span.Value.First);
        int highest = period.IndexOf(end?.Last ?? (endsWithAsOf ? asOf : span.Value.Last));
        return new PeriodGrid(
            period,
            start?.First ?? DateOnly.MinValue,
            end?.Last ?? DateOnly.MaxValue,
            asOf,
            lowest,
            Math.Max(highest - lowest + 1, 0),
            isDeclared: false);
    }

    /// <summary>Returns the reason why a date has no place here, or null with the first and last place that it can mean.</summary>
    public ExclusionReason? Place(PartialDate date, out int from, out int to)
    {
        from = Period.IndexOf(date.First) - FirstIndex;
        to = Period.IndexOf(date.Last) - FirstIndex;
        return Reason(date.First, date.Last, from, to);
    }

    /// <summary>
    /// Whether a date that has a place here certainly falls in it: it means days of one period only, and none outside the declared
    /// coverage. That it is not after the as-of day is certain, since the source knows it.
    /// </summary>
    public bool IsCertain(PartialDate date) =>
        date.DayOrZero != 0
        || (Period.IndexOf(date.First) == Period.IndexOf(date.Last) && date.First >= _first && date.Last <= _declaredLast);

    /// <summary>Returns the reason why a span of days has no place here, or null with the first and last place in which it has a covered day.</summary>
    public ExclusionReason? Place(DateOnly first, DateOnly last, out int from, out int to)
    {
        from = Math.Max(Period.IndexOf(Max(first, _first)) - FirstIndex, 0);
        to = Math.Min(Period.IndexOf(Min(last, _last)) - FirstIndex, Length - 1);
        return Reason(first, last, from, to);
    }

    /// <summary>Adds a weight to the places that a range of dates can mean, in proportion to the days of each inside the coverage.</summary>
    public void Spread(PartialDate date, double weight, Span<double> counts)
    {
        DateOnly first = Max(date.First, _first);
        DateOnly last = Min(date.Last, _last);
        int days = last.DayNumber - first.DayNumber + 1;
        for (int index = Period.IndexOf(first); index <= Period.IndexOf(last); index++)
        {
            int i = index - FirstIndex;
            if (i >= 0 && i < counts.Length)
            {
                counts[i] += weight * Period.Days(index, first, last).Inside / days;
            }
        }
    }

    /// <summary>Returns the share of each period's days on which the source can show incidents.</summary>
    public double[] Exposure()
    {
        var shares = new double[Length];
        for (int i = 0; i < Length; i++)
        {
            (int inside, int all) = Period.Days(FirstIndex + i, _first, _last);
            shares[i] = (double)inside / all;
        }

        return shares;
    }

    /// <summary>Returns the counts with missing in place of what is not known: no exposure or, without declared coverage, no record.</summary>
    public ImmutableArray<double?> WithMissing(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposure, ReadOnlySpan<bool> seen)
    {
        var result = ImmutableArray.CreateBuilder<double?>(counts.Length);
        for (int i = 0; i < counts.Length; i++)
        {
            result.Add(exposure[i] > 0 && (IsDeclared || seen[i]) ? counts[i] : null);
        }

        return result.MoveToImmutable();
    }

    private ExclusionReason? Reason(DateOnly first, DateOnly last, int from, int to) =>
        first > _asOf ? ExclusionReason.AfterAsOf
        : last < _first || first > _last || to < 0 || from >= Length ? ExclusionReason.OutsideCoverage
        : null;

    private static (DateOnly First, DateOnly Last)? SpanOf(IncidentSet incidents, Func<Incident, DateRange?> dates, DateOnly asOf)
    {
        (DateOnly First, DateOnly Last)? span = null;
        foreach (Incident incident in incidents.AsSpan())
        {
            if (dates(incident) is { } range && (range.Start ?? range.End)!.Value.First <= asOf)
            {
                DateOnly first = (range.Start ?? range.End)!.Value.First;
                DateOnly last = Min((range.End ?? range.Start)!.Value.Last, asOf);
                span = span is { } s ? (Min(s.First, first), Max(s.Last, last)) : (first, last);
            }
        }

        return span;
    }

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}
