using CyberStats.Datasets.Stix;
using CyberStats.Datasets.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets;

/// <summary>
/// Reads incidents and campaigns from STIX 2.1 and 2.0: bundles, arrays, single objects, or several of these.
/// </summary>
/// <remarks>
/// <para>
/// The rows are the objects of type incident and campaign, each id once, in the version modified last. An incident has its dates from the
/// events that the incident extension ties to it (<c>ef765651…</c>, version 1 with embedded impacts and version 2 with impacts of their own,
/// <c>7cc33dd6…</c>), else from its impacts other than money; a campaign has them from <c>first_seen</c> and <c>last_seen</c>. <c>created</c> is
/// the day on which the source recorded it, and never a date of the incident. Relationships <c>attributed-to</c> become attributions by who
/// created them, <c>targets</c> and <c>impacts</c> victims, <c>uses</c> techniques. A word of a vocabulary that has no code here is kept as
/// "stix:word". References are resolved over all files of the import; what nothing refers to is counted, and the actors are kept.
/// </para>
/// <para>
/// What <see cref="StixWriter"/> wrote comes back as it was in the document, but for what the writer listed.
/// </para>
/// <para>
/// Issues of severity Error: <c>no_title</c>, <c>no_id</c>, <c>revoked</c>, <c>deprecated</c>, <c>duplicate_id</c>, <c>lone_surrogate</c>, <c>malformed_json</c>,
/// <c>record_too_large</c>. Warning: <c>no_date</c>, <c>date_unreadable</c>, <c>unknown_fidelity</c>, <c>month_at_local_midnight</c>,
/// <c>end_before_start</c>, <c>discovered_before_start</c>, <c>dangling_reference</c>, <c>withdrawn_reference</c>, <c>amount_without_currency</c>,
/// <c>amount_unreadable</c>, <c>number_unreadable</c>, <c>unknown_determination</c>, <c>unknown_word</c>, <c>unknown_country</c>, <c>mixed_extension</c>,
/// <c>superseded_in_circle</c>, <c>wrong_type</c>, <c>undecodable_bytes</c>, <c>not_stix</c>; <c>revoked</c>
/// and <c>deprecated</c> where these are kept, <c>no_id</c> and <c>lone_surrogate</c> where the object is no row. Info:
/// <c>older_version</c>, <c>repeated_object</c>, <c>superseded_impact</c>, <c>date_of_impact</c>, <c>disclosed_from_report</c>,
/// <c>victim_from_location</c>, <c>no_creator</c>, <c>no_technique_id</c>, <c>several_counts</c>, <c>mixed_schema_versions</c>, <c>withdrawn_actor</c>,
/// <c>file_skipped</c>, <c>encoding_detected</c>.
/// </para>
/// </remarks>
public static class StixReader
{
    private const string Expected = "STIX 2: a bundle, or objects with a type and an id";

    /// <summary>Reads a file.</summary>
    /// <param name="stream">
    /// The file, as it is or packed by gzip, or a zip archive of several; the encoding is detected. It is read once from where it stands, and left open.
    /// </param>
    /// <param name="options">What to do otherwise than by default; null for the defaults.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// No file is of this format: the message says what was expected and what was found. Or its packing is damaged or unpacks to too much.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    /// <remarks>
    /// Data do not make it throw; what the stream itself throws passes through. Cost: one pass, with memory for one object, of which
    /// <see cref="ImportOptions.MaxRecordBytes"/> is the longest, and for what records may refer to: incidents, campaigns, identities, actors,
    /// places, attack patterns, impacts, events, and the relationships between these.
    /// </remarks>
    public static StixImport Read(Stream stream, StixOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new StixOptions();
        using var import = new Import(stream, options, cancellationToken);
        return Read(import, import.Files(), options, cancellationToken);
    }

    /// <summary>Reads the JSON files of a folder and of the folders in it, in ordinal order of their paths, as one import.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="options">What to do otherwise than by default; null for the defaults.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or blank.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">No file is of this format.</exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    /// <remarks>As <see cref="Read(Stream, StixOptions?, CancellationToken)"/>; what the file system throws passes through.</remarks>
    public static StixImport ReadFolder(string path, StixOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new StixOptions();
        using var import = new Import(InputPacking.Folder, options, cancellationToken);
        return Read(import, Files(import, path), options, cancellationToken);
    }

    private static StixImport Read(Import import, IEnumerable<InputFile> files, StixOptions options, CancellationToken cancellationToken)
    {
        var objects = new StixObjects(import, options.MaxRecordBytes);
        bool isStix = false;
        string? first = null;
        foreach (InputFile file in files)
        {
            if (file.Name is not null && !file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                import.Issues.LeaveRecords();
                import.Issues.Info("file_skipped", null, file.Name, "The name of the file does not end in .json; it was passed over.");
                continue;
            }

            bool read = objects.Read(file, cancellationToken, out string found);
            isStix |= read;
            first ??= read ? null : found;
            if (!read && file.Name is not null)
            {
                import.Issues.LeaveRecords();
                import.Issues.Warning("not_stix", null, file.Name, $"The file is not STIX 2: it has {found}.");
            }
        }

        if (!isStix)
        {
            throw new InvalidDataException($"Expected {Expected}, but found {first ?? "no file whose name ends in .json"}.");
        }

        var records = new StixRecords(objects, options, import.Issues);
        List<Incident> incidents = records.Resolve(cancellationToken);
        return new StixImport(import.Result<Incident>(incidents, records.Actors, records.Sources), objects.Counts);
    }

    private static IEnumerable<InputFile> Files(Import import, string folder)
    {
        string[] paths = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Array.Sort(paths, StringComparer.Ordinal);
        foreach (string path in paths.Where(p => !Path.GetFileName(p).StartsWith('.')))
        {
#pragma warning disable RS0030 // no I/O beyond streams: here the caller names the folder
            using var text = new TextStream(File.OpenRead(path));
#pragma warning restore RS0030
            yield return import.Entered(new InputFile(Path.GetRelativePath(folder, path), text));
        }
    }
}
