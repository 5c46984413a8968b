using CyberStats.Datasets.Plain;

namespace CyberStats.Datasets;

/// <summary>What <see cref="LossCsvReader"/> can be told to do otherwise than by default.</summary>
public sealed record LossCsvOptions : ImportOptions
{
    /// <summary>Gets which columns hold what; those of the documented header by default.</summary>
    public LossColumns Columns { get; init; } = new();

    /// <summary>Gets what a 1 in the file stands for: 1,000,000 where amounts are in millions; 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public decimal Unit
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Unit), value, $"'{nameof(Unit)}' must be above 0.");
    } = 1;

    /// <summary>
    /// Gets whether amounts with separators of thousands, a comma before decimals, a sign of a currency or a word such as "million" are read,
    /// which is the default. Each is reported either way; where they are not read, the amount is unknown.
    /// </summary>
    public bool RepairAmounts { get; init; } = true;

    /// <summary>Gets the form of dates that are not in that of ISO 8601, such as "d/M/yyyy"; null for none.</summary>
    /// <exception cref="ArgumentException">The text is no form of a date.</exception>
    public string? DateFormat { get; init => field = PlainDates.RequireForm(value, nameof(DateFormat)); }
}
