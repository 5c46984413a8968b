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

    /// <summary>Reads the dates; false, with an Error, where the incident would have happened in an impossible year.</summary>
    /// <param name="timeline">The record's timeline; undefined where it has none.</param>
    /// <param name="path">The place of the timeline.</param>
    /// <param name="notification">The date of the notification; undefined where it has none.</param>
    public bool Read(JsonElement timeline, VerisPath path, JsonElement notification)
    {
        (Occurred, Discovered, Disclosed) = (null, null, null);
        JsonElement incident = default;
        VerisDuration discovery = default, containment = default;
        if (row.IsObject(timeline, path.Text))
        {
            foreach (JsonProperty member in timeline.EnumerateObject())
            {
                if (member.NameEquals("incident"u8))
                {
                    incident = member.Value;
                }
                else if (member.NameEquals("discovery"u8))
                {
                    discovery = DurationOf(member.Value, DiscoveryPath);
                }
                else if (member.NameEquals("containment"u8))
                {
                    containment = DurationOf(member.Value, ContainmentPath);
                }
                else if (member.NameEquals("compromise"u8))
                {
                    DurationOf(member.Value, "timeline.compromise");
                }
                else if (member.NameEquals("exfiltration"u8))
                {
                    DurationOf(member.Value, "timeline.exfiltration");
                }
                else
                {
                    row.KeepAll(member.Value, path.Below(member));
                }
            }
        }

        if (!TryDate(incident, IncidentPath, isIncident: true, out PartialDate? started))
        {
            return false;
        }

        TryDate(notification, NotificationPath, isIncident: false, out PartialDate? disclosed);
        Disclosed = disclosed;
        if (started is not { } start)
        {
            row.Issues.Warning("no_date", IncidentPath, null, "The record has no year of the incident; it is left out of series by that clock.");
            return true;
        }

        Occurred = new DateRange(start, null);
        if (row.Options.DateByDurations)
        {
            Follow(start, discovery, containment);
        }

        if (disclosed is { } told && told.IsBefore(start))
        {
            row.Issues.Info("disclosed_before_start", NotificationPath, told.ToString(), $"The notification ({told}) is dated before the incident ({start}).");
        }

        return true;
    }

    /// <summary>The dates of discovery and of containment, which is counted from the discovery.</summary>
    private void Follow(PartialDate start, VerisDuration discovery, VerisDuration containment)
    {
        if (discovery.Unit is null || !discovery.IsTime)
        {
            return;
        }

        (DateOnly First, DateOnly Last)? found = discovery.After(start.First, start.Last);
        Discovered = found is { } days ? VerisDuration.Cover(days.First, days.Last) : null;
        if (Discovered is null)
        {
            row.Issues.Info("duration_without_date", DiscoveryPath, discovery.ToString(), "The time to the discovery does not tell its year; it was only kept.");
        }

        if (containment.Unit is null || !containment.IsTime)
        {
            return;
        }

        (DateOnly First, DateOnly Last)? ended = found is { } from ? containment.After(from.First, from.Last) : null;
        if (ended is { } last && VerisDuration.Cover(last.First, last.Last) is { } end)
        {
            Occurred = new DateRange(start, end);
        }
        else
        {
            row.Issues.Info("duration_without_date", ContainmentPath, containment.ToString(), "The time to the containment does not tell its year; it was only kept.");
        }
    }

    private VerisDuration DurationOf(JsonElement value, string path)
    {
        if (!row.IsObject(value, path))
        {
            return default;
        }

        string? unit = null;
        decimal? number = null;
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (member.NameEquals("unit"u8))
            {
                unit = row.Text(member.Value, path);
            }
            else if (member.NameEquals("value"u8))
            {
                number = row.Number(member.Value, path);
            }
            else
            {
                row.WrongKind(member.Value, path, "a unit and a value");
            }
        }

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

    /// <summary>Reads a date of which year, month and day stand apart; false, with an Error, where the incident's year is impossible.</summary>
    private bool TryDate(JsonElement value, string path, bool isIncident, out PartialDate? date)
    {
        date = null;
        if (!row.IsObject(value, path))
        {
            return true;
        }

        long? year = null, month = null, day = null;
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (member.NameEquals("year"u8))
            {
                year = row.Whole(member.Value, path);
            }
            else if (member.NameEquals("month"u8))
            {
                month = row.Whole(member.Value, path);
            }
            else if (member.NameEquals("day"u8))
            {
                day = row.Whole(member.Value, path);
            }
            else if (member.NameEquals("time"u8) && row.Text(member.Value, path) is { } time)
            {
                row.Keep(isIncident ? "timeline.incident.time" : "plus.timeline.notification.time", time);
            }
        }

        if (day is { } swapped && IsPlausible(swapped) && year is null or (>= 1 and <= 31) && row.Options.RepairSwappedDates)
        {
            Note(FormattableString.Invariant($"The day holds the year; the date was read as if they were the other way round."), "date_parts_swapped");
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
            string message = FormattableString.Invariant($"The year is not between {EarliestYear} and {row.LatestYear}.");
            if (isIncident)
            {
                row.Issues.Error("implausible_year", path, Parts(), message + " The record was not taken.");
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

        bool IsPlausible(long number) => number >= EarliestYear && number <= row.LatestYear;

        void Note(string message, string code)
        {
            string parts = Parts();
            row.Issues.Warning(code, path, parts, message);
            row.Keep(path, parts);
        }

        string Parts() => string.Join(
            ", ",
            new[] { ("year", year), ("month", month), ("day", day) }
                .Where(part => part.Item2 is not null)
                .Select(part => FormattableString.Invariant($"{part.Item1} {part.Item2}")));
    }
}
