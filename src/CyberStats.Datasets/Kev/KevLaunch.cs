using System.Globalization;

namespace CyberStats.Datasets.Kev;

/// <summary>
/// Finds how much of a catalogue was listed when it was opened: what had long been exploited then, and makes no series.
/// </summary>
/// <remarks>
/// The opening lasts to the last of the first twelve months in which more than twice as many entries were listed as in the median month
/// after those twelve. Nothing is said of a catalogue of less than two years, nor of one without such a month.
/// </remarks>
internal sealed class KevLaunch
{
    private const int OpeningMonths = 12;
    private const int Multiple = 2;

    private readonly Dictionary<DateOnly, int> _days = [];

    public void Count(DateOnly day) => System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_days, day, out _)++;

    /// <summary>Returns a sentence with the figures; null where there is nothing to say.</summary>
    public string? Describe()
    {
        if (_days.Count == 0)
        {
            return null;
        }

        DateOnly first = _days.Keys.Min();
        int[] months = new int[MonthOf(_days.Keys.Max()) - MonthOf(first) + 1];
        foreach ((DateOnly day, int entries) in _days)
        {
            months[MonthOf(day) - MonthOf(first)] += entries;
        }

        if (months.Length < 2 * OpeningMonths)
        {
            return null;
        }

        int[] later = months[OpeningMonths..];
        Array.Sort(later);
        double median = (later[(later.Length - 1) / 2] + later[later.Length / 2]) / 2.0;
        int last = Array.FindLastIndex(months, OpeningMonths - 1, entries => entries > Multiple * median);
        if (last < 0)
        {
            return null;
        }

        DateOnly end = new DateOnly(first.Year, first.Month, 1).AddMonths(last);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The first day, {first:yyyy-MM-dd}, has {_days[first]} of {months.Sum()} entries and the months to {end:yyyy-MM} have {months[..(last + 1)].Sum()}, where a later month has {median} at the median: they list what had been exploited before, so a series of listings starts after {end:yyyy-MM}.");
    }

    private static int MonthOf(DateOnly day) => (12 * day.Year) + day.Month - 1;
}
