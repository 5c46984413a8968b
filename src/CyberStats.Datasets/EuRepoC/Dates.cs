using System.Globalization;

namespace CyberStats.Datasets.EuRepoC;

/// <summary>Reads the dataset's dates.</summary>
internal static class Dates
{
    /// <summary>Reads "2021-05-01", with or without a time of day, and "NaT" or a blank as no date; false where the text is something else.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out PartialDate? date)
    {
        date = null;
        text = text.Trim();
        if (text.IsEmpty || text is "NaT" or "nan" or "None")
        {
            return true;
        }

        if (text.Length >= 19 && text[10] is ' ' or 'T' && TimeOnly.TryParseExact(text[11..19], "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            text = text[..10];
        }

        bool isRead = PartialDate.TryParse(text, null, out PartialDate value);
        date = isRead ? value : null;
        return isRead;
    }

    /// <summary>A first of January as its year, another first of a month as its month.</summary>
    public static PartialDate Reduced(PartialDate date) => date switch
    {
        { Day: 1, Month: 1 } => new PartialDate(date.Year),
        { Day: 1, Month: { } month } => new PartialDate(date.Year, month),
        _ => date,
    };
}
