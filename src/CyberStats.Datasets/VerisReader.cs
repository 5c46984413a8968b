using CyberStats.Datasets.Text;
using CyberStats.Datasets.Veris;
using CyberStats.Incidents;

namespace CyberStats.Datasets;

/// <summary>
/// Reads incidents in the Vocabulary for Event Recording and Incident Sharing (VERIS), versions 1.3 to 1.4, such as those of the VERIS
/// Community Database.
/// </summary>
/// <remarks>
/// <para>
/// One incident, an array of them, one a line, an archive or a folder of files. Each becomes a record or an issue of severity Error.
/// </para>
/// <para>
/// The title is the start of the summary, at most 100 characters of it, cut at a blank and marked; without a summary it is made of the victim,
/// the year and the classes of action. The incident's date starts it. Discovery and end are dated by the durations as far as these
/// tell at least the year, and none that the record cannot know of. The notification is taken for the disclosure, and the day on which the record was made for that of recording.
/// </para>
/// <para>
/// Types are the classes of action, as "veris:hacking", and what their varieties and the harm make of an incident: a disruption, extortion,
/// the destruction of data, a defacement, an information operation and, where data were disclosed for certain, a breach. Records are exact only there; where
/// the disclosure is possible or unknown their number is the most. What the incident cost is the overall amount or, where there is
/// none, the amounts by variety. A victim stands once for each of its countries, in the sector of its NAICS code. A state is accused
/// by the dataset where an external actor is of the variety Nation-state or State-affiliated and has a country. An actor without a name
/// is one of that incident alone. All else stays in <see cref="Incident.Original"/> by its path, save a plain "Unknown" and, under "plus", what is
/// about the making of the record.
/// </para>
/// <para>
/// Issues of severity Error: <c>malformed_json</c>, <c>record_too_large</c>, <c>not_an_object</c>, <c>not_veris</c>, <c>no_id</c>,
/// <c>implausible_year</c> (of the incident), <c>lone_surrogate</c>. Warning: <c>no_date</c>, <c>date_unreadable</c>, <c>day_without_month</c>,
/// <c>date_parts_swapped</c>, <c>implausible_year</c> (of the notification), <c>implausible_duration</c>, <c>duration_without_unit</c>,
/// <c>implausible_count</c>, <c>amount_without_currency</c>, <c>currency_retired</c>, <c>negative_amount</c>, <c>bounds_disordered</c>,
/// <c>number_unreadable</c>, <c>unknown_value</c>, <c>unknown_schema_version</c>, <c>no_status</c>, <c>wrong_type</c>, <c>duplicate_id</c>,
/// <c>too_many_links</c>, <c>undecodable_bytes</c>, <c>control_characters</c>. Info: <c>disclosed_before_start</c>, <c>duration_without_date</c>,
/// <c>records_at_risk</c>, <c>loss_breakdown</c>, <c>no_sponsor</c>, <c>no_victim</c>, <c>count_below_names</c>, <c>not_counted</c>, <c>number_as_text</c>,
/// <c>no_schema_version</c>, <c>schema_version_form</c>, <c>duplicate_master_id</c>, <c>file_skipped</c> and, once an import,
/// <c>mixed_schema_versions</c>, <c>actor_differs</c> and <c>encoding_detected</c>.
/// </para>
/// </remarks>
public static class VerisReader
{
    private static readonly string[] Extensions = [".json", ".jsonl", ".ndjson"];

    /// <summary>Reads incidents from a stream.</summary>
    /// <param name="stream">
    /// JSON as it is or packed by gzip, or a zip archive of JSON files; its encoding is detected. It is read once from where it stands, and left open.
    /// </param>
    /// <param name="options">What to do otherwise than by default; null for the defaults.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// It holds no VERIS incident: the message says what was expected and what was found. Or its packing is damaged, or it is larger than the
    /// options allow.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    /// <remarks>
    /// Data do not make it throw; what the stream itself throws passes through. Cost: one pass, with memory for the result and for one record,
    /// of which <see cref="ImportOptions.MaxRecordBytes"/> is the longest.
    /// </remarks>
    public static ImportResult<Incident> Read(Stream stream, VerisOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new VerisOptions();
        using var import = new Import(stream, options, cancellationToken);
        return Read(import, import.Files(), options);
    }

