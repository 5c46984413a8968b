using System.Collections.Frozen;

namespace CyberStats.Datasets.Veris;

/// <summary>
/// A time from one event to the next: a number of units, or the unit alone, which tells its order of magnitude.
/// </summary>
/// <remarks>
/// A number of months or years is as precise as that unit: 2 months after 4 July is a day in September. A number of weeks is rounded:
/// three days either way. A unit alone means at least one of it and less than one of the next: "Days" is one to six days. Seconds, minutes
/// and hours end on the same day or, since no time of day is known, on the next.
/// </remarks>
internal readonly record struct VerisDuration(string? Unit, decimal? Value)
{
    private const decimal LongestDays = 36_525; // a century

    private const decimal SecondsADay = 86_400;
    private const decimal DaysAMonth = 30.436875m; // of the Gregorian calendar, on average
    private const decimal DaysAYear = 365.2425m;

    private static readonly FrozenDictionary<string, decimal> SecondsAUnit = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["Seconds"] = 1,
        ["Minutes"] = 60,
        ["Hours"] = 3_600,
        ["Days"] = SecondsADay,
        ["Weeks"] = 7 * SecondsADay,
        ["Months"] = DaysAMonth * SecondsADay,
        ["Years"] = DaysAYear * SecondsADay,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Gets whether the unit is one of the standard's; "Never", "NA" and "Unknown" among them.</summary>
    public bool IsKnown => IsTime || Unit is "Never" or "NA" or VerisVocabulary.Unknown;

    /// <summary>Gets whether the unit is one of time.</summary>
    public bool IsTime => Unit is not null && SecondsAUnit.ContainsKey(Unit);

    /// <summary>Gets whether the number is one that a time can have.</summary>
    public bool IsPlausible => Value is not { } value || (value >= 0 && IsTime && value <= LongestDays * SecondsADay / SecondsAUnit[Unit!]);

    /// <summary>Returns the days on which a time that began within a span ends; null where they have no bound.</summary>
    public (DateOnly First, DateOnly Last)? After(DateOnly first, DateOnly last)
    {
        if (!IsTime || !IsPlausible || last.Year > 9_800)
        {
            return null;
        }

        return Value is { } value ? AfterNumber(first, last, value) : Unit switch
        {
            "Days" => (first.AddDays(1), last.AddDays(6)),
            "Weeks" => (first.AddDays(7), last.AddDays(30)),
            "Months" => (first.AddDays(28), last.AddDays(365)),
            "Years" => null,
            _ => (first, last.AddDays(1)),
        };
    }

    /// <summary>Returns the finest date that covers a span; null where it reaches into another year.</summary>
    public static PartialDate? Cover(DateOnly first, DateOnly last) =>
        first.Year != last.Year ? null
        : first.Month != last.Month ? new PartialDate(first.Year)
        : first.Day != last.Day ? new PartialDate(first.Year, first.Month)
        : PartialDate.FromDay(first);

    /// <summary>Returns "3 Months", or the unit alone.</summary>
    public override string ToString() => Value is { } value ? FormattableString.Invariant($"{value} {Unit}") : Unit ?? "";

    private (DateOnly First, DateOnly Last) AfterNumber(DateOnly first, DateOnly last, decimal value)
    {
        decimal days = value * SecondsAUnit[Unit!] / SecondsADay;
        int low = (int)decimal.Floor(days);
        int high = (int)decimal.Ceiling(days);
        bool isWhole = value == decimal.Truncate(value);
        switch (Unit)
        {
            case "Weeks":
                return (first.AddDays(Math.Max(low - 3, 0)), last.AddDays(high + 3));
            case "Months":
                (first, last) = isWhole
                    ? (first.AddMonths((int)value), last.AddMonths((int)value))
                    : (first.AddDays(low), last.AddDays(high));
                return (new DateOnly(first.Year, first.Month, 1), new DateOnly(last.Year, last.Month, 1).AddMonths(1).AddDays(-1));
            case "Years":
                (first, last) = isWhole
                    ? (first.AddYears((int)value), last.AddYears((int)value))
                    : (first.AddDays(low), last.AddDays(high));
                return (new DateOnly(first.Year, 1, 1), new DateOnly(last.Year, 12, 31));
            default:
                return (first.AddDays(low), last.AddDays(high));
        }
    }
}
