using CyberStats.Datasets.Cissm;
using CyberStats.Datasets.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets;

/// <summary>
/// Reads the CSV export of the Cyber Events Database of the Center for International and Security Studies at Maryland (CISSM), in both of
/// its vintages, which the header tells apart.
/// </summary>
/// <remarks>
/// <para>
/// Every row becomes a record or an issue of severity Error. The date of an event is when it took place; when it was reported is known in
/// the later vintage only. The tracker gives no titles: an incident is called "actor: victim". Without an id in the file, the id comes from
/// date, actor, victim, description and country; of rows that are the same in all of them each is kept, with a number at its id.
/// A country of an actor is an attribution by the tracker only where the actor is a nation-state; else it is where the actor is said to be.
/// </para>
/// <para>
/// Disruptive subtypes become types of incident. What is exploitive is a data breach, or espionage where that is the motive; an event that
/// is disruptive in a way that is not told is "cissm:disruptive". "Undetermined" is unknown, not a category. Type, subtype and motive in their
/// usual spelling, the type of actor, its country where that is no attribution, and the description stay in <see cref="Incident.Original"/>, and what was repaired as "raw." and its column.
/// </para>
/// <para>
/// Issues of severity Error: <c>empty_row</c>, <c>no_title</c>, <c>unclosed_quote</c>, <c>row_too_large</c>. Warning: <c>no_date</c>,
/// <c>date_unreadable</c>, <c>date_after_export</c>, <c>columns_shifted</c>, <c>cell_count</c>, <c>stray_quote</c>, <c>mojibake</c>, <c>undecodable_bytes</c>,
/// <c>control_characters</c>, <c>unknown_type</c>, <c>unknown_subtype</c>, <c>unknown_actor_type</c>, <c>unknown_industry</c>,
/// <c>country_unparsed</c>, <c>duplicate_id</c>. Info: <c>undetermined</c>, <c>not_filled</c>, <c>vocabulary</c>, <c>same_description</c>,
/// <c>reported_before_event</c> and, once a file, <c>encoding_loss</c>, <c>actor_differs</c>, <c>columns_kept</c>, <c>columns_ignored</c>,
/// <c>encoding_detected</c>.
/// </para>
/// </remarks>
public static class CissmReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="stream">
    /// The file, as it is or packed by gzip or zip; its encoding is detected. It is read once from where it stands, and left open.
    /// </param>
    /// <param name="options">What to do otherwise than by default; null for the defaults.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is not of this format: the message says what was expected and what was found. Or its packing is damaged, or
    /// it is larger than the options allow.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    /// <remarks>
    /// Data do not make it throw; what the stream itself throws passes through. Cost: one pass, with memory for the result and for one row,
    /// of which <see cref="ImportOptions.MaxRecordBytes"/> is the longest.
    /// </remarks>
    public static ImportResult<Incident> Read(Stream stream, CissmOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new CissmOptions();
        using var import = new Import(stream, options, cancellationToken);
        using var rows = new CsvRows(import.SingleFile("the export of the CISSM database").Stream, options.MaxRecordBytes);
        using var hash = new ContentHash();
        CissmRecords? records = null;
        var incidents = new BlockList<Incident>();
        foreach (CsvRow row in rows.Read())
        {
            if (records is null)
            {
                records = new CissmRecords(options, ColumnsOf(row), hash, import.Issues);
                continue;
            }

            int index = import.NextRow(row.Line);
            if (records.Read(row, index) is { } incident)
            {
                incidents.Add(incident);
            }
        }

        if (records is null)
        {
            throw NotThisFormat("an empty file");
        }

        records.Finish();
        return import.Result(incidents, records.Actors, records.Sources);
    }

    private static CissmColumns ColumnsOf(CsvRow header) => CissmColumns.Of(header.Cells) ?? throw NotThisFormat(
        header.Problem == CsvProblem.TooLarge ? "a first line longer than the longest row allowed" : $"'{Excerpt.Of(string.Join(',', header.Cells), 400)}'");

    private static InvalidDataException NotThisFormat(string found) =>
        new($"Expected the export of the CISSM database, whose first line is {CissmColumns.Expected}, but found {found}.");
}
