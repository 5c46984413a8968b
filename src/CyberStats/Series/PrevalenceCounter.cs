using CyberStats.Incidents;

namespace CyberStats.Series;

/// <summary>Counts the incidents under way in each period.</summary>
internal sealed class PrevalenceCounter(IncidentSet incidents, Period period)
{
    private readonly RecordPlacer _placer = new(incidents, period, Clock.Started, null, i => i.Occurred);

    public CountSeries Count()
    {
        var builder = new SeriesBuilder(_placer.Grid);
        foreach (Incident incident in incidents.AsSpan())
        {
            if (!_placer.IsCounted(incident))
            {
                _placer.Exclude(ExclusionReason.NotAnIncident);
            }
            else if (incident.Occurred is not { } range)
            {
                _placer.Exclude(ExclusionReason.Undated);
            }
            else if (_placer.Grid.Place(range.First, range.Last, out int from, out int to) is { } reason)
            {
                _placer.Exclude(reason);
            }
            else
            {
                builder.AddSpan(from, to, place => IsCertain(range, place));
            }
        }

        CountSeries series = builder.Build(_placer.Grid.Exposure(), SeriesKind.Prevalence);
        return builder.HasPossible ? _placer.Describe(series, Caveat.PossibleInUpper) : _placer.Describe(series);
    }

    /// <summary>Whether an incident is under way in a period whatever its dates mean: it can neither start after it nor end before it.</summary>
    private bool IsCertain(DateRange range, int place)
    {
        (DateOnly periodStart, DateOnly periodEnd) = (period.StartOf(_placer.Grid.FirstIndex + place), period.EndOf(_placer.Grid.FirstIndex + place));
        DateOnly latestStart = range.Start?.Last ?? range.Last;
        DateOnly earliestEnd = range.End?.First ?? range.First;
        bool canStartLater = latestStart > periodEnd && range.Last > periodEnd;
        bool canEndEarlier = earliestEnd < periodStart && range.First < periodStart;
        return !canStartLater && !canEndEarlier;
    }
}
