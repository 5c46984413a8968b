namespace CyberStats.Datasets;

/// <summary>Where <see cref="FigureCsvReader"/> finds what it reads. A file needs measure and period, and one of value, low and high.</summary>
public sealed record FigureColumns
{
    /// <summary>Gets the id of the figure: "id" unless told otherwise.</summary>
    public CsvColumn Id { get; init; } = CsvColumn.Named("id");

    /// <summary>Gets what is measured: "measure".</summary>
    public CsvColumn Measure { get; init; } = CsvColumn.Named("measure");

    /// <summary>Gets the value: "value".</summary>
    public CsvColumn Value { get; init; } = CsvColumn.Named("value");

    /// <summary>Gets the least value possible: "low".</summary>
    public CsvColumn Low { get; init; } = CsvColumn.Named("low");

    /// <summary>Gets the greatest value possible: "high".</summary>
    public CsvColumn High { get; init; } = CsvColumn.Named("high");

    /// <summary>Gets the unit: "unit".</summary>
    public CsvColumn Unit { get; init; } = CsvColumn.Named("unit");

    /// <summary>Gets the time that the figure is about: "period".</summary>
    public CsvColumn Period { get; init; } = CsvColumn.Named("period");

    /// <summary>Gets the id of the source: "source".</summary>
    public CsvColumn Source { get; init; } = CsvColumn.Named("source");

    /// <summary>Gets the scope as a list such as "level=government; region=EU": "scope". Columns "scope.level" and the like are read beside it.</summary>
    public CsvColumn Scope { get; init; } = CsvColumn.Named("scope");

    /// <summary>Gets of what a ratio is one: "base".</summary>
    public CsvColumn Base { get; init; } = CsvColumn.Named("base");

    /// <summary>Gets the day whose state of the source the figure shows: "as_of".</summary>
    public CsvColumn AsOf { get; init; } = CsvColumn.Named("as_of");
}
