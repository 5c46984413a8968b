using System.Globalization;
using CyberStats.Incidents;
using CyberStats.Series;

namespace CyberStats.Tests.Series;

/// <summary>
/// Counts incidents a second time, slowly and plainly: every question is asked of every day, and periods are known by their names only.
/// </summary>
internal static class DayByDay
{
    private static readonly DateOnly From = new(2012, 1, 1); // the tests keep well inside
    private static readonly DateOnly To = new(2026, 12, 31);

    /// <summary>What a series is expected to be.</summary>
    public sealed class Answer(int length)
    {
        public string[] Labels { get; set; } = [];

        public double[] Exposure { get; set; } = [];

        public double[] Certain { get; } = new double[length];

        public double[] Possible { get; } = new double[length];

        public double[] Spread { get; } = new double[length];

        public bool[] IsMissing { get; set; } = [];

        public int Included { get; set; }

        public Dictionary<ExclusionReason, int> Excluded { get; } = [];

        public void Exclude(ExclusionReason reason) => Excluded[reason] = Excluded.GetValueOrDefault(reason) + 1;
    }

    /// <summary>Counts the incidents, each with a weight under the key asked for; a weight of 0 counts nothing.</summary>
    public static Answer Count(IncidentSet set, Period period, Clock clock, DatePlacement placement, Func<Incident, double> weight, bool all = false)
    {
        (string Label, DateOnly[] Days)[] grid = Grid(set, period, i => (all || IsIncident(i)) && i.DateOn(clock) is { } d ? (d.First, d.Last) : null);
        var answer = new Answer(grid.Length)
        {
            Labels = [.. grid.Select(g => g.Label)],
            Exposure = [.. grid.Select(g => (double)g.Days.Count(d => IsCovered(set, d)) / g.Days.Length)],
        };

        foreach (Incident incident in set)
        {
            if (!all && !IsIncident(incident))
            {
                answer.Exclude(ExclusionReason.NotAnIncident);
                continue;
            }

            if (incident.DateOn(clock) is not { } date)
            {
                answer.Exclude(ExclusionReason.Undated);
                continue;
            }

            DateOnly[] days = Days(date.First, date.Last);
            DateOnly[] covered = [.. days.Where(d => IsCovered(set, d))];
            int[] places = [.. Enumerable.Range(0, grid.Length).Where(i => Meet(grid[i].Days, days))];
            if (set.AsOf is { } asOf && days.All(d => d > asOf))
            {
                answer.Exclude(ExclusionReason.AfterAsOf);
            }
            else if (covered.Length == 0 || places.Length == 0)
            {
                answer.Exclude(ExclusionReason.OutsideCoverage);
            }
            else if (days.Select(d => Name(period, d)).Distinct().Count() == 1
                && days.All(d => d >= (set.Coverage?.Start?.First ?? d) && d <= (set.Coverage?.End?.Last ?? d)))
            {
                answer.Included++;
                answer.Certain[places.Single()] += weight(incident);
            }
            else
            {
                if (placement == DatePlacement.SpreadUniformly)
                {
                    answer.Included++;
                }
                else
                {
                    answer.Exclude(ExclusionReason.Imprecise);
                }

                foreach (int i in places)
                {
                    answer.Possible[i] += weight(incident);
                    answer.Spread[i] += placement == DatePlacement.SpreadUniformly
                        ? weight(incident) * grid[i].Days.Intersect(covered).Count() / covered.Length
                        : 0;
                }
            }
        }

        bool isDeclared = IsDeclared(set);
        answer.IsMissing =
            [.. grid.Select((_, i) => answer.Exposure[i] == 0 || (!isDeclared && answer.Certain[i] + answer.Spread[i] == 0))];
        return answer;
    }

