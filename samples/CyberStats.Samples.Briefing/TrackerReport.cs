using System.Globalization;
using CyberStats.Datasets;
using CyberStats.Growth;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Samples.Briefing;

/// <summary>What the tracker's export says itself.</summary>
internal sealed class TrackerReport
{
    private const int LargestGroups = 10;
    private const int ExamplesShown = 8;

    private static readonly DateRange Coverage = DateRange.Parse("2005/.."); // the tracker's own statement

    private readonly ImportResult<Incident> _import;
    private readonly IncidentSet _incidents;
    private readonly bool _isDayGiven;

    private TrackerReport(ImportResult<Incident> import, IncidentSet incidents, bool isDayGiven)
    {
        _import = import;
        _incidents = incidents;
        _isDayGiven = isDayGiven;
    }

    /// <summary>Reads an export.</summary>
    /// <exception cref="InvalidDataException">The file is not of the format, or has no dated incident from the years covered.</exception>
    public static TrackerReport Read(Stream stream, DateOnly? asOf)
    {
        ImportResult<Incident> import = CfrReader.Read(stream, new CfrOptions { AsOf = asOf });
        DateOnly day = asOf ?? import.Records.Max(i => i.Disclosed?.Last)
            ?? throw new InvalidDataException("it has no dated incident, so its day must be given with --as-of");
        if (day < Coverage.First)
        {
            throw new InvalidDataException($"its day, {PartialDate.FromDay(day)}, is before the tracker starts");
        }

        // Two rows that agree in title, date and victims have one id; the reader has reported the second, and it is counted once.
        return new TrackerReport(import, new IncidentSet(import.Records.DistinctBy(i => i.Id), Coverage, day), asOf is not null);
    }

    public void Write(Page page, CyberStatsDocument record)
    {
        WriteImport(page);
        CountSeries yearly = _incidents.Count(Period.Year, Clock.Disclosed);
        WriteYears(page, yearly);
        CountSeries? published = Headline.SeriesIn(record, out _);
        TrendReport.Write(page, yearly, published);
        if (published is not null)
        {
            WriteReconciliation(page, published, yearly);
        }

        Tally<CountryCode> accused = _incidents.Tally(i => i.AccusedStates);
        WriteTally(page, "Who is accused", "state", accused, state => state.Name);
        WriteRanks(page, accused);
        page.Text("An accusation is a claim of this tracker, which rests mostly on Western disclosure; it is no finding.", "  ");
        if (record.Agreements.FirstOrDefault(a => a.Id == "paris-call" && a.Opened is not null) is { } call)
        {
            AbstainersReport.Write(page, _incidents, call);
        }

        WriteTally(page, "What was done", "type", _incidents.Tally(i => i.Types), type => type.Value);
        WriteTally(page, "Who was hit", "kind of victim", _incidents.Tally(i => i.Victims.SelectMany(v => v.Kinds)), kind => kind.Value);
    }

    private void WriteImport(Page page)
    {
        page.Heading("The tracker's file");
        page.Line($"  rows {_import.Rows}, records {_import.Records.Count}, refused {_import.RowsWithError}, "
            + $"incidents that accuse a state {_incidents.Count(i => i.AccusedStates.Any())}");
        page.Line(_isDayGiven
            ? $"  as of {PartialDate.FromDay(_incidents.AsOf!.Value)}"
            : $"  as of {PartialDate.FromDay(_incidents.AsOf!.Value)}, the day of its latest incident, since the file does not say; --as-of sets it");
        page.Line();
        foreach (IssueSeverity severity in (IssueSeverity[])[IssueSeverity.Error, IssueSeverity.Warning, IssueSeverity.Info])
        {
            WriteIssues(page, severity);
        }
    }

    private void WriteIssues(Page page, IssueSeverity severity)
    {
        ImportIssue[] issues = [.. _import.Issues.Where(i => i.Severity == severity)];
        page.Line(severity switch
        {
            IssueSeverity.Error => $"  refused ({issues.Length}): rows that gave no record",
            IssueSeverity.Warning => $"  doubtful ({issues.Length}): a value was dropped or repaired",
            _ => $"  noted ({issues.Length}): nothing is lost",
        });
        foreach (IGrouping<string, ImportIssue> group in issues.GroupBy(i => i.Code).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            string lines = string.Join(", ", group.Where(i => i.Line is not null).Take(ExamplesShown).Select(i => i.Line));
            string where = lines.Length == 0 ? "" : $" (line {lines}{(group.Count() > ExamplesShown ? ", ..." : "")})";
            page.Text($"{group.Key}: {group.First().Message}{where}", "  ", string.Create(CultureInfo.InvariantCulture, $"{group.Count(),5}  "));
        }
    }

