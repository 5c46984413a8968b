using CyberStats.Datasets.EuRepoC;
using CyberStats.Datasets.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets;

/// <summary>
/// Reads the CSV files of the European Repository of Cyber Incidents (EuRepoC): the global file, and joined to it by the id of the incident
/// the attribution and the receiver file. Measured on version 1.1.
/// </summary>
/// <remarks>
/// <para>
/// Every row of the global file becomes a record or an issue of severity Error; rows of the other files that belong to none are issues.
/// Where the attribution file is missing, the lists of the global file stand for it, and where these do not run parallel, the initiators that
/// the dataset settled on; where the receiver file is missing, the lists of receivers.
/// </para>
/// <para>
/// An attribution has one issuer and one accused; those of a statement share its id. A state is accused wherever the dataset places an
/// initiator. <see cref="Attribution.Responsibility"/> says how: organs of the state (<see cref="Responsibility.StateExecuted"/>), groups
/// said to be affiliated with it (<see cref="Responsibility.Unknown"/>), or groups and persons of whom only the country is known
/// (<see cref="Responsibility.Territory"/>), which say nothing of the state itself. Such a group that claims its own deed accuses itself, and no state.
/// </para>
/// <para>
/// "Unknown", "Not available", "none" and a blank are four things: in <see cref="Incident.Original"/> each stands as the file has it, a
/// blank being absent, and the fields that decide on a member report them. Words that were coded, repaired or have no member here are there too.
/// </para>
/// <para>
/// Issues of severity Error: <c>empty_row</c>, <c>no_id</c>, <c>no_title</c>, <c>unclosed_quote</c>, <c>row_too_large</c>. Warning:
/// <c>no_date</c>, <c>date_unreadable</c>, <c>start_to_year</c>, <c>start_to_month</c>, <c>end_to_year</c>, <c>end_to_month</c>,
/// <c>attribution_to_year</c>, <c>attribution_to_month</c> (these six Info where the rule is off), <c>end_before_start</c>,
/// <c>attributed_before_start</c>, <c>unknown_type</c>, <c>unknown_category</c>, <c>unknown_basis</c>, <c>unknown_technique</c>,
/// <c>region_not_country</c>, <c>country_unparsed</c>, <c>parallel_mismatch</c>, <c>list_unreadable</c>, <c>issuers_cross_joined</c>,
/// <c>initiators_cross_joined</c>, <c>amount_unreadable</c>, <c>amount_outside_class</c>, <c>amount_without_currency</c>,
/// <c>count_unreadable</c>, <c>count_outside_class</c>, <c>severity_unreadable</c>, <c>too_many_links</c>, <c>cell_count</c>,
/// <c>stray_quote</c>, <c>undecodable_bytes</c>, <c>control_characters</c>, <c>duplicate_id</c>, <c>attribution_unmatched</c>,
/// <c>receiver_unmatched</c>. Info: <c>no_type</c>, <c>known_unknown</c>, <c>not_coded</c>, <c>known_none</c>, <c>not_filled</c>,
/// <c>accuses_nobody</c>, <c>amount_zero</c>, <c>count_zero</c>, <c>response_count_differs</c>, <c>repeated_receiver</c>,
/// <c>no_attribution_row</c>, <c>no_receiver_row</c>, <c>status_open</c>, <c>duplicate_candidate</c>, and about files
/// <c>file_ignored</c>, <c>actor_varies</c> and <c>encoding_detected</c>.
/// </para>
/// </remarks>
public static class EuRepoCReader
{
    /// <summary>Reads the global file, or a zip archive that holds it and may hold the others, recognised by their first lines.</summary>
    /// <param name="global">
    /// The file, as it is or packed by gzip or zip; its encoding is detected. It is read once from where it stands, and left open.
    /// </param>
    /// <param name="options">What to do otherwise than by default; null for the defaults.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    /// <exception cref="ArgumentNullException"><paramref name="global"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="global"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// There is no global file: the message says what was expected and what was found. Or the packing is damaged or unpacks to too much.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    /// <remarks>
    /// Data do not make it throw; what the stream itself throws passes through. Cost: one pass, with memory for the result, for the rows of the
    /// joined files and for one row, of which <see cref="ImportOptions.MaxRecordBytes"/> is the longest; of an archive also for the archive and
    /// its global file.
    /// </remarks>
    public static ImportResult<Incident> Read(Stream global, EuRepoCOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EuRepoCOptions();
        using var import = new Import(global, options, cancellationToken);
        var reading = new Reading(import, options);
        foreach (InputFile file in import.Files())
        {
            reading.Add(file);
        }

        return reading.Result();
    }

    /// <summary>Reads the global file and those joined to it.</summary>
    /// <param name="global">The global file, as it is or packed by gzip, or by zip alone in its archive; read once and left open, like the others.</param>
    /// <param name="attributions">The attribution file; null where there is none.</param>
    /// <param name="receivers">The receiver file; null where there is none.</param>
    /// <param name="options">What to do otherwise than by default; null for the defaults.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    /// <exception cref="ArgumentNullException"><paramref name="global"/> is null.</exception>
    /// <exception cref="ArgumentException">A stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// A stream is not the file that it should be: the message says what was expected and what was found. Or its packing is damaged or unpacks
    /// to too much.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    /// <remarks>As <see cref="Read(Stream, EuRepoCOptions?, CancellationToken)"/>.</remarks>
    public static ImportResult<Incident> Read(
        Stream global, Stream? attributions, Stream? receivers, EuRepoCOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(global);
        RequireReadable(global, nameof(global));
        RequireReadable(attributions, nameof(attributions));
        RequireReadable(receivers, nameof(receivers));
        cancellationToken.ThrowIfCancellationRequested();
        options ??= new EuRepoCOptions();
        using var import = new Import(InputPacking.Streams, options, cancellationToken);
        var reading = new Reading(import, options);
        Add(attributions, TableKind.Attributions);
        Add(receivers, TableKind.Receivers);
        Add(global, TableKind.Global);
        return reading.Result();

        void Add(Stream? stream, TableKind kind)
        {
            if (stream is null)
            {
                return;
            }

            using var files = new InputFiles(stream, options);
            foreach (InputFile file in files.Open())
            {
                reading.Add(import.Entered(file), kind);
            }
        }
    }

    private static void RequireReadable(Stream? stream, string name)
    {
        if (stream is { CanRead: false })
        {
            throw new ArgumentException("The stream cannot be read.", name);
        }
    }
}