    /// <summary>Counts the incidents under way: certain where no start and end that the dates allow avoid the period.</summary>
    public static Answer CountActive(IncidentSet set, Period period)
    {
        (string Label, DateOnly[] Days)[] grid = Grid(set, period, i => IsIncident(i) && i.Occurred is { } r
            ? ((r.Start ?? r.End)!.Value.First, (r.End ?? r.Start)!.Value.Last)
            : null);
        var answer = new Answer(grid.Length)
        {
            Labels = [.. grid.Select(g => g.Label)],
            Exposure = [.. grid.Select(g => (double)g.Days.Count(d => IsCovered(set, d)) / g.Days.Length)],
        };

        foreach (Incident incident in set)
        {
            if (!IsIncident(incident))
            {
                answer.Exclude(ExclusionReason.NotAnIncident);
                continue;
            }

            if (incident.Occurred is not { } range)
            {
                answer.Exclude(ExclusionReason.Undated);
                continue;
            }

            DateOnly[] starts = Days(range.Start?.First ?? From, range.Start?.Last ?? range.End!.Value.Last);
            DateOnly[] ends = Days(range.End?.First ?? range.Start!.Value.First, range.End?.Last ?? To);
            DateOnly[] possible = [.. Days(starts[0], ends[^1]).Where(d => IsCovered(set, d))];
            if (set.AsOf is { } asOf && starts[0] > asOf)
            {
                answer.Exclude(ExclusionReason.AfterAsOf);
                continue;
            }

            int[] places = [.. Enumerable.Range(0, grid.Length).Where(i => Meet(grid[i].Days, possible))];
            if (places.Length == 0)
            {
                answer.Exclude(ExclusionReason.OutsideCoverage);
                continue;
            }

            answer.Included++;
            foreach (int i in places)
            {
                (DateOnly first, DateOnly last) = (grid[i].Days[0], grid[i].Days[^1]);
                bool canStartLater = starts.Any(s => s > last && ends.Any(e => e >= s));
                bool canEndEarlier = ends.Any(e => e < first && starts.Any(s => s <= e));
                (canStartLater || canEndEarlier ? answer.Possible : answer.Certain)[i]++;
            }
        }

        bool isDeclared = IsDeclared(set);
        answer.IsMissing = [.. grid.Select((_, i) => answer.Exposure[i] == 0 || (!isDeclared && answer.Certain[i] == 0))];
        return answer;
    }

    private static bool IsIncident(Incident incident) => incident.Status is IncidentStatus.Confirmed or IncidentStatus.Suspected;

    /// <summary>Whether two runs of consecutive days have one in common.</summary>
    private static bool Meet(DateOnly[] a, DateOnly[] b) => a.Length > 0 && b.Length > 0 && a[0] <= b[^1] && b[0] <= a[^1];

    private static bool IsDeclared(IncidentSet set) =>
        set.Coverage is { Start: not null } coverage && (coverage.End is not null || set.AsOf is not null);

    private static bool IsCovered(IncidentSet set, DateOnly day) =>
        (set.Coverage is not { } coverage || coverage.MayContain(day)) && (set.AsOf is not { } asOf || day <= asOf);

    /// <summary>The periods: those of the coverage and, where an end of it is open, those of the dates.</summary>
    private static (string Label, DateOnly[] Days)[] Grid(
        IncidentSet set, Period period, Func<Incident, (DateOnly First, DateOnly Last)?> datesOf)
    {
        DateOnly asOf = set.AsOf ?? DateOnly.MaxValue;
        (DateOnly First, DateOnly Last)[] dates = [.. set.Select(datesOf).OfType<(DateOnly First, DateOnly Last)>().Where(d => d.First <= asOf)];
        if (!IsDeclared(set) && dates.Length == 0)
        {
            return [];
        }

        DateOnly first = set.Coverage?.Start?.First ?? dates.Min(d => d.First);
        DateOnly last = set.Coverage?.End?.Last
            ?? (set.Coverage is not null && set.AsOf is not null ? asOf : dates.Select(d => d.Last < asOf ? d.Last : asOf).Max());
        (string Label, DateOnly[] Days)[] all = Periods(period);
        int from = Array.FindIndex(all, g => g.Label == Name(period, first));
        int to = Array.FindIndex(all, g => g.Label == Name(period, last));
        return from <= to ? all[from..(to + 1)] : [];
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Period, (string Label, DateOnly[] Days)[]> Known = new();

    private static (string Label, DateOnly[] Days)[] Periods(Period period) => Known.GetOrAdd(
        period, p => [.. Days(From, To).GroupBy(d => Name(p, d)).Select(g => (g.Key, g.ToArray()))]);

    /// <summary>The name of the period that holds a day, by the rules that people know.</summary>
    private static string Name(Period period, DateOnly day)
    {
        DateTime time = day.ToDateTime(default);
        FormattableString name = period.Unit switch
        {
            PeriodUnit.Day => $"{day:yyyy-MM-dd}",
            PeriodUnit.Week => $"{ISOWeek.GetYear(time):D4}-W{ISOWeek.GetWeekOfYear(time):D2}",
            PeriodUnit.Month => $"{day:yyyy-MM}",
            PeriodUnit.Quarter => $"{day:yyyy}-Q{(day.Month + 2) / 3}",
            _ when period.FirstMonth == 1 => $"{day:yyyy}",
            _ => FiscalYear(day.Month >= period.FirstMonth ? day.Year : day.Year - 1, period.FirstMonth),
        };
        return FormattableString.Invariant(name);
    }

    private static FormattableString FiscalYear(int year, int month) => $"{year:D4}-{month:D2}/{year + 1:D4}-{month - 1:D2}";

    private static DateOnly[] Days(DateOnly first, DateOnly last) =>
        [.. Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber)];
}
