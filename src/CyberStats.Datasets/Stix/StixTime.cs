namespace CyberStats.Datasets.Stix;

/// <summary>A time as an object has it.</summary>
/// <param name="Text">The timestamp; null where there is none.</param>
/// <param name="Fidelity">How finely it is known, in the words of the incident extension; null where it does not say.</param>
internal readonly record struct StixTime(string? Text, string? Fidelity = null)
{
    // Midnight in a zone lies between 13:00 of the day before and 12:00 of the day in UTC, but for three zones in the Pacific.
    private static readonly TimeSpan ToNearestMidnight = TimeSpan.FromHours(11);

    /// <summary>Reads a timestamp such as 2015-12-01T05:00:00.000Z, with any number of decimals; false where it is none.</summary>
    public static bool TryParse(string? text, out DateTime utc)
    {
        utc = default;
        if (text is null || text.Length < 20 || text[^1] != 'Z' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || !PartialDate.TryParse(text.AsSpan(0, 10), null, out PartialDate day)
            || !Number(text.AsSpan(11, 2), 23, out int hour) || !Number(text.AsSpan(14, 2), 59, out int minute) || !Number(text.AsSpan(17, 2), 59, out int second))
        {
            return false;
        }

        ReadOnlySpan<char> fraction = text.AsSpan(19, text.Length - 20);
        if (!fraction.IsEmpty && (fraction.Length == 1 || fraction[0] != '.' || fraction[1..].ContainsAnyExceptInRange('0', '9')))
        {
            return false;
        }

        long ticks = 0;
        for (int i = 1; i <= 7; i++)
        {
            ticks = (ticks * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        }

        utc = day.First.ToDateTime(new TimeOnly(hour, minute, second), DateTimeKind.Utc).AddTicks(ticks);
        return true;
    }

    /// <summary>Whether a time is the first of a month at midnight of a zone that is not UTC.</summary>
    public static bool IsMonthAtLocalMidnight(DateTime utc) =>
        utc.TimeOfDay.Ticks % TimeSpan.TicksPerHour == 0 && utc.Hour != 0 && Near(utc).Day == 1;

    /// <summary>Returns the date of a time as finely as its fidelity tells; null where that is a word unknown.</summary>
    public static PartialDate? Date(DateTime utc, string? fidelity) => fidelity switch
    {
        "year" => new PartialDate(Near(utc).Year),
        "month" => new PartialDate(Near(utc).Year, Near(utc).Month),
        "day" => PartialDate.FromDay(DateOnly.FromDateTime(Near(utc))),
        null or "hour" or "minute" or "second" => PartialDate.FromDay(DateOnly.FromDateTime(utc)),
        _ => null,
    };

    /// <summary>The midnight that a time was written for, if it was one: in zones east of Greenwich it is of the day after.</summary>
    private static DateTime Near(DateTime utc) => utc > DateTime.MaxValue - ToNearestMidnight ? utc : utc + ToNearestMidnight;

    private static bool Number(ReadOnlySpan<char> digits, int most, out int number)
    {
        number = char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[1]) ? ((digits[0] - '0') * 10) + digits[1] - '0' : int.MaxValue;
        return number <= most;
    }
}
