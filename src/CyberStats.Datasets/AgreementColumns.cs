using System.Collections.Immutable;

namespace CyberStats.Datasets;

/// <summary>Where <see cref="AgreementCsvReader"/> finds what it reads. A file needs the agreement, the party and an act.</summary>
public sealed record AgreementColumns
{
    /// <summary>Gets the id of the agreement: "agreement" unless told otherwise.</summary>
    public CsvColumn Agreement { get; init; } = CsvColumn.Named("agreement");

    /// <summary>Gets the title of the agreement, its id where there is none: "title".</summary>
    public CsvColumn Title { get; init; } = CsvColumn.Named("title");

    /// <summary>Gets how far the agreement binds, a <see cref="Agreements.LegalForce"/>: "force".</summary>
    public CsvColumn Force { get; init; } = CsvColumn.Named("force");

    /// <summary>Gets when the agreement was opened: "opened".</summary>
    public CsvColumn Opened { get; init; } = CsvColumn.Named("opened");

    /// <summary>Gets when the agreement entered into force: "in_force".</summary>
    public CsvColumn InForce { get; init; } = CsvColumn.Named("in_force");

    /// <summary>Gets the party by its name, or a state by its code: "party".</summary>
    public CsvColumn Party { get; init; } = CsvColumn.Named("party");

    /// <summary>Gets the id of the party; where there is none, it is the code of a state, else the name in lower case: "party_id".</summary>
    public CsvColumn PartyId { get; init; } = CsvColumn.Named("party_id");

    /// <summary>Gets what the party is, a <see cref="PartyKind"/>: "kind".</summary>
    public CsvColumn Kind { get; init; } = CsvColumn.Named("kind");

    /// <summary>Gets the state to which the party belongs, or which it is, by its ISO code or name: "country".</summary>
    public CsvColumn Country { get; init; } = CsvColumn.Named("country");

    /// <summary>Gets the acts that a row can hold; one unless told otherwise.</summary>
    public ImmutableArray<AgreementActColumns> Acts
    {
        get;
        init => field = value.IsDefaultOrEmpty || value.Contains(null!) ? throw new ArgumentException("A row has at least one act.", nameof(Acts)) : value;
    } = [new()];

    /// <summary>Gets a remark on the acts: "note".</summary>
    public CsvColumn Note { get; init; } = CsvColumn.Named("note");
}
