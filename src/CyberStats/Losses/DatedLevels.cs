using System.Globalization;

namespace CyberStats.Losses;

/// <summary>
/// Positive numbers by date, and the rule by which a date finds its number: what price and exchange tables share.
/// </summary>
/// <remarks>
/// A date takes the entry written as it is; else that of the month, else of the year, in which it lies. A year without an entry takes the
/// arithmetic mean of its twelve months where all twelve are there. Nothing else is averaged, carried forward or interpolated.
/// </remarks>
internal sealed class DatedLevels
{
    private readonly Dictionary<PartialDate, decimal> _levels = [];

    /// <summary>Adds an entry; false, with the number already there, where the date has one.</summary>
    public bool TryAdd(PartialDate date, decimal level, out decimal present)
    {
        present = _levels.GetValueOrDefault(date);
        return _levels.TryAdd(date, level);
    }

    /// <summary>Returns the number for a date; null where no entry covers it.</summary>
    public decimal? At(PartialDate date)
    {
        if (_levels.TryGetValue(date, out decimal level)
            || (date.Day is not null && _levels.TryGetValue(new PartialDate(date.Year, date.MonthOrZero), out level))
            || (date.Month is not null && _levels.TryGetValue(new PartialDate(date.Year), out level)))
        {
            return level;
        }

        return date.Month is null ? MeanOfMonths(date.Year) : null;
    }

    /// <summary>Returns the number if it is above zero; all decimals are finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static decimal RequirePositive(decimal value, string name) => value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"'{name}' must be above zero."));

    /// <summary>Returns the factor if it is not rounded to zero, which would make every amount nothing.</summary>
    /// <exception cref="OverflowException">It is.</exception>
    public static decimal? NotZero(decimal? factor) => factor != 0
        ? factor
        : throw new OverflowException("The factor between the two is too small for a decimal.");

    private decimal? MeanOfMonths(int year)
    {
        decimal mean = 0;
        for (int month = 1; month <= 12; month++)
        {
            if (!_levels.TryGetValue(new PartialDate(year, month), out decimal level))
            {
                return null;
            }

            mean += (level - mean) / month; // a running mean: the sum could exceed the range of a decimal
        }

        return mean;
    }
}
