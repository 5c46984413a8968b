using System.Text.Json;

namespace CyberStats.Datasets.Veris;

/// <summary>The dates of a record: that of the incident, that of its notification, and those that its durations give.</summary>
internal sealed class VerisTimeline(VerisRow row)
{
    private const int EarliestYear = 1950; // the least that the standard's schema allows
    private const string IncidentPath = "timeline.incident";
    private const string NotificationPath = "plus.timeline.notification";
    private const string DiscoveryPath = "timeline.discovery";
    private const string ContainmentPath = "timeline.containment";

    public DateRange? Occurred { get; private set; }

    public PartialDate? Discovered { get; private set; }

    public PartialDate? Disclosed { get; private set; }

    private VerisDate _incident;
    private VerisDate _notification;
    private VerisDuration _discovery;
    private VerisDuration _containment;

    /// <summary>Begins a record.</summary>
    public void Begin() => (_incident, _notification, _discovery, _containment) = (default, default, default, default);

    /// <summary>Reads the record's timeline.</summary>
    public void Read(ref Utf8JsonReader reader, VerisPath path)
    {
        if (!row.IsObject(ref reader, path.Text))
        {
            return;
        }

        while (VerisRow.NextMember(ref reader, path, out VerisPath member))
        {
            switch (member.Name)
            {
                case "incident":
                    _incident = DateOf(ref reader, member);
                    break;
                case "discovery":
                    _discovery = DurationOf(ref reader, member);
                    break;
                case "containment":
                    _containment = DurationOf(ref reader, member);
                    break;
                case "compromise" or "exfiltration":
                    DurationOf(ref reader, member); // kept
                    break;
                default:
                    row.KeepAll(ref reader, member);
                    break;
            }
        }
    }

    /// <summary>Reads the timeline that the dataset adds.</summary>
    public void ReadPlus(ref Utf8JsonReader reader, VerisPath path)
    {
        if (!row.IsObject(ref reader, path.Text))
        {
            return;
        }

        while (VerisRow.NextMember(ref reader, path, out VerisPath member))
        {
            if (member.Name == "notification")
            {
                _notification = DateOf(ref reader, member);
            }
            else
            {
                row.KeepAll(ref reader, member);
            }
        }
    }

    /// <summary>Makes dates of what was read; false, with an Error, where the incident would have happened in an impossible year.</summary>
    /// <param name="latestYear">The latest year that a date can have.</param>
    public bool Finish(int latestYear)
    {
        (Occurred, Discovered, Disclosed) = (null, null, null);
        if (!TryDate(_incident, IncidentPath, latestYear, isIncident: true, out PartialDate? started))
        {
            return false;
        }

        TryDate(_notification, NotificationPath, latestYear, isIncident: false, out PartialDate? disclosed);
        Disclosed = disclosed;
        if (started is not { } start)
        {
            row.Issues.Warning("no_date", IncidentPath, null, "The record has no year of the incident; it is left out of series by that clock.");
            return true;
        }

        Occurred = new DateRange(start, null);
        if (row.Options.DateByDurations && _discovery.IsTime)
        {
            Follow(start, _discovery, _containment, latestYear);
        }

        if (disclosed is { } told && told.IsBefore(start))
        {
            row.Issues.Info("disclosed_before_start", NotificationPath, told.ToString(), $"The notification ({told}) is dated before the incident ({start}).");
        }

        return true;
    }

    /// <summary>The dates of discovery and of containment, which is counted from the discovery.</summary>
    private void Follow(PartialDate start, VerisDuration discovery, VerisDuration containment, int latestYear)
    {
        (DateOnly First, DateOnly Last)? found = discovery.After(start.First, start.Last);
        bool isPast = IsPast(found, DiscoveryPath, discovery, latestYear);
        Discovered = found is { } days && !isPast ? VerisDuration.Cover(days.First, days.Last) : null;
        if (Discovered is null && !isPast)
        {
            row.Issues.Info("duration_without_date", DiscoveryPath, discovery.ToString(), "The time to the discovery does not tell its year; it was only kept.");
        }

        if (!containment.IsTime)
        {
            return;
        }

        (DateOnly First, DateOnly Last)? ended = found is { } from ? containment.After(from.First, from.Last) : null;
        if (IsPast(ended, ContainmentPath, containment, latestYear))
        {
            return;
        }

        if (ended is { } last && VerisDuration.Cover(last.First, last.Last) is { } end)
        {
            Occurred = new DateRange(start, end);
        }
        else
        {
            row.Issues.Info("duration_without_date", ContainmentPath, containment.ToString(), "The time to the containment does not tell its year; it was only kept.");
        }
    }

