using System.Globalization;
using System.Text;
using System.Text.Json;
using CyberStats.Datasets.Kev;
using CyberStats.Datasets.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets;

/// <summary>
/// Reads the catalogue of Known Exploited Vulnerabilities of CISA, as JSON or as CSV: which of the two, the content tells. Both forms of one
/// catalogue give equal records.
/// </summary>
/// <remarks>
/// <para>
/// Every entry becomes a record or an issue of severity Error. The day of listing is not that of the first exploitation. "Unknown" use by
/// ransomware is null, and never "no". Links in the notes become sources; the description, the action required, and notes that say more than
/// links stay in <see cref="ExploitedVulnerability.Original"/>. The state of the catalogue, which only the JSON form tells, becomes that of
/// the source unless <see cref="ImportOptions.AsOf"/> is given.
/// </para>
/// <para>
/// Issues of severity Error: <c>no_id</c>, <c>id_unreadable</c>, <c>no_date</c> and <c>date_unreadable</c> (of the day of listing),
/// <c>not_an_object</c>, <c>malformed_json</c>, <c>record_too_large</c>, <c>empty_row</c>, <c>unclosed_quote</c>, <c>row_too_large</c>. Warning:
/// <c>duplicate_id</c>, <c>date_unreadable</c> (of the due day), <c>unknown_ransomware_use</c>, <c>unexpected_type</c>, <c>duplicate_member</c>,
/// <c>cell_count</c>, <c>stray_quote</c>, <c>undecodable_bytes</c>, <c>control_characters</c> and, once a file, <c>count_mismatch</c>. Info:
/// <c>due_before_added</c>, <c>no_weakness</c>, <c>notes_free_text</c> and, once a file, <c>bulk_load</c> (what was listed when the catalogue
/// was opened, with its figures), <c>unknown_member</c> (once a name), <c>encoding_detected</c>.
/// </para>
/// </remarks>
public static class KevReader
{
    private const string Entries = "vulnerabilities";
    private const int BlanksLookedAt = 4096;

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
    /// Data do not make it throw; what the stream itself throws passes through. Cost: one pass, with memory for the result and for one entry,
    /// of which <see cref="ImportOptions.MaxRecordBytes"/> is the longest.
    /// </remarks>
    public static ImportResult<ExploitedVulnerability> Read(Stream stream, KevOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new KevOptions();
        using var import = new Import(stream, options, cancellationToken);
        using var text = new PeekedStream(import.SingleFile("the catalogue of known exploited vulnerabilities").Stream);
        ReadOnlySpan<byte> start = text.Peek(BlanksLookedAt).TrimStart(" \t\r\n"u8);
        return !start.IsEmpty && start[0] is (byte)'{' or (byte)'['
            ? ReadObjects(text, import, options)
            : ReadRows(text, import, options);
    }

    private static ImportResult<ExploitedVulnerability> ReadObjects(Stream text, Import import, KevOptions options)
    {
        var pieces = new JsonPieces(text, options.MaxRecordBytes, Entries);
        var records = new KevRecords(import.Issues);
        var entry = new KevEntry();
        var all = new BlockList<ExploitedVulnerability>();
        var header = new Dictionary<string, string>(StringComparer.Ordinal);
        var sources = new SourceList(Catalogue(options.AsOf));
        var found = new StringBuilder();
        bool fits = false;
        while (pieces.Read())
        {
            if (!pieces.IsItem)
            {
                if (pieces.Member is "count" or "dateReleased" or "catalogVersion")
                {
                    header[pieces.Member] = TextOf(pieces.Bytes); // of others there can be any number
                }

                fits |= pieces.Member is "catalogVersion";
                Note(found, pieces.Member!);
                continue;
            }

            if (pieces.Problem != JsonProblem.None)
            {
                if (!fits)
                {
                    throw NotThisFormat($"{Found(found)}; and: {pieces.Message}");
                }

                import.NextRow();
                import.Issues.Error(
                    pieces.Problem == JsonProblem.TooLarge ? "record_too_large" : "malformed_json", pieces.Member, null, pieces.Message!);
                break;
            }

            fits |= HasId(pieces.Bytes.Span);
            if (!fits)
            {
                throw NotThisFormat($"a JSON array whose first item is '{Excerpt.Of(Encoding.UTF8.GetString(pieces.Bytes.Span[..Math.Min(pieces.Bytes.Length, 400)]))}'");
            }

            int index = import.NextRow();
            if (KevObject.Fill(entry, pieces.Bytes, import.Issues) && records.Read(entry, index, sources) is { } record)
            {
                all.Add(record);
            }
        }

        if (!fits)
        {
            throw NotThisFormat(Found(found));
        }

        records.Finish(import.Rows, header.GetValueOrDefault("count"));
        sources.Dataset = Catalogue(options.AsOf ?? DayOf(header));
        return import.Result(all, sources: sources.All);
    }

