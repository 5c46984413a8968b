namespace CyberStats.Datasets;

/// <summary>What <see cref="VerisReader"/> can be told to do otherwise than by default.</summary>
public sealed record VerisOptions : ImportOptions
{
    /// <summary>
    /// Gets whether a date whose day holds the year is put right, which is the default: day 2018, month 5, year 29 is 29 May 2018.
    /// Reported either way; where it is not put right, it is dropped.
    /// </summary>
    public bool RepairSwappedDates { get; init; } = true;

    /// <summary>
    /// Gets whether times from one event to the next, such as 3 days from the incident to its discovery, give dates, which is the default.
    /// Where they do not, they are only kept in <see cref="Incidents.Incident.Original"/>.
    /// </summary>
    public bool DateByDurations { get; init; } = true;

    /// <summary>
    /// Gets how many digits of a victim's NAICS code make its sector, from 2, the default, to 6. The code as written stays in
    /// <see cref="Incidents.Incident.Original"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 2 or above 6.</exception>
    public int IndustryDigits
    {
        get;
        init => field = value is >= 2 and <= 6
            ? value
            : throw new ArgumentOutOfRangeException(nameof(IndustryDigits), value, $"'{nameof(IndustryDigits)}' must be in [2, 6].");
    } = 2;
}
