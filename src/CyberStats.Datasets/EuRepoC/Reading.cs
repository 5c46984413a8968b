using System.Globalization;
using CyberStats.Datasets.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets.EuRepoC;

/// <summary>Reads the files of one import, in whatever order they come: the global one last, since the others are joined to it.</summary>
internal sealed class Reading(Import import, EuRepoCOptions options)
{
    private const int LongestHeader = 64 * 1024; // bytes
    private const int MostBuffered = 1 << 30; // bytes of a global file that stands in an archive before the others

    private static readonly string[] AttributionColumns =
    [
        Field.IncidentId, Field.AttributionId, Field.AttributionDate, Field.AttributionType, Field.AttributionBasis, Field.AttributingActor,
        Field.AttributingCompany, Field.AttributingCountry, Field.AttributedInitiator, Field.AttributedCountry, Field.AttributedCategory, Field.Settled,
    ];

    private static readonly string[] ReceiverColumns = [Field.Id, Field.ReceiverCountry, Field.ReceiverName, Field.ReceiverCategory, Field.ReceiverSubcategory];

    private readonly BlockList<Incident> _incidents = new();
    private JoinedRows<AttributionRow>? _attributions;
    private JoinedRows<ReceiverRow>? _receivers;
    private MemoryStream? _waiting;
    private Records? _records;
    private string _found = "no file";

    private IssueList Issues => import.Issues;

    /// <summary>Reads a file for what its first line says it is. One that is none of the dataset's is reported.</summary>
    /// <param name="file">The file.</param>
    /// <param name="expected">What it must be; <see cref="TableKind.Other"/> where it may be any.</param>
    /// <exception cref="InvalidDataException">It is not what it must be, or there is a second of its kind.</exception>
    public void Add(InputFile file, TableKind expected = TableKind.Other)
    {
        var stream = new PeekedStream(file.Stream);
        TableKind kind = KindOf(stream);
        if (expected != TableKind.Other && kind != expected)
        {
            throw NotThisFormat(expected);
        }

        switch (kind)
        {
            case TableKind.Global:
                RequireFirst(_waiting is null && _records is null, kind);
                if (file.Name is null)
                {
                    ReadGlobal(stream);
                }
                else
                {
                    _waiting = Buffered(stream);
                }

                break;
            case TableKind.Attributions:
                RequireFirst(_attributions is null, kind);
                _attributions = new JoinedRows<AttributionRow>();
                ReadAttributions(stream, _attributions);
                break;
            case TableKind.Receivers:
                RequireFirst(_receivers is null, kind);
                _receivers = new JoinedRows<ReceiverRow>();
                ReadReceivers(stream, _receivers);
                break;
            default:
                Issues.LeaveRecords();
                Issues.Info("file_ignored", null, file.Name, "By its first line the file is none of the dataset's; it was not read.");
                break;
        }
    }

    /// <summary>Ends the import.</summary>
    /// <exception cref="InvalidDataException">None of the files is the global one.</exception>
    public ImportResult<Incident> Result()
    {
        if (_waiting is not null)
        {
            ReadGlobal(_waiting);
        }

        if (_records is null)
        {
            throw NotThisFormat(TableKind.Global);
        }

        _records.Finish();
        return import.Result(_incidents, _records.Actors, _records.Sources);
    }

    private static void RequireFirst(bool isFirst, TableKind kind)
    {
        if (!isFirst)
        {
            throw new InvalidDataException($"Expected one file of each kind, but found a second whose first line has the columns '{Table.ColumnsOf(kind)}'.");
        }
    }

    /// <summary>A file of an archive as a whole: what is joined to it may come after it.</summary>
    private static MemoryStream Buffered(Stream stream)
    {
        var all = new MemoryStream();
        byte[] block = new byte[64 * 1024];
        for (int read = stream.Read(block); read > 0; read = stream.Read(block))
        {
            if (all.Length + read > MostBuffered)
            {
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture, $"The global file is larger than the {MostBuffered} bytes that are buffered of an archive; give the files as streams."));
            }