    private static ImportResult<ExploitedVulnerability> ReadRows(Stream text, Import import, KevOptions options)
    {
        using var rows = new CsvRows(text, options.MaxRecordBytes);
        var records = new KevRecords(import.Issues);
        var entry = new KevEntry();
        var all = new BlockList<ExploitedVulnerability>();
        var sources = new SourceList(Catalogue(options.AsOf));
        KevTable? table = null;
        foreach (CsvRow row in rows.Read())
        {
            if (table is null)
            {
                table = KevTable.Of(row.Cells) ?? throw NotThisFormat(row.Problem == CsvProblem.TooLarge
                    ? "a first line longer than the longest row allowed"
                    : $"a first line '{Excerpt.Of(string.Join(',', row.Cells.Take(KevField.All.Length)))}'");
                continue;
            }

            int index = import.NextRow(row.Line);
            if (!RowForm.IsUnreadable(row, import.Issues, options.MaxRecordBytes))
            {
                table.Fill(entry, row, import.Issues);
                if (records.Read(entry, index, sources) is { } record)
                {
                    all.Add(record);
                }
            }
        }

        if (table is null)
        {
            throw NotThisFormat("an empty file");
        }

        records.Finish(import.Rows, null);
        return import.Result(all, sources: sources.All);
    }

    private static Source Catalogue(DateOnly? asOf) => new(KevRecords.CatalogueId, "Known Exploited Vulnerabilities Catalog")
    {
        Publisher = "Cybersecurity and Infrastructure Security Agency",
        AsOf = asOf,
    };

    /// <summary>The day of the state of the catalogue: 2025-08-25T17:04:19Z, else its version, 2025.08.25.</summary>
    private static DateOnly? DayOf(Dictionary<string, string> header)
    {
        foreach ((string name, string format) in (ReadOnlySpan<(string, string)>)[("dateReleased", "yyyy-MM-dd"), ("catalogVersion", "yyyy.MM.dd")])
        {
            if (header.TryGetValue(name, out string? text) && text.Length >= 10
                && DateOnly.TryParseExact(text.AsSpan(0, 10), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                return day;
            }
        }

        return null;
    }

    private static string TextOf(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var value = JsonDocument.Parse(json);
            return value.RootElement.ValueKind == JsonValueKind.String ? value.RootElement.GetString()! : value.RootElement.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return ""; // half of a surrogate pair: none of the texts that are used
        }
    }

    private static bool HasId(ReadOnlySpan<byte> item) => item.IndexOf("\"cveID\""u8) >= 0;

    private static void Note(StringBuilder found, string member)
    {
        if (found.Length < 200)
        {
            found.Append(found.Length == 0 ? "" : ", ").Append(Excerpt.Of(member));
        }
    }

    private static string Found(StringBuilder members) => members.Length == 0 ? "a JSON text without one" : $"a JSON text whose members are {members}";

    private static InvalidDataException NotThisFormat(string found) => new(
        $"Expected the catalogue of known exploited vulnerabilities, a JSON object with '{Entries}' or a table with the columns '{KevField.All[KevField.Id]}' and '{KevField.All[KevField.Added]}', but found {found}.");
}
