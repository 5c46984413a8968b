using CyberStats.Datasets.Plain;

namespace CyberStats.Datasets;

/// <summary>What <see cref="FigureCsvReader"/> can be told to do otherwise than by default.</summary>
public sealed record FigureCsvOptions : ImportOptions
{
    /// <summary>Gets which columns hold what; those of the documented header by default.</summary>
    public FigureColumns Columns { get; init; } = new();

    /// <summary>Gets what a 1 in the file stands for: 1,000,000 where values are in millions; 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public decimal Scale
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Scale), value, $"'{nameof(Scale)}' must be above 0.");
    } = 1;

    /// <summary>
    /// Gets whether values with separators of thousands, a comma before decimals, a sign of a currency or a word such as "million" are read,
    /// which is the default. Each is reported either way; where they are not read, the value is unknown.
    /// </summary>
    public bool RepairValues { get; init; } = true;

    /// <summary>Gets the form of dates that are not in that of ISO 8601, such as "d/M/yyyy"; null for none.</summary>
    /// <exception cref="ArgumentException">The text is no form of a date.</exception>
    public string? DateFormat { get; init => field = PlainDates.RequireForm(value, nameof(DateFormat)); }
}