            all.Write(block, 0, read);
        }

        all.Position = 0;
        return all;
    }

    private InvalidDataException NotThisFormat(TableKind expected) => new(
        $"Expected {expected switch { TableKind.Global => "the global file", TableKind.Attributions => "the attribution file", _ => "the receiver file" }} of EuRepoC, "
        + $"whose first line has the columns '{Table.ColumnsOf(expected)}', but found {_found}.");

    private TableKind KindOf(PeekedStream stream)
    {
        using var head = new MemoryStream(stream.Peek(LongestHeader).ToArray());
        using var rows = new CsvRows(head, LongestHeader);
        if (rows.Read().FirstOrDefault() is not { Cells: not null, Problem: not CsvProblem.TooLarge } header)
        {
            _found = head.Length == 0 ? "an empty file" : "a first line that is too long";
            return TableKind.Other;
        }

        _found = $"'{Excerpt.Of(string.Join(',', header.Cells))}'";
        return new Table(header).Kind;
    }

    /// <summary>A header that is longer than a row may be would be one without columns, and the file one without rows.</summary>
    private void RequireHeader(CsvRow row, TableKind kind)
    {
        if (row.Problem == CsvProblem.TooLarge)
        {
            _found = "a first line longer than the longest row allowed";
            throw NotThisFormat(kind);
        }
    }

    private void ReadGlobal(Stream stream)
    {
        using var rows = new CsvRows(stream, options.MaxRecordBytes);
        foreach (CsvRow row in rows.Read())
        {
            if (_records is null)
            {
                RequireHeader(row, TableKind.Global);
                _records = new Records(new Table(row), _attributions, _receivers, options, Issues);
                continue;
            }

            int index = import.NextRow(row.Line);
            if (_records.Read(row, index) is { } incident)
            {
                _incidents.Add(incident);
            }
        }
    }

    private void ReadAttributions(Stream stream, JoinedRows<AttributionRow> joined)
    {
        int[] at = [];
        foreach (CsvRow row in RowsOf(stream, TableKind.Attributions, table => at = Array.ConvertAll(AttributionColumns, table.PlaceOf)))
        {
            joined.Add(
                Records.IdOf(Cell(row, at[0])),
                new AttributionRow(
                    Id: Records.IdOf(Cell(row, at[1])),
                    Date: Cell(row, at[2]),
                    Type: Cell(row, at[3]).Trim(),
                    Basis: Cell(row, at[4]).Trim(),
                    Issuer: IssuerOf(Cell(row, at[5]).Trim(), Cell(row, at[6]).Trim()),
                    IssuerCountry: Cell(row, at[7]).Trim(),
                    Initiator: Cell(row, at[8]).Trim(),
                    Country: Cell(row, at[9]).Trim(),
                    Category: Cell(row, at[10]).Trim(),
                    Settled: Cell(row, at[11]).Trim())
                {
                    Line = row.Line,
                });
        }
    }

    private void ReadReceivers(Stream stream, JoinedRows<ReceiverRow> joined)
    {
        int[] at = [];
        foreach (CsvRow row in RowsOf(stream, TableKind.Receivers, table => at = Array.ConvertAll(ReceiverColumns, table.PlaceOf)))
        {
            joined.Add(
                Records.IdOf(Cell(row, at[0])),
                new ReceiverRow(Cell(row, at[1]).Trim(), Cell(row, at[2]).Trim(), Cell(row, at[3]).Trim(), Cell(row, at[4]).Trim()) { Line = row.Line });
        }
    }

    /// <summary>Reads the rows of a file that is joined to the global one; those that cannot be read are reported, and cost no record.</summary>
    private IEnumerable<CsvRow> RowsOf(Stream stream, TableKind kind, Action<Table> readHeader)
    {
        using var rows = new CsvRows(stream, options.MaxRecordBytes);
        int columns = -1;
        int count = 0;
        foreach (CsvRow row in rows.Read())
        {
            if (columns < 0)
            {
                RequireHeader(row, kind);
                var table = new Table(row);
                columns = table.Names.Length;
                readHeader(table);
                continue;
            }

            import.CheckCount(++count);
            Issues.LeaveRecords(row.Line);
            if (IsReadable(row, columns))
            {
                yield return row;
            }
        }

        Issues.LeaveRecords();
    }

    private bool IsReadable(CsvRow row, int columns)
    {
        switch (row.Problem)
        {
            case CsvProblem.TooLarge:
                Issues.Warning("row_too_large", null, null, "A row of a joined file is too long: neither it nor anything after it was read.");
                return false;
            case CsvProblem.UnclosedQuote:
                Issues.Warning("unclosed_quote", null, row.Cells[^1], "A quote in a row of a joined file is open at its end; the row was left out.");
                return false;
            case CsvProblem.StrayQuote:
                Issues.Warning("stray_quote", null, row.Cells[0], "A quote stands in a joined file where the format allows none; the cells are as near to the text as can be.");
                break;
        }

        if (Array.TrueForAll(row.Cells, string.IsNullOrWhiteSpace))
        {
            Issues.Warning("empty_row", null, null, "A row of a joined file is empty.");
            return false;
        }

        if (row.CellCount != columns)
        {
            Issues.Warning("cell_count", null, row.Cells[0], string.Create(CultureInfo.InvariantCulture, $"A row of a joined file has {row.CellCount} cells in place of {columns}."));
        }

        return true;
    }

    /// <summary>Who issued an attribution: the company where no other is named.</summary>
    private static string IssuerOf(string actor, string company) => Words.IsNothing(actor) && !Words.IsNothing(company) ? company : actor;

    private static string Cell(CsvRow row, int place) => (uint)place < (uint)row.Cells.Length ? row.Cells[place] : "";
}
