using CyberStats.Datasets.Plain;

namespace CyberStats.Datasets;

/// <summary>What <see cref="AgreementCsvReader"/> can be told to do otherwise than by default.</summary>
public sealed record AgreementCsvOptions : ImportOptions
{
    /// <summary>Gets which columns hold what; those of the documented header by default.</summary>
    public AgreementColumns Columns { get; init; } = new();

    /// <summary>
    /// Gets whether a withdrawn code of a country, such as "ROM", is read as that of the one state that continues it, which is the default.
    /// Each is reported either way; a code that several states continue stays as it is.
    /// </summary>
    public bool MapWithdrawnCountries { get; init; } = true;

    /// <summary>Gets the form of dates that are not in that of ISO 8601, such as "M/d/yyyy"; null for none.</summary>
    /// <exception cref="ArgumentException">The text is no form of a date.</exception>
    public string? DateFormat { get; init => field = PlainDates.RequireForm(value, nameof(DateFormat)); }
}
