namespace CyberStats.Datasets.Stix;

/// <summary>Makes dates of times, as finely as these are known, and reports what is doubtful.</summary>
internal sealed class StixDates(StixOptions options, IssueList issues)
{
    /// <summary>Returns the date of a time; null where there is none, or where it cannot be read.</summary>
    /// <param name="time">The time.</param>
    /// <param name="field">Its name in the object.</param>
    /// <param name="isCampaign">Whether it is of a campaign, which has no fidelity: months are written as midnights in another zone.</param>
    public PartialDate? Read(StixTime time, string field, bool isCampaign = false)
    {
        if (time.Text is null)
        {
            return null;
        }

        if (!StixTime.TryParse(time.Text, out DateTime utc))
        {
            if (PartialDate.TryParse(time.Text, null, out PartialDate bare))
            {
                return bare; // no timestamp, but what it means is plain
            }

            issues.Warning("date_unreadable", field, time.Text, "The time is not of the form 2020-05-01T00:00:00Z; it was dropped.");
            return null;
        }

        string? fidelity = time.Fidelity;
        if (isCampaign && StixTime.IsMonthAtLocalMidnight(utc))
        {
            fidelity = options.RepairLocalMidnights ? "month" : null;
            issues.Warning("month_at_local_midnight", field, time.Text, options.RepairLocalMidnights
                ? "The time is the first of a month at midnight of another zone, as a date known to the month is written; it was read as that month."
                : "The time is the first of a month at midnight of another zone, as a date known to the month is written; it was read as the day in UTC.");
        }

        if (StixTime.Date(utc, fidelity) is { } date)
        {
            return date;
        }

        issues.Warning("unknown_fidelity", field + "_fidelity", fidelity, "The fidelity is not one of the extension's; the time was read as a day.");
        return StixTime.Date(utc, null);
    }

    /// <summary>Returns the range between two dates; the end is dropped where it is certainly before the start.</summary>
    public DateRange? Range(PartialDate? start, PartialDate? end, string endField)
    {
        if (start is { } s && end is { } e && e.IsBefore(s))
        {
            issues.Warning("end_before_start", endField, e.ToString(), $"The end is before the start ({s}); it was dropped.");
            end = null;
        }

        return start is null && end is null ? null : new DateRange(start, end);
    }

    /// <summary>Returns the range that activities span, of which the first are the earliest starts and the last the latest ends.</summary>
    public DateRange? Span(IEnumerable<(StixTime Start, StixTime End)> times)
    {
        PartialDate? first = null;
        PartialDate? lastStart = null;
        PartialDate? last = null;
        foreach ((StixTime start, StixTime end) in times)
        {
            PartialDate? s = Read(start, "start_time");
            PartialDate? e = Read(end, "end_time");
            first = s is not null && (first is null || s.Value.First < first.Value.First) ? s : first;
            lastStart = s is not null && (lastStart is null || s.Value.First > lastStart.Value.First) ? s : lastStart;
            last = e is not null && (last is null || e.Value.Last > last.Value.Last) ? e : last;
        }

        bool isOpen = last is { } end2 && lastStart is { } start2 && end2.IsBefore(start2) && start2 != first; // a later one has no end
        return Range(first, isOpen ? null : last, "end_time");
    }
}
