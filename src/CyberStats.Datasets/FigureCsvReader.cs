using CyberStats.Datasets.Plain;
using CyberStats.Datasets.Text;
using CyberStats.Series;

namespace CyberStats.Datasets;

/// <summary>
/// Reads figures that sources publish from a plain table.
/// </summary>
/// <remarks>
/// <para>
/// The documented form; order and case of the columns do not matter, and all may be missing but measure, period, source and one of value,
/// low and high:
/// </para>
/// <code>
/// id,measure,value,low,high,unit,period,source,scope,base,as_of
/// f-1,incidents,88,,,count,2020,tracker,level=government,,2021-03-01
/// f-2,states,more than 51,,,count,2018-11-12,report,kind=state,,
/// f-3,losses,78 %,,,ratio,2017/2019,report,,,
/// </code>
/// <para>
/// Cells are separated by commas, semicolons or tabs: what is most often in the first line decides, and is stated where it is not the comma.
/// Columns of other names, or values that are the same in all rows, are told by <see cref="FigureCsvOptions.Columns"/>. A column
/// "scope.level" is a scope of its own. The unit is a word of <see cref="FigureUnit"/>, "%", the code of a currency, or another word, which
/// the scope then names. A period is a date or a range of ISO 8601.
/// </para>
/// <para>
/// Words are read as the bounds that they state: "more than 51" is at least 51, "dozens" at least 24, "thousands" at least 2,000, "several" at
/// least 2, "about 5" is 5, "unknown" is unknown and not zero. The scope keeps them as <c>word</c>.
/// </para>
/// <para>
/// Every row becomes a record or an issue of severity Error. Issues of severity Error: <c>empty_row</c>, <c>unclosed_quote</c>,
/// <c>row_too_large</c>, <c>no_measure</c>, <c>no_source</c>, <c>no_period</c>, <c>period_unreadable</c>, <c>bounds_out_of_order</c>,
/// <c>not_a_count</c>. Warning: <c>no_unit</c>, <c>value_unreadable</c>, <c>value_repaired</c>, <c>scope_unreadable</c>,
/// <c>date_unreadable</c>, <c>duplicate_id</c>, <c>undecodable_bytes</c>, <c>control_characters</c>, <c>cell_count</c>, <c>stray_quote</c>, <c>duplicate_column</c>. Info: <c>no_value</c>,
/// <c>value_in_words</c> and, once a file, <c>delimiter_detected</c>, <c>extra_column</c>, <c>encoding_detected</c>.
/// </para>
/// </remarks>
public static class FigureCsvReader
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
    /// Data do not make it throw; what the stream itself throws passes through. Cost: one pass, with memory for the result and for one row,
    /// of which <see cref="ImportOptions.MaxRecordBytes"/> is the longest.
    /// </remarks>
    public static ImportResult<ReportedFigure> Read(Stream stream, FigureCsvOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new FigureCsvOptions();
        using var import = new Import(stream, options, cancellationToken);
        using var table = new PlainTable(import, options, "measure,value,unit,period,source");
        var records = new FigureRecords(table, options);
        var figures = new BlockList<ReportedFigure>();
        foreach (CsvRow row in table.Rows())
        {
            if (records.Read(row) is { } figure)
            {
                figures.Add(figure);
            }
        }

        table.Finish();
        return import.Result(figures, sources: records.Sources);
    }
}
