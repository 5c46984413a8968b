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

    // The place of each calendar month, by PartialDate.MonthKey less the first; Elsewhere for months cut short and keys that are no month.
    private readonly int[] _places;
    private readonly int _firstKey;

    public QuickPlacer(PeriodGrid grid, Clock clock)
    {
        _places = [];
        if (clock != Clock.Disclosed || grid.Period.Unit > PeriodUnit.Month || grid.InsideFrom >= grid.InsideTo)
        {
            return;
        }

        DateOnly first = grid.Period.StartOf(grid.FirstIndex + grid.InsideFrom);
        DateOnly last = grid.Period.EndOf(grid.FirstIndex + grid.InsideTo - 1);
        _firstKey = PartialDate.FromDay(first).MonthKey;
        _places = new int[PartialDate.FromDay(last).MonthKey - _firstKey + 1];
        Array.Fill(_places, Elsewhere);
        for (DateOnly month = first; ; month = month.AddMonths(1))
        {
            _places[PartialDate.FromDay(month).MonthKey - _firstKey] = grid.Period.IndexOf(month) - grid.FirstIndex;
            if (month.Year == last.Year && month.Month == last.Month)
            {
                break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(Incident incident)
    {
        PartialDate date = incident.Disclosed.GetValueOrDefault(); // without a date, one that is not known to the day
        uint month = (uint)(date.MonthKey - _firstKey);
        return month < (uint)_places.Length && date.DayOrZero != 0 && incident.IsCountedByDefault
            ? _places[month]
            : Elsewhere;
    }
}
