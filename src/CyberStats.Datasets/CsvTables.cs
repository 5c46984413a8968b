using CyberStats.Datasets.Tables;
using CyberStats.Json;

namespace CyberStats.Datasets;

/// <summary>
/// Writes a document as tidy CSV tables for R, pandas and spreadsheets, one row a fact, and reads them back equal.
/// </summary>
/// <remarks>
/// <para>
/// Tables are joined by ids: <c>incident_types</c> has the <c>incident_id</c>, and <c>victim_kinds</c> also the number of the victim in its incident.
/// Records without an id of their own are numbered. All 45 tables are always written, also those without rows, so that no old file stays beside new ones.
/// Everything that a document holds has its place: nothing is lost.
/// </para>
/// <para>
/// RFC 4180: UTF-8 without a mark, CR LF after each row, names of columns in the first. An empty cell is missing or unknown; numbers and
/// days are those of the invariant culture; a date or a range is written as it is known, "2021-03", with its first and last day in two columns
/// beside it; flags are "true" and "false". In pandas: <c>read_csv(…, keep_default_na=False, na_values=[""])</c>, since "NA" can be a text; in R,
/// <c>read.csv(…, na.strings = "")</c>; where a column could look like another type, name its type.
/// </para>
/// <para>
/// No cell is a formula to a spreadsheet. Before a text whose first character, after spaces, quotes and invisible characters, is one of = + - @ or
/// their wide forms, or which begins with a tab or a line break, stands an apostrophe; likewise before a text that begins with an apostrophe
/// itself; an apostrophe alone is a text without characters, which is not a missing one. Numbers such as -5 stay as they are. <see cref="Read(string)"/> takes
/// the apostrophe away. It does not help where a spreadsheet is told to split cells at another character than the comma.
/// </para>
/// </remarks>
public static class CsvTables
{
    /// <summary>Writes the tables into a folder, each as a file of its name and ".csv", over those that are there.</summary>
    /// <param name="document">The document.</param>
    /// <param name="folder">The folder; it is made where there is none.</param>
    /// <returns>The tables, with the number of rows of each.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The path is empty, or a text holds half of a surrogate pair, which no encoding can keep.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IReadOnlyList<CsvTable> Write(CyberStatsDocument document, string folder)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
#pragma warning disable RS0030 // the folder is handed in, and a table in it is a file
        return Write(document, table => File.Create(Path.Combine(folder, table + ".csv")));
#pragma warning restore RS0030
    }

    /// <summary>Writes the tables into streams.</summary>
    /// <param name="document">The document.</param>
    /// <param name="open">Gives the stream for the name of a table; it is closed when the table is written.</param>
    /// <returns>The tables, with the number of rows of each.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A stream is null, or a text holds half of a surrogate pair, which no encoding can keep.</exception>
    public static IReadOnlyList<CsvTable> Write(CyberStatsDocument document, Func<string, Stream> open)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(open);
        return new DocumentWriter(document, table => open(table) ?? throw new ArgumentException($"There is no stream for the table '{table}'.", nameof(open))).Write();
    }

    /// <summary>Reads the tables of a folder.</summary>
    /// <param name="folder">The folder; a table whose file is not there has no rows.</param>
    /// <exception cref="ArgumentException">The path is null or empty.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is not such a table, a cell is not of its form, a record breaks a rule, or a row belongs to a record that is not there: the message names
    /// the table, the line and the column.
    /// </exception>
    /// <remarks>
    /// Columns may come in any order, and those that are not known here are passed over, as are the first and last days of dates; every other column must be
    /// there. Quotes are as RFC 4180 has them; line breaks may also be LF.
    /// </remarks>
    public static CyberStatsDocument Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
#pragma warning disable RS0030 // as in writing
        return Directory.Exists(folder)
            ? Read(table => Path.Combine(folder, table + ".csv") is var path && File.Exists(path) ? File.OpenRead(path) : null)
            : throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
#pragma warning restore RS0030
    }

    /// <summary>Reads the tables from streams.</summary>
    /// <param name="open">Gives the stream for the name of a table, which is closed when it is read; null for a table without rows.</param>
    /// <exception cref="ArgumentNullException"><paramref name="open"/> is null.</exception>
    /// <exception cref="InvalidDataException">As <see cref="Read(string)"/> says.</exception>
    /// <inheritdoc cref="Read(string)" path="/remarks"/>
    public static CyberStatsDocument Read(Func<string, Stream?> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new DocumentReader(open).Read();
    }
}
