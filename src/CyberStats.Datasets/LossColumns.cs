namespace CyberStats.Datasets;

/// <summary>Where <see cref="LossCsvReader"/> finds what it reads. A file needs one of amount, low and high; it may lack all others.</summary>
public sealed record LossColumns
{
    /// <summary>Gets the id of the loss: "id" unless told otherwise.</summary>
    public CsvColumn Id { get; init; } = CsvColumn.Named("id");

    /// <summary>Gets what the loss is called: "title".</summary>
    public CsvColumn Title { get; init; } = CsvColumn.Named("title");

    /// <summary>Gets the date of the loss, whose money the amount is in: "date".</summary>
    public CsvColumn Date { get; init; } = CsvColumn.Named("date");

    /// <summary>Gets the likeliest amount: "amount".</summary>
    public CsvColumn Amount { get; init; } = CsvColumn.Named("amount");

    /// <summary>Gets the currency by its code: "currency".</summary>
    public CsvColumn Currency { get; init; } = CsvColumn.Named("currency");

    /// <summary>Gets the least amount possible: "low".</summary>
    public CsvColumn Low { get; init; } = CsvColumn.Named("low");

    /// <summary>Gets the greatest amount possible: "high".</summary>
    public CsvColumn High { get; init; } = CsvColumn.Named("high");

    /// <summary>Gets what the loss consists of, a <see cref="Losses.LossForm"/>: "form".</summary>
    public CsvColumn Form { get; init; } = CsvColumn.Named("form");

    /// <summary>Gets how firm the amount is, a <see cref="Losses.LossStatus"/>: "status".</summary>
    public CsvColumn Status { get; init; } = CsvColumn.Named("status");

    /// <summary>Gets who bears the loss: "borne_by".</summary>
    public CsvColumn BorneBy { get; init; } = CsvColumn.Named("borne_by");
}
