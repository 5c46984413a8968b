using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CyberStats.Numerics;

namespace CyberStats;

/// <summary>
/// A calendar date known to the year, the month or the day: "2007", "2007-04", "2007-04-27".
/// </summary>
/// <remarks>
/// <para>
/// It stands for a span of days, from <see cref="First"/> to <see cref="Last"/>. Two dates are equal when they are written alike:
/// 2007 is not 2007-01-01. There is no operator &lt;, since 2007 is neither before nor after 2007-04: ask
/// <see cref="IsBefore"/> for what is certain and <see cref="MayBeBefore"/> for what is possible.
/// </para>
/// <para>
/// Proleptic Gregorian calendar, years 1 to 9999, no time of day and no zone. <c>default</c> is the year 1.
/// Source: ISO 8601:2004, 4.1.2.3, representations with reduced accuracy.
/// </para>
/// </remarks>
public readonly record struct PartialDate : ISpanParsable<PartialDate>
{
    // (year - 1) in the upper bits, then 4 bits of month and 5 bits of day, 0 where unknown: four bytes, and default is valid.
    private readonly int _packed;

    /// <summary>Creates a date known to the year.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is not in that range.</exception>
    public PartialDate(int year) => _packed = (Require.InRange(1, 9999, year) - 1) << 9;

    /// <summary>Creates a date known to the month.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is not in its range.</exception>
    public PartialDate(int year, int month)
        : this(year) => _packed |= Require.InRange(1, 12, month) << 5;

    /// <summary>Creates a date known to the day.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day, 1 to the length of that month.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is not in its range.</exception>
    public PartialDate(int year, int month, int day)
        : this(year, month) => _packed |= Require.InRange(1, DateTime.DaysInMonth(year, month), day);

    /// <summary>Gets the year, 1 to 9999.</summary>
    public int Year => (_packed >> 9) + 1;

    /// <summary>Gets the month, 1 to 12; null where it is not known.</summary>
    public int? Month => MonthOrZero == 0 ? null : MonthOrZero;

    /// <summary>Gets the day of the month; null where it is not known.</summary>
    public int? Day => DayOrZero == 0 ? null : DayOrZero;

    /// <summary>Gets how finely the date is known.</summary>
    public DatePrecision Precision =>
        MonthOrZero == 0 ? DatePrecision.Year : DayOrZero == 0 ? DatePrecision.Month : DatePrecision.Day;

    /// <summary>Gets the earliest day that the date can mean.</summary>
    public DateOnly First => new(Year, Math.Max(MonthOrZero, 1), Math.Max(DayOrZero, 1));

    /// <summary>Gets the latest day that the date can mean.</summary>
    public DateOnly Last
    {
        get
        {
            int month = MonthOrZero == 0 ? 12 : MonthOrZero;
            return new(Year, month, DayOrZero == 0 ? DateTime.DaysInMonth(Year, month) : DayOrZero);
        }
    }

    internal int MonthOrZero => (_packed >> 5) & 15;

    /// <summary>Gets a number that grows with year and month, 16 a year; the same for all days of a month.</summary>
    internal int MonthKey => _packed >> 5;

    internal int DayOrZero => _packed & 31;

    /// <summary>Returns the date known to the day.</summary>
    /// <param name="day">The day.</param>
    public static PartialDate FromDay(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>Reads "2007", "2007-04" or "2007-04-27"; nothing else, in any culture.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text has another form, or names no day of the calendar.</exception>
    public static PartialDate Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static PartialDate Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out PartialDate date)
            ? date
            : throw new FormatException($"'{Excerpt.Of(s)}' is not a date of the form 2007, 2007-04 or 2007-04-27.");

    /// <summary>Reads as <see cref="Parse(string, IFormatProvider?)"/> does; false where that would throw.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The date read, or default.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PartialDate result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out PartialDate)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PartialDate result)
    {
        result = default;
        if (s.Length is not (4 or 7 or 10) || !Digits(s[..4], out int year) || year == 0)
        {
            return false;
        }

        if (s.Length == 4)
        {
            result = new PartialDate(year);
            return true;
        }

        if (s[4] != '-' || !Digits(s[5..7], out int month) || month is 0 or > 12)
        {
            return false;
        }

        if (s.Length == 7)
        {
            result = new PartialDate(year, month);
            return true;
        }

        if (s[7] != '-' || !Digits(s[8..], out int day) || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        result = new PartialDate(year, month, day);
        return true;
    }

    /// <summary>Returns whether this date is certainly before another: its last day is before the other's first.</summary>
    /// <param name="other">The other date.</param>
    public bool IsBefore(PartialDate other) => Last < other.First;

    /// <summary>Returns whether this date can be before another: its first day is before the other's last.</summary>
    /// <param name="other">The other date.</param>
    public bool MayBeBefore(PartialDate other) => First < other.Last;

    /// <summary>Returns the ISO 8601 text, as precise as the date.</summary>
    public override string ToString() => Precision switch
    {
        DatePrecision.Year => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}"),
        DatePrecision.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{MonthOrZero:D2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{MonthOrZero:D2}-{DayOrZero:D2}"),
    };

    private static bool Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }
}
