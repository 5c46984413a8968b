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
            if (incident.Status > IncidentStatus.Suspected)
            {
                _placer.Exclude(ExclusionReason.NotAnIncident);
            }
            else if (incident.Occurred is not { } range || range == default)
            {
                _placer.Exclude(ExclusionReason.Undated);
            }
            else
            {
                Add(range, builder);
            }
        }

        return _placer.Describe(builder.Build(_placer.Grid.Exposure(), SeriesKind.Prevalence));
    }

    private void Add(DateRange range, SeriesBuilder builder)
    {
        // Possible from the first day it can have started to the last it can have ended; certain between the latest start and earliest end.
        (int from, int to) = Places(range.First, range.Last);
        if (from > to)
        {
            _placer.Exclude(range.First > (incidents.AsOf ?? DateOnly.MaxValue) ? ExclusionReason.AfterAsOf : ExclusionReason.OutsideCoverage);
            return;
        }

        DateOnly latestStart = (range.Start ?? range.End)!.Value.Last;
        DateOnly earliestEnd = (range.End ?? range.Start)!.Value.First;
        int certainFrom = Place(latestStart < earliestEnd ? latestStart : earliestEnd);
        int certainTo = Place(latestStart < earliestEnd ? earliestEnd : latestStart);
        bool isCertain = latestStart <= earliestEnd || certainFrom == certainTo;
        for (int i = from; i <= to; i++)
        {
            if (isCertain && i >= certainFrom && i <= certainTo)
            {
                builder.Certain[i]++;
            }
            else
            {
                builder.AddPossible(i, 1);
            }
        }

        builder.Included++;
    }

    private (int From, int To) Places(DateOnly first, DateOnly last) => (Math.Max(Place(first), 0), Math.Min(Place(last), _placer.Grid.Length - 1));

    private int Place(DateOnly day) => period.IndexOf(day) - _placer.Grid.FirstIndex;
}
