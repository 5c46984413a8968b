using CyberStats.Datasets.Plain;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets;

/// <summary>
/// Reads losses from a plain table.
/// </summary>
/// <remarks>
/// <para>The documented form; order and case of the columns do not matter, and all but one of amount, low and high may be missing:</para>
/// <code>
/// id,title,date,amount,currency,low,high,form,status,borne_by
/// a-1,Locked files,2021-05-07,4400000,USD,,,ransom_payment,actual,the operator
/// a-2,Lost sales,2021-06,,EUR,1000000,3000000,productivity,estimated,
/// </code>
/// <para>
/// Cells are separated by commas, semicolons or tabs: what is most often in the first line decides, and is stated where it is not the comma.
/// Columns of other names, or values that are the same in all rows, are told by <see cref="LossCsvOptions.Columns"/>; amounts in thousands or
/// millions by <see cref="LossCsvOptions.Unit"/>. Dates are years, months or days of ISO 8601. An amount is a number with a decimal point;
/// "1,234.5", "$2.3m" and "5 million" are read and reported; "more than 5 million" is a lower bound, "millions" at least two.
/// </para>
/// <para>
/// Every row becomes a record or an issue of severity Error. Of an amount without a currency, or written in another than the column says, the
/// amount is dropped and the record kept. Issues of severity Error: <c>empty_row</c>, <c>unclosed_quote</c>, <c>row_too_large</c>,
/// <c>negative_amount</c>, <c>bounds_out_of_order</c>. Warning: <c>no_date</c>, <c>date_unreadable</c>, <c>no_amount</c>, <c>amount_unreadable</c>,
/// <c>amount_ambiguous</c>, <c>amount_repaired</c>, <c>no_currency</c>, <c>currency_conflict</c>, <c>currency_unreadable</c>, <c>unknown_currency</c>,
/// <c>unknown_form</c>, <c>unknown_status</c>, <c>status_conflict</c>, <c>duplicate_id</c>, <c>undecodable_bytes</c>, <c>control_characters</c>, <c>cell_count</c>, <c>stray_quote</c>,
/// <c>duplicate_column</c>. Info: <c>amount_in_words</c> and, once a file, <c>delimiter_detected</c>, <c>extra_column</c>, <c>encoding_detected</c>.
/// </para>
/// </remarks>
public static class LossCsvReader
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
    /// The file has no column of an amount: the message says what was expected and what was found. Or its packing is damaged, or
    /// it is larger than the options allow.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    /// <remarks>
    /// Data do not make it throw; what the stream itself throws passes through. Cost: one pass, with memory for the result and for one row,
    /// of which <see cref="ImportOptions.MaxRecordBytes"/> is the longest.
    /// </remarks>
    public static ImportResult<DatedLoss> Read(Stream stream, LossCsvOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LossCsvOptions();
        using var import = new Import(stream, options, cancellationToken);
        using var table = new PlainTable(import, options, "date,amount,currency,low,high");
        var records = new LossRecords(table, options);
        var losses = new BlockList<DatedLoss>();
        foreach (CsvRow row in table.Rows())
        {
            if (records.Read(row) is { } loss)
            {
                losses.Add(loss);
            }
        }

        table.Finish();
        return import.Result(losses);
    }
}