    /// <summary>Whether a time leads past the last year that the record can know of, as where it was counted from the discovery: reported, since one of the two is wrong.</summary>
    private bool IsPast((DateOnly First, DateOnly Last)? reached, string path, VerisDuration duration, int latestYear)
    {
        bool isPast = reached is { } span && span.First.Year > latestYear;
        if (isPast)
        {
            row.Issues.Warning("implausible_duration", path, duration.ToString(), FormattableString.Invariant(
                $"The time leads past {latestYear}, the last year that the record can tell of: it or the date of the incident is wrong. It was only kept."));
        }

        return isPast;
    }

    private VerisDate DateOf(ref Utf8JsonReader reader, VerisPath path)
    {
        VerisDate date = default;
        if (!row.IsObject(ref reader, path.Text))
        {
            return date;
        }

        while (VerisRow.NextMember(ref reader, path, out VerisPath member))
        {
            switch (member.Name)
            {
                case "year":
                    date = date with { Year = row.Whole(ref reader, member.Text) };
                    break;
                case "month":
                    date = date with { Month = row.Whole(ref reader, member.Text) };
                    break;
                case "day":
                    date = date with { Day = row.Whole(ref reader, member.Text) };
                    break;
                default:
                    row.KeepAll(ref reader, member);
                    break;
            }
        }

        return date;
    }

    private VerisDuration DurationOf(ref Utf8JsonReader reader, VerisPath place)
    {
        if (!row.IsObject(ref reader, place.Text))
        {
            return default;
        }

        string? unit = null;
        decimal? number = null;
        while (VerisRow.NextMember(ref reader, place, out VerisPath member))
        {
            switch (member.Name)
            {
                case "unit":
                    unit = row.Word(ref reader, member.Text);
                    break;
                case "value":
                    number = row.Number(ref reader, member.Text);
                    break;
                default:
                    row.KeepAll(ref reader, member);
                    break;
            }
        }

        string path = place.Text;
        if (unit is null)
        {
            if (number is not null)
            {
                row.Issues.Warning("duration_without_unit", path, FormattableString.Invariant($"{number}"), "The duration has no unit; it was only kept.");
                row.Keep(path, FormattableString.Invariant($"{number}"));
            }

            return default;
        }

        var duration = new VerisDuration(unit, number);
        row.Keep(path, duration.ToString());
        if (!duration.IsKnown)
        {
            row.UnknownWord(path, duration.ToString());
            return default;
        }

        if (!duration.IsPlausible)
        {
            row.Issues.Warning("implausible_duration", path, duration.ToString(), "No such time can pass between the events; it was only kept.");
            return default;
        }

        return duration;
    }

    /// <summary>Makes a date of its parts; false, with an Error, where the incident's year is impossible.</summary>
    private bool TryDate(VerisDate parts, string path, int latestYear, bool isIncident, out PartialDate? date)
    {
        date = null;
        (long? year, long? month, long? day) = (parts.Year, parts.Month, parts.Day);
        if (day is { } swapped && IsPlausible(swapped) && year is null or (>= 1 and <= 31) && row.Options.RepairSwappedDates)
        {
            Note("The day holds the year; the date was read as if they were the other way round.", "date_parts_swapped");
            (year, day) = (day, year);
        }

        if (year is null)
        {
            if (month is not null || day is not null)
            {
                Note("The date has no year; it was dropped.", "date_unreadable");
            }

            return true;
        }

        if (!IsPlausible(year.Value))
        {
            string message = FormattableString.Invariant($"The year is not between {EarliestYear} and {latestYear}.");
            if (isIncident)
            {
                row.Issues.Error("implausible_year", path, parts.ToString(), message + " The record was not taken.");
                return false;
            }

            Note(message + " The date was dropped.", "implausible_year");
            return true;
        }

        int y = (int)year.Value;
        if (month is null)
        {
            if (day is not null)
            {
                Note("The date has a day and no month; only the year was used.", "day_without_month");
            }

            date = new PartialDate(y);
        }
        else if (month is not (>= 1 and <= 12))
        {
            Note("There is no such month; only the year was used.", "date_unreadable");
            date = new PartialDate(y);
        }
        else if (day is null)
        {
            date = new PartialDate(y, (int)month.Value);
        }
        else if (day < 1 || day > DateTime.DaysInMonth(y, (int)month.Value))
        {
            Note("There is no such day in the month; only the month was used.", "date_unreadable");
            date = new PartialDate(y, (int)month.Value);
        }
        else
        {
            date = new PartialDate(y, (int)month.Value, (int)day.Value);
        }

        return true;

        bool IsPlausible(long number) => number >= EarliestYear && number <= latestYear;

        void Note(string message, string code)
        {
            row.Issues.Warning(code, path, parts.ToString(), message);
            row.Keep(path, parts.ToString());
        }
    }
}
