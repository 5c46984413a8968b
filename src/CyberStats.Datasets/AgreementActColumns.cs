namespace CyberStats.Datasets;

/// <summary>Where <see cref="AgreementCsvReader"/> finds one act of a row. A row can hold several: a signature and a ratification, each with its date.</summary>
public sealed record AgreementActColumns
{
    /// <summary>Gets what was done, a <see cref="Agreements.ParticipationAct"/>: "act" unless told otherwise.</summary>
    public CsvColumn Act { get; init; } = CsvColumn.Named("act");

    /// <summary>Gets when: "when".</summary>
    public CsvColumn When { get; init; } = CsvColumn.Named("when");

    /// <summary>Gets the latest date on which it was done, for rows that do not say when: "until".</summary>
    public CsvColumn Until { get; init; } = CsvColumn.Named("until");

    /// <summary>Gets when it has effect for the party: "effective".</summary>
    public CsvColumn Effective { get; init; } = CsvColumn.Named("effective");

    /// <summary>Gets whether a row without a date in <see cref="When"/> has no such act; false by default, where the date is then not known.</summary>
    public bool OnlyWhenDated { get; init; }
}
