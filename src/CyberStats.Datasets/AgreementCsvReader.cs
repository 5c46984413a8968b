using CyberStats.Agreements;
using CyberStats.Datasets.Plain;

namespace CyberStats.Datasets;

/// <summary>
/// Reads agreements from a plain table in which a row is what one party did about one agreement.
/// </summary>
/// <remarks>
/// <para>
/// The documented form; order and case of the columns do not matter, and all may be missing but agreement, party and act. Columns that may be
/// added: <c>title</c>, <c>force</c>, <c>opened</c>, <c>in_force</c> of the agreement, <c>party_id</c>, <c>until</c> (the latest date of an act that
/// is not dated), <c>effective</c>.
/// </para>
/// <code>
/// agreement,party,kind,country,act,when,note
/// harbour-call,EST,state,EST,supported,2018-11-12,
/// harbour-call,Invented Ports Ltd,company,LVA,supported,2018-11-12/2019-09-16,seen in a list
/// </code>
/// <para>
/// Cells are separated by commas, semicolons or tabs: what is most often in the first line decides, and is stated where it is not the comma.
/// Other names of columns, values that are the same in all rows, words for acts and kinds, and several acts in a row are told by
/// <see cref="AgreementCsvOptions.Columns"/>. How far an agreement binds is a column or a constant; without either, one that has acts
/// of treaties is read as a treaty, and to any other nobody is a party.
/// </para>
/// <para>
/// A record is an agreement with all its rows, so that <see cref="ImportResult{T}.Rows"/> counts rows, not records: every row is part of one
/// agreement or an issue of severity Error. A row may hold several acts, or a word that says that the party did nothing, which makes
/// it one that is listed without acts. Acts that break a rule of <see cref="Agreement"/> even in the order of time are refused.
/// </para>
/// <para>
/// Issues of severity Error: <c>empty_row</c>, <c>unclosed_quote</c>, <c>row_too_large</c>, <c>no_agreement</c>, <c>no_party</c>, <c>no_act</c>,
/// <c>unknown_act</c>, <c>act_refused</c> (the last two are Warnings where the row has another act). Warning: <c>date_unreadable</c>,
/// <c>no_kind</c>, <c>unknown_kind</c>, <c>country_unparsed</c>, <c>country_withdrawn</c>, <c>party_differs</c>, <c>agreement_differs</c>,
/// <c>unknown_force</c>, <c>in_force_before_opened</c>, <c>no_force</c>, <c>undecodable_bytes</c>, <c>control_characters</c>, <c>cell_count</c>, <c>stray_quote</c>,
/// <c>duplicate_column</c>. Info:
/// <c>vocabulary</c>, <c>country_by_name</c>, <c>act_moved</c>, <c>duplicate_candidate</c>, <c>force_inferred</c> and, once a file, <c>delimiter_detected</c>,
/// <c>extra_column</c>, <c>encoding_detected</c>.
/// </para>
/// </remarks>
public static class AgreementCsvReader
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
    /// A column that is needed is not there: the message says what was expected and what was found. Or its packing is damaged, or
    /// it is larger than the options allow.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    /// <remarks>
    /// Data do not make it throw; what the stream itself throws passes through. Cost: one pass, with memory for the result and, unless
    /// <see cref="AgreementColumns.Force"/> is the same in all rows, for the rows; none is longer than <see cref="ImportOptions.MaxRecordBytes"/>.
    /// </remarks>
    public static ImportResult<Agreement> Read(Stream stream, AgreementCsvOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new AgreementCsvOptions();
        using var import = new Import(stream, options, cancellationToken);
        using var table = new PlainTable(import, options, "agreement,party,kind,country,act,when,note");
        var records = new AgreementRecords(table, options);
        IReadOnlyList<Agreement> agreements = records.Read();
        table.Finish();
        return import.Result(agreements);
    }
}