    /// <summary>Reads the files of a folder whose names end in ".json", in either case, in the ordinal order of their names; folders below are left out.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="options">What to do otherwise than by default; null for the defaults.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or blank.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">It holds no VERIS incident: the message says what was expected and what was found.</exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    /// <remarks>What opening and reading a file throws passes through. Cost: as of <see cref="Read(Stream, VerisOptions?, CancellationToken)"/>.</remarks>
    public static ImportResult<Incident> ReadFolder(string path, VerisOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new VerisOptions();
        using var import = new Import(InputPacking.Folder, options, cancellationToken);
        return Read(import, FilesOf(path, import), options);
    }

    private static IEnumerable<InputFile> FilesOf(string folder, Import import)
    {
        string[] names = [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(IsJson).Order(StringComparer.Ordinal)];
        foreach (string name in names)
        {
#pragma warning disable RS0030 // only here is the caller's input named by a path
            using var text = new TextStream(File.OpenRead(Path.Combine(folder, name)));
#pragma warning restore RS0030
            yield return import.Entered(new InputFile(name, text));
        }

        static bool IsJson(string name) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && name[0] != '.';
    }

    private static ImportResult<Incident> Read(Import import, IEnumerable<InputFile> files, VerisOptions options)
    {
        var records = new VerisRecords(options, import.Issues);
        var incidents = new BlockList<Incident>();
        var skipped = new List<string>();
        string found = "no file of JSON";
        bool isRead = false;
        foreach (InputFile file in files)
        {
            if (file.Name is { } name && !Extensions.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
            {
                skipped.Add(name);
                continue;
            }

            isRead |= ReadFile(file, import, records, incidents, options, ref found);
        }

        if (!isRead)
        {
            throw NotThisFormat(found);
        }

        records.Finish();
        foreach (string name in skipped)
        {
            import.Issues.Info("file_skipped", null, name, "The file has a name that does not end as one of JSON; it was not read.");
        }

        return import.Result(incidents, records.Actors, records.Sources);
    }

    /// <summary>Reads a file; false where it has no incident, and no lack of them that makes sense.</summary>
    private static bool ReadFile(
        InputFile file, Import import, VerisRecords records, BlockList<Incident> incidents, VerisOptions options, ref string found)
    {
        var pieces = new JsonPieces(file.Stream, options.MaxRecordBytes);
        bool isFirst = true;
        while (pieces.Read())
        {
            if (pieces.Problem != JsonProblem.None && pieces.Roots == 0 && file.Name is null)
            {
                throw NotThisFormat("no JSON");
            }

            int index = import.NextRow();
            if (pieces.Problem != JsonProblem.None)
            {
                string code = pieces.Problem == JsonProblem.TooLarge ? "record_too_large" : "malformed_json";
                import.Issues.Error(code, null, file.Name, file.Name is null ? pieces.Message! : $"{file.Name}: {pieces.Message}");
                break;
            }

            if (records.Read(index, pieces.Bytes) is { } incident)
            {
                incidents.Add(incident);
            }
            else if (isFirst && !records.HasMetVeris)
            {
                found = $"'{Excerpt.Of(System.Text.Encoding.UTF8.GetString(pieces.Bytes.Span[..Math.Min(pieces.Bytes.Length, 400)]))}'";
                if (file.Name is null)
                {
                    throw NotThisFormat(found);
                }
            }

            isFirst = false;
        }

        if (pieces.Roots == 0)
        {
            found = "an empty file";
        }

        return records.HasMetVeris || (pieces.Roots > 0 && isFirst);
    }

    private static InvalidDataException NotThisFormat(string found) => new($"Expected {VerisRecords.Expected}, but found {found}.");
}
