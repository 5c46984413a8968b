using System.Runtime.CompilerServices;
using CyberStats.Incidents;

namespace CyberStats.Series;

/// <summary>
/// Places the incidents that were disclosed on a known day well inside the coverage, in months or longer periods: nearly all of them, and
/// with so few instructions that memory is the limit. It places no others; these go to <see cref="RecordPlacer"/>.
/// </summary>
internal readonly struct QuickPlacer
{
    /// <summary>The place of an incident that it does not place.</summary>
    public const int Elsewhere = -1;

    private readonly Period _period;
    private readonly int _firstIndex;
    private readonly int _from;
    private readonly int _to;

    public QuickPlacer(PeriodGrid grid, Clock clock)
    {
        _period = grid.Period;
        _firstIndex = grid.FirstIndex;
        bool serves = clock == Clock.Disclosed && grid.Period.Unit <= PeriodUnit.Month;
        _from = serves ? grid.InsideFrom : 0;
        _to = serves ? grid.InsideTo : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(Incident incident)
    {
        PartialDate? date = incident.Disclosed;
        PartialDate day = date.GetValueOrDefault();
        int place = _period.IndexOfMonth(((day.Year - 1) * 12) + day.MonthOrZero - 1) - _firstIndex;
        return place >= _from && place < _to && date.HasValue && day.DayOrZero != 0 && incident.Status <= IncidentStatus.Suspected
            ? place
            : Elsewhere;
    }
}