    private static void WriteYears(Page page, CountSeries yearly)
    {
        page.Heading("Incidents per year, by the date of disclosure");
        double largest = yearly.Counts.Max() ?? 0;
        for (int i = 0; i < yearly.Length; i++)
        {
            string note = yearly.Exposure[i] is > 0 and < 1 ? $"({Page.Percent(yearly.Exposure[i])} of the year)" : "";
            page.Bar(yearly.Label(i), yearly.Counts[i], largest, note);
        }

        page.Line();
        page.Line($"  counted {yearly.Included}; left out: {(yearly.Excluded.Count == 0 ? "none" : string.Join(", ", yearly.Excluded))}");
        foreach (Caveat caveat in yearly.Caveats)
        {
            page.Caveat(caveat);
        }
    }

    private void WriteReconciliation(Page page, CountSeries published, CountSeries yearly)
    {
        CountSeries government = _incidents.Where(i => i.Victims.Any(v => v.Kinds.Contains(PartyKind.Government))).Count(Period.Year, Clock.Disclosed);
        Reconciliation all = Reconciliation.Compare(published, yearly);
        Reconciliation governmentOnly = Reconciliation.Compare(published, government);

        page.Heading("Published against recomputed");
        page.Line($"  {"year",-8}{"published",12}{"this file",12}{"of these, a government among the victims",44}");
        foreach ((ReconciledPeriod row, ReconciledPeriod narrow) in all.Shared.Zip(governmentOnly.Shared))
        {
            page.Line($"  {row.Label,-8}{Count(row.Published),12}{Count(row.Recomputed),12}{Count(narrow.Recomputed),44}");
        }

        page.Line();
        foreach (Caveat caveat in all.Caveats)
        {
            page.Caveat(caveat);
        }

        page.Text(all.Agrees || governmentOnly.Agrees
            ? "This file gives the published figures."
            : "The published figures cannot be had from this file: another state of the tracker, or another way of counting, is behind them. "
                + "A tracker goes on adding incidents to past years.", "  ");
        WriteGrowth(page, all);
    }

    private static void WriteGrowth(Page page, Reconciliation all)
    {
        ReconciledPeriod[] rows = [.. all.Shared];
        if (rows.Length < 2)
        {
            return;
        }

        double years = int.Parse(rows[^1].Label, CultureInfo.InvariantCulture) - int.Parse(rows[0].Label, CultureInfo.InvariantCulture);
        GrowthBetween growth = GrowthRate.Between((long)rows[0].Recomputed!.Value, (long)rows[^1].Recomputed!.Value, years);
        ReconciledPeriod last = all.Periods.Last(p => p.Recomputed is not null);
        page.Line();
        page.Text(
            $"What came later, by this file: {growth.To} in {rows[^1].Label} and {Count(last.Recomputed)} in {last.Label}, its last year.", "  ");
        page.Line($"  The same two years in this file, {growth.From} and {growth.To}:");
        Headline.Write(page, growth);
        if (growth.From < 5)
        {
            page.Text($"With {growth.From} at the start the interval is so wide that the factor itself says little.", "  ");
        }
    }

    private static void WriteTally<TKey>(Page page, string heading, string what, Tally<TKey> tally, Func<TKey, string> name)
        where TKey : notnull
    {
        page.Heading(heading);
        foreach ((TKey key, double count) in tally.Rows.Take(LargestGroups))
        {
            int rank = 1 + tally.Rows.Count(r => r.Value > count); // equal counts share a rank
            page.Line($"  {rank,2}  {name(key),-34}{Page.Number(count),8}{Page.Percent(tally.ShareOf(key)),10}");
        }

        if (tally.Rows.Count > LargestGroups)
        {
            page.Line($"  and {tally.Rows.Count - LargestGroups} more");
        }

        page.Line($"  shares are of the {tally.Incidents} incidents with a {what}; left out: "
            + (tally.Excluded.Count == 0 ? "none" : string.Join(", ", tally.Excluded)));
        foreach (Caveat caveat in tally.Caveats)
        {
            page.Caveat(caveat);
        }
    }

    private static void WriteRanks(Page page, Tally<CountryCode> accused)
    {
        if (accused.Rows.Count < 2)
        {
            return;
        }

        GroupRanking<CountryCode> ranking = GroupRanks.Of(GroupRates.Compare(accused));
        page.Line();
        page.Text("Who leads, if the counts are draws of how often each is accused: the ranks that each may have, all of them together with 95 % confidence:", "  ");
        foreach (GroupRank<CountryCode> row in ranking.Groups.Take(LargestGroups))
        {
            page.Line($"  {row.Rank,2}  {row.Key.Name,-34}{(row.Low == row.High ? $"rank {row.Low}" : $"rank {row.Low} to {row.High}")}");
        }

        string[] first = [.. ranking.MayBeFirst.Select(g => g.Key.Name)];
        page.Text(first.Length == 1 ? $"{first[0]} leads." : $"Any of these may lead: {string.Join(", ", first)}.", "  ");
        foreach (Caveat caveat in ranking.Caveats.Except(accused.Caveats))
        {
            page.Caveat(caveat);
        }
    }

    private static string Count(double? count) => count is { } c ? Page.Number(c) : "missing";
}
