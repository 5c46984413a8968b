using System.Globalization;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Plain;

/// <summary>A plain CSV file: its delimiter and header found, its rows read one by one.</summary>
internal sealed class PlainTable : IDisposable
{
    private const int HeaderBytes = 64 * 1024; // in which the delimiter is looked for

    private static readonly char[] Delimiters = [',', ';', '\t'];

    private readonly Import _import;
    private readonly ImportOptions _options;
    private readonly CsvRows _rows;
    private readonly IEnumerator<CsvRow> _all;
    private readonly string[] _header;
    private readonly string[] _keys;
    private readonly HashSet<int> _used = [];
    private readonly string _expected;

    /// <summary>Opens the one file of an import.</summary>
    /// <param name="import">The import.</param>
    /// <param name="options">Its options.</param>
    /// <param name="expected">The columns of the format, for messages, such as "date,amount,currency".</param>
    /// <exception cref="InvalidDataException">There is no first line that could be a header.</exception>
    public PlainTable(Import import, ImportOptions options, string expected)
    {
        (_import, _options, _expected) = (import, options, expected);
        var stream = new PeekedStream(import.SingleFile($"a table whose first line is like '{expected}'").Stream);
        Delimiter = DelimiterOf(stream.Peek(HeaderBytes));
        _rows = new CsvRows(stream, options.MaxRecordBytes, Delimiter);
        _all = _rows.Read().GetEnumerator();
        if (!_all.MoveNext() || _all.Current is not { Problem: CsvProblem.None } first || Array.TrueForAll(first.Cells, string.IsNullOrWhiteSpace))
        {
            throw NotThisFormat("no line of names");
        }

        _header = Array.ConvertAll(first.Cells, cell => string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        _keys = Array.ConvertAll(_header, KeyOf);
    }

    public char Delimiter { get; }

    public IssueList Issues => _import.Issues;

    /// <summary>Finds a column that must be there, unless it is the same in all rows.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public PlainColumn Need(CsvColumn column) => Find(column) is { IsThere: true } found
        ? found
        : throw NotThisFormat($"no column '{column}' in '{Excerpt.Of(string.Join(Delimiter, _header), 400)}'");

    /// <summary>Finds a column that may be there.</summary>
    public PlainColumn Find(CsvColumn column)
    {
        int place = column.Header is null ? -1 : Array.IndexOf(_keys, KeyOf(column.Header));
        if (place >= 0)
        {
            _used.Add(place);
        }

        return new PlainColumn(column, place, place < 0 ? column.Header : _header[place]);
    }

    /// <summary>Finds the columns whose names start with a word and a point or blank, such as "scope.level", with the rest of their names.</summary>
    public IReadOnlyList<(string Name, PlainColumn Column)> FindAll(string start)
    {
        var found = new List<(string, PlainColumn)>();
        for (int i = 0; i < _header.Length; i++)
        {
            string name = _header[i];
            if (name.Length > start.Length + 1 && name.StartsWith(start, StringComparison.OrdinalIgnoreCase) && name[start.Length] is '.' or ' ' or '_' or ':')
            {
                _used.Add(i);
                found.Add((name[(start.Length + 1)..].Trim(), new PlainColumn(CsvColumn.Named(name), i, name)));
            }
        }

        return found;
    }

    /// <summary>Returns the refusal of the file.</summary>
    public InvalidDataException NotThisFormat(string found) =>
        new($"Expected a table whose first line has the columns '{_expected}', in any order, but found {found}.");

    /// <summary>Reads the rows that have cells; of the others an Error is reported.</summary>
    public IEnumerable<CsvRow> Rows() => Readable(Rest());

    /// <summary>Reads all rows to be gone through twice: they are kept as they are, to be counted and reported later.</summary>
    /// <exception cref="InvalidDataException">They are more than allowed.</exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    public IEnumerable<CsvRow> KeptRows()
    {
        var rows = new BlockList<CsvRow>();
        while (_all.MoveNext())
        {
            _import.CheckCount(rows.Count + 1);
            rows.Add(_all.Current with { Cells = [.. _all.Current.Cells] });
        }

        return rows;
    }

    /// <summary>Counts the rows of a file that were kept, and returns those that have cells; of the others an Error is reported.</summary>
    public IEnumerable<CsvRow> Readable(IEnumerable<CsvRow> rows)
    {
        foreach (CsvRow row in rows)
        {
            _import.NextRow(row.Line);
            if (IsReadable(row))
            {
                yield return row;
            }
        }
    }

    private IEnumerable<CsvRow> Rest()
    {
        while (_all.MoveNext())
        {
            yield return _all.Current;
        }
    }

    /// <summary>Whether a row has cells, and reports what is wrong with its form.</summary>
    private bool IsReadable(CsvRow row)
    {
        if (RowForm.IsUnreadable(row, Issues, _options.MaxRecordBytes))
        {
            return false;
        }

        if (row.CellCount != _header.Length)
        {
            Issues.Warning("cell_count", null, null, string.Create(
                CultureInfo.InvariantCulture, $"The row has {row.CellCount} cells in place of {_header.Length}."));
        }

        if (!row.IsPlain)
        {
            Clean(row.Cells);
        }

        return true;
    }

    /// <summary>Takes control characters out of cells, and reports bytes that were no text.</summary>
    private void Clean(string[] cells)
    {
        bool isUnwanted = false, isUndecodable = false;
        for (int i = 0; i < cells.Length; i++)
        {
            isUndecodable |= Unwanted.IsLossy(cells[i]);
            isUnwanted |= Unwanted.HasControls(cells[i]);
            cells[i] = Unwanted.WithoutControls(cells[i]);
        }

        if (isUndecodable)
        {
            Issues.Warning("undecodable_bytes", null, cells[0], "Some characters of the row were lost; each stands as U+FFFD.");
        }

        if (isUnwanted)
        {
            Issues.Warning("control_characters", null, cells[0], "The row has control characters, which were taken out.");
        }
    }

    /// <summary>Reports what is about the file as a whole.</summary>
    public void Finish()
    {
        Issues.LeaveRecords();
        if (Delimiter != ',')
        {
            Issues.Info("delimiter_detected", null, null, $"The cells are separated by {(Delimiter == ';' ? "semicolons" : "tabs")}.");
        }

        for (int i = 0; i < _header.Length; i++)
        {
            if (_keys[i].Length > 0 && Array.IndexOf(_keys, _keys[i]) < i)
            {
                Issues.Warning("duplicate_column", _header[i], null, "An earlier column has the same name; this one was not read.");
            }
            else if (!_used.Contains(i) && _header[i].Length > 0)
            {
                Issues.Info("extra_column", _header[i], null, "The column has no place in the format; it was not read.");
            }
        }
    }

    public void Dispose()
    {
        _all.Dispose();
        _rows.Dispose();
    }

    /// <summary>The delimiter that is most often in the first line, outside of quotes; a comma where none is.</summary>
    private static char DelimiterOf(ReadOnlySpan<byte> start)
    {
        Span<int> counts = stackalloc int[Delimiters.Length];
        bool isQuoted = false, isText = false;
        foreach (byte b in start)
        {
            if (b == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && b is (byte)'\n' or (byte)'\r' && !isQuoted && isText)
            {
                break;
            }
            else if (!isQuoted && Array.IndexOf(Delimiters, (char)b) is >= 0 and int place)
            {
                counts[place]++;
            }

            isText |= b is not ((byte)'\n' or (byte)'\r');
        }

        int best = 0;
        for (int i = 1; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }

        return Delimiters[best];
    }

    private static string KeyOf(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
