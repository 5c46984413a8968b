using CyberStats.Datasets.Cfr;
using CyberStats.Datasets.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets;

/// <summary>
/// Reads the CSV export of the Cyber Operations Tracker of the Council on Foreign Relations.
/// </summary>
/// <remarks>
/// <para>
/// Every row becomes a record or an issue of severity Error. The tracker's date is taken for that of disclosure. A sponsor becomes an
/// attribution by the tracker, one for each state; what the source writes beside it stays in <see cref="Incident.Original"/>.
/// </para>
/// <para>
/// Issues of severity Error: <c>empty_row</c>, <c>no_title</c>, <c>unclosed_quote</c>, <c>row_too_large</c>. Warning: <c>no_date</c>,
/// <c>date_unreadable</c>, <c>columns_shifted</c>, <c>cell_count</c>, <c>stray_quote</c>, <c>victim_unparsed</c>, <c>sponsor_unparsed</c>,
/// <c>unknown_type</c>, <c>unknown_category</c>, <c>unknown_response</c>, <c>undecodable_bytes</c>, <c>control_characters</c>,
/// <c>duplicate_id</c>, <c>too_many_links</c>. Info: <c>no_sponsor</c>, <c>no_type</c>, <c>no_category</c>, <c>no_victim</c>, <c>affiliation_free_text</c>,
/// <c>response_unknown</c>, <c>html_entity</c>, <c>duplicate_candidate</c> and, once a file, <c>encoding_loss</c> and
/// <c>encoding_detected</c>.
/// </para>
/// </remarks>
public static class CfrReader
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
    public static ImportResult<Incident> Read(Stream stream, CfrOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new CfrOptions();
        using var import = new Import(stream, options, cancellationToken);
        using var rows = new CsvRows(import.SingleFile("the export of the CFR tracker").Stream, options.MaxRecordBytes);
        using var hash = new ContentHash();
        var records = new CfrRecords(options, hash, import.Issues);
        var incidents = new BlockList<Incident>();
        bool isHeader = true;
        foreach (CsvRow row in rows.Read())
        {
            if (isHeader)
            {
                RequireHeader(row);
                isHeader = false;
                continue;
            }

            import.NextRow(row.Line);
            if (records.Read(row) is { } incident)
            {
                incidents.Add(incident);
            }
        }

        if (isHeader)
        {
            throw NotThisFormat("an empty file");
        }

        records.Finish();
        return import.Result(incidents, records.Actors, records.Sources);
    }

    private static void RequireHeader(CsvRow row)
    {
        bool fits = row.CellCount >= CfrField.All.Length
            && CfrField.All.Zip(row.Cells).All(pair => string.Equals(pair.First, pair.Second.Trim(), StringComparison.OrdinalIgnoreCase));
        if (!fits)
        {
            throw NotThisFormat(row.Problem == CsvProblem.TooLarge
                ? "a first line longer than the longest row allowed"
                : $"'{Excerpt.Of(string.Join(',', row.Cells.Take(CfrField.All.Length)))}'");
        }
    }

    private static InvalidDataException NotThisFormat(string found) =>
        new($"Expected the export of the CFR tracker, whose first line is '{string.Join(',', CfrField.All)}', but found {found}.");
}
