using System.Diagnostics.CodeAnalysis;

namespace CyberStats;

/// <summary>
/// A span of time between two dates, either of which may be imprecise, and one of which may be open: "2011/2018", "2021-03/..".
/// </summary>
/// <remarks>
/// <para>Never ends certainly before it starts. <c>default</c> has neither end and stands for "not known".</para>
/// <para>Source of the notation: ISO 8601-2:2019 (EDTF), 4.4, intervals with open ends.</para>
/// </remarks>
public readonly record struct DateRange : ISpanParsable<DateRange>
{
    private const string Open = "..";

    /// <summary>Creates a range.</summary>
    /// <param name="start">The date on which it starts, itself part of the range; null where open.</param>
    /// <param name="end">The date on which it ends, itself part of the range; null where open.</param>
    /// <exception cref="ArgumentException">Both ends are open, or the end is certainly before the start.</exception>
    public DateRange(PartialDate? start, PartialDate? end)
    {
        if (start is null && end is null)
        {
            throw new ArgumentException("At least one end of a range must be given.", nameof(start));
        }

        if (start is { } s && end is { } e && e.IsBefore(s))
        {
            throw new ArgumentException($"The range ends ({e}) before it starts ({s}).", nameof(end));
        }

        Start = start;
        End = end;
    }

    /// <summary>Gets the date on which the range starts; null where open.</summary>
    public PartialDate? Start { get; }

    /// <summary>Gets the date on which the range ends; null where open.</summary>
    public PartialDate? End { get; }

    /// <summary>Gets the earliest day that can be in the range; <see cref="DateOnly.MinValue"/> where open.</summary>
    public DateOnly First => Start?.First ?? DateOnly.MinValue;

    /// <summary>Gets the latest day that can be in the range; <see cref="DateOnly.MaxValue"/> where open.</summary>
    public DateOnly Last => End?.Last ?? DateOnly.MaxValue;

    /// <summary>Returns the range that starts and ends on one date.</summary>
    /// <param name="date">The date.</param>
    public static DateRange At(PartialDate date) => new(date, date);

    /// <summary>Reads "2011/2018", "2021-03/..", "../2018", or one date for a range that starts and ends on it.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text has another form, or ends before it starts.</exception>
    public static DateRange Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static DateRange Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out DateRange range)
            ? range
            : throw new FormatException($"'{Excerpt.Of(s)}' is not a range of dates such as 2011/2018, 2021-03/.. or ../2018.");

    /// <summary>Reads as <see cref="Parse(string, IFormatProvider?)"/> does; false where that would throw.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The range read, or default.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DateRange result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out DateRange)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DateRange result)
    {
        result = default;
        int slash = s.IndexOf('/');
        ReadOnlySpan<char> left = slash < 0 ? s : s[..slash];
        ReadOnlySpan<char> right = slash < 0 ? s : s[(slash + 1)..];
        if (!TryParseEnd(left, out PartialDate? start) || !TryParseEnd(right, out PartialDate? end))
        {
            return false;
        }

        if ((start is null && end is null) || (start is { } a && end is { } b && b.IsBefore(a)))
        {
            return false;
        }

        result = new DateRange(start, end);
        return true;
    }

    /// <summary>Returns whether a day can be in the range.</summary>
    /// <param name="day">The day.</param>
    public bool MayContain(DateOnly day) => First <= day && day <= Last;

    /// <summary>Returns the EDTF text; one date where the range starts and ends on it.</summary>
    public override string ToString() => Start is not null && Start == End
        ? Start.Value.ToString()
        : $"{Start?.ToString() ?? Open}/{End?.ToString() ?? Open}";

    private static bool TryParseEnd(ReadOnlySpan<char> text, out PartialDate? date)
    {
        date = null;
        if (text.SequenceEqual(Open))
        {
            return true;
        }

        bool read = PartialDate.TryParse(text, null, out PartialDate value);
        date = read ? value : null;
        return read;
    }
}
