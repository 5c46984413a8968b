using System.Globalization;
using CyberStats.Numerics;

namespace CyberStats.Series;

/// <summary>
/// The length of the bins of a series: days, ISO weeks, months, quarters, calendar years, or fiscal years from any month.
/// </summary>
/// <remarks>
/// The periods of one length are numbered without gaps, so that a series needs only the number of its first one. <c>default</c> is the
/// calendar year.
/// </remarks>
public readonly record struct Period
{
    private const double DaysPerYear = 365.2425; // of the Gregorian calendar

    private readonly byte _monthsBeforeStart; // of a fiscal year: 0 for the calendar year

    private Period(PeriodUnit unit, int firstMonth = 1)
    {
        Unit = unit;
        _monthsBeforeStart = (byte)(firstMonth - 1);
    }

    /// <summary>Gets the day.</summary>
    public static Period Day { get; } = new(PeriodUnit.Day);

    /// <summary>Gets the week of ISO 8601, which starts on Monday and belongs to the year of its Thursday.</summary>
    public static Period Week { get; } = new(PeriodUnit.Week);

    /// <summary>Gets the month.</summary>
    public static Period Month { get; } = new(PeriodUnit.Month);

    /// <summary>Gets the quarter.</summary>
    public static Period Quarter { get; } = new(PeriodUnit.Quarter);

    /// <summary>Gets the calendar year.</summary>
    public static Period Year { get; } = new(PeriodUnit.Year);

    /// <summary>Gets the unit.</summary>
    public PeriodUnit Unit { get; }

    /// <summary>Gets the month in which a year starts: 1 unless fiscal.</summary>
    public int FirstMonth => _monthsBeforeStart + 1;

    /// <summary>Gets the mean length in years: exactly 1, 1/4 or 1/12, or the days over 365.2425.</summary>
    public double Years => Unit switch
    {
        PeriodUnit.Year => 1,
        PeriodUnit.Quarter => 1.0 / 4,
        PeriodUnit.Month => 1.0 / 12,
        PeriodUnit.Week => 7 / DaysPerYear,
        _ => 1 / DaysPerYear,
    };

    /// <summary>Returns the fiscal year that starts in a month.</summary>
    /// <param name="firstMonth">The month, 1 to 12; 1 gives the calendar year.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstMonth"/> is not in 1 to 12.</exception>
    public static Period FiscalYear(int firstMonth) => new(PeriodUnit.Year, Require.InRange(1, 12, firstMonth));

    /// <summary>Returns the number of the period that holds a day.</summary>
    /// <param name="day">The day.</param>
    public int IndexOf(DateOnly day) => Unit switch
    {
        PeriodUnit.Day => day.DayNumber,
        PeriodUnit.Week => day.DayNumber / 7, // day 0, 0001-01-01, is a Monday
        _ => IndexOfMonth(((day.Year - 1) * 12) + day.Month - 1),
    };

    /// <summary>Returns the first day of a period, no earlier than the calendar begins.</summary>
    /// <param name="index">The number of the period.</param>
    /// <exception cref="ArgumentOutOfRangeException">No day of the years 1 to 9999 is in that period.</exception>
    public DateOnly StartOf(int index)
    {
        long start = FirstDayNumber(index);
        return DateOnly.FromDayNumber((int)Math.Clamp(start, 0, DateOnly.MaxValue.DayNumber)) is var day && IndexOf(day) == index
            ? day
            : throw new ArgumentOutOfRangeException(nameof(index), index, "No day of the years 1 to 9999 is in that period.");
    }

    /// <summary>Returns the last day of a period, no later than the calendar ends.</summary>
    /// <param name="index">The number of the period.</param>
    /// <exception cref="ArgumentOutOfRangeException">No day of the years 1 to 9999 is in that period.</exception>
    public DateOnly EndOf(int index)
    {
        _ = StartOf(index);
        return DateOnly.FromDayNumber((int)Math.Min(FirstDayNumber(index + 1) - 1, DateOnly.MaxValue.DayNumber));
    }

    /// <summary>Returns the name of a period: "2020", "2020-Q3", "2020-07", "2020-W30", "2020-07-20", or "2020-07/2021-06" for a fiscal year.</summary>
    /// <param name="index">The number of the period.</param>
    /// <exception cref="ArgumentOutOfRangeException">No day of the years 1 to 9999 is in that period.</exception>
    public string Label(int index)
    {
        DateOnly start = StartOf(index);
        CultureInfo culture = CultureInfo.InvariantCulture;
        return Unit switch
        {
            PeriodUnit.Day => start.ToString("yyyy-MM-dd", culture),
            PeriodUnit.Week => WeekLabel(start),
            PeriodUnit.Month => start.ToString("yyyy-MM", culture),
            PeriodUnit.Quarter => string.Create(culture, $"{start.Year:D4}-Q{((start.Month - 1) / 3) + 1}"),
            _ => FirstMonth == 1
                ? start.ToString("yyyy", culture)
                : string.Create(culture, $"{start:yyyy-MM}/{EndOf(index):yyyy-MM}"),
        };
    }

    /// <summary>Returns "month", "fiscal year from month 7" and so on.</summary>
    public override string ToString() => Unit switch
    {
        PeriodUnit.Year when FirstMonth > 1 => string.Create(CultureInfo.InvariantCulture, $"fiscal year from month {FirstMonth}"),
        PeriodUnit.Year => "year",
        PeriodUnit.Quarter => "quarter",
        PeriodUnit.Month => "month",
        PeriodUnit.Week => "week",
        _ => "day",
    };

    /// <summary>Returns the number of the period that holds a month; the unit is one of months.</summary>
    /// <param name="month">The months from January of the year 1.</param>
    internal int IndexOfMonth(int month) => Unit switch
    {
        PeriodUnit.Month => month,
        PeriodUnit.Quarter => month / 3,
        _ => ((month - _monthsBeforeStart + 12) / 12) - 1, // + 12 - 1: rounds down, also before the first fiscal year starts
    };

    /// <summary>Returns the days in a period that lie between two days, both included, and the days of the whole period.</summary>
    internal (int Inside, int All) Days(int index, DateOnly first, DateOnly last)
    {
        int start = StartOf(index).DayNumber;
        int end = EndOf(index).DayNumber;
        int inside = Math.Min(end, last.DayNumber) - Math.Max(start, first.DayNumber) + 1;
        return (Math.Max(inside, 0), end - start + 1);
    }

    private static string WeekLabel(DateOnly monday)
    {
        int thursday = Math.Min(monday.DayNumber + 3, DateOnly.MaxValue.DayNumber);
        DateOnly day = DateOnly.FromDayNumber(thursday);
        return string.Create(CultureInfo.InvariantCulture, $"{day.Year:D4}-W{((day.DayOfYear - 1) / 7) + 1:D2}");
    }

    /// <summary>The day number on which a period starts, or would start outside the calendar.</summary>
    private long FirstDayNumber(int index)
    {
        if (Unit == PeriodUnit.Day)
        {
            return index;
        }

        if (Unit == PeriodUnit.Week)
        {
            return 7L * index;
        }

        long perPeriod = Unit switch { PeriodUnit.Month => 1, PeriodUnit.Quarter => 3, _ => 12 };
        long month = (index * perPeriod) + _monthsBeforeStart;
        return month < 0 ? -1
            : month >= 9999 * 12 ? DateOnly.MaxValue.DayNumber + 1L
            : new DateOnly((int)(month / 12) + 1, (int)(month % 12) + 1, 1).DayNumber;
    }
}
