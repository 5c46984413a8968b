using System.Globalization;

namespace CyberStats.Datasets.Plain;

/// <summary>Reads dates as plain files have them.</summary>
internal static class PlainDates
{
    /// <summary>Reads "2007", "2007-04", "2007-04-27", such a day with a time after it, or a day in one of the forms that the caller gives.</summary>
    public static bool TryParse(string text, string? form, out PartialDate date)
    {
        ReadOnlySpan<char> day = text.AsSpan();
        if (day.Length > 10 && day[10] is ' ' or 'T' && day[4] == '-')
        {
            day = day[..10];
        }

        if (PartialDate.TryParse(day, null, out date))
        {
            return true;
        }

        bool isRead = DateOnly.TryParseExact(day, form ?? "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly on);
        date = isRead ? PartialDate.FromDay(on) : default;
        return isRead;
    }

    /// <summary>Reads a date as <see cref="TryParse"/> does, or a range such as "2018-11-12/2019-09-16" or "../2018".</summary>
    public static bool TryParseRange(string text, string? form, out DateRange range)
    {
        if (TryParse(text, form, out PartialDate date))
        {
            range = DateRange.At(date);
            return true;
        }

        return DateRange.TryParse(text, null, out range);
    }

    /// <summary>Throws where a form is none of .NET's.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static string? RequireForm(string? form, string name)
    {
        try
        {
            _ = form is null ? "" : new DateOnly(2001, 2, 3).ToString(form, CultureInfo.InvariantCulture);
            return form is null || form.Length > 0 ? form : throw new ArgumentException($"'{name}' must not be empty.", name);
        }
        catch (FormatException e)
        {
            throw new ArgumentException($"'{name}' is no form of a date: '{Excerpt.Of(form!)}'.", name, e);
        }
    }
}
