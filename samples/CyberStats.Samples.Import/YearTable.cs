using System.Globalization;
using CyberStats.Datasets;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Series;

namespace CyberStats.Samples.Import;

/// <summary>Counts by year, a column for each date that the records have; what a column leaves out stands under it.</summary>
internal sealed class YearTable
{
    private const int MostYears = 60; // of which the last are shown

    private readonly List<(string Name, SortedDictionary<int, double> Counts, List<string> LeftOut)> _columns = [];

    private YearTable(DatasetImport import)
    {
        CyberStatsDocument document = import.Document;
        if (document.Incidents.Length > 0)
        {
            var incidents = new IncidentSet(document.Incidents);
            foreach (Clock clock in Enum.GetValues<Clock>())
            {
                Add(clock.ToString().ToLowerInvariant(), incidents, clock);
            }
        }

        Add("listed", document.Vulnerabilities.Select(v => (DateRange?)Day(v.Added)));
        Add("losses", import.Losses.Select(l => l.Date is { } date ? new DateRange(date, date) : (DateRange?)null));
        Add("figures", document.Figures.Select(f => (DateRange?)f.Period));
        Add("acts", document.Agreements.SelectMany(a => a.Acts).Select(act => (DateRange?)act.When));
    }

    /// <summary>Counts what was read.</summary>
    public static void Write(Page page, DatasetImport import) => new YearTable(import).Write(page);

    private static DateRange Day(DateOnly day) => new(PartialDate.FromDay(day), PartialDate.FromDay(day));

    private void Add(string name, IncidentSet incidents, Clock clock)
    {
        CountSeries series = incidents.Count(Period.Year, clock);
        var counts = new SortedDictionary<int, double>();
        for (int i = 0; i < series.Length; i++)
        {
            if (series.Counts[i] is > 0 and var count)
            {
                counts[int.Parse(series.Label(i), CultureInfo.InvariantCulture)] = count;
            }
        }

        // A clock that no record has says nothing.
        if (counts.Count > 0 || series.Excluded.Any(e => e.Reason is not (ExclusionReason.Undated or ExclusionReason.NotAnIncident)))
        {
            _columns.Add((name, counts, [.. series.Excluded.Select(e => e.ToString())]));
        }
    }

    private void Add(string name, IEnumerable<DateRange?> dates)
    {
        var counts = new SortedDictionary<int, double>();
        int undated = 0;
        int imprecise = 0;
        foreach (DateRange? date in dates)
        {
            if (date is null or { Start: null, End: null })
            {
                undated++;
            }
            else if (date is { Start: { } start, End: { } end } && start.Year == end.Year)
            {
                counts[start.Year] = counts.GetValueOrDefault(start.Year) + 1;
            }
            else
            {
                imprecise++;
            }
        }

        if (counts.Count + undated + imprecise > 0)
        {
            Exclusion[] leftOut = [new(ExclusionReason.Undated, undated), new(ExclusionReason.Imprecise, imprecise)];
            _columns.Add((name, counts, [.. leftOut.Where(e => e.Count > 0).Select(e => e.ToString())]));
        }
    }

    private void Write(Page page)
    {
        if (_columns.Count == 0)
        {
            return;
        }

        page.Line();
        page.Line("  by year   " + string.Concat(_columns.Select(c => $"{c.Name,12}")));
        int[] years = [.. _columns.SelectMany(c => c.Counts.Keys).Distinct().Order()];
        if (years.Length > MostYears)
        {
            page.Line($"    before  " + string.Concat(_columns.Select(c => $"{Sum(c.Counts.Where(y => y.Key < years[^MostYears])),12}")));
        }

        foreach (int year in years.Length > MostYears ? years[^MostYears..] : years)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"    {year:0000}    ")
                + string.Concat(_columns.Select(c => c.Counts.TryGetValue(year, out double count) ? $"{Page.Count((long)count),12}" : $"{".",12}")));
        }

        page.Line("    sum     " + string.Concat(_columns.Select(c => $"{Sum(c.Counts),12}")));
        foreach ((string name, _, List<string> leftOut) in _columns.Where(c => c.LeftOut.Count > 0))
        {
            page.Text($"leaves out {string.Join(", ", leftOut)}", $"  {name,-12}");
        }
    }

    private static string Sum(IEnumerable<KeyValuePair<int, double>> counts) => Page.Count((long)counts.Sum(c => c.Value));
}
